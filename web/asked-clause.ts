import type { ClauseView } from '../server/contract/clause.ts';
import type { DocumentSummaryView } from '../server/contract/document.ts';
import type { SearchResultView, WhyView } from '../server/contract/search.ts';
import { type ApiClient, ApiProblem } from './api-client.ts';
import { clauseName, shortened } from './names.ts';

type Choice = SearchResultView['choices'][number];

/** Why a clause stands where it does, or that the clause itself was not found, with those that may be meant. */
export type AskedClause = { why: WhyView; name: string } | { sentence: string; choices: Choice[] };

/** An address as the API knows it: 2/2/7, annex/row3. */
const plainAddress = /^[a-z0-9]+(?:\/[a-z0-9]+)*$/i;

/**
 * Finds a clause of a document by its address, plain (2/2/7) or as people write it (第七条, 二（二）7, read as the search
 * field reads it), and asks why it stands where it does.
 *
 * @param search the search in question, as `/api/search/why` takes it
 * @throws ApiProblem for anything but a clause that is not there
 */
export async function askedClause(
  client: ApiClient,
  document: DocumentSummaryView,
  typed: string,
  search: URLSearchParams,
  signal: AbortSignal,
): Promise<AskedClause> {
  const found = plainAddress.test(typed) ? typed : await readAddress(client, document, typed, signal);
  if (typeof found !== 'string') return found;
  const query = new URLSearchParams(search);
  query.set('document', document.id);
  query.set('address', found);
  try {
    const why = await client.whyMissing(query, signal);
    const clause = await client.clause(document.id, found, null, signal);
    return { why, name: `《${document.title}》${placeName(clause)}` };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'clause-not-found') throw error;
    const { nearest } = error.problem;
    return {
      sentence: `《${document.title}》没有条款 ${found}。${nearest ? '最接近的是：' : ''}`,
      choices: nearest ? [nearest] : [],
    };
  }
}

/** The plain address of the one clause that an address may mean. */
async function readAddress(
  client: ApiClient,
  { id, title, documentNumber }: DocumentSummaryView,
  typed: string,
  signal: AbortSignal,
): Promise<string | { sentence: string; choices: Choice[] }> {
  const q = `${documentNumber ?? `《${title}》`}${typed}`;
  const result = await client.search(new URLSearchParams({ q, limit: '1' }), signal);
  const step = result.understanding.find(({ kind }) => kind === 'address');
  const choices = result.choices.filter(({ document, address }) => document === id && address !== '');
  const isFound = step !== undefined && step.to.length > 0;
  if (isFound && choices.length > 0)
    return { sentence: `《${title}》中“${typed}”可以指 ${choices.length} 处：`, choices };
  const [hit] = result.hits;
  if (isFound && hit?.document === id) return hit.address;
  const advice = choices.length > 0 ? '最接近的是：' : '请写印出的编号，如 第七条、二（二）7，或粘贴条款的永久链接。';
  return { sentence: `《${title}》中没有找到“${typed}”。${advice}`, choices };
}

const placeName = (clause: ClauseView): string =>
  [...clause.path, clause].map((step) => shortened(clauseName(step), 16)).join(' › ');
