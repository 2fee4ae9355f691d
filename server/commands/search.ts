import type { SearchFilters } from '../../ingest/search/search-request.ts';
import type { SearchHit, SearchResult } from '../../ingest/search/search-result.ts';
import { searchResultView } from '../views/search-view.ts';
import {
  type Command,
  type CommandInput,
  choiceOf,
  type ExitCode,
  listOf,
  numberOf,
  print,
  textOf,
  WrongUse,
} from './command.ts';
import { withKnowledgeBase } from './open.ts';

const levels = ['national', 'provincial', 'municipal', 'district', 'unstated'] as const;
const statuses = ['in-force', 'not-yet', 'expired', 'repealed', 'unstated'] as const;
const orders = ['relevance', 'date', 'document'] as const;
const repeated = { type: 'string', multiple: true } as const;

export const search: Command = {
  name: 'search',
  usage: 'QUERY',
  summary: 'Search the clauses of the library',
  help: [
    '--limit N        number of hits (10)',
    '--offset N       hits to skip (0)',
    `--sort ORDER     ${orders.join(', ')}`,
    '--document ID, --unit NAME, --year YEAR',
    `--level LEVEL    ${levels.join(', ')}`,
    `--validity WORD  ${statuses.join(', ')}`,
    '                 each may be repeated; values of one facet are alternatives',
    '--json           as GET /api/search',
  ],
  options: {
    ...{ limit: { type: 'string' }, offset: { type: 'string' }, sort: { type: 'string' }, json: { type: 'boolean' } },
    ...{ document: repeated, unit: repeated, year: repeated, level: repeated, validity: repeated },
  },
  run: async (input) => {
    if (input.positionals.length === 0) throw new WrongUse('QUERY is missing.');
    const request = {
      query: input.positionals.join(' '),
      filters: filtersOf(input),
      sort: choiceOf(textOf(input, 'sort') ?? 'relevance', orders, '--sort'),
      offset: numberOf(input, 'offset', 0),
      limit: numberOf(input, 'limit', 10),
      undo: [],
    };
    return withKnowledgeBase<ExitCode>(input, async ({ search: engine, library }) => {
      const result = await engine.search(request);
      print(input, searchResultView(result, library), () => resultText(result));
      return 0;
    });
  },
};

function filtersOf(input: CommandInput): SearchFilters {
  const filters: SearchFilters = {};
  for (const facet of ['document', 'unit', 'year'] as const) {
    const values = listOf(input, facet);
    if (values.length > 0) filters[facet] = values;
  }
  const level = listOf(input, 'level').map((value) => choiceOf(value, levels, '--level'));
  const validity = listOf(input, 'validity').map((value) => choiceOf(value, statuses, '--validity'));
  return { ...filters, ...(level.length > 0 ? { level } : {}), ...(validity.length > 0 ? { validity } : {}) };
}

function resultText({ total, confidence, hits, understanding, ignored, suggestion }: SearchResult): string {
  const lines = [
    `${total} clauses${confidence === 'good' || total === 0 ? '' : ' (weak: none covers what was asked)'}`,
    ...understanding.map(({ note }) => note),
    ...[ignored, suggestion].filter((sentence) => sentence !== null),
    ...hits.flatMap(hitLines),
  ];
  return `${lines.join('\n')}\n`;
}

function hitLines({ document, address, num, heading, text, snippet, weak, missing }: SearchHit): string[] {
  const words = text.slice(snippet.start, snippet.end).replace(/\s+/gu, ' ');
  return [
    `${document}/${address}  ${num ?? ''}${heading ?? ''}${weak ? '  [weak]' : ''}`,
    `    ${words}`,
    ...(missing.length > 0 ? [`    without: ${missing.join(', ')}`] : []),
  ];
}
