import { css } from 'lit';

export const comparePageStyles = css`
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
