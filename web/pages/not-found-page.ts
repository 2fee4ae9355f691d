import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from '../elements/base-styles.ts';
import { siteBase, sitePath } from '../site-base.ts';
import { PageElement } from './page-element.ts';

@customElement('not-found-page')
export class NotFoundPage extends PageElement {
  static override styles = baseStyles;

  protected override pageTitle(): string {
    return '没有这个页面';
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">没有这个页面</h1>
      <p>地址 ${location.pathname} 不属于任何页面。可以从<a href=${siteBase}>检索</a>或<a href=${sitePath('/documents')}>文件</a>开始。</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'not-found-page': NotFoundPage;
  }
}
