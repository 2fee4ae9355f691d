import { unified } from 'unified';
import { VFile } from 'vfile';
import type { FoundCitation } from './policy/citation.ts';
import type { Clause } from './policy/clause.ts';
import type { PolicyDocument } from './policy/document.ts';
import type { IngestMessage } from './policy/message.ts';
import { walk } from './policy/tree.ts';
import type { DroppedText, SourceFormat, SourceText } from './readers/source-text.ts';
import { addresses } from './transforms/addresses.ts';
import { articles } from './transforms/articles.ts';
import { citations } from './transforms/citations.ts';
import { toClauses } from './transforms/clause-records.ts';
import { factsOf } from './transforms/facts.ts';
import { letterhead } from './transforms/letterhead.ts';
import { outline } from './transforms/outline.ts';
import { region } from './transforms/region.ts';
import { reported } from './transforms/report.ts';
import { responsibleUnits } from './transforms/responsible-units.ts';
import { settleHeadings } from './transforms/settle-headings.ts';
import type { Sidecar } from './transforms/sidecar.ts';
import { statedFacts } from './transforms/stated-facts.ts';
import { validity } from './transforms/validity.ts';

/** Everything that one source says: the document with its facts, its clauses in order, citations, doubts, what was dropped. */
export interface ParsedDocument {
  document: PolicyDocument;
  clauses: Clause[];
  citations: FoundCitation[];
  messages: IngestMessage[];
  dropped: DroppedText[];
  source: { format: SourceFormat; encoding: string | null; text: string };
}

const processor = unified()
  .use(outline)
  .use(articles)
  .use(addresses)
  .use(settleHeadings)
  .use(citations)
  .use(letterhead)
  .use(validity)
  .use(statedFacts)
  .use(region)
  .use(responsibleUnits)
  .freeze();

export { parseSidecar, type Sidecar, SidecarProblem } from './transforms/sidecar.ts';

/** Reads the text of one document into clauses. Never throws: whatever is odd becomes a message. */
export function parseSource(source: SourceText, options: { id: string; sidecar?: Sidecar }): ParsedDocument {
  const file = new VFile();
  if (options.sidecar !== undefined) file.data.sidecar = options.sidecar;
  const tree = processor.runSync(source.root, file);
  const found = [...walk(tree.children)].flatMap((node) => node.citations);
  return {
    document: { id: options.id, ...factsOf(file) },
    clauses: toClauses(tree, options.id),
    citations: found.map((citation) => ({ ...citation, document: options.id })),
    messages: [...source.messages, ...reported(file)],
    dropped: source.dropped,
    source: { format: source.format, encoding: source.encoding, text: source.text },
  };
}
