import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells its host which of its blocks stands at the top of the window, by the block's `data-address`. */
export class ReadingPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: ParentNode };
  readonly #selector: string;
  readonly #reached: (address: string) => void;
  readonly #observed = new Set<Element>();
  #observer: IntersectionObserver | null = null;

  constructor(
    host: ReactiveControllerHost & { renderRoot: ParentNode },
    selector: string,
    reached: (address: string) => void,
  ) {
    this.#host = host;
    this.#selector = selector;
    this.#reached = reached;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#observed.clear();
  }

  /** Looks for blocks that were not there before; to be called after each update. */
  observe(): void {
    // A band one tenth of the window high below its top: what lies in it is being read.
    this.#observer ??= new IntersectionObserver(this.#entered, { rootMargin: '0px 0px -90% 0px' });
    for (const block of this.#host.renderRoot.querySelectorAll(this.#selector)) {
      if (this.#observed.has(block)) continue;
      this.#observed.add(block);
      this.#observer.observe(block);
    }
  }

  readonly #entered = (entries: IntersectionObserverEntry[]): void => {
    for (const entry of entries) {
      if (!entry.isIntersecting || !(entry.target instanceof HTMLElement)) continue;
      this.#reached(entry.target.dataset.address ?? '');
    }
  };
}
