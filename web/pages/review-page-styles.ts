import { css } from 'lit';

export const reviewPageStyles = css`
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
  .done {
    padding: 1rem;
    border: 1px dashed var(--rule-strong);
  }
  link-adder {
    margin: 1.5rem 0;
  }
`;
