import type {
  AuditListView,
  BackupListView,
  DoneView,
  FindingListView,
  LogView,
} from '../server/contract/administration.ts';
import type { CitationsView, ClauseCitationView } from '../server/contract/citation.ts';
import type { ClauseView } from '../server/contract/clause.ts';
import type { ClauseChainView } from '../server/contract/clause-chain.ts';
import type { ClauseStandingView } from '../server/contract/clause-standing.ts';
import type { CrossReferencesView } from '../server/contract/cross-reference.ts';
import type {
  ClauseVersionsView,
  DocumentSummaryView,
  DocumentView,
  VersionDifferenceView,
} from '../server/contract/document.ts';
import type { DocumentPairsView, PairListView } from '../server/contract/document-pair.ts';
import type { JobListView, JobView } from '../server/contract/job.ts';
import type { PersonView } from '../server/contract/person.ts';
import type { ProblemView } from '../server/contract/problem.ts';
import type { IngestReportView, ReportListView, StoredReportView } from '../server/contract/report.ts';
import type {
  ImportResultView,
  ReviewedLinkView,
  ReviewListView,
  ReviewRequestView,
} from '../server/contract/review.ts';
import type { FacetListView, SearchResultView, SuggestionView, WhyView } from '../server/contract/search.ts';
import type { ComparisonView, GapsView, MatrixView } from '../server/contract/tracing.ts';
import type { UnitSummaryView, UnitView } from '../server/contract/unit.ts';
import { addressPath, query } from './links.ts';
import type { NameKeeper } from './reviewer-name.ts';
import type { TokenKeeper } from './session-token.ts';
import { sitePath } from './site-base.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What the server refused or could not do, with its Chinese sentence. */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemView) {
    super(problem.detail);
    this.name = 'ApiProblem';
  }
}

const segment = encodeURIComponent;
const documentPath = (document: string): string => `/api/documents/${segment(document)}`;
const clausePath = (document: string, address: string): string =>
  `${documentPath(document)}/clauses/${addressPath(address)}`;

/**
 * The API as the pages use it. Each call takes the signal that aborts it and answers with the contract's type; a
 * refusal throws `ApiProblem`, a server that cannot be reached the code `unreachable`.
 */
export class ApiClient {
  readonly #fetch: Fetch;
  readonly #token: TokenKeeper;
  readonly #name: NameKeeper;
  #person: Promise<PersonView> | null = null;

  constructor(fetch: Fetch, token: TokenKeeper, name: NameKeeper) {
    this.#fetch = fetch;
    this.#token = token;
    this.#name = name;
  }

  /** Writes with this token from now on; '' is without one. */
  useToken(token: string): void {
    this.#token.keep(token);
    this.#person = null;
  }

  /** Decides under this name from now on, where the user may choose it; '' is the usual one. */
  useName(name: string): void {
    this.#name.keep(name);
    this.#person = null;
  }

