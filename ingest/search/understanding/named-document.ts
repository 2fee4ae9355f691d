import { isWithin } from '../../policy/address.ts';
import { isFindable } from '../index/clause-record.ts';
import type { UnderstandingStep } from '../search-result.ts';
import { fold } from '../words/folded-text.ts';
import type { UnderstandingContext } from './context.ts';
import type { DocumentMention } from './document-mention.ts';
import type { Reading } from './query.ts';

/** Id of the step that reads a place or a document. */
export const addressStep = 'address';

export function addressReadAs(from: string, to: string[], note: string): UnderstandingStep {
  return { id: addressStep, kind: 'address', from, to, note, undoable: true };
}

/** A query that only names a document narrows the search to it; the name itself orders the clauses. */
export function wholeDocument(reading: Reading, mention: DocumentMention, context: UnderstandingContext): Reading {
  const documents = [...new Set(mention.texts.map(({ document }) => document))];
  const titles = mention.texts.map(({ title }) => `《${title}》`);
  const clear = documents.length === 1;
  const note = clear
    ? `列出${titles[0]}的全部条款`
    : `“${reading.text.trim()}”可以指 ${documents.length} 份文件：${titles.join('、')}`;
  const choices = clear ? [] : documents.map((document, at) => ({ document, address: '', label: titles[at] ?? '' }));
  const words = mention.by === 'number' ? (mention.texts[0]?.documentNumber ?? mention.name) : mention.name;
  const name = fold(words.replace(/^[《"]|[》"]$/g, ''));
  const annexes = mention.texts.map(({ annex }) => annex).filter((annex) => annex !== null);
  const inAnnex =
    clear && annexes.length > 0
      ? context
          .outline(documents[0] ?? '')
          .filter((clause) => isFindable(clause) && isWithin(clause.address, annexes[0] ?? ''))
      : null;
  if (inAnnex !== null)
    return {
      ...reading,
      address: { clauses: inAnnex, beside: [], ambiguous: false },
      steps: [...reading.steps, addressReadAs(reading.text.trim(), titles, note)],
    };
  return {
    ...reading,
    text: '',
    content: name,
    scope: 'filters',
    choices,
    filters: { ...reading.filters, document: documents },
    terms: [
      {
        text: name,
        typed: reading.text.trim(),
        kind: 'word',
        variants: [{ text: name, weight: 1 }],
        units: [],
        lead: false,
        quantity: null,
      },
    ],
    steps: [...reading.steps, addressReadAs(reading.text.trim(), titles, note)],
  };
}
