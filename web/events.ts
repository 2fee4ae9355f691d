/** Events that pages send to the application; each bubbles out of shadow roots. */

/** A sentence for the status line, read out by screen readers. */
export class AnnounceEvent extends Event {
  static readonly type = 'announce';
  constructor(
    readonly sentence: string,
    /** True when the sentence is for screen readers only, because the page shows the same. */
    readonly quiet = false,
  ) {
    super(AnnounceEvent.type, { bubbles: true, composed: true });
  }
}

/** The page shows its content: sets the window's title and moves focus to the page's h1. */
export class PageReadyEvent extends Event {
  static readonly type = 'page-ready';
  constructor(readonly pageTitle: string) {
    super(PageReadyEvent.type, { bubbles: true, composed: true });
  }
}

/** A list that is read page by page stands: after the back button the window returns to where it was in it. */
export class ListReadyEvent extends Event {
  static readonly type = 'list-ready';
  constructor(
    /** Top of the list, where another page of it begins; null when the same page of it stands again. */
    readonly top: HTMLElement | null,
  ) {
    super(ListReadyEvent.type, { bubbles: true, composed: true });
  }
}

/** The page asks for another URL. */
export class NavigateEvent extends Event {
  static readonly type = 'navigate-to';
  constructor(
    readonly href: string,
    readonly replace = false,
  ) {
    super(NavigateEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    announce: AnnounceEvent;
    'page-ready': PageReadyEvent;
    'list-ready': ListReadyEvent;
    'navigate-to': NavigateEvent;
  }
}
