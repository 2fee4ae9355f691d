import { seedDocuments } from '../bench/recombined-documents.ts';
import { judge, type Scorecard } from './scorecard.ts';

interface ClauseScores {
  leaves: number;
  addressFound: number;
  textExact: number;
  headingExact: number;
  units: { precision: number; recall: number; f1: number };
}

/** Addresses, texts, headings and responsible units of the two documents that were read by hand. */
export async function clauseScorecard(): Promise<Scorecard> {
  const parsed = await seedDocuments();
  const output = parsed.flatMap(({ clauses }) => clauses);
  const { leaves, addressFound, textExact, headingExact, units } = judge('clauses', output) as ClauseScores;
  return {
    title: 'Clauses (share that is exactly right)',
    columns: ['clauses', 'address', 'text', 'heading', 'units precision', 'units recall'],
    rows: [[leaves, addressFound, textExact, headingExact, units.precision, units.recall]],
    measured: { address: addressFound, text: textExact, heading: headingExact, units: units.f1 },
  };
}
