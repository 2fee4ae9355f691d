import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceDocument } from '../../ingest/search/overview/clause-source.ts';
import { type LibraryHeading, listedHeadings } from '../../ingest/search/overview/library-headings.ts';
import { Vocabulary } from '../../ingest/search/overview/library-vocabulary.ts';
import { Suggestions } from '../../ingest/search/suggestions/suggestions.ts';
import { fold } from '../../ingest/search/words/folded-text.ts';
import { segment } from '../../ingest/search/words/segmentation.ts';
import { initialsOf, spokenName } from '../../ingest/search/words/spoken-name.ts';
import { randomNumbers, seedDocuments } from './recombined-documents.ts';
import { startServer } from './running-server.ts';
import { milliseconds, percentile, printTable } from './table.ts';

const size = { documents: 5000, headings: 100_000, terms: 60_000, units: 3000 };
const typedOfEachKind = 300;

/** Suggestions while typing and lookups of facets: through the API on the five documents, and in a very large library. */
export async function benchSuggest(): Promise<void> {
  await benchApi();
  await benchLargeLibrary();
}

async function benchApi(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'clauses-bench-'));
  const server = await startServer(dataDir);
  const agent = new http.Agent({ keepAlive: true });
  try {
    const words = (await wordsOfSeeds()).slice(0, typedOfEachKind);
    const typed = words.flatMap((word) => [word.slice(0, 1), word, spokenName(word).toLowerCase()]);
    const suggestions = typed.map((text) => `/api/suggestions?q=${encodeURIComponent(text)}`);
    const units = words.map(
      (word) => `/api/facets/unit?query=${encodeURIComponent(word)}&q=${encodeURIComponent('海关')}`,
    );
    const rows: string[][] = [];
    for (const [name, paths] of [
      ['suggestions', suggestions],
      ['units of a result by part of their name', units],
    ] as const) {
      const times: number[] = [];
      // The first round warms up and is not counted.
      for (const counted of [false, true]) {
        for (const path of paths) {
          const start = performance.now();
          await get(server.address + path, agent);
          if (counted) times.push(performance.now() - start);
        }
      }
      rows.push(row(name, times));
    }
    printTable('Suggestions and facets through the API, five documents, one client', columns, rows);
  } finally {
    agent.destroy();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function benchLargeLibrary(): Promise<void> {
  const { documents, names, overview } = largeLibrary(await wordsOfSeeds());
  const start = performance.now();
  const suggestions = new Suggestions(documents, overview);
  const built = performance.now() - start;
  const some = names.filter((_, index) => index % Math.floor(names.length / typedOfEachKind) === 0);
  const typed: [string, string[]][] = [
    ['one character', some.map((name) => name.slice(0, 1))],
    ['two characters', some.map((name) => name.slice(1, 3))],
    ['whole name', some],
    ['pinyin', some.map((name) => spokenName(name.slice(0, 3)).toLowerCase())],
    ['initials', some.map((name) => initialsOf(spokenName(name.slice(0, 4))))],
    ['characters and pinyin', some.map((name) => name.slice(0, 2) + spokenName(name.slice(2, 4)).toLowerCase())],
    ['what is not there', some.map((name) => `${name.slice(0, 2)}鑫淼`)],
  ];
  const rows = typed.map(([name, texts]) => {
    for (const text of texts) suggestions.find(text, 10);
    return row(
      name,
      texts.map((text) => {
        const asked = performance.now();
        suggestions.find(text, 10);
        return performance.now() - asked;
      }),
    );
  });
  const counts = Object.entries(size).map(([kind, count]) => `${count} ${kind}`);
  printTable(`Suggestions of a made-up library of ${counts.join(', ')}, made in ${milliseconds(built)}`, columns, rows);
}

/** Different words of the five documents, in the order in which they come. */
async function wordsOfSeeds(): Promise<string[]> {
  const words = (await seedDocuments())
    .flatMap(({ clauses }) => clauses.flatMap(({ text }) => segment(fold(text))))
    .map(({ text }) => text)
    .filter((text) => /^\p{Script=Han}{2,4}$/u.test(text));
  return [...new Set(words)];
}

/** Names strung together of words; what they say makes no sense. */
function largeLibrary(words: string[]) {
  const random = randomNumbers(20240423);
  const drawn = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() ** 2 * words.length)] ?? '').join('');
  const different = (count: number, make: () => string) => {
    const made = new Set<string>();
    while (made.size < count) made.add(make());
    return [...made];
  };
  const texts = different(size.headings, () => drawn(2 + Math.floor(random() * 4)));
  const headings = texts.map(
    (text, index): LibraryHeading => ({
      ...{ text, place: `made-up-${index % size.documents}/${index}`, places: 1, spoken: spokenName(text) },
    }),
  );
  const terms = different(size.terms, () => drawn(1 + Math.floor(random() * 2)));
  const documents = Array.from(
    { length: size.documents },
    (_, index): SourceDocument => ({
      id: `made-up-${index}`,
      title: `某市人民政府办公厅关于${drawn(3)}的意见`,
      documentNumber: `某政办〔${2000 + (index % 25)}〕${index}号`,
      recordNumber: null,
      issuingBodies: [],
      level: null,
      region: null,
      year: null,
      issuedOn: null,
      validity: 'unstated',
    }),
  );
  const overview = {
    units: new Map(different(size.units, () => `${drawn(1)}市${drawn(1)}局`).map((unit, index) => [unit, index])),
    headings: listedHeadings(headings),
    vocabulary: new Vocabulary(
      terms.map((text, index) => ({ text, frequency: 2 + Math.floor(size.terms / (index + 1)) })),
    ),
    latinWords: [],
  };
  return { documents, names: [...texts, ...terms], overview };
}

const columns = ['typed', 'p50', 'p99', 'longest'];

function row(name: string, times: number[]): string[] {
  return [name, ...[0.5, 0.99, 1].map((share) => milliseconds(percentile(times, share)))];
}

function get(url: string, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        response.resume();
        response.once('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`${url} answered ${response.statusCode}`));
        });
      })
      .once('error', reject);
  });
}
