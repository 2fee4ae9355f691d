import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedDocument, parseSource } from '../../ingest/parse.ts';
import { formatChineseNumeral } from '../../ingest/policy/numerals.ts';
import { readSource } from '../../ingest/readers/read.ts';
import { root } from '../rules/source-files.ts';

const seeds = join(root, 'seeds');
const clausesPerDocument = 300;

/** The texts of `seeds/`. */
export function seedSources(): { name: string; text: string }[] {
  return readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name: name.replace(/\.txt$/, ''), text: readFileSync(join(seeds, name), 'utf8') }));
}

/** The documents of `seeds/`, parsed. */
export async function seedDocuments(): Promise<ParsedDocument[]> {
  return await Promise.all(
    seedSources().map(async ({ name, text }) => {
      const source = await readSource(Buffer.from(text), { name: `${name}.txt` });
      return parseSource(source, { id: name });
    }),
  );
}

/**
 * Texts of made-up documents for measuring size: numbered clauses of two to five sentences that are drawn from the
 * seeds. Word frequencies are those of real documents, what a clause says makes no sense. The same call gives the same
 * texts.
 *
 * @param clauses how many clauses in all; 300 to a document
 */
export async function* recombinedTexts(clauses: number): AsyncGenerator<{ name: string; text: string }> {
  const parsed = await seedDocuments();
  const searchable = parsed.flatMap((document) => document.clauses.filter((clause) => clause.searchable));
  const headings = searchable.flatMap(({ heading }) => (heading ? [heading.replace(/。$/, '')] : []));
  const sentences = searchable
    .flatMap(({ text }) => text.split('。'))
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) => sentence.length > 15 && sentence.length < 200 && !/^[（(一二三四五六七八九十\d]/.test(sentence),
    );
  const random = randomNumbers(20240923);
  const drawn = (from: string[]) => from[Math.floor(random() * from.length)] ?? '';
  for (let document = 0; document * clausesPerDocument < clauses; document += 1) {
    const size = Math.min(clausesPerDocument, clauses - document * clausesPerDocument);
    const lines = [`关于${drawn(headings)}的试验文本之${formatChineseNumeral(document + 1)}`];
    for (let clause = 0; clause < size; clause += 1) {
      if (clause % 30 === 0) lines.push(`${formatChineseNumeral(clause / 30 + 1)}、${drawn(headings)}`);
      const body = Array.from({ length: 2 + Math.floor(random() * 4) }, () => `${drawn(sentences)}。`).join('');
      lines.push(`（${formatChineseNumeral((clause % 30) + 1)}）${drawn(headings)}。${body}`);
    }
    yield { name: `recombined-${document + 1}`, text: `${lines.join('\n')}\n` };
  }
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
