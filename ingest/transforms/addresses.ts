import type { Plugin } from 'unified';
import type { ClauseKind } from '../policy/clause.ts';
import { SCHEME_RANK } from '../policy/marker.ts';
import { type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';

/** Settles the kind of each unit by what stands below it, then gives each node its address: unique, derived, stable. */
export const addresses: Plugin<[], PolicyRoot> = () => (root) => {
  for (const node of root.children) settleKinds(node);
  stepAside(root.children);
  for (const node of walk(root.children)) stepAside(node.children);
  const counters = new Counters();
  for (const node of root.children) assign(node, '', counters);
};

const NUMBERED: ReadonlySet<ClauseKind> = new Set(['section', 'subsection']);

/** A numbered unit with nothing below it is a clause. */
function settleKinds(node: PolicyNode): void {
  for (const child of node.children) settleKinds(child);
  if (NUMBERED.has(node.type) && node.scheme !== 'heading' && node.children.length === 0) node.type = 'clause';
}

/**
 * 第一条 above 第一章: the article steps aside to `0/1`, before the first number, where the numbers of the articles
 * and of the chapters beside them would meet.
 */
function stepAside(siblings: readonly PolicyNode[]): void {
  const chapters = new Set(siblings.filter(isAboveArticles).map((node) => node.step));
  const articles = [...belowHeadings(siblings)].filter((node) => node.scheme === 'article');
  if (!articles.some((node) => chapters.has(node.step))) return;
  for (const article of articles) article.step = `0/${article.step}`;
}

function isAboveArticles({ scheme }: PolicyNode): boolean {
  return scheme !== null && scheme !== 'heading' && SCHEME_RANK[scheme] < SCHEME_RANK.article;
}

/** Nodes and what stands below headings that add no step to the address. */
function* belowHeadings(nodes: readonly PolicyNode[]): Generator<PolicyNode> {
  for (const node of nodes) {
    if (node.scheme === 'heading') yield* belowHeadings(node.children);
    else yield node;
  }
}

/** Counts the steps given below each parent. */
class Counters {
  readonly #counts = new Map<string, number>();

  next(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

function assign(node: PolicyNode, parent: string, counters: Counters): void {
  const base = parent === '' ? '' : `${parent}/`;
  switch (node.type) {
    case 'front':
    case 'end':
      node.address = `${base}${node.step}/p${counters.next(`${base}${node.step}`)}`;
      break;
    case 'paragraph':
      node.address = node.step === 'p' ? `${base}p${counters.next(`${base}p`)}` : numbered(base, node.step, counters);
      break;
    case 'table':
      assignTable(node, base, counters);
      return;
    default:
      if (node.scheme === 'heading') {
        node.address = `${base}p${counters.next(`${base}p`)}`;
        for (const child of node.children) assign(child, parent, counters);
        return;
      }
      node.address = numbered(base, node.step, counters);
  }
  for (const child of node.children) assign(child, node.address, counters);
}

function numbered(base: string, step: string, counters: Counters): string {
  const occurrence = counters.next(`${base}${step}#`);
  return `${base}${step}${occurrence === 1 ? '' : `x${occurrence}`}`;
}

/**
 * Rows of the first table of a unit stand right below the unit (`annex/row7`), those of a further one below its table.
 * A row without a number in a table of numbered rows (a heading across it) is addressed as a paragraph.
 */
function assignTable(node: PolicyNode, base: string, counters: Counters): void {
  const count = counters.next(`${base}table`);
  node.address = `${base}table${count}`;
  const rows = count === 1 ? base : `${node.address}/`;
  for (const row of node.children) {
    row.address = row.step === 'p' ? `${rows}p${counters.next(`${rows}p`)}` : numbered(rows, row.step, counters);
  }
}
