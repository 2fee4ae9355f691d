import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { ReviewListView, ReviewRequestView } from '../../server/contract/review.ts';
import type { LinkView } from '../../server/contract/tracing.ts';
import { ApiProblem } from '../api-client.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/export-links.ts';
import '../elements/link-adder.ts';
import type { LinkAddedEvent } from '../elements/link-adder.ts';
import '../elements/link-review.ts';
import type { LinkReview, ReviewAskedEvent } from '../elements/link-review.ts';
import '../elements/review-progress.ts';
import '../elements/reviewer-name.ts';
import { taskStates } from '../elements/task-states.ts';
import { toolStyles } from '../elements/tool-styles.ts';
import '../elements/token-form.ts';
import type { TokenGivenEvent } from '../elements/token-form.ts';
import { query } from '../links.ts';
import { canCorrespond, linkKey, placeKey } from '../tracing-links.ts';
import { PageElement } from './page-element.ts';
import { reviewPageStyles } from './review-page-styles.ts';

/** Review of one lower document's links, one after the other, by keyboard alone. */
@customElement('review-page')
export class ReviewPage extends PageElement {
  static override styles = [baseStyles, toolStyles, reviewPageStyles];

  /** Decisions of this sitting, newest last, for undo. */
  readonly #decided: LinkView[] = [];
  /** What the server said against the last decision. */
  @state() private refusal = '';
  @state() private keysShown = false;

