import { Task } from '@lit/task';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiProblem } from '../api-client.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/ingest-form.ts';
import type { IngestAskedEvent } from '../elements/ingest-form.ts';
import '../elements/ingest-report.ts';
import '../elements/library-list.ts';
import { taskStates } from '../elements/task-states.ts';
import '../elements/token-form.ts';
import type { TokenGivenEvent } from '../elements/token-form.ts';
import { sitePath } from '../site-base.ts';
import { PageElement } from './page-element.ts';

/** The library: its documents with their facts, adding documents, reports of what was added. */
@customElement('library-page')
export class LibraryPage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 56rem) minmax(0, 24rem);
        gap: 1rem 4rem;
      }
      h1 {
        margin-bottom: 1rem;
      }
      h2 {
        margin-bottom: 0.5rem;
      }
      ingest-form + p {
        margin-top: 0.75rem;
      }
      ingest-report {
        margin: 1rem 0 2rem;
      }
      @media (max-width: 64rem) {
        .columns {
          display: block;
        }
      }
    `,
  ];

  @state() private asked: { files: File[]; check: boolean; encoding: string } | null = null;

  readonly #documents = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => this.client.documents(signal),
  });
  readonly #ingest = new Task(this, {
    args: () => [this.asked] as const,
    task: async ([asked], { signal }) =>
      asked ? this.client.ingest(asked.files, asked.check, asked.encoding, signal) : null,
    onComplete: (report) => {
      if (!report) return;
      this.announce(report.check ? '检查完毕，没有收录。' : '收录完毕。');
      void this.#documents.run();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) this.announce(error.problem.detail);
    },
  });

  protected override pageTitle(): string | null {
    return this.#documents.value ? '文库' : null;
  }

  protected override render(): unknown {
    return taskStates(
      this.#documents,
      (documents) => html`
      <h1 tabindex="-1">文库</h1>
      <div class="columns">
        <section aria-labelledby="in-library">
          <h2 id="in-library">库中 ${documents.length} 份文件</h2>
          ${this.#report()}
          <library-list .documents=${documents}></library-list>
        </section>
        <section aria-labelledby="add">
          <h2 id="add">收录文件</h2>
          <ingest-form
            ?busy=${this.#ingest.status === 1}
            .failure=${this.#ingest.error instanceof ApiProblem ? this.#ingest.error.problem.detail : ''}
            @ingest-asked=${(event: IngestAskedEvent) => {
              this.asked = { files: event.files, check: event.check, encoding: event.encoding };
            }}
          ></ingest-form>
          ${this.#refused ? html`<token-form @token-given=${this.#tokenGiven}></token-form>` : nothing}
          <p><a href=${sitePath('/reports')}>历次收录报告</a></p>
        </section>
      </div>
    `,
    );
  }

  /** The server lets only writers add documents. */
  get #refused(): boolean {
    const { error } = this.#ingest;
    return error instanceof ApiProblem && (error.problem.status === 401 || error.problem.status === 403);
  }

  readonly #tokenGiven = (event: TokenGivenEvent): void => {
    this.client.useToken(event.token);
    void this.#ingest.run();
  };

  #report(): TemplateResult | typeof nothing {
    const report = this.#ingest.value;
    return report ? html`<ingest-report .report=${report}></ingest-report>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'library-page': LibraryPage;
  }
}
