import type { Node, Parent } from 'unist';
import type { FoundCitation } from './citation.ts';
import type { ClauseKind, TableCell } from './clause.ts';
import type { MarkerScheme } from './marker.ts';
import type { UnitMention } from './unit-mention.ts';

/** One printed paragraph of a node, visual lines joined. */
export interface PolicyLine {
  text: string;
  /** Range in the source text. */
  start: number;
  end: number;
  /** 1-based line in the source text. */
  number: number;
}

/** A node of the outline. Its own text is its lines; numbered and unnumbered units below it are its children. */
export interface PolicyNode extends Parent {
  type: ClauseKind;
  scheme: MarkerScheme | null;
  num: string | null;
  /** Last step of the address, `7`, `p1`, `box4`, `annex`; null for nodes that add none (see addresses.ts). */
  step: string;
  address: string;
  heading: string | null;
  lines: PolicyLine[];
  children: PolicyNode[];
  units: UnitMention[];
  citations: FoundCitation[];
  cells?: TableCell[];
}

/** The tree of one document, in the order of its text. */
export interface PolicyRoot extends Node {
  type: 'policy';
  children: PolicyNode[];
}

/** Printed text of a node: its paragraphs, one a line. Spans of units and citations point into it. */
export function nodeText(node: PolicyNode): string {
  return node.lines.map((line) => line.text).join('\n');
}

/** All nodes of a tree in the order of the text. */
export function* walk(nodes: readonly PolicyNode[]): Generator<PolicyNode> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.children);
  }
}
