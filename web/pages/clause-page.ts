import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ClauseStandingView } from '../../server/contract/clause-standing.ts';
import type { CounterpartView, CrossReferencesView } from '../../server/contract/cross-reference.ts';
import type { ClauseVersionsView, DocumentView } from '../../server/contract/document.ts';
import { citationMarks } from '../citation-marks.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/citation-list.ts';
import '../elements/clause-standing.ts';
import { clauseTextStyles, setClause, type TextMark } from '../elements/clause-text.ts';
import '../elements/clause-versions.ts';
import '../elements/copy-bar.ts';
import '../elements/counterpart-block.ts';
import { type EvidenceEvent, evidenceAt } from '../elements/counterpart-block.ts';
import { labelStyles, levelLabel, validityLabel } from '../elements/labels.ts';
import { taskStates } from '../elements/task-states.ts';
import '../elements/validity-warning.ts';
import { clauseLink, documentLink, placeLink, reviewLink, traceLink } from '../links.ts';
import { clauseName, shortened } from '../names.ts';
import { counts } from '../tracing-links.ts';
import { clausePageStyles } from './clause-page-styles.ts';
import { PageElement } from './page-element.ts';

const noLinks: CrossReferencesView = { implements: [], implementedBy: [], none: null };

/** One clause with its counterparts beside it, its citations, and everything to copy. */
@customElement('clause-page')
export class ClausePage extends PageElement {
  static override styles = [baseStyles, labelStyles, clauseTextStyles, clausePageStyles];

  /** Counterpart whose evidence the clause's own text shows, and the pair that is pointed at. */
  @state() private chosen = -1;
  @state() private activeEvidence: number | null = null;

