import { childOf, childrenOf, valueAt, type XmlElement } from '../xml.ts';

/** Reference to a numbering definition and a level in it; either may be inherited. */
export interface NumberingReference {
  numId: string | undefined;
  level: number | undefined;
}

/** What a paragraph style decides about reading. */
export interface ParagraphStyle {
  id: string;
  /** Name as Word stores it, lower case: `heading 1`, `title`, `toc 2`. */
  name: string;
  numbering: NumberingReference;
  /** 0 … 8 as `w:outlineLvl` counts; undefined for body text. */
  outlineLevel: number | undefined;
}

/** Paragraph styles with what they inherit (`w:basedOn`) already put together. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #resolved = new Map<string, ParagraphStyle>();
  readonly #defaultId: string | undefined;

  constructor(styles: XmlElement | undefined) {
    for (const style of childrenOf(styles, 'w:style')) {
      const id = style.attributes['w:styleId'];
      if (id !== undefined) this.#elements.set(id, style);
    }
    this.#defaultId = childrenOf(styles, 'w:style').find(
      ({ attributes }) =>
        attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(attributes['w:default'] ?? ''),
    )?.attributes['w:styleId'];
  }

  /** The style of a paragraph; without an id the document's default style. */
  paragraph(id: string | undefined): ParagraphStyle | undefined {
    const wanted = id ?? this.#defaultId;
    return wanted === undefined ? undefined : this.#resolve(wanted, new Set());
  }

  /** Numbering id that a numbering style points to (`w:numStyleLink`). */
  numberingOfStyle(id: string): string | undefined {
    return valueAt(this.#elements.get(id), 'w:pPr', 'w:numPr', 'w:numId');
  }

  #resolve(id: string, visited: Set<string>): ParagraphStyle | undefined {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const element = this.#elements.get(id);
    if (element === undefined || visited.has(id)) return undefined;
    visited.add(id);
    const basedOn = valueAt(element, 'w:basedOn');
    const base = basedOn === undefined ? undefined : this.#resolve(basedOn, visited);
    const own = numberingReference(childOf(element, 'w:pPr'));
    const outline = levelOf(valueAt(element, 'w:pPr', 'w:outlineLvl'));
    const style: ParagraphStyle = {
      id,
      name: (valueAt(element, 'w:name') ?? id).toLowerCase(),
      numbering: { numId: own.numId ?? base?.numbering.numId, level: own.level ?? base?.numbering.level },
      outlineLevel: outline ?? base?.outlineLevel,
    };
    this.#resolved.set(id, style);
    return style;
  }
}

/** The `w:numPr` of paragraph properties. */
export function numberingReference(properties: XmlElement | undefined): NumberingReference {
  return {
    numId: valueAt(properties, 'w:numPr', 'w:numId'),
    level: levelOf(valueAt(properties, 'w:numPr', 'w:ilvl')),
  };
}

/** A level number 0 … 8, undefined for anything else. */
export function levelOf(value: string | undefined): number | undefined {
  const level = Number(value ?? Number.NaN);
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level : undefined;
}
