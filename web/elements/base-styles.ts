import { css } from 'lit';

/** Rules that every element with text shares: links, buttons, fields, focus, what prints. Colours come from theme.css. */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ol,
  ul,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  h1 {
    font: 700 1.625rem / 1.4 var(--serif);
    margin-bottom: 0.5rem;
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font: 700 1.125rem / 1.5 var(--serif);
  }
  a {
    color: var(--link);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    min-height: 1.75rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--rule-strong);
    border-radius: 2px;
    background: none;
    color: var(--ink);
    font-size: 0.875rem;
    line-height: 1.5;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    background: var(--raised);
  }
  button:disabled {
    color: var(--ink-soft);
    border-color: var(--rule);
    cursor: default;
  }
  button.plain {
    border: 0;
    padding: 0.125rem 0.25rem;
    color: var(--link);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  input[type='text'],
  input[type='search'],
  input[type='file'],
  select,
  textarea {
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--rule-strong);
    border-radius: 2px;
    background: var(--paper);
    max-width: 100%;
  }
  mark {
    background: var(--mark);
    color: inherit;
    box-shadow: inset 0 -2px 0 var(--mark-line);
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.375rem 0.625rem;
    border-bottom: 1px solid var(--rule);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    border-bottom: 1px solid var(--rule-strong);
    font-weight: 600;
    white-space: nowrap;
  }
  .law {
    font: var(--law-size) / var(--law-leading) var(--serif);
    text-align: justify;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: var(--small);
  }
  .scroll-x {
    overflow-x: auto;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem 0.875rem;
    align-items: baseline;
  }
  @media print {
    .no-print,
    .button,
    button {
      display: none !important;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
  }
`;
