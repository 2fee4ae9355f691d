import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FacetValueView, SearchResultView } from '../../server/contract/search.ts';
import { ApiProblem } from '../api-client.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/facet-group.ts';
import type { FacetSearchEvent, FacetToggledEvent } from '../elements/facet-group.ts';
import '../elements/library-list.ts';
import '../elements/page-steps.ts';
import '../elements/result-card.ts';
import '../elements/search-box.ts';
import type { SearchSubmitEvent, SuggestEvent, SuggestionChosenEvent } from '../elements/search-box.ts';
import '../elements/search-help.ts';
import { taskStates } from '../elements/task-states.ts';
import '../elements/understanding-steps.ts';
import type { StepToggledEvent } from '../elements/understanding-steps.ts';
import '../elements/why-missing.ts';
import type { WhyAskedEvent } from '../elements/why-missing.ts';
import { addressPath, clauseLink, documentLink, searchLink, unitLink } from '../links.ts';
import { shortened } from '../names.ts';
import {
  apiQuery,
  type FacetName,
  facetLabels,
  facetNames,
  hitsPerPage,
  isEmptySearch,
  pageNumber,
  replaced,
  toggled,
  withoutFilters,
  withQuery,
} from '../search-state.ts';
import { PageElement } from './page-element.ts';
import { searchPageStyles } from './search-page-styles.ts';

/** Search: the field, how it was understood, facets and hits. The URL holds all of it. */
@customElement('search-page')
export class SearchPage extends PageElement {
  static override styles = [baseStyles, searchPageStyles];

  @state() private typed = '';
  @state() private facetText: { name: FacetName; text: string } | null = null;
  @state() private asked: { document: string; address: string } | null = null;

  readonly #result = new Task(this, {
    args: () => [this.route?.query.toString() ?? ''] as const,
    task: async ([search], { signal }) => {
      this.asked = null;
      const query = new URLSearchParams(search);
      return isEmptySearch(query) ? null : this.client.search(apiQuery(query), signal);
    },
    onComplete: (result) => {
      if (result) this.announce(totalSentence(result), true);
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
    args: () => [this.facetText, this.route?.query.toString() ?? ''] as const,
    task: async ([looked, search], { signal }): Promise<{ name: FacetName; values: FacetValueView[] } | null> => {
      if (!looked || looked.text === '') return null;
      const query = apiQuery(new URLSearchParams(search));
      query.set('query', query.get('q') ?? '');
      query.set('q', looked.text);
      for (const name of ['limit', 'offset', 'sort']) query.delete(name);
      return { name: looked.name, ...(await this.client.facet(looked.name, query, signal)) };
    },
  });
  readonly #why = new Task(this, {
    args: () => [this.asked] as const,
    task: async ([asked], { signal }) => {
      if (!asked) return null;
      const query = new URLSearchParams(this.query);
      for (const name of ['limit', 'offset', 'sort', 'page', 'document']) query.delete(name);
      for (const document of this.query.getAll('document')) query.append('inDocument', document);
      query.set('document', asked.document);
      query.set('address', asked.address);
      return this.client.whyMissing(query, signal);
    },
  });

  protected override pageTitle(): string {
    const q = this.query.get('q');
    return q ? `${shortened(q, 20)} · 检索` : '检索';
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
        ${result.ignored === null ? nothing : html`<p class="banner">${result.ignored}</p>`}
        ${this.#choices(result)} ${this.#confidence(result)} ${this.#bar(result)}
        <ol>${result.hits.map((hit) => html`<li><result-card .hit=${hit}></result-card></li>`)}</ol>
        <page-steps
          .page=${pageNumber(this.query)}
          .pages=${Math.ceil(result.total / hitsPerPage)}
          .href=${(page: number) => replaced(this.query, 'page', page === 1 ? null : String(page))}
        ></page-steps>
        <why-missing
          .documents=${this.#documents.value ?? []}
          .answer=${this.#why.value ?? null}
          .failure=${this.#why.error instanceof ApiProblem ? this.#why.error.problem.detail : ''}
          @why-asked=${(event: WhyAskedEvent) => {
            this.asked = { document: event.document, address: event.address };
          }}
        ></why-missing>
      </div>
    </div>`;
  }

  #facet(name: FacetName, result: SearchResultView): TemplateResult {
    const found = this.#facetValues.value;
    return html`<facet-group
      .label=${facetLabels[name]}
      .values=${this.#toldApart(name, result.facets[name], result)}
      .chosen=${this.query.getAll(name)}
      .searchable=${longFacets.includes(name)}
      .found=${found?.name === name ? this.#toldApart(name, found.values, result) : null}
      @facet-toggled=${(event: FacetToggledEvent) => this.#go(toggled(this.query, name, event.value))}
      @facet-search=${(event: FacetSearchEvent) => {
        this.facetText = { name, text: event.text };
      }}
    ></facet-group>`;
  }

  /** Sections of several documents are told apart by their documents. */
  #toldApart(name: FacetName, values: FacetValueView[], { facets }: SearchResultView): FacetValueView[] {
    if (name !== 'section' || facets.document.length < 2) return values;
    const titles = new Map(this.#documents.value?.map((document) => [document.id, document.title]));
    const documentOf = (value: FacetValueView): string => value.value.split('/')[0] ?? '';
    return values.map((value) => ({
      ...value,
      label: `${value.label} · ${shortened(titles.get(documentOf(value)) ?? documentOf(value), 12)}`,
    }));
  }

  #choices(result: SearchResultView): TemplateResult | typeof nothing {
    if (result.choices.length === 0) return nothing;
    return html`<section class="banner" aria-labelledby="choices">
      <h2 id="choices">您要找的是哪一条？</h2>
      <ul>
        ${result.choices.map((choice) => html`<li><a href=${clauseLink(choice.document, choice.address)}>${choice.label}</a></li>`)}
      </ul>
    </section>`;
  }

  #confidence(result: SearchResultView): TemplateResult | typeof nothing {
    if (result.confidence === 'good') return nothing;
    const sentence =
      result.total === 0 || result.confidence === 'none'
        ? '库中没有找到符合的条款。'
        : '没有条款完全符合；以下只是部分相关的条款，请逐条核对。';
    return html`<p class="banner weak">
      ${sentence}${
        result.suggestion === null
          ? nothing
          : html`您是不是要找：<a href=${searchLink({ q: result.suggestion })}>${result.suggestion}</a>`
      }
    </p>`;
  }

  #bar(result: SearchResultView): TemplateResult {
    const sort = this.query.get('sort') ?? 'relevance';
    return html`<div class="bar row">
      <p><b>${totalSentence(result)}</b></p>
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
      ${result.total === 0 ? nothing : html`<a class="small no-print" href="/api/export/search.csv?${apiQuery(this.query)}" download>下载结果（CSV）</a>`}
    </div>`;
  }

  readonly #suggestionChosen = (event: SuggestionChosenEvent): void => {
    const { kind, target, text } = event.suggestion;
    this.typed = '';
    if (target === null || kind === 'term') this.#go(withQuery(this.query, text));
    else if (kind === 'unit') this.#go(unitLink(target));
    else if (kind === 'document') this.#go(documentLink(target));
    else this.#go(`/documents/${addressPath(target)}`);
  };

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

function totalSentence(result: SearchResultView): string {
  if (result.total === 0) return '没有结果';
  return result.exact ? `共 ${result.total} 条` : `至多 ${result.total} 条（条款很多，没有逐条核对原文）`;
}

declare global {
  interface HTMLElementTagNameMap {
    'search-page': SearchPage;
  }
}
