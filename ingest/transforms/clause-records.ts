import type { Clause, ClauseAncestor } from '../policy/clause.ts';
import { nodeText, type PolicyNode, type PolicyRoot } from '../policy/tree.ts';

/** The policy tree → clause records in the order of the text. */
export function toClauses(root: PolicyRoot, document: string): Clause[] {
  const clauses: Clause[] = [];
  for (const node of root.children) collect(node, document, [], clauses);
  return clauses;
}

function collect(node: PolicyNode, document: string, path: ClauseAncestor[], clauses: Clause[]): void {
  const text = nodeText(node);
  clauses.push({
    document,
    address: node.address,
    kind: node.type,
    num: node.num,
    heading: node.heading,
    text,
    units: node.units,
    path,
    span: { start: node.lines[0]?.start ?? 0, end: node.lines.at(-1)?.end ?? 0 },
    searchable: isSearchable(node, text),
    ...(node.cells === undefined ? {} : { cells: node.cells }),
  });
  const below =
    node.type === 'table' ? path : [...path, { address: node.address, num: node.num, heading: node.heading }];
  for (const child of node.children) collect(child, document, below, clauses);
}

/** A node is a search record when it says something: leaves and letterhead lines always, a heading when text follows its title. */
function isSearchable(node: PolicyNode, text: string): boolean {
  switch (node.type) {
    case 'clause':
    case 'paragraph':
    case 'item':
    case 'row':
    case 'front':
    case 'end':
      return true;
    case 'table':
    case 'annex':
      return false;
    default: {
      const words = text.slice(node.num?.length ?? 0);
      return words.replace(/[。\s]/g, '').length > (node.heading ?? '').replace(/\s/g, '').length;
    }
  }
}
