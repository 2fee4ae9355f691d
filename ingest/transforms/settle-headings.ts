import type { Plugin } from 'unified';
import type { MarkerScheme } from '../policy/marker.ts';
import { nodeText, type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';
import { withoutUnitNote } from './unit-notes.ts';

/**
 * Takes back titles that only look like one. Writers either begin all units of a kind with a title or none: a short
 * first sentence among units without titles is a sentence.
 */
export const settleHeadings: Plugin<[], PolicyRoot> = () => (root) => {
  const annexes = root.children.filter((node) => node.type === 'annex');
  const main = root.children.filter((node) => node.type !== 'annex');
  for (const part of [main, ...annexes.map((annex) => annex.children)]) settlePart(part);
};

function settlePart(nodes: readonly PolicyNode[]): void {
  const numbered = new Map<MarkerScheme, PolicyNode[]>();
  for (const node of walk(nodes)) {
    if (node.type === 'clause' || node.type === 'item') {
      const scheme = node.scheme ?? 'arabic';
      const group = numbered.get(scheme);
      if (group === undefined) numbered.set(scheme, [node]);
      else group.push(node);
    }
    settleParagraphs(node.children);
    settleList(node.children);
  }
  settleList(nodes);
  settleParagraphs(nodes);
  for (const group of numbered.values()) settleGroup(group, 0.4);
}

/** Of units with more than one sentence fewer than `share` have a title: none has. */
function settleGroup(group: readonly PolicyNode[], share: number): void {
  const long = group.filter((node) => /。./.test(nodeText(node)));
  const titled = long.filter((node) => node.heading !== null);
  if (long.length === 0 || titled.length >= long.length * share) return;
  for (const node of group) if (isOpeningSentence(node)) node.heading = null;
}

/** Units of one sentence each (a list): the short ones have no title where the others have none. */
function settleList(siblings: readonly PolicyNode[]): void {
  const numbered = siblings.filter((node) => node.type === 'clause' || node.type === 'item');
  const single = numbered.filter((node) => /^[^。]+。?$/.test(withoutUnitNote(nodeText(node))));
  const titled = single.filter((node) => isWholeSentence(node));
  if (titled.length >= single.length * 0.6) return;
  for (const node of titled) node.heading = null;
}

/** The title is the whole text of the unit. */
function isWholeSentence(node: PolicyNode): boolean {
  const words = withoutUnitNote(nodeText(node)).slice(node.num?.length ?? 0);
  return node.heading !== null && words.replace(/[。\s]/g, '') === node.heading.replace(/\s/g, '');
}

/** The title is a sentence that 。 ends, not a phrase set off by a colon, a bracket or white space. */
function isOpeningSentence(node: PolicyNode): boolean {
  const words = nodeText(node)
    .slice(node.num?.length ?? 0)
    .trimStart();
  return node.heading !== null && words.startsWith(`${node.heading}。`);
}

/** Unnumbered paragraphs: at least two titles, and most paragraphs (an opening one aside) have one. */
function settleParagraphs(children: readonly PolicyNode[]): void {
  const paragraphs = children.filter((node) => node.type === 'paragraph' && node.scheme === null);
  const titled = paragraphs.filter((node) => node.heading !== null);
  if (titled.length >= 2 && titled.length * 2 >= paragraphs.length - 1) return;
  for (const node of titled) node.heading = null;
}
