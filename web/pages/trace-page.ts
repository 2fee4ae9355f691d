import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/citation-list.ts';
import '../elements/clause-chain.ts';
import '../elements/clause-versions.ts';
import { taskStates } from '../elements/task-states.ts';
import { clauseName } from '../names.ts';
import { PageElement } from './page-element.ts';

/** One clause with the whole chain above and below it, its citations and versions. */
@customElement('trace-page')
export class TracePage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      h2 {
        margin-top: 1.5rem;
      }
    `,
  ];

  readonly #trace = new Task(this, {
    args: () => [this.param('document'), this.param('address')] as const,
    task: async ([id, address], { signal }) => {
      const [clause, chain, citations, versions] = await Promise.all([
        this.client.clause(id, address, null, signal),
        this.client.clauseChain(id, address, signal),
        this.client.citations(id, address, null, signal),
        this.client.clauseVersions(id, address, null, signal),
      ]);
      return { clause, chain, citations, versions };
    },
  });

  protected override pageTitle(): string | null {
    const read = this.#trace.value;
    return read ? `追溯：${clauseName(read.clause)}` : null;
  }

  protected override render(): unknown {
    return taskStates(
      this.#trace,
      ({ clause, chain, citations, versions }) => html`<h1 tabindex="-1">追溯：${clauseName(clause)}</h1>
        <clause-chain .chain=${chain} @link-decided=${() => void this.#trace.run()}></clause-chain>
        <h2>引文</h2>
        <citation-list .citations=${citations}></citation-list>
        <h2>版本</h2>
        <clause-versions .document=${clause.document} .versions=${versions.versions} .removedIn=${versions.removedIn}></clause-versions>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'trace-page': TracePage;
  }
}
