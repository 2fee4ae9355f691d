import type { FoundCitation } from '../policy/citation.ts';
import type { Clause } from '../policy/clause.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { IngestMessage } from '../policy/message.ts';
import type { DroppedText, SourceFormat } from '../readers/source-text.ts';

export type { FoundCitation } from '../policy/citation.ts';

/** What the parser makes of one source text. */
export interface ParsedDocument {
  document: PolicyDocument;
  clauses: Clause[];
  citations: FoundCitation[];
  messages: IngestMessage[];
  dropped: DroppedText[];
  source: { format: SourceFormat; encoding: string | null; text: string };
}
