/** Width of a text in Chinese characters: CJK and full-width count 1, ASCII and its kin a half. */
export function textWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) < 0x2000 ? 0.5 : 1;
  return width;
}
