import { Task } from '@lit/task';
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ImportResultView, ReviewListView } from '../../server/contract/review.ts';
import { ApiProblem } from '../api-client.ts';
import { baseStyles } from '../elements/base-styles.ts';
import '../elements/export-links.ts';
import '../elements/review-import.ts';
import type { ImportAskedEvent } from '../elements/review-import.ts';
import '../elements/review-progress.ts';
import { taskStates } from '../elements/task-states.ts';
import { reviewLink } from '../links.ts';
import { PageElement } from './page-element.ts';

/** How far the review of each lower document has come; decisions out and in. */
@customElement('reviews-page')
export class ReviewsPage extends PageElement {
  static override styles = [
    baseStyles,
    css`
      p.soft {
        margin: 0.5rem 0 1rem;
      }
    `,
  ];

  @state() private imported: ImportResultView | null = null;

  readonly #list = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => this.client.reviews(new URLSearchParams({ limit: '1' }), signal),
  });

  protected override pageTitle(): string | null {
    return this.#list.value ? '复核' : null;
  }

  protected override render(): unknown {
    return taskStates(this.#list, (list) => this.#page(list));
  }

  #page(list: ReviewListView): TemplateResult {
    return html`<h1 tabindex="-1">复核：对应关系由人确认</h1>
      <p class="soft">系统给出的对应只是建议。选一份下位文件，逐条确认、否定或修改；全程可只用键盘。</p>
      ${list.progress.map((one) => html`<review-progress .progress=${one} href=${reviewLink(one.document)}></review-progress>`)}
      <export-links base="/api/export/reviews" .formats=${['csv', 'json']} label="导出全部复核记录"></export-links>
      ${list.writer === null ? '' : html`<review-import .result=${this.imported} @import-asked=${this.#import}></review-import>`}`;
  }

  readonly #import = async (event: ImportAskedEvent): Promise<void> => {
    try {
      this.imported = await this.client.importReviews(event.file);
      this.announce(`已导入 ${this.imported.imported} 条复核记录`);
      await this.#list.run();
    } catch (error) {
      this.announce(error instanceof ApiProblem ? error.problem.detail : String(error));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'reviews-page': ReviewsPage;
  }
}
