/** What stands on one page, in points (1/72 inch) from the upper left corner of the page as it is displayed. */
export interface PdfPage {
  width: number;
  height: number;
  glyphs: Glyph[];
  rulings: Ruling[];
  images: number;
}

/** One printed character (or ligature). */
export interface Glyph {
  text: string;
  /** Left end of the character on its baseline. */
  x: number;
  y: number;
  width: number;
  /** Font size. */
  size: number;
  /** Reading direction in degrees, 0 for ordinary text. */
  angle: number;
}

/** A straight horizontal or vertical line, such as the border of a table cell. */
export interface Ruling {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
