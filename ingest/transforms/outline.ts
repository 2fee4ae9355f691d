import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { ClauseKind } from '../policy/clause.ts';
import { type Marker, type MarkerScheme, parseBareDecimal, parseMarker, SCHEME_RANK } from '../policy/marker.ts';
import { tidyTitle } from '../policy/printed-title.ts';
import type { PolicyLine, PolicyNode, PolicyRoot } from '../policy/tree.ts';
import { type Block, type Range, type TableBlock, type TextBlock, toBlocks } from './blocks.ts';
import { correctedLevel, correctParagraphs } from './corrections.ts';
import { settleDigitNumbers } from './digit-numbers.ts';
import { isHeadingLine, leadingHeading } from './heading.ts';
import { Levels, type Oddity, type Placement } from './levels.ts';
import { findLostNumbers } from './lost-numbers.ts';
import { headingOf, kindOf, stepOf } from './numbered-units.ts';
import { oddityReason } from './oddity-reasons.ts';
import { report } from './report.ts';
import { findSegments, type Segment } from './segments.ts';
import { cellAt, type PlacedCell, placeCells } from './table-grid.ts';
import { findTextTables } from './text-tables.ts';
import { joinTitleLines, titleHeadings } from './title-lines.ts';
import { isNoteLine } from './unit-notes.ts';
import { findUnnumberedHeadings, isGeneralTitle, type UnnumberedLine } from './unnumbered-headings.ts';

/** mdast → the policy tree: front matter, numbered units on their levels, unnumbered paragraphs, boxes, tables, annexes. */
export const outline: Plugin<[], Root, PolicyRoot> = () => (root, file) => buildOutline(toBlocks(root), file);

/** Builds the tree of a document from its paragraphs and tables. Never throws; doubts are reported to `file`. */
export function buildOutline(source: readonly Block[], file: VFile): PolicyRoot {
  const corrections = file.data.sidecar?.corrections ?? [];
  const blocks = titleHeadings(findTextTables(correctParagraphs(source, corrections, file)));
  const root: PolicyRoot = { type: 'policy', children: [] };
  const annexes = { count: 0 };
  for (const segment of findSegments(blocks)) new SegmentOutline(blocks, segment, root, annexes, file).build();
  return root;
}

const NUMBERED_KINDS: ReadonlySet<ClauseKind> = new Set(['part', 'chapter', 'section', 'subsection', 'clause']);
/** What a heading without a number counts as, by how deep it stands. */
const HEADING_SCHEMES: readonly MarkerScheme[] = ['chinese', 'chinese-bracket', 'arabic'];

/** Builds the nodes of one segment. */
class SegmentOutline {
  readonly #levels = new Levels<PolicyNode>();
  readonly #markers = new Map<Block, Marker>();
  /** Headings without a number among articles, and second lines of titles. */
  #unnumbered = new Map<Block, UnnumberedLine>();
  /** Depth of the heading from which a unit was made, where it was one. */
  readonly #depths = new Map<PolicyNode, number>();
  /** All markers of the body in order, and how many of them have been placed. */
  #ordered: Marker[] = [];
  #placed = 0;
  #top: PolicyNode[];
  /** True when units are numbered 1.1, 1.2: then 1 with a space behind it is a number too. */
  #decimal = false;

  constructor(
    private readonly blocks: readonly Block[],
    private readonly segment: Segment,
    private readonly root: PolicyRoot,
    private readonly annexes: { count: number },
    private readonly file: VFile,
  ) {
    this.#top = root.children;
  }

