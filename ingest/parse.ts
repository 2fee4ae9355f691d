import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { FoundCitation } from './policy/citation.ts';
import type { Clause } from './policy/clause.ts';
import type { PolicyDocument } from './policy/document.ts';
import type { IngestMessage } from './policy/message.ts';
import { type PolicyRoot, walk } from './policy/tree.ts';
import type { DroppedText, SourceFormat, SourceText } from './readers/source-text.ts';
import { addresses } from './transforms/addresses.ts';
import { toClauses } from './transforms/clause-records.ts';
import { outline } from './transforms/outline.ts';
import { reported } from './transforms/report.ts';
import { responsibleUnits } from './transforms/responsible-units.ts';

/** Everything that one source says: the document with its facts, its clauses in order, citations, doubts, what was dropped. */
export interface ParsedDocument {
  document: PolicyDocument;
  clauses: Clause[];
  citations: FoundCitation[];
  messages: IngestMessage[];
  dropped: DroppedText[];
  source: { format: SourceFormat; encoding: string | null; text: string };
}

const processor = unified().use(outline).use(addresses).use(responsibleUnits).freeze();

/** Reads the text of one document into clauses. Never throws: whatever is odd becomes a message. */
export function parseSource(source: SourceText, options: { id: string }): ParsedDocument {
  const file = new VFile();
  const tree = runTransforms(source.root, file);
  const clauses = toClauses(tree, options.id);
  return {
    document: emptyDocument(options.id),
    clauses,
    citations: [...walk(tree.children)].flatMap((node) => node.citations),
    messages: [...source.messages, ...reported(file)],
    dropped: source.dropped,
    source: { format: source.format, encoding: source.encoding, text: source.text },
  };
}

function runTransforms(root: Root, file: VFile): PolicyRoot {
  return processor.runSync(root, file);
}

function emptyDocument(id: string): PolicyDocument {
  return {
    id,
    title: null,
    documentNumber: null,
    issuingBodies: [],
    level: null,
    issuedOn: null,
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