  readonly #reading = new Task(this, {
    args: () => [this.param('document'), this.param('address'), this.query.get('version')] as const,
    task: async ([id, address, version], { signal }) => {
      this.activeEvidence = null;
      const clause = await this.client.clause(id, address, version, signal);
      // What stands beside the clause is of the same version; links lead from and to current texts only.
      const older = clause.current ? null : String(clause.version);
      const [document, links, citations, citation, versions] = await Promise.all([
        this.client.document(id, older, signal),
        clause.current ? this.client.crossReferences(id, address, signal) : noLinks,
        this.client.citations(id, address, older, signal),
        this.client.clauseCitation(id, address, older, signal),
        this.client.clauseVersions(id, address, older, signal),
      ]);
      this.chosen = [...links.implements, ...links.implementedBy].findIndex(counts);
      return { clause, document, links, citations, citation, versions };
    },
    onComplete: () => this.#scrollToHash(),
  });

  protected override pageTitle(): string | null {
    const read = this.#reading.value;
    if (!read || read.clause.document !== this.param('document') || read.clause.address !== this.param('address'))
      return null;
    return `${clauseName(read.clause)} · ${read.document.title}`;
  }

  protected override render(): unknown {
    return taskStates(this.#reading, ({ clause, document, links, citations, citation, versions }) => {
      const counterparts = [...links.implements, ...links.implementedBy];
      const shown = counterparts[this.chosen];
      const marks = [...evidenceMarks(shown), ...citationMarks(citations.cites)];
      return html`
        ${this.#breadcrumb(clause, document)}
        <h1 tabindex="-1">${clauseName(clause)}</h1>
        <p class="labels">${levelLabel(document.level)} ${validityLabel(document.validity)}</p>
        <validity-warning .document=${document}></validity-warning>
        <clause-standing .clause=${clause}></clause-standing>
        <copy-bar .text=${clause.text} .citation=${citation}></copy-bar>
        <div class="sides">
          <div class="left">
          <section class="own">
            <div @pointerover=${this.#pointed} @pointerleave=${this.#pointed} @focusin=${this.#pointed}>
              ${setClause(clause, { marks, activeEvidence: this.activeEvidence })}
            </div>
            ${this.#steps(clause, document)}
          </section>
          <section class="citations"><h2 class="visually-hidden">引文</h2><citation-list .citations=${citations}></citation-list></section>
          ${this.#versions(document, versions)}
          </div>
          <section id="counterparts" aria-labelledby="counterparts-heading">
            ${clause.current ? this.#counterparts(document, links, counterparts) : html`<h2 id="counterparts-heading">条款对应</h2><p class="none">条款对应只按现行文字建立。</p>`}
          </section>
        </div>
      `;
    });
  }

  #breadcrumb(clause: ClauseStandingView, document: DocumentView): TemplateResult {
    const older = clause.current ? null : clause.version;
    return html`<nav class="path" aria-label="所在位置">
      <a href=${documentLink(document.id, older)}>${document.title}</a>${clause.path.map(
        (step) =>
          html` › <a href=${placeLink(clause.document, step.address, older)}>${shortened(clauseName(step), 28)}</a>`,
      )}
    </nav>`;
  }

  #versions(document: DocumentView, { versions, removedIn }: ClauseVersionsView): TemplateResult | typeof nothing {
    if (document.versions.length < 2) return nothing;
    return html`<section id="versions"><h2>本条的版本</h2>
      <clause-versions .document=${document.id} .versions=${versions} .removedIn=${removedIn}></clause-versions></section>`;
  }

  #counterparts(document: DocumentView, links: CrossReferencesView, counterparts: CounterpartView[]): TemplateResult {
    const downward = document.level === 'provincial';
    const firm = counterparts.filter(counts);
    const rest = counterparts.filter((one) => !firm.includes(one));
    const block = (one: CounterpartView) => html`<li><counterpart-block
      .counterpart=${one}
      .side=${downward ? 'lower' : 'upper'}
      ?chosen=${counterparts[this.chosen] === one}
      .activeEvidence=${counterparts[this.chosen] === one ? this.activeEvidence : null}
      @evidence=${(event: EvidenceEvent) => this.#evidence(counterparts.indexOf(one), event)}
    ></counterpart-block></li>`;
    return html`
      <h2 id="counterparts-heading">${downward ? '落实本条的市级条款' : '对应的省级条款'}（${firm.length}）</h2>
      ${links.none === null ? nothing : html`<p class="none">${links.none}</p>`}
      <ol>${firm.map(block)}</ol>
      ${
        rest.length === 0
          ? nothing
          : html`<details class="rest" ?open=${firm.length === 0 && rest.length <= 2}>
        <summary>弱对应与已否定的条款（${rest.length}）</summary>
        <ol>${rest.map(block)}</ol>
      </details>`
      }
    `;
  }

  #steps(clause: ClauseStandingView, document: DocumentView): TemplateResult {
    const at = document.outline.findIndex((entry) => entry.address === clause.address);
    const before = at > 0 ? document.outline[at - 1] : undefined;
    const after = at >= 0 ? document.outline[at + 1] : undefined;
    const older = clause.current ? null : clause.version;
    return html`<p class="row steps no-print">
      ${before ? html`<a rel="prev" href=${clauseLink(document.id, before.address, older)}>上一条：${shortened(clauseName(before), 14)}</a>` : nothing}
      ${after ? html`<a rel="next" href=${clauseLink(document.id, after.address, older)}>下一条：${shortened(clauseName(after), 14)}</a>` : nothing}
      <a href=${placeLink(document.id, clause.address, older)}>在全文中看</a>
      ${clause.current ? html`<a href=${traceLink(document.id, clause.address)}>上下追溯</a>` : nothing}
      ${clause.current && document.level === 'municipal' ? html`<a href=${reviewLink(document.id, { at: clause.address })}>复核</a>` : nothing}
    </p>`;
  }

  readonly #pointed = (event: Event): void => {
    this.activeEvidence = evidenceAt(event);
  };

  #evidence(index: number, event: EvidenceEvent): void {
    this.chosen = index;
    this.activeEvidence = event.index;
  }

  #scrollToHash(): void {
    const hash = this.route?.hash ?? '';
    if (hash !== 'counterparts' && hash !== 'versions') return;
    void this.updateComplete.then(() => this.renderRoot.querySelector(`#${hash}`)?.scrollIntoView());
  }
}

function evidenceMarks(counterpart: CounterpartView | undefined): TextMark[] {
  return (counterpart?.evidence ?? []).map((pair, index) => ({ ...pair.here, label: { kind: 'evidence', index } }));
}

declare global {
  interface HTMLElementTagNameMap {
    'clause-page': ClausePage;
  }
}
