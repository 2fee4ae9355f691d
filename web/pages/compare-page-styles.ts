import { css } from 'lit';

export const comparePageStyles = css`
  .tools {
    position: sticky;
    top: 0;
    z-index: 2;
    padding: 0.5rem 0;
    background: var(--paper);
    align-items: center;
  }
  kbd {
    padding: 0 0.3em;
    border: 1px solid var(--rule);
    border-radius: 2px;
    font: 0.75rem/1.4 var(--sans);
  }
  .heads {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 46rem));
    gap: 0 3.5rem;
    border-bottom: 2px solid var(--ink);
    font: 700 1rem/1.6 var(--serif);
  }
  @media (max-width: 56rem) {
    .heads {
      display: none;
    }
  }
`;
