const key = 'writer-token';

/** A place that keeps the token with which a person writes. */
export interface TokenKeeper {
  read(): string | null;
  keep(token: string): void;
}

/** Keeps the token until the browser tab is closed; it is never part of a URL. */
export const sessionToken: TokenKeeper = {
  read: () => sessionStorage.getItem(key),
  keep: (token) => {
    if (token === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, token);
  },
};
