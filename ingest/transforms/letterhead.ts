import type { Plugin } from 'unified';
import type { Fact } from '../policy/document.ts';
import { nodeText, type PolicyNode, type PolicyRoot } from '../policy/tree.ts';
import { addressees } from './addressees.ts';
import { documentTitle } from './document-title.ts';
import { factsOf, firstMatch, textFact, wholeTextFact } from './facts.ts';
import { readImprint } from './imprint.ts';
import { issuedOn, issuingBodies } from './issuers.ts';
import { documentNumber } from './number-line.ts';
import { isRemark } from './printed-lines.ts';

/** Facts of the letterhead (版头), the signature and the imprint (版记): number, title, issuing bodies, dates, addressees. */
export const letterhead: Plugin<[], PolicyRoot> = () => (root, file) => {
  const facts = factsOf(file);
  const front = root.children.filter((node) => node.type === 'front');
  const end = root.children.filter((node) => node.type === 'end');
  const lines = [...front, ...end];
  facts.recordNumber = firstMatch(lines, /[A-Z]{4}\d{2}[-—－–]\d{4}[-—－–]\d{4}/);
  facts.documentNumber = documentNumber(front);
  facts.title = documentTitle(front, opening(root));
  facts.addressees = addressees(front);
  facts.issuingBodies = issuingBodies(front, end);
  facts.issuedOn = issuedOn(front, end);
  readImprint(end, facts);
  facts.note = wholeLine(lines, isRemark);
  facts.planningPeriod = planningPeriod(root);
};

/** The front and the unnumbered paragraphs right below it. */
function opening(root: PolicyRoot): PolicyNode[] {
  const numbered = root.children.findIndex((node) => node.type !== 'front' && node.type !== 'paragraph');
  return root.children.slice(0, Math.min(numbered < 0 ? root.children.length : numbered, 20));
}

function wholeLine(nodes: readonly PolicyNode[], test: (text: string) => boolean): Fact<string> | null {
  const node = nodes.find((candidate) => test(nodeText(candidate)));
  return node === undefined ? null : wholeTextFact(nodeText(node), node);
}

/** 规划期限为2021—2025年. */
function planningPeriod(root: PolicyRoot): Fact<string> | null {
  for (const node of root.children) {
    if (node.type !== 'front' && node.type !== 'section') continue;
    for (const candidate of [node, ...node.children]) {
      const text = nodeText(candidate);
      const match = /规划期(?:限)?(?:为|是|[:：])?\s*(\d{4})\s*年?\s*[—\-–－至到~～]+\s*(\d{4})\s*年/.exec(text);
      if (match !== null)
        return textFact(`${match[1]}—${match[2]}`, candidate, match.index, match.index + match[0].length);
    }
  }
  return null;
}
