import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { FacetValueView, SearchResultView } from '../../server/contract/search.ts';
import { ApiProblem } from '../api-client.ts';
import { type AskedClause, askedClause } from '../asked-clause.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/facet-group.ts';
import type { FacetSearchEvent, FacetToggledEvent } from '../elements/facet-group.ts';
import '../elements/library-list.ts';
import '../elements/page-steps.ts';
import '../elements/result-card.ts';
import '../elements/result-notes.ts';
import '../elements/search-box.ts';
import type { SearchSubmitEvent, SuggestEvent, SuggestionChosenEvent } from '../elements/search-box.ts';
import '../elements/search-help.ts';
import { taskStates } from '../elements/task-states.ts';
import '../elements/understanding-steps.ts';
import type { StepToggledEvent } from '../elements/understanding-steps.ts';
import '../elements/why-missing.ts';
import type { WhyAskedEvent } from '../elements/why-missing.ts';
import { ListReadyEvent } from '../events.ts';
import { addressPath, documentLink, unitLink } from '../links.ts';
import { levelNames, shortened, validityNames } from '../names.ts';
import {
  apiQuery,
  type FacetName,
  facetLabels,
  facetNames,
  hitsPerPage,
  isEmptySearch,
  isOtherPage,
  pageNumber,
  replaced,
  toggled,
  withoutFilters,
  withQuery,
} from '../search-state.ts';
import { sitePath } from '../site-base.ts';
import { PageElement } from './page-element.ts';
import { searchPageStyles } from './search-page-styles.ts';

/** Search: the field, how it was understood, facets and hits. The URL holds all of it. */
@customElement('search-page')
export class SearchPage extends PageElement {
  static override styles = [baseStyles, searchPageStyles];

  @state() private typed = '';
  /** What is looked for in each facet. */
  @state() private facetTexts: ReadonlyMap<FacetName, string> = new Map();
  @state() private asked: { document: string; address: string } | null = null;
  @query('.bar p') private listTop: HTMLElement | undefined;
  /** The result that stands on the page, and the URL's query that it answers. */
  #listed: { result: SearchResultView; search: URLSearchParams } | null = null;

