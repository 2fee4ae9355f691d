import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfPage, Ruling } from './page.ts';

/** Affine transformation [a b c d e f] as in ISO 32000-1, 8.3.4. */
export type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Thickest line that is still a ruling and not a filled area. */
const RULING_THICKNESS = 3;
/** Shorter strokes are parts of drawings or underlines of single letters. */
const RULING_LENGTH = 4;

/** Graphics and text state (ISO 32000-1, 8.4 and 9.3), as far as it decides where glyphs stand. */
interface State {
  matrix: Matrix;
  font: string;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

/** What a font says about its glyphs; widths are in thousandths of the font size unless it says otherwise. */
export interface FontMetrics {
  unit: number;
  vertical: boolean;
}

/**
 * Follows the drawing operators of one page and notes each glyph and each ruling with its place.
 * pdfjs' own text extraction joins glyphs over small gaps, and with them the cells of narrow tables.
 */
export class ContentReader {
  readonly #page: PdfPage;
  readonly #metrics: (font: string) => FontMetrics;
  readonly #saved: State[] = [];
  #state: State;
  #textMatrix: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;

  constructor(page: PdfPage, toPage: Matrix, metrics: (font: string) => FontMetrics) {
    this.#page = page;
    this.#metrics = metrics;
    this.#state = {
      matrix: toPage,
      font: '',
      fontSize: 0,
      characterSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
    };
  }

  /** Applies one operator; unknown ones draw nothing that matters here. */
  apply(operator: number, args: readonly unknown[]): void {
    switch (operator) {
      case OPS.save:
        this.#saved.push({ ...this.#state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#saved.pop() ?? this.#state;
        break;
      case OPS.paintFormXObjectBegin:
        this.#saved.push({ ...this.#state });
        this.#transform(matrixOf(args[0]));
        break;
      case OPS.transform:
        this.#transform(matrixOf(args));
        break;
      case OPS.constructPath:
        this.#path(args);
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        this.#page.images += 1;
        break;
      default:
        this.#applyText(operator, args);
    }
  }

