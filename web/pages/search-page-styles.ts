import { css } from 'lit';

export const searchPageStyles = css`
  .top {
    max-width: 56rem;
    margin-bottom: 1.25rem;
  }
  .top.start {
    margin: clamp(1rem, 8vh, 5rem) auto 2.5rem;
  }
  .top h1 {
    margin-bottom: 1rem;
  }
  section.start {
    max-width: 56rem;
    margin: 0 auto;
  }
  search-help {
    margin-top: 0.5rem;
  }
  .columns {
    display: grid;
    grid-template-columns: 16rem minmax(0, 52rem);
    gap: 0 3rem;
    align-items: start;
  }
  .facets > summary {
    display: none;
  }
  facet-group {
    margin-bottom: 0.75rem;
  }
  understanding-steps {
    margin-bottom: 0.75rem;
  }
  .bar {
    justify-content: flex-start;
    padding-bottom: 0.5rem;
    min-height: 2.25rem;
  }
  .bar p {
    scroll-margin-top: 1rem;
    margin-inline-end: auto;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 60rem) {
    .columns {
      display: block;
    }
    .facets {
      margin-bottom: 1rem;
    }
    .facets > summary {
      display: block;
      padding: 0.375rem 0;
      border-block: 1px solid var(--rule);
      cursor: pointer;
    }
  }
  @media print {
    .facets,
    search-help,
    why-missing,
    page-steps {
      display: none;
    }
    .columns {
      display: block;
    }
  }
`;
