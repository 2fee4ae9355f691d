import { Task } from '@lit/task';
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ClauseView } from '../../server/contract/clause.ts';
import type { DocumentView } from '../../server/contract/document.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/clause-block.ts';
import type { MarginNote, Setting } from '../elements/clause-block.ts';
import '../elements/clause-table.ts';
import type { TextMark } from '../elements/clause-text.ts';
import '../elements/document-facts.ts';
import '../elements/document-versions.ts';
import { labelStyles, levelLabel, regionLabel, validityLabel } from '../elements/labels.ts';
import '../elements/outline-nav.ts';
import { taskStates } from '../elements/task-states.ts';
import '../elements/validity-warning.ts';
import '../elements/version-difference.ts';
import { clauseLink, query, reviewLink } from '../links.ts';
import { unstated } from '../names.ts';
import { ReadingPosition } from '../reading-position.ts';
import { sitePath } from '../site-base.ts';
import { documentPageStyles } from './document-page-styles.ts';
import { PageElement } from './page-element.ts';

/** One document: outline, the text set like a statute book, facts with their proof, versions. */
@customElement('document-page')
export class DocumentPage extends PageElement {
  static override styles = [baseStyles, labelStyles, documentPageStyles];

  @state() private reached = '';
  readonly #position = new ReadingPosition(this, 'clause-block', (address) => {
    this.reached = address;
  });
  #scrolledTo = '';

  readonly #reading = new Task(this, {
    args: () => [this.param('document'), this.query.get('version')] as const,
    task: async ([id, version], { signal }) => {
      const [document, clauses] = await Promise.all([
        this.client.document(id, version, signal),
        this.client.clauses(id, version, signal),
      ]);
      return { document, clauses };
    },
  });
  readonly #difference = new Task(this, {
    args: () => [this.param('document'), this.query.get('from'), this.query.get('to')] as const,
    task: ([id, from, to], { signal }) =>
      from === null || to === null ? null : this.client.versionDifference(id, from, to, signal),
  });

  protected override pageTitle(): string | null {
    const read = this.#reading.value;
    return read?.document.id === this.param('document') ? read.document.title : null;
  }

  protected override render(): unknown {
    return taskStates(this.#reading, ({ document, clauses }) => this.#page(document, clauses));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    this.#position.observe();
    void this.#scrollToHash();
  }

  /** Goes to the clause that the fragment names, once all clauses above it have their height. */
  async #scrollToHash(): Promise<void> {
    const hash = this.route?.hash ?? '';
    const target = `${this.param('document')}#${hash}?${this.query.get('proof') ?? ''}`;
    if (hash === '' || target === this.#scrolledTo || !this.#reading.value) return;
    this.#scrolledTo = target;
    const blocks = [...this.renderRoot.querySelectorAll<LitElement>('clause-block, clause-table')];
    await Promise.all(blocks.map((block) => block.updateComplete));
    const block = blocks.find((one) => one.dataset.address === hash || one.dataset.rows?.split(' ').includes(hash));
    block?.scrollIntoView({ block: 'start' });
  }

  #page(document: DocumentView, clauses: ClauseView[]): TemplateResult {
    return html`<div class="columns">
      <details class="outline" ?open=${wide.matches}>
        <summary>大纲</summary>
        <outline-nav .document=${document} .current=${this.#currentHeading(document, clauses)}></outline-nav>
      </details>
      <article>
        <header>
          <p class="body-name">${document.issuingBodies.length > 0 ? document.issuingBodies.join('　') : `发文机关${unstated}`}</p>
          <p class="number">${document.documentNumber ?? `发文字号${unstated}`}</p>
          <h1 tabindex="-1">${document.title}</h1>
          <p class="labels">${levelLabel(document.level)} ${regionLabel(document.region)} ${validityLabel(document.validity)}</p>
          <validity-warning .document=${document} .version=${this.query.get('version')}></validity-warning>
          <details class="facts" ?open=${wide.matches}>
            <summary>文件信息</summary>
            <document-facts .document=${document}></document-facts>
            <document-versions .document=${document}></document-versions>
            ${this.#links(document)}
          </details>
        </header>
        ${this.query.get('from') === null ? this.#text(document, clauses) : this.#changes()}
      </article>
    </div>`;
  }

  #links(document: DocumentView): TemplateResult {
    const { level } = document;
    if (level !== 'provincial' && level !== 'municipal') return html``;
    const side = level === 'municipal' ? 'lower' : 'upper';
    return html`<p class="row links">
      <a href=${sitePath(`/compare${query({ [side]: document.id })}`)}>对照</a>
      <a href=${sitePath(`/matrix${query({ [side]: document.id })}`)}>矩阵</a>
      <a href=${sitePath(`/gaps${query({ document: document.id })}`)}>缺口</a>
      ${side === 'lower' ? html`<a href=${reviewLink(document.id)}>复核对应关系</a>` : nothing}
    </p>`;
  }

  #changes(): unknown {
    return taskStates(
      this.#difference,
      (difference) => html`<version-difference .difference=${difference}></version-difference>`,
    );
  }

  /** Clauses in order; a table's header and rows become one table. */
  #text(document: DocumentView, clauses: ClauseView[]): TemplateResult[] {
    const depths = new Map(document.outline.map((entry) => [entry.address, entry.depth]));
    const blocks: TemplateResult[] = [];
    let table: ClauseView[] = [];
    const endTable = () => {
      if (table.length === 0) return;
      blocks.push(
        html`<clause-table data-rows=${table.map((one) => one.address).join(' ')} .clauses=${table} .version=${document.version} .target=${this.route?.hash ?? ''}></clause-table>`,
      );
      table = [];
    };
    for (const clause of clauses) {
      if (clause.kind === 'table' && table.length > 0) endTable();
      if (clause.kind === 'table' || clause.kind === 'row') table.push(clause);
      else {
        endTable();
        blocks.push(this.#block(document, clause, depths.get(clause.address) ?? 2));
      }
    }
    endTable();
    return blocks;
  }

  #block(document: DocumentView, clause: ClauseView, depth: number): TemplateResult {
    return html`<clause-block
      data-address=${clause.address}
      .clause=${clause}
      .depth=${depth}
      .marks=${this.#proofMarks(clause.address)}
      .notes=${marginNotes(document, clause)}
      .setting=${settingOf(document, clause)}
      .version=${document.version}
      ?target=${clause.address === this.route?.hash}
    ></clause-block>`;
  }

  /** The span that proves a fact, from `?proof=address@start-end`. */
  #proofMarks(address: string): TextMark[] {
    const proof = /^(.+)@(\d+)-(\d+)$/.exec(this.query.get('proof') ?? '');
    if (!proof || proof[1] !== address) return [];
    return [{ start: Number(proof[2]), end: Number(proof[3]), label: { kind: 'proof' } }];
  }

  /** The last outline entry at or before the clause that the reader has reached. */
  #currentHeading(document: DocumentView, clauses: ClauseView[]): string {
    const listed = new Set(document.outline.map((entry) => entry.address));
    let current = '';
    for (const clause of clauses) {
      if (listed.has(clause.address)) current = clause.address;
      if (clause.address === this.reached) return current;
    }
    return '';
  }
}

