import { css } from 'lit';

export const reviewPageStyles = css`
  .done {
    padding: 1rem;
    border: 1px dashed var(--rule-strong);
  }
  link-adder {
    margin: 1.5rem 0;
  }
`;