  /** Strong and medium links; weak ones too when asked for, and where the clause asked for has no other. */
  readonly #list = new Task(this, {
    args: () => [this.param('document'), this.query.get('weak') === '1'] as const,
    task: async ([id, weak], { signal }): Promise<ReviewListView> => {
      const at = this.query.get('at') ?? '';
      const read = (strength: string[]) =>
        this.client.reviews(new URLSearchParams(query({ lower: id, limit: 1000, strength })), signal);
      const list = await read(weak ? allStrengths : []);
      if (weak || at === '' || list.links.some((link) => isAskedFor(link, at))) return list;
      return {
        ...list,
        links: [...list.links, ...(await read(['weak'])).links.filter((link) => isAskedFor(link, at))],
      };
    },
  });
  readonly #texts = new Task(this, {
    args: () => [this.param('document')] as const,
    task: async ([id], { signal }) => {
      const [documents, { upper }] = await Promise.all([
        this.client.documents(signal),
        this.client.documentPairs(id, signal),
      ]);
      const above = new Set(upper.map(({ document }) => document.id));
      const needed = documents.filter((one) => one.id === id || above.has(one.id));
      const lists = await Promise.all(needed.map((one) => this.client.clauses(one.id, null, signal)));
      return { documents, clauses: new Map(lists.flat().map((clause) => [placeKey(clause), clause])) };
    },
  });

  /** Everything that was decided about the link shown; nothing is asked about a link that nobody has touched. */
  readonly #history = new Task(this, {
    args: () => [this.#list.value ? this.#current(this.#filtered(this.#list.value)) : undefined] as const,
    task: async ([link], { signal }) => {
      if (!link || link.review.by === null) return [];
      return (await this.client.reviewHistory(placeKey(link.lower), placeKey(link.upper), signal)).history;
    },
  });

  protected override pageTitle(): string | null {
    const title = this.#texts.value?.documents.find((one) => one.id === this.param('document'))?.title;
    return title === undefined ? null : `复核：${title}`;
  }

  protected override render(): unknown {
    return taskStates(this.#texts, ({ clauses }) => taskStates(this.#list, (list) => this.#sitting(list, clauses)));
  }

  #sitting(list: ReviewListView, clauses: ReadonlyMap<string, ClauseView>): TemplateResult {
    const links = this.#filtered(list);
    const current = this.#current(links);
    const progress = list.progress.find((one) => one.document === this.param('document'));
    return html`<div data-keys tabindex="-1" @keydown=${this.#keydown}>
      <h1 tabindex="-1">${this.pageTitle()}</h1>
      ${progress ? html`<review-progress .progress=${progress}></review-progress>` : nothing}
      ${list.writer === null ? this.#readOnly() : html`<reviewer-name @name-chosen=${() => void this.#list.run()}></reviewer-name>`}
      <p class="row tools no-print">
        <label><input type="checkbox" .checked=${this.#onlyOpen} @change=${this.#toggleOpen} /> 只看未复核（<kbd>f</kbd>）</label>
        <label><input type="checkbox" .checked=${this.query.get('weak') === '1'} @change=${this.#toggleWeak} /> 含弱对应（<kbd>w</kbd>）</label>
        <span>${links.length === 0 ? '' : `第 ${current ? links.indexOf(current) + 1 : 0} 处，共 ${links.length} 处`}</span>
        <button type="button" @click=${() => this.#step(-1)}>上一处 <kbd>k</kbd></button>
        <button type="button" @click=${() => this.#step(1)}>下一处 <kbd>j</kbd></button>
        ${list.writer === null ? nothing : html`<button type="button" @click=${() => void this.#undo()}>撤销上一个决定 <kbd>u</kbd></button>`}
        <button type="button" aria-expanded=${this.keysShown} @click=${this.#toggleKeys}>快捷键 <kbd>?</kbd></button>
      </p>
      ${this.keysShown ? html`<p class="small" id="keys">${keys.map(([key, name]) => html`<kbd>${key}</kbd> ${name}　`)}</p>` : nothing}
      ${this.refusal === '' ? nothing : html`<p role="alert">${this.refusal}</p>`}
      ${
        current
          ? html`<link-review
            .link=${current}
            .lower=${clauses.get(placeKey(current.lower)) ?? null}
            .upper=${clauses.get(placeKey(current.upper)) ?? null}
            .titles=${new Map(this.#texts.value?.documents.map((one) => [one.id, one.title]))}
            .history=${this.#history.value ?? []}
            .readonly=${list.writer === null}
            @review-asked=${(event: ReviewAskedEvent) => this.#decide(current, event)}
          ></link-review>`
          : html`<p class="done">${this.#nothingShown()}</p>`
      }
      ${list.writer === null ? nothing : this.#adder(clauses, current)}
      <export-links base="/api/export/comparison" .search=${query({ lower: this.param('document') })} label="导出对照表"></export-links>
      <export-links base="/api/export/ledger" .search=${query({ lower: this.param('document') })} label="导出督办台账"></export-links>
    </div>`;
  }

  #nothingShown(): string {
    if ((this.query.get('at') ?? '') !== '') return '这一条没有候选的对应；可以用键 j、k 看别处，或在下面新增。';
    return this.#onlyOpen ? '全部对应都已复核。' : '这份文件没有对应关系。';
  }

  #readOnly(): TemplateResult {
    return html`<p class="soft">您只能查看：在服务器本机打开，或使用写入令牌，才能复核。</p>
      <token-form @token-given=${(event: TokenGivenEvent) => {
        this.client.useToken(event.token);
        void this.#list.run();
      }}></token-form>`;
  }

  #adder(clauses: ReadonlyMap<string, ClauseView>, current: LinkView | undefined): TemplateResult {
    return html`<link-adder
      .clauses=${[...clauses.values()].filter(canCorrespond)}
      .documents=${this.#texts.value?.documents ?? []}
      .lowerDocument=${this.param('document')}
      .lowerAddress=${current?.lower.address ?? this.query.get('at') ?? ''}
      @link-added=${(event: LinkAddedEvent) => void this.#send(event.request, '已新增对应')}
    ></link-adder>`;
  }

  get #onlyOpen(): boolean {
    return this.query.get('open') === '1';
  }

  #filtered(list: ReviewListView): LinkView[] {
    if (!this.#onlyOpen) return list.links;
    return list.links.filter((link) => ['proposed', 'needs-review'].includes(link.review.status));
  }

  /** The link in the URL, or the first of the clause in it, and none other; else the first that nobody has decided about. */
  #current(links: LinkView[]): LinkView | undefined {
    const at = this.query.get('at') ?? '';
    if (at !== '') return links.find((link) => isAskedFor(link, at));
    return links.find((link) => link.review.status === 'proposed' || link.review.status === 'needs-review') ?? links[0];
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const from = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (from instanceof HTMLSelectElement || from instanceof HTMLTextAreaElement) return;
    if (from instanceof HTMLInputElement && from.type !== 'checkbox') return;
    const review = this.renderRoot.querySelector<LinkReview>('link-review');
    const actions: Record<string, (() => void) | undefined> = {
      j: () => this.#step(1),
      k: () => this.#step(-1),
      f: this.#toggleOpen,
      w: this.#toggleWeak,
      '?': this.#toggleKeys,
      u: () => void this.#undo(),
      y: () => review?.ask('confirm'),
      n: () => review?.ask('reject'),
      t: () => review?.focusType(),
      m: () => review?.focusNote(),
      a: () => this.renderRoot.querySelector('link-adder')?.open(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  readonly #toggleOpen = (): void => {
    this.navigate(this.withQuery({ open: this.#onlyOpen ? null : '1' }), true);
  };

  readonly #toggleWeak = (): void => {
    this.navigate(this.withQuery({ weak: this.query.get('weak') === '1' ? null : '1' }), true);
  };

  readonly #toggleKeys = (): void => {
    this.keysShown = !this.keysShown;
  };

  #step(by: number): void {
    const links = this.#list.value ? this.#filtered(this.#list.value) : [];
    const current = this.#current(links);
    const next = links[Math.max(0, Math.min(links.length - 1, (current ? links.indexOf(current) : -1) + by))];
    if (next) this.#show(next);
  }

  #show(link: LinkView): void {
    this.navigate(this.withQuery({ at: linkKey(link) }), true);
  }

  /** Sends a decision, then goes on to the next link. */
  async #decide(link: LinkView, event: ReviewAskedEvent): Promise<void> {
    const links = this.#list.value ? this.#filtered(this.#list.value) : [];
    const next = links[links.indexOf(link) + 1];
    const { lower, upper } = link;
    const done = await this.#send({ lower, upper, ...event.decision }, decidedSentences[event.decision.action]);
    if (!done) return;
    this.#decided.push(link);
    if (next && event.decision.action !== 'undo') this.#show(next);
  }

  async #undo(): Promise<void> {
    const link = this.#decided.pop();
    if (!link) {
      this.announce('本次还没有可以撤销的决定。');
      return;
    }
    const { lower, upper } = link;
    if (await this.#send({ lower, upper, action: 'undo' }, '已撤销上一个决定')) this.#show(link);
  }

  async #send(request: ReviewRequestView, sentence: string): Promise<boolean> {
    try {
      await this.client.review(request);
      this.refusal = '';
    } catch (error) {
      this.refusal = error instanceof ApiProblem ? error.problem.detail : String(error);
      // What stands now is shown, and the decision is asked for again.
      await this.#list.run();
      await this.#history.run();
      return false;
    }
    this.announce(sentence);
    await this.#list.run();
    return true;
  }
}

const allStrengths = ['strong', 'medium', 'weak'];

const keys = [
  ['j k', '下一处、上一处'],
  ['y', '确认'],
  ['n', '否定'],
  ['t', '选类型（回车修改）'],
  ['m', '写备注'],
  ['u', '撤销上一个决定'],
  ['f', '只看未复核'],
  ['w', '含弱对应'],
  ['a', '新增对应'],
  ['?', '显示或收起本行'],
] as const;

/** True for the link `document/address~document/address`, or a link of the lower clause at an address. */
const isAskedFor = (link: LinkView, at: string): boolean => linkKey(link) === at || link.lower.address === at;

const decidedSentences: Record<ReviewRequestView['action'], string> = {
  confirm: '已确认',
  reject: '已否定',
  retype: '已修改类型',
  add: '已新增对应',
  undo: '已撤销',
};

declare global {
  interface HTMLElementTagNameMap {
    'review-page': ReviewPage;
  }
}
