import { css } from 'lit';

/**
 * The line of tools that stays in view while a long page scrolls, the keys named in it, and the part of the page
 * (`data-keys`) in which they work: it takes the focus when the page opens and when its text is clicked.
 */
export const toolStyles = css`
  [data-keys] {
    outline: none;
  }
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
`;