  build(): void {
    const { annex, head, front, body, end } = this.segment;
    if (annex !== null) {
      this.annexes.count++;
      const value = annex.value ?? this.annexes.count;
      const node = makeNode('annex', `annex${value === 1 ? '' : value}`, linesOf(this.#slice(head)));
      node.num = annex.num;
      node.heading = annex.title;
      this.root.children.push(node);
      this.#top = node.children;
    }
    for (const lines of joinTitleLines(linesOf(this.#slice(front)))) this.#top.push(makeNode('front', '0', lines));
    this.#decimal = this.#slice(body).some((block) => parseMarker(block.text)?.decimals.length === 2);
    for (const block of this.#slice(body)) {
      const marker = block.kind === 'text' ? this.#markerOf(block) : null;
      if (marker !== null) this.#markers.set(block, marker);
    }
    settleDigitNumbers(this.#slice(body), this.#markers);
    for (const [block, marker] of findLostNumbers(this.#slice(body), this.#markers)) this.#addLost(block, marker);
    this.#unnumbered = findUnnumberedHeadings(this.#slice(body), this.#markers);
    this.#ordered = this.#slice(body).flatMap((block) => this.#markers.get(block) ?? []);
    for (const block of this.#slice(body)) this.#add(block);
    for (const block of this.#slice(end)) this.root.children.push(makeNode('end', 'end', [lineOf(block)]));
  }

  /** The printed number of a paragraph, on the level that the sidecar sets where it sets one. */
  #markerOf(block: TextBlock): Marker | null {
    const marker = parseMarker(block.text) ?? (this.#decimal ? parseBareDecimal(block.text) : null);
    const level = correctedLevel(block, this.file.data.sidecar?.corrections ?? [], this.file);
    if (level === null) return marker;
    if (level === 'paragraph') return null;
    const scheme = asScheme(level);
    if (scheme === null) return marker;
    return marker === null ? null : { ...marker, scheme };
  }

  #addLost(block: Block, marker: Marker): void {
    this.#markers.set(block, marker);
    report(this.file, {
      severity: 'warning',
      rule: 'number-lost',
      reason: `前后序号之间缺${marker.value}，此行像是失去序号的标题，按第${marker.value}个处理。`,
      line: block.number,
      address: null,
      quote: block.text.slice(0, 30),
    });
  }

  #slice(range: Range): Block[] {
    return this.blocks.slice(range.from, range.to);
  }

  #add(block: Block): void {
    if (block.kind === 'table') {
      this.#addTable(block);
      return;
    }
    const marker = this.#markers.get(block);
    const unnumbered = this.#unnumbered.get(block);
    if (marker !== undefined) this.#addNumbered(block, marker);
    else if (unnumbered === 'title-goes-on') this.#continueTitle(block);
    else if (unnumbered === 'heading') this.#addHeadingOfArticles(block);
    else if ((block.depth ?? 1) > 1) this.#addHeading(block, block.depth ?? 2);
    else this.#addUnnumbered(block);
  }

  /** The markers after the one that is being placed, nearest first. */
  #upcoming(): Marker[] {
    return this.#ordered.slice(this.#placed, this.#placed + 60);
  }

  #addNumbered(block: TextBlock, marker: Marker): void {
    this.#placed++;
    const placement = marker.scheme === 'box' ? this.#placeBox(marker) : this.#levels.place(marker, this.#upcoming());
    if (placement.oddity !== null) this.#reportOddity(block, marker, placement.oddity);
    const parent = this.#levels.open[placement.keep - 1];
    const inBox = this.#levels.open.slice(0, placement.keep).some((level) => level.scheme === 'box');
    const node = makeNode(kindOf(placement.scheme, placement.keep, inBox), stepOf(marker, parent), [lineOf(block)]);
    node.num = marker.num || null;
    node.scheme = placement.scheme;
    const words = block.text.slice(marker.rest);
    node.heading = headingOf(words, placement.scheme);
    (parent?.node.children ?? this.#top).push(node);
    if (block.depth !== null) this.#depths.set(node, block.depth);
    this.#levels.enter(placement, marker, node);
  }

  /** A Markdown, HTML or Word heading without a number: a sibling of the open heading of its depth, counted on. */
  #addHeading(block: TextBlock, depth: number): void {
    const { open } = this.#levels;
    const sibling = open.findIndex((level) => this.#depths.get(level.node) === depth);
    const keep = sibling >= 0 ? sibling : open.filter((level) => (this.#depths.get(level.node) ?? 9) < depth).length;
    const siblings = open[keep - 1]?.node.children ?? this.#top;
    const value = siblings.filter((node) => NUMBERED_KINDS.has(node.type)).length + 1;
    const scheme = open[sibling]?.scheme ?? HEADING_SCHEMES[keep] ?? 'arabic';
    const marker: Marker = { scheme, value, branch: null, decimals: [], num: '', rest: 0 };
    const node = makeNode(kindOf(scheme, keep, false), `${value}`, [lineOf(block)]);
    node.scheme = scheme;
    node.heading = tidyTitle(block.text);
    siblings.push(node);
    this.#depths.set(node, depth);
    this.#levels.enter({ keep, scheme, oddity: null }, marker, node);
  }

  /** The second line of the title of the chapter that was opened last. */
  #continueTitle(block: TextBlock): void {
    const node = this.#levels.open.at(-1)?.node;
    if (node === undefined) return;
    node.lines.push(lineOf(block));
    const words = node.lines
      .map((line) => line.text)
      .join('')
      .slice(node.num?.length ?? 0);
    node.heading = tidyTitle(words) || null;
  }

  /** A heading without a number above articles uses up none of their numbers: its address is that of a paragraph. */
  #addHeadingOfArticles(block: TextBlock): void {
    const { open } = this.#levels;
    const depth = block.depth ?? 9;
    const closed = open.findIndex(({ scheme, node }) =>
      scheme === 'heading'
        ? (this.#depths.get(node) ?? 9) >= depth
        : SCHEME_RANK[scheme] > SCHEME_RANK.heading || isGeneralTitle(block.text),
    );
    const keep = closed < 0 ? open.length : closed;
    const node = makeNode(kindOf('heading', keep, false), 'p', [lineOf(block)]);
    node.scheme = 'heading';
    node.heading = tidyTitle(block.text);
    (open[keep - 1]?.node.children ?? this.#top).push(node);
    this.#depths.set(node, depth);
    const marker: Marker = { scheme: 'heading', value: 0, branch: null, decimals: [], num: '', rest: 0 };
    this.#levels.enter({ keep, scheme: 'heading', oddity: null }, marker, node);
  }

  /** A box belongs to the heading above it: neither to a box before it nor to a clause with a text of its own. */
  #placeBox(marker: Marker): Placement {
    const levels = this.#levels.open;
    let keep = 0;
    while (keep < levels.length && SCHEME_RANK[levels[keep]?.scheme ?? 'box'] <= SCHEME_RANK['chinese-bracket']) keep++;
    const last = levels[keep - 1]?.node;
    if (keep > 1 && last !== undefined && last.children.length === 0 && this.#mergesInto(last)) keep--;
    return { keep, scheme: marker.scheme, oddity: null };
  }

  #addUnnumbered(block: TextBlock): void {
    const article = this.#levels.openArticle();
    if (article?.holdsUnits && !isNoteLine(block.text)) {
      const paragraph = makeNode('paragraph', '', [lineOf(block)]);
      paragraph.scheme = 'article-paragraph';
      article.node.children.push(paragraph);
      this.#levels.enterArticleParagraph(paragraph);
      return;
    }
    const open = this.#levels.open.at(-1)?.node;
    const siblings = open?.children ?? this.#top;
    const owner = this.#ownerOf(block, open, siblings.at(-1));
    if (owner !== null) {
      owner.lines.push(lineOf(block));
      return;
    }
    const node = makeNode('paragraph', 'p', [lineOf(block)]);
    node.heading = leadingHeading(block.text, 'paragraph');
    siblings.push(node);
  }

  /** The unit that an unnumbered paragraph goes on with; null where it is one of its own. */
  #ownerOf(block: TextBlock, open: PolicyNode | undefined, last: PolicyNode | undefined): PolicyNode | null {
    if (isNoteLine(block.text)) {
      if (last?.type === 'paragraph') return last;
      if (open !== undefined && last === undefined) return open;
    }
    return open !== undefined && last === undefined && this.#mergesInto(open) ? open : null;
  }

  /** A paragraph below a unit whose number is followed by text, or by nothing, belongs to that unit. */
  #mergesInto(open: PolicyNode): boolean {
    if (open.scheme === 'article') return true;
    if (open.type === 'box') return false;
    const first = open.lines[0]?.text ?? '';
    const marker = parseMarker(first);
    const words = marker === null ? first : first.slice(marker.rest);
    return open.lines.length > 1 || !isHeadingLine(words);
  }

  #addTable(block: TableBlock): void {
    const open = this.#levels.open.at(-1)?.node;
    const siblings = open?.children ?? this.#top;
    const table = makeNode('table', 'table', [lineOf(block.header)]);
    table.cells = block.header.cells;
    siblings.push(table);
    const numbered = /^(?:序\s*号|编\s*号|No\.?)$/i.test(block.header.cells[0]?.text ?? '');
    const [, ...placed] = placeCells([block.header, ...block.rows].map(({ cells }) => cells));
    block.rows.forEach((row, index) => {
      const at = (column: number): PlacedCell | undefined => cellAt(placed[index] ?? [], column);
      const opening = at(0);
      const first = opening?.fromAbove === false ? opening.cell.text : '';
      const printed = numbered && /^[0-9]{1,4}$/.test(first) ? first : null;
      const step =
        printed === null || Number(printed) < 1 ? (numbered ? 'p' : `row${index + 1}`) : `row${Number(printed)}`;
      const node = makeNode('row', step, [lineOf(row)]);
      node.num = printed;
      const titled = printed === null && !(numbered && opening?.fromAbove) ? opening : at(1);
      node.heading = titled?.cell.text || null;
      node.cells = row.cells;
      table.children.push(node);
    });
  }

  #reportOddity(block: TextBlock, marker: Marker, oddity: Oddity): void {
    report(this.file, {
      severity: oddity.rule === 'number-variant' || oddity.rule === 'level-order' ? 'note' : 'warning',
      rule: oddity.rule,
      reason: oddityReason(marker, oddity),
      line: block.number,
      address: null,
      quote: block.text.slice(0, 30),
    });
  }
}

function asScheme(level: string): MarkerScheme | null {
  return isScheme(level) ? level : null;
}

function isScheme(level: string): level is MarkerScheme {
  return level in SCHEME_RANK;
}

function makeNode(type: ClauseKind, step: string, lines: PolicyLine[]): PolicyNode {
  return {
    type,
    scheme: null,
    num: null,
    step,
    address: '',
    heading: null,
    lines,
    children: [],
    units: [],
    citations: [],
  };
}

function lineOf({ text, start, end, number }: PolicyLine): PolicyLine {
  return { text, start, end, number };
}

function linesOf(blocks: readonly Block[]): PolicyLine[] {
  return blocks.map(lineOf);
}