function marginNotes(document: DocumentView, clause: ClauseView): MarginNote[] {
  if (!clause.searchable || clause.kind === 'front' || clause.kind === 'end') return [];
  const counterpart = document.level === 'provincial' ? '市级落实条款' : '省级对应条款';
  if (clause.counterparts === 0) return [{ text: `无${counterpart}`, href: '', tone: 'none' }];
  const href = `${clauseLink(clause.document, clause.address)}#counterparts`;
  return [{ text: `${counterpart} ${clause.counterparts} 条`, href, tone: 'strong' }];
}

/** Letterhead and signature lines stand as they do on paper: by the facts that they prove. */
function settingOf(document: DocumentView, clause: ClauseView): Setting {
  if (clause.kind !== 'front' && clause.kind !== 'end') return 'body';
  const proves = document.facts.filter(
    (fact) => fact.source?.kind === 'text' && fact.source.address === clause.address,
  );
  const short = clause.text.length <= 60;
  if (!short) return 'body';
  if (proves.some((fact) => fact.name === 'title')) return 'title';
  if (proves.some((fact) => fact.name === 'documentNumber')) return 'centre';
  if (proves.some((fact) => fact.name === 'issuedOn')) return 'right';
  return 'body';
}

/** The outline is open beside the text and closed above it. */
const wide = matchMedia('(min-width: 60rem)');

declare global {
  interface HTMLElementTagNameMap {
    'document-page': DocumentPage;
  }
}