  readonly #result = new Task(this, {
    args: () => [this.route?.query.toString() ?? ''] as const,
    task: async ([search], { signal }) => {
      this.asked = null;
      const query = new URLSearchParams(search);
      return isEmptySearch(query) ? null : this.client.search(apiQuery(query), signal);
    },
    onComplete: (result) => {
      if (result) this.announce(totalSentence(result, pageNumber(this.query)), true);
    },
  });
  readonly #documents = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.client.documents(signal),
  });
  readonly #suggestions = new Task(this, {
    args: () => [this.typed] as const,
    task: async ([prefix], { signal }) =>
      prefix === '' || prefix.length > longestPrefix ? [] : this.client.suggestions(prefix, signal),
  });
  readonly #facetValues = new Task(this, {
    args: () => [this.facetTexts, this.route?.query.toString() ?? ''] as const,
    task: async ([texts, search], { signal }): Promise<ReadonlyMap<FacetName, FacetValueView[]>> => {
      const query = apiQuery(new URLSearchParams(search));
      query.set('query', query.get('q') ?? '');
      for (const name of ['limit', 'offset', 'sort']) query.delete(name);
      const asked = [...texts].filter(([, text]) => text.trim() !== '');
      const found = asked.map(async ([name, text]) => {
        const facetQuery = new URLSearchParams(query);
        facetQuery.set('q', text.trim());
        return [name, (await this.client.facet(name, facetQuery, signal)).values] as const;
      });
      return new Map(await Promise.all(found));
    },
  });
  readonly #why = new Task(this, {
    args: () => [this.asked] as const,
    task: async ([asked], { signal }): Promise<AskedClause | null> => {
      const document = this.#documents.value?.find(({ id }) => id === asked?.document);
      if (!asked || !document) return null;
      const query = new URLSearchParams(this.query);
      for (const name of ['limit', 'offset', 'sort', 'page', 'document']) query.delete(name);
      for (const document of this.query.getAll('document')) query.append('inDocument', document);
      return askedClause(this.client, document, asked.address, query, signal);
    },
  });

  protected override pageTitle(): string {
    const q = this.query.get('q');
    return q ? `${shortened(q, 20)} · 检索` : '检索';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const result = this.#result.status === TaskStatus.COMPLETE ? this.#result.value : null;
    if (!result || result === this.#listed?.result) return;
    const turned = this.#listed !== null && isOtherPage(this.#listed.search, this.query);
    this.#listed = { result, search: this.query };
    this.dispatchEvent(new ListReadyEvent(turned ? (this.listTop ?? null) : null));
  }

  protected override render(): TemplateResult {
    const start = isEmptySearch(this.query);
    return html`
      <div class="top ${start ? 'start' : ''}">
        <h1 tabindex="-1" class=${start ? '' : 'visually-hidden'}>${start ? '按条款检索政策文件' : '检索结果'}</h1>
        <search-box
          .value=${this.query.get('q') ?? ''}
          .suggestions=${this.#suggestions.value ?? []}
          @search-submit=${(event: SearchSubmitEvent) => this.#go(withQuery(this.query, event.text))}
          @suggest=${(event: SuggestEvent) => {
            this.typed = event.prefix;
          }}
          @suggestion-chosen=${this.#suggestionChosen}
        ></search-box>
        <search-help></search-help>
      </div>
      ${start ? this.#start() : taskStates(this.#result, (result) => (result ? this.#results(result) : html``))}
    `;
  }

  #start(): TemplateResult {
    return html`<section class="start" aria-labelledby="in-library">
      <h2 id="in-library">库中文件</h2>
      ${taskStates(this.#documents, (documents) => html`<library-list .documents=${documents}></library-list>`)}
    </section>`;
  }

  #results(result: SearchResultView): TemplateResult {
    const filters = facetNames.some((name) => this.query.has(name));
    const page = pageNumber(this.query);
    const pages = Math.ceil(result.total / hitsPerPage);
    return html`<div class="columns" aria-busy=${this.#result.status === 1}>
      <details class="facets" ?open=${wide.matches}>
        <summary>筛选${filters ? '（已选）' : ''}</summary>
        ${facetNames.map((name) => this.#facet(name, result))}
        ${filters ? html`<a class="button" href=${withoutFilters(this.query)}>清除全部筛选</a>` : nothing}
      </details>
      <div class="hits">
        <understanding-steps
          .steps=${result.understanding}
          .undone=${this.query.getAll('undo')}
          @step-toggled=${(event: StepToggledEvent) => this.#go(toggled(this.query, 'undo', event.step))}
        ></understanding-steps>
        <result-notes
          .result=${result}
          .page=${page}
          .pages=${pages}
          .lastPage=${this.#pageLink(pages)}
        ></result-notes>
        ${this.#bar(result)}
        <ol>${result.hits.map((hit) => html`<li><result-card .hit=${hit}></result-card></li>`)}</ol>
        <page-steps
          .page=${page}
          .pages=${pages}
          .href=${(number: number) => this.#pageLink(number)}
        ></page-steps>
        <why-missing
          .documents=${this.#documents.value ?? []}
          .answer=${this.#why.status === TaskStatus.COMPLETE ? this.#why.value : null}
          .failure=${this.#why.error instanceof ApiProblem ? this.#why.error.problem.detail : ''}
          @why-asked=${(event: WhyAskedEvent) => {
            this.asked = { document: event.document, address: event.address };
          }}
        ></why-missing>
      </div>
    </div>`;
  }

  #facet(name: FacetName, result: SearchResultView): TemplateResult {
    const found = this.#facetValues.value?.get(name);
    const text = this.facetTexts.get(name) ?? '';
    const chosen = this.query.getAll(name);
    const values = this.#toldApart(name, result.facets[name], result);
    const missing = chosen.filter((value) => !values.some((listed) => listed.value === value));
    const sectionsWait = name === 'section' && result.hits.length > 0 && result.facets.document.length > 1;
    return html`<facet-group
      .label=${facetLabels[name]}
      .values=${[...values, ...missing.map((value) => ({ value, label: this.#labelOf(name, value), count: 0 }))]}
      .chosen=${chosen}
      .searchable=${longFacets.includes(name)}
      .text=${text}
      .found=${found && text.trim() !== '' ? this.#toldApart(name, found, result) : null}
      .hint=${sectionsWait ? '先选文件，再按章节筛选。' : ''}
      @facet-toggled=${(event: FacetToggledEvent) => this.#go(toggled(this.query, name, event.value))}
      @facet-search=${(event: FacetSearchEvent) => {
        this.facetTexts = new Map(this.facetTexts).set(name, event.text);
      }}
    ></facet-group>`;
  }

  /** Label of a chosen value that no hit has. */
  #labelOf(name: FacetName, value: string): string {
    if (name === 'document') return this.#titles.get(value) ?? value;
    const names: Record<string, string> = { ...levelNames, ...validityNames };
    return value === 'unstated' ? '未载明' : (names[value] ?? value);
  }

  get #titles(): ReadonlyMap<string, string> {
    return new Map(this.#documents.value?.map(({ id, title }) => [id, title]));
  }

  /** Sections of several documents are told apart by their documents. */
  #toldApart(name: FacetName, values: FacetValueView[], { facets }: SearchResultView): FacetValueView[] {
    if (name !== 'section' || facets.document.length < 2) return values;
    const titles = this.#titles;
    const documentOf = (value: FacetValueView): string => value.value.split('/')[0] ?? '';
    return values.map((value) => ({
      ...value,
      label: `${value.label} · ${shortened(titles.get(documentOf(value)) ?? documentOf(value), 12)}`,
    }));
  }

  #bar(result: SearchResultView): TemplateResult {
    const sort = this.query.get('sort') ?? 'relevance';
    return html`<div class="bar row">
      <p tabindex="-1"><b>${totalSentence(result, pageNumber(this.query))}</b></p>
      <label class="small">排序
        <select
          @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement)
              this.#go(replaced(this.query, 'sort', event.target.value === 'relevance' ? null : event.target.value));
          }}
        >
          <option value="relevance" ?selected=${sort === 'relevance'}>相关程度</option>
          <option value="date" ?selected=${sort === 'date'}>成文日期</option>
          <option value="document" ?selected=${sort === 'document'}>文件顺序</option>
        </select>
      </label>
      ${result.total === 0 ? nothing : html`<a class="small no-print" href=${sitePath(`/api/export/search.csv?${apiQuery(this.query)}`)} download>下载结果（CSV）</a>`}
    </div>`;
  }

  readonly #suggestionChosen = (event: SuggestionChosenEvent): void => {
    const { kind, target, text } = event.suggestion;
    this.typed = '';
    if (target === null || kind === 'term') this.#go(withQuery(this.query, text));
    else if (kind === 'unit') this.#go(unitLink(target));
    else if (kind === 'document') this.#go(documentLink(target));
    else this.#go(sitePath(`/documents/${addressPath(target)}`));
  };

  #pageLink(page: number): string {
    return replaced(this.query, 'page', page === 1 ? null : String(page));
  }

  #go(href: string): void {
    this.navigate(href);
  }
}

/** What is longer has been pasted and has no completion. */
const longestPrefix = 40;

/** Facets that may have more values than are listed: they are searched by name. */
const longFacets: readonly FacetName[] = ['document', 'section', 'issuingBody', 'unit'];

/** Facets are open beside the hits and closed above them. */
const wide = matchMedia('(min-width: 60rem)');

function totalSentence(result: SearchResultView, page: number): string {
  if (result.total === 0) return '没有结果';
  const total = result.exact ? `共 ${result.total} 条` : `至多 ${result.total} 条（条款很多，没有逐条核对原文）`;
  return page === 1 || result.hits.length === 0 ? total : `${total}，第 ${page} 页`;
}

declare global {
  interface HTMLElementTagNameMap {
    'search-page': SearchPage;
  }
}
