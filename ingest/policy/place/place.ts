/**
 * A place inside a document as people write it: 第十二条第二款第（一）项, 二、（二）7., 附件表格第7行. One grammar for all who
 * read, find and write places: `read.ts` makes a place of a text, `locate.ts` finds its clauses, `write.ts` puts the place
 * of a clause into words.
 */
export type Place = readonly PlaceStep[];

/** What a step is called or how its number is printed; `any` where nothing tells. */
export type Level =
  /** 编, 篇 */
  | 'part'
  /** 章 */
  | 'chapter'
  /** 节 */
  | 'division'
  /** 一、 or 第一部分 */
  | 'section'
  /** （一） */
  | 'bracket'
  /** 1. */
  | 'arabic'
  /** 条 */
  | 'article'
  /** 项, 点, 目 */
  | 'point'
  /** 款, 自然段 */
  | 'paragraph'
  | 'box'
  | 'annex'
  | 'table'
  | 'row'
  /** 文首, 文末: what stands before the first and after the last number */
  | 'front'
  | 'end'
  | 'any';

/** One step on the way to a clause: 二、 then （二） then 7. */
export interface PlaceStep {
  level: Level;
  /** Below zero: counted from the end, 最后一条 is -1. */
  value: number;
  /** 之一 of 第十二条之一; null otherwise. */
  branch: number | null;
}

export function step(level: Level, value: number, branch: number | null = null): PlaceStep {
  return { level, value, branch };
}
