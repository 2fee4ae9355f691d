import { css } from 'lit';

export const documentPageStyles = css`
  .columns {
    display: grid;
    grid-template-columns: 17rem minmax(0, 1fr);
    gap: 0 2.5rem;
  }
  .outline {
    position: sticky;
    top: 0.75rem;
    align-self: start;
    max-height: calc(100vh - 1.5rem);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .outline > summary {
    display: none;
  }
  header {
    max-width: calc((var(--measure) + 3.4em) * 1.0625 + 2.25rem);
    margin-bottom: 1.5rem;
  }
  .body-name {
    color: var(--red);
    font: 700 1.0625rem / 1.6 var(--serif);
    letter-spacing: 0.08em;
    text-align: center;
  }
  .number {
    padding-bottom: 0.375rem;
    border-bottom: 2px solid var(--red);
    font-family: var(--serif);
    text-align: center;
  }
  h1 {
    margin: 1.25rem 0 0.5rem;
    text-align: center;
  }
  .labels {
    text-align: center;
  }
  .facts {
    margin-top: 1rem;
    padding: 0.625rem 0;
    border-block: 1px solid var(--rule);
  }
  .facts summary {
    color: var(--ink-soft);
    font-size: var(--small);
    cursor: pointer;
  }
  document-facts {
    margin-top: 0.5rem;
  }
  .links {
    margin-top: 0.75rem;
    font-size: 0.875rem;
  }
  @media (max-width: 60rem) {
    .columns {
      display: block;
    }
    .outline {
      position: static;
      max-height: none;
      margin-bottom: 1rem;
    }
    .outline > summary {
      display: block;
      padding: 0.375rem 0;
      border-block: 1px solid var(--rule);
      cursor: pointer;
    }
  }
  @media print {
    .columns {
      display: block;
    }
    .outline,
    .links {
      display: none;
    }
  }
`;
