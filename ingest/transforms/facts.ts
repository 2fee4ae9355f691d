import type { VFile } from 'vfile';
import type { DocumentFacts, Fact } from '../policy/document.ts';
import { nodeText, type PolicyNode } from '../policy/tree.ts';

declare module 'vfile' {
  interface DataMap {
    facts: DocumentFacts;
  }
}

/** Facts of which nothing is known yet. */
export function noFacts(): DocumentFacts {
  return {
    title: null,
    documentNumber: null,
    issuingBodies: [],
    level: null,
    region: null,
    issuedOn: null,
    publishedOn: null,
    officialUrl: null,
    effectiveFrom: null,
    effectiveUntil: null,
    repeals: [],
    repealedBy: null,
    planningPeriod: null,
    recordNumber: null,
    addressees: null,
    copiedTo: null,
    printedBy: null,
    note: null,
  };
}

/** The facts found so far in a file; each transform adds its own. */
export function factsOf(file: VFile): DocumentFacts {
  const facts = file.data.facts ?? noFacts();
  file.data.facts = facts;
  return facts;
}

/** A fact proved by a range of a node's text. */
export function textFact<Value>(value: Value, node: PolicyNode, start: number, end: number): Fact<Value> {
  const quote = nodeText(node).slice(start, end);
  return { value, source: { kind: 'text', address: node.address, span: { start, end }, quote } };
}

/** A fact proved by the whole text of a node. */
export function wholeTextFact<Value>(value: Value, node: PolicyNode): Fact<Value> {
  return textFact(value, node, 0, nodeText(node).length);
}

/** The first match of an expression in the texts of nodes. */
export function firstMatch(nodes: readonly PolicyNode[], expression: RegExp): Fact<string> | null {
  for (const node of nodes) {
    const match = expression.exec(nodeText(node));
    if (match !== null) return textFact(match[0], node, match.index, match.index + match[0].length);
  }
  return null;
}
