import { html, type TemplateResult } from 'lit';
import type { PageName, Route } from './route.ts';

interface PageEntry {
  /** Loads the page's code; pages are separate files so that the first load stays small. */
  load: () => Promise<unknown>;
  render: (route: Route) => TemplateResult;
}

const pages: Record<PageName, PageEntry> = {
  search: {
    load: () => import('./pages/search-page.ts'),
    render: (route) => html`<search-page .route=${route}></search-page>`,
  },
  library: {
    load: () => import('./pages/library-page.ts'),
    render: (route) => html`<library-page .route=${route}></library-page>`,
  },
  document: {
    load: () => import('./pages/document-page.ts'),
    render: (route) => html`<document-page .route=${route}></document-page>`,
  },
  clause: {
    load: () => import('./pages/clause-page.ts'),
    render: (route) => html`<clause-page .route=${route}></clause-page>`,
  },
  reports: {
    load: () => import('./pages/report-page.ts'),
    render: (route) => html`<report-page .route=${route}></report-page>`,
  },
  units: {
    load: () => import('./pages/units-page.ts'),
    render: (route) => html`<units-page .route=${route}></units-page>`,
  },
  unit: {
    load: () => import('./pages/unit-page.ts'),
    render: (route) => html`<unit-page .route=${route}></unit-page>`,
  },
  compare: {
    load: () => import('./pages/compare-page.ts'),
    render: (route) => html`<compare-page .route=${route}></compare-page>`,
  },
  matrix: {
    load: () => import('./pages/matrix-page.ts'),
    render: (route) => html`<matrix-page .route=${route}></matrix-page>`,
  },
  gaps: {
    load: () => import('./pages/gaps-page.ts'),
    render: (route) => html`<gaps-page .route=${route}></gaps-page>`,
  },
  trace: {
    load: () => import('./pages/trace-page.ts'),
    render: (route) => html`<trace-page .route=${route}></trace-page>`,
  },
  reviews: {
    load: () => import('./pages/reviews-page.ts'),
    render: (route) => html`<reviews-page .route=${route}></reviews-page>`,
  },
  review: {
    load: () => import('./pages/review-page.ts'),
    render: (route) => html`<review-page .route=${route}></review-page>`,
  },
  administration: {
    load: () => import('./pages/administration-page.ts'),
    render: (route) => html`<administration-page .route=${route}></administration-page>`,
  },
  'not-found': {
    load: () => import('./pages/not-found-page.ts'),
    render: (route) => html`<not-found-page .route=${route}></not-found-page>`,
  },
};

export const loadPage = (page: PageName): Promise<unknown> => pages[page].load();

export const renderPage = (route: Route): TemplateResult => pages[route.page].render(route);
