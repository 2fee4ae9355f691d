import { css } from 'lit';

export const clausePageStyles = css`
  .path {
    color: var(--ink-soft);
    font-size: var(--small);
  }
  .path a {
    color: inherit;
  }
  h1 {
    margin: 0.25rem 0;
  }
  copy-bar {
    margin: 0.75rem 0 1.25rem;
  }
  .sides {
    display: grid;
    grid-template-columns: minmax(0, calc((var(--measure) + 3.4em) * 1.0625)) minmax(0, 44rem);
    gap: 0 4rem;
    align-items: start;
  }
  .left {
    position: sticky;
    top: 0.75rem;
    max-height: calc(100vh - 1.5rem);
    overflow: auto;
  }
  .own {
    --number-column: auto;
    --unnumbered-indent: 0;
    padding-top: 0.75rem;
    border-top: 2px solid var(--red);
  }
  #counterparts h2 {
    padding: 0.5rem 0;
    border-top: 2px solid var(--ink);
  }
  .none {
    max-width: var(--measure);
    padding: 0.75rem 1rem;
    border: 1px dashed var(--rule-strong);
  }
  .steps {
    margin-top: 1rem;
    padding-top: 0.5rem;
    border-top: 1px solid var(--rule);
    font-size: var(--small);
  }
  .rest > summary {
    padding: 0.5rem 0;
    color: var(--link);
    cursor: pointer;
  }
  @media (max-width: 56rem) {
    .sides {
      display: flex;
      flex-direction: column;
      gap: 1.5rem;
      align-items: stretch;
    }
    .left {
      display: contents;
    }
    .citations {
      order: 3;
    }
  }
  @media print {
    .left {
      position: static;
      max-height: none;
      overflow: visible;
    }
    .sides {
      gap: 0 1.5rem;
      grid-template-columns: 1fr 1fr;
    }
  }
`;
