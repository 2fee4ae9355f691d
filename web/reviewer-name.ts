const key = 'reviewer-name';

/** A place that keeps the name under which the user of this machine decides. */
export interface NameKeeper {
  /** '' where she gave none. */
  read(): string;
  keep(name: string): void;
}

/** Keeps the name in this browser, for all tabs and days. */
export const reviewerName: NameKeeper = {
  read: () => localStorage.getItem(key) ?? '',
  keep: (name) => {
    if (name === '') localStorage.removeItem(key);
    else localStorage.setItem(key, name);
  },
};