  /** Who the user is to the server, asked once for all elements that need it. */
  person(): Promise<PersonView> {
    this.#person ??= this.#send<PersonView>('/api/person', {}).catch((error: unknown) => {
      this.#person = null;
      throw error;
    });
    return this.#person;
  }

  /** `search` is the page's own query string: its names are the API's. */
  search(search: URLSearchParams, signal: AbortSignal): Promise<SearchResultView> {
    return this.#get(`/api/search?${search}`, signal);
  }

  /** Values of a facet by any part of the name, counted under the search in force. */
  facet(name: string, search: URLSearchParams, signal: AbortSignal): Promise<FacetListView> {
    return this.#get(`/api/facets/${name}?${search}`, signal);
  }

  whyMissing(search: URLSearchParams, signal: AbortSignal): Promise<WhyView> {
    return this.#get(`/api/search/why?${search}`, signal);
  }

  async suggestions(q: string, signal: AbortSignal): Promise<SuggestionView[]> {
    const answer = await this.#get<{ suggestions: SuggestionView[] }>(`/api/suggestions${query({ q })}`, signal);
    return answer.suggestions;
  }

  async documents(signal: AbortSignal): Promise<DocumentSummaryView[]> {
    const answer = await this.#get<{ documents: DocumentSummaryView[] }>('/api/documents', signal);
    return answer.documents;
  }

  document(document: string, version: string | null, signal: AbortSignal): Promise<DocumentView> {
    return this.#get(`${documentPath(document)}${query({ version })}`, signal);
  }

  async clauses(document: string, version: string | null, signal: AbortSignal): Promise<ClauseView[]> {
    const path = `${documentPath(document)}/clauses${query({ version })}`;
    return (await this.#get<{ clauses: ClauseView[] }>(path, signal)).clauses;
  }

  versionDifference(document: string, from: string, to: string, signal: AbortSignal): Promise<VersionDifferenceView> {
    return this.#get(`${documentPath(document)}/versions/difference${query({ from, to })}`, signal);
  }

  /** Without a version the current text, or the last one where there is none any more. */
  clause(document: string, address: string, version: string | null, signal: AbortSignal): Promise<ClauseStandingView> {
    return this.#get(`${clausePath(document, address)}${query({ version })}`, signal);
  }

  /** The clause through the versions of its document. */
  clauseVersions(
    document: string,
    address: string,
    version: string | null,
    signal: AbortSignal,
  ): Promise<ClauseVersionsView> {
    return this.#get(`${clausePath(document, address)}/versions${query({ version })}`, signal);
  }

  crossReferences(document: string, address: string, signal: AbortSignal): Promise<CrossReferencesView> {
    return this.#get(`${clausePath(document, address)}/crossrefs`, signal);
  }

  /** All that a clause implements and all that implements it. */
  clauseChain(document: string, address: string, signal: AbortSignal): Promise<ClauseChainView> {
    return this.#get(`${clausePath(document, address)}/chain`, signal);
  }

  citations(document: string, address: string, version: string | null, signal: AbortSignal): Promise<CitationsView> {
    return this.#get(`${clausePath(document, address)}/citations${query({ version })}`, signal);
  }

  /** Ready-made citations of a clause, for copying. */
  clauseCitation(
    document: string,
    address: string,
    version: string | null,
    signal: AbortSignal,
  ): Promise<ClauseCitationView> {
    return this.#get(`${clausePath(document, address)}/citation-forms${query({ version })}`, signal);
  }

  async units(signal: AbortSignal): Promise<UnitSummaryView[]> {
    return (await this.#get<{ units: UnitSummaryView[] }>('/api/units', signal)).units;
  }

  unit(name: string, signal: AbortSignal): Promise<UnitView> {
    return this.#get(`/api/units/${segment(name)}`, signal);
  }

  compare(lower: string, upper: string, signal: AbortSignal): Promise<ComparisonView> {
    return this.#get(`/api/compare${query({ lower, upper })}`, signal);
  }

  /** All pairs of documents, the first view first. */
  async pairs(signal: AbortSignal): Promise<PairListView['pairs']> {
    return (await this.#get<PairListView>('/api/pairs', signal)).pairs;
  }

  /** The documents above and below one. */
  documentPairs(document: string, signal: AbortSignal): Promise<DocumentPairsView> {
    return this.#get(`${documentPath(document)}/pairs`, signal);
  }

  /** Makes two documents a pair, or says that they are none. */
  decidePair(lower: string, upper: string, decision: 'added' | 'removed'): Promise<DocumentPairsView> {
    return this.#send('/api/pairs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lower, upper, decision }),
    });
  }

  /** Without a lower document each of them is one column; roles `all` adds what nobody implements. */
  matrix(upper: string, lower: string, roles: string, signal: AbortSignal): Promise<MatrixView> {
    return this.#get(`/api/matrix${query({ upper, lower, roles })}`, signal);
  }

  gaps(search: URLSearchParams, signal: AbortSignal): Promise<GapsView> {
    return this.#get(`/api/gaps?${search}`, signal);
  }

  reviews(search: URLSearchParams, signal: AbortSignal): Promise<ReviewListView> {
    return this.#get(`/api/reviews?${search}`, signal);
  }

  /** Everything that was decided about one link; places are `document/address`. */
  reviewHistory(lower: string, upper: string, signal: AbortSignal): Promise<ReviewedLinkView> {
    return this.#get(`/api/reviews/history${query({ lower, upper })}`, signal);
  }

  /** The recognised text of a version has been compared with its pictures. */
  confirmText(document: string, version: number): Promise<DocumentSummaryView> {
    return this.#send(`${documentPath(document)}/text-confirmation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version }),
    });
  }

  review(decision: ReviewRequestView): Promise<ReviewedLinkView> {
    return this.#send('/api/reviews', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(decision),
    });
  }

  importReviews(file: File): Promise<ImportResultView> {
    const body = new FormData();
    body.append('files', file, file.name);
    return this.#send('/api/reviews/import', { method: 'POST', body });
  }

  async reports(signal: AbortSignal): Promise<ReportListView['reports']> {
    return (await this.#get<ReportListView>('/api/reports?limit=50', signal)).reports;
  }

  report(id: number, offset: number, signal: AbortSignal): Promise<StoredReportView> {
    return this.#get(`/api/reports/${id}${query({ offset })}`, signal);
  }

  async findings(signal: AbortSignal): Promise<FindingListView['findings']> {
    return (await this.#get<FindingListView>('/api/administration/findings', signal)).findings;
  }

  async audit(signal: AbortSignal): Promise<AuditListView['entries']> {
    return (await this.#get<AuditListView>('/api/administration/audit', signal)).entries;
  }

  async log(signal: AbortSignal): Promise<LogView['entries']> {
    return (await this.#get<LogView>('/api/administration/log?limit=50', signal)).entries;
  }

  backups(signal: AbortSignal): Promise<BackupListView> {
    return this.#get('/api/administration/backups', signal);
  }

  /** Answers with the sentence that says what was done. */
  async backUp(): Promise<string> {
    return (await this.#send<DoneView>('/api/administration/backups', { method: 'POST' })).done;
  }

  async reindex(): Promise<string> {
    return (await this.#send<DoneView>('/api/administration/reindex', { method: 'POST' })).done;
  }

  async removeDocument(document: string): Promise<string> {
    return (await this.#send<DoneView>(documentPath(document), { method: 'DELETE' })).done;
  }

  /** The last jobs, newest first. */
  async jobs(limit: number, signal: AbortSignal): Promise<JobView[]> {
    return (await this.#get<JobListView>(`/api/jobs${query({ limit: String(limit) })}`, signal)).jobs;
  }

  stopJob(id: number): Promise<JobView> {
    return this.#send(`/api/jobs/${id}`, { method: 'DELETE' });
  }

  /**
   * Puts files into the library; with `check` they are read and reported on, nothing is stored.
   * `encoding` overrides what is detected; '' does not.
   */
  ingest(files: File[], check: boolean, encoding: string, signal: AbortSignal): Promise<IngestReportView> {
    const body = new FormData();
    if (encoding !== '') body.append('encoding', encoding);
    for (const file of files) body.append('files', file, file.name);
    return this.#send(`/api/ingest${query({ check: check ? 'true' : null })}`, { method: 'POST', body, signal });
  }

  async #get<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
    return this.#send<Answer>(path, { signal });
  }

  async #send<Answer>(path: string, init: RequestInit): Promise<Answer> {
    let response: Response;
    try {
      const [token, name] = [this.#token.read(), this.#name.read()];
      const headers = {
        ...init.headers,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(name === '' ? {} : { 'x-reviewer-name': encodeURIComponent(name) }),
      };
      response = await this.#fetch(sitePath(path), { ...init, headers });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ApiProblem(unreachable);
    }
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new ApiProblem(isProblem(answer) ? answer : { ...unreachable, status: response.status });
    // The server validates its answers against the same contract that these types are taken from.
    return answer as Answer;
  }
}

const unreachable: ProblemView = {
  type: 'about:blank',
  title: '服务器没有回答',
  status: 0,
  code: 'unreachable',
  detail: '服务器没有回答。请确认服务正在运行，然后重试。',
};

function isProblem(answer: unknown): answer is ProblemView {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;
}
