/** What a table is made for: where clauses can be read, and the day (ISO 8601 date). */
export interface PrintingOccasion {
  origin: string;
  day: string;
}

/** The line under the title that says when a table was made and where its clauses can be read. */
export const occasionNote = ({ origin, day }: PrintingOccasion): string =>
  `制表日期：${day}　　条款永久链接：${origin}/documents/ 后接〔〕内的文件编号和条款地址`;
