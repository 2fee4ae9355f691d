import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { ComparisonView, LinkView } from '../../server/contract/tracing.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/compared-row.ts';
import type { LinkChosenEvent } from '../elements/compared-row.ts';
import '../elements/document-pair.ts';
import type { PairChosenEvent } from '../elements/document-pair.ts';
import '../elements/export-links.ts';
import { pairReasons } from '../elements/pair-reasons.ts';
import { taskStates } from '../elements/task-states.ts';
import { toolStyles } from '../elements/tool-styles.ts';
import { compareLink, query } from '../links.ts';
import { strengthNames, typeNames } from '../names.ts';
import { counts, linkKey, placeKey } from '../tracing-links.ts';
import { comparePageStyles } from './compare-page-styles.ts';
import { PageElement } from './page-element.ts';

/** Two documents side by side as in a synoptic edition; `j` and `k` step from link to link. */
@customElement('compare-page')
export class ComparePage extends PageElement {
  static override styles = [baseStyles, toolStyles, comparePageStyles];

  readonly #documents = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [documents, pairs] = await Promise.all([this.client.documents(signal), this.client.pairs(signal)]);
      return { documents, pairs };
    },
  });
  readonly #comparison = new Task(this, {
    args: () => [this.#lower, this.#upper] as const,
    task: async ([lower, upper], { signal }) =>
      lower === '' || upper === '' ? null : this.client.compare(lower, upper, signal),
  });
  #scrolledTo = '';

  /** The pair in the URL; where one or both are left out, the first pair of the library that fits. */
  get #pair(): { lower: string; upper: string } {
    const [lower, upper] = [this.query.get('lower'), this.query.get('upper')];
    const first = this.#documents.value?.pairs.find(
      (pair) => (lower === null || pair.lower === lower) && (upper === null || pair.upper === upper),
    );
    return { lower: lower ?? first?.lower ?? '', upper: upper ?? first?.upper ?? '' };
  }

  get #lower(): string {
    return this.#pair.lower;
  }

  get #upper(): string {
    return this.#pair.upper;
  }

  protected override pageTitle(): string | null {
    return this.#documents.value ? '对照' : null;
  }

  protected override render(): unknown {
    return taskStates(
      this.#documents,
      ({ documents }) => html`<div data-keys tabindex="-1" @keydown=${this.#keydown}>
      <h1 tabindex="-1">${this.#comparison.value?.relation === 'similar' ? '对照：两份文件的相似条款' : '对照：下位条款与上位条款'}</h1>
      <document-pair
        .lowerDocuments=${documents}
        .upperDocuments=${documents}
        .lower=${this.#lower}
        .upper=${this.#upper}
        ?similar=${this.#comparison.value?.relation === 'similar'}
        @pair-chosen=${(event: PairChosenEvent) => this.navigate(compareLink(event.lower, event.upper))}
      ></document-pair>
      ${taskStates(this.#comparison, (comparison) =>
        comparison ? this.#compared(comparison) : html`<p>请选两份文件；库中还没有可以先看的一对上下位文件。</p>`,
      )}
    </div>`,
    );
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    void this.#scrollToLink();
  }

  /** Brings the link that the URL names into view, once all rows have their height. */
  async #scrollToLink(): Promise<void> {
    const at = this.query.get('at') ?? '';
    if (at === '' || at === this.#scrolledTo || !this.#comparison.value) return;
    const rows = [...this.renderRoot.querySelectorAll('compared-row')];
    if (rows.length === 0) return;
    this.#scrolledTo = at;
    await Promise.all(rows.map((row) => row.updateComplete));
    rows.find((row) => row.hasAttribute('current'))?.scrollIntoView({ block: 'center' });
  }

  /** Links in the order in which the lower document names its clauses, best first within a clause. */
  #links(comparison: ComparisonView | null | undefined): LinkView[] {
    const order = new Map(comparison?.lowerClauses.map((clause, index) => [clause.address, index]));
    const place = (link: LinkView): number => order.get(link.lower.address) ?? 0;
    return (comparison?.links ?? []).filter(counts).sort((a, b) => place(a) - place(b) || b.score - a.score);
  }

  #compared(comparison: ComparisonView): TemplateResult {
    const links = this.#links(comparison);
    const at = this.query.get('at') ?? '';
    const onlyLinked = this.query.get('linked') === '1';
    const index = links.findIndex((link) => linkKey(link) === at);
    const lower = new Map(comparison.lowerClauses.map((clause) => [clause.address, clause]));
    const upper = new Map(comparison.upperClauses.map((clause) => [clause.address, clause]));
    const similar = comparison.relation === 'similar';
    const noun = similar ? '相似' : '对应';
    return html`<div @link-decided=${() => void this.#comparison.run()}>
      ${
        similar
          ? html`<p class="similar">这两份文件不是上下位文件：下面只列文字相似之处，不表示落实关系。</p>`
          : pairReasons(comparison.reasons, comparison.lower.id)
      }
      <div class="tools row no-print">
        <span>共 ${links.length} 处${noun}${index >= 0 ? `，当前第 ${index + 1} 处` : ''}</span>
        <button type="button" @click=${() => this.#step(-1)}>上一处 <kbd>k</kbd></button>
        <button type="button" @click=${() => this.#step(1)}>下一处 <kbd>j</kbd></button>
        <label>
          <input
            type="checkbox"
            .checked=${onlyLinked}
            @change=${() => this.navigate(this.withQuery({ linked: onlyLinked ? null : '1' }), true)}
          />
          只看有${noun}的条款
        </label>
      </div>
      <export-links base="/api/export/comparison" .search=${query({ lower: this.#lower, upper: this.#upper })} label="导出对照表"></export-links>
      <div class="heads" aria-hidden="true"><p>${comparison.lower.title}</p><p>${comparison.upper.title}</p></div>
      <ol>
        ${comparison.rows.map((row) => {
          const own = row.lower === null ? undefined : lower.get(row.lower);
          const rowLinks = links.filter((link) => link.lower.address === row.lower);
          const others = row.upper.flatMap((address) => upper.get(address) ?? []);
          if (rowLinks.length === 0 && (onlyLinked || isFurniture(own ?? others[0]))) return nothing;
          const current = rowLinks.find((link) => linkKey(link) === at);
          return html`<li><compared-row
            .lower=${own ?? null}
            .upper=${others}
            .links=${rowLinks}
            .chosen=${current ? placeKey(current.upper) : ''}
            ?similar=${similar}
            ?current=${current !== undefined}
            @link-chosen=${(event: LinkChosenEvent) => this.#show(event.key)}
          ></compared-row></li>`;
        })}
      </ol>
      ${comparison.rows.length === 0 ? html`<p>两份文件都没有条款。</p>` : nothing}
    </div>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const from = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (from instanceof HTMLSelectElement || from instanceof HTMLInputElement) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#step(step);
  };

  #step(by: number): void {
    const links = this.#links(this.#comparison.value);
    if (links.length === 0) return;
    // From the URL itself, which a key pressed a moment ago has changed before this page is told.
    const shown = new URLSearchParams(location.search).get('at');
    const at = links.findIndex((link) => linkKey(link) === shown);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : (at + by + links.length) % links.length;
    const link = links[next];
    if (!link) return;
    this.#show(linkKey(link));
    this.announce(
      this.#comparison.value?.relation === 'similar'
        ? `第 ${next + 1} 处，共 ${links.length} 处：相似`
        : `第 ${next + 1} 处，共 ${links.length} 处：${strengthNames[link.strength]}对应，${typeNames[link.type]}`,
      true,
    );
  }

  #show(key: string): void {
    this.navigate(this.withQuery({ lower: this.#lower, upper: this.#upper, at: key }), true);
  }
}

/** Letterhead, closing lines and table heads, which correspond to nothing. */
function isFurniture(clause: ClauseView | undefined): boolean {
  return clause !== undefined && ['front', 'end', 'table'].includes(clause.kind);
}

declare global {
  interface HTMLElementTagNameMap {
    'compare-page': ComparePage;
  }
}