  #applyText(operator: number, args: readonly unknown[]): void {
    const state = this.#state;
    switch (operator) {
      case OPS.beginText:
        this.#moveTo(IDENTITY);
        break;
      case OPS.setTextMatrix:
        this.#moveTo(matrixOf(args[0]));
        break;
      case OPS.setFont:
        state.font = String(args[0]);
        state.fontSize = numberOf(args[1]);
        break;
      case OPS.setCharSpacing:
        state.characterSpacing = numberOf(args[0]);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = numberOf(args[0]);
        break;
      case OPS.setHScale:
        state.scale = numberOf(args[0]) / 100;
        break;
      case OPS.setLeading:
        state.leading = numberOf(args[0]);
        break;
      case OPS.setTextRise:
        state.rise = numberOf(args[0]);
        break;
      case OPS.moveText:
        this.#move(numberOf(args[0]), numberOf(args[1]));
        break;
      case OPS.setLeadingMoveText:
        state.leading = -numberOf(args[1]);
        this.#move(numberOf(args[0]), numberOf(args[1]));
        break;
      case OPS.nextLine:
        this.#move(0, -state.leading);
        break;
      case OPS.showText:
        this.#show(Array.isArray(args[0]) ? args[0] : []);
        break;
    }
  }

  #transform(matrix: Matrix): void {
    this.#state.matrix = multiply(this.#state.matrix, matrix);
  }

  #moveTo(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#x = this.#lineX = 0;
    this.#y = this.#lineY = 0;
  }

  #move(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  #show(shown: readonly unknown[]): void {
    const state = this.#state;
    const { unit, vertical } = this.#metrics(state.font);
    const matrix = multiply(state.matrix, this.#textMatrix);
    const angle = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI;
    const across = Math.hypot(matrix[0], matrix[1]);
    const size = Math.abs(state.fontSize) * Math.hypot(matrix[2], matrix[3]);
    for (const item of shown) {
      if (typeof item === 'number') {
        this.#advance((-item * state.fontSize) / 1000, vertical);
        continue;
      }
      const glyph = glyphOf(item);
      if (glyph === null) continue;
      const width = glyph.width * unit * state.fontSize * state.scale;
      const [x, y] = apply(matrix, this.#x, this.#y + state.rise);
      if (glyph.unicode !== '')
        this.#page.glyphs.push({ text: glyph.unicode, x, y, width: width * across, size, angle });
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.characterSpacing;
      this.#advance((vertical ? -state.fontSize : glyph.width * unit * state.fontSize) + spacing, vertical);
    }
  }

  #advance(distance: number, vertical: boolean): void {
    if (vertical) this.#y += distance;
    else this.#x += distance * this.#state.scale;
  }

  /** pdfjs hands a path on as `[what is done with it, [coordinates with a code before each step], bounds]`. */
  #path(args: readonly unknown[]): void {
    const [paint, paths] = args;
    if (paint === OPS.endPath || !Array.isArray(paths)) return;
    const isStroke = paint === OPS.stroke || paint === OPS.closeStroke;
    const steps: unknown = paths[0];
    if (!(steps instanceof Float32Array)) return;
    for (const polygon of polygonsOf(steps)) {
      const points = polygon.map(([x, y]) => apply(this.#state.matrix, x, y));
      if (isStroke) this.#strokes(points);
      else this.#bar(points);
    }
  }

  #strokes(points: readonly Point[]): void {
    for (const [index, end] of points.entries()) {
      const start = points[index - 1];
      if (start !== undefined) this.#ruling(start, end);
    }
  }

  /** A filled shape is a ruling when it is thin; many programs draw borders as narrow rectangles. */
  #bar(points: readonly Point[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (right - left <= RULING_THICKNESS) this.#ruling([(left + right) / 2, top], [(left + right) / 2, bottom]);
    else if (bottom - top <= RULING_THICKNESS) this.#ruling([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  }

  #ruling([x1, y1]: Point, [x2, y2]: Point): void {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (Math.min(width, height) > 1 || Math.max(width, height) < RULING_LENGTH) return;
    const ruling: Ruling = { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
    this.#page.rulings.push(ruling);
  }
}

type Point = readonly [number, number];

/** Numbers that follow each path code of pdfjs (moveTo, lineTo, curveTo, quadraticCurveTo, closePath). */
const STEP_LENGTHS: readonly number[] = [2, 2, 6, 4, 0];

/** The straight-sided polygons of a path; one with a curve is no ruling. */
function polygonsOf(steps: Float32Array): Point[][] {
  const polygons: Point[][] = [];
  for (let index = 0; index < steps.length; ) {
    const code = steps[index] ?? 0;
    const point: Point = [steps[index + 1] ?? 0, steps[index + 2] ?? 0];
    const current = polygons.at(-1);
    if (code === 0) polygons.push([point]);
    else if (code === 1) current?.push(point);
    else if (code === 4 && current?.[0] !== undefined) current.push(current[0]);
    else if (code === 2 || code === 3) polygons.pop();
    index += 1 + (STEP_LENGTHS[code] ?? 0);
  }
  return polygons.filter((polygon) => polygon.length > 1);
}

function glyphOf(item: unknown): { unicode: string; width: number; isSpace: boolean } | null {
  if (typeof item !== 'object' || item === null) return null;
  const { unicode, width, isSpace } = item as { unicode?: unknown; width?: unknown; isSpace?: unknown };
  return { unicode: typeof unicode === 'string' ? unicode : '', width: numberOf(width), isSpace: isSpace === true };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function matrixOf(value: unknown): Matrix {
  const numbers = value instanceof Float32Array ? [...value] : Array.isArray(value) ? value.map(numberOf) : [];
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return IDENTITY;
  return [a, b, c, d, e ?? 0, f ?? 0];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}
