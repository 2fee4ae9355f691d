import type { Glyph, PdfPage, Ruling } from '../pdf/page.ts';
import { childrenOf, textOf, type XmlElement } from '../xml.ts';
import { childrenAt, localName } from './elements.ts';
import { linesOfPath } from './path-lines.ts';
import { runsOf } from './runs.ts';

/** OFD counts in millimetres, our pages in points. */
const POINTS = 72 / 25.4;
/** Elements that only hold others. */
const CONTAINERS = new Set(['Content', 'Layer', 'PageBlock']);
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\u2014\u2018-\u201d\u2026]/;

/** Takes millimetres of an object (GB/T 33190, 8.5: its box, then its matrix) to points of the page. */
interface Placement {
  point(x: number, y: number): { x: number; y: number };
  /** How many times larger it is drawn. */
  scale: number;
  /** Degrees. */
  angle: number;
}

/**
 * Notes each character and each ruling of a page with its place.
 *
 * @param layers - The template pages that lie under a page, and the page.
 * @param box - Its size as `x y width height` in millimetres.
 */
export function readOfdPage(layers: readonly XmlElement[], box: string): PdfPage {
  const [left = 0, top = 0, width = 210, height = 297] = numbersOf(box);
  const page: PdfPage = { width: width * POINTS, height: height * POINTS, glyphs: [], rulings: [], images: 0 };
  const draw = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      const name = localName(child);
      if (CONTAINERS.has(name)) draw(child);
      else if (name === 'TextObject') page.glyphs.push(...glyphsOf(child, placementOf(child, left, top)));
      else if (name === 'PathObject') page.rulings.push(...rulingsOf(child, placementOf(child, left, top)));
      else if (name === 'ImageObject') page.images += 1;
    }
  };
  for (const layer of layers) draw(layer);
  return page;
}

function placementOf({ attributes }: XmlElement, left: number, top: number): Placement {
  const [x = 0, y = 0] = numbersOf(attributes.Boundary ?? '');
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(attributes.CTM ?? '');
  return {
    point: (dx, dy) => ({
      x: (x - left + a * dx + c * dy + e) * POINTS,
      y: (y - top + b * dx + d * dy + f) * POINTS,
    }),
    scale: Math.hypot(c, d) * POINTS,
    angle: (Math.atan2(b, a) * 180) / Math.PI,
  };
}

function glyphsOf(object: XmlElement, { point, scale, angle }: Placement): Glyph[] {
  const size = Number(object.attributes.Size ?? 0);
  const stretch = Number(object.attributes.HScale ?? 1);
  let [x, y] = [0, 0];
  return childrenAt(object, 'TextCode').flatMap((code) => {
    // A later piece of text begins where the one before began, unless it says otherwise.
    x = Number(code.attributes.X ?? x);
    y = Number(code.attributes.Y ?? y);
    const [right, down] = [runsOf(code.attributes.DeltaX ?? ''), runsOf(code.attributes.DeltaY ?? '')];
    let [dx, dy] = [x, y];
    return [...textOf(code)].map((text, index): Glyph => {
      const natural = size * stretch * (WIDE.test(text) ? 1 : 0.5);
      const advance = right[index];
      const at = point(dx, dy);
      dx += advance ?? (down[index] === undefined ? natural : 0);
      dy += down[index] ?? 0;
      // A narrow letter is as wide as its advance, if that is no wider than a letter can be.
      const width = advance !== undefined && advance > 0 && advance <= size * stretch ? advance : natural;
      return { text, ...at, width: width * scale, size: size * scale, angle };
    });
  });
}

function rulingsOf(object: XmlElement, { point }: Placement): Ruling[] {
  if (object.attributes.Visible === 'false') return [];
  return childrenAt(object, 'AbbreviatedData').flatMap((path) => linesOfPath(textOf(path), point));
}

function numbersOf(text: string): number[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/).map(Number);
}
