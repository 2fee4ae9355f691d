import type { UnderstandingContext } from './context.ts';

/** A place as a link or an address writes it. */
export interface LinkedPlace {
  document: string;
  address: string;
  /** The link as typed. */
  typed: string;
}

const whole = /^(?:\/?documents\/)?([^/\s]+)(?:\/|\s+)([^\s?#]+)$/;
const inside = /(?:https?:\/\/[^/\s]+)?\/documents\/([^/\s]+)\/([^\s?#}\]"'<>，。；）]+)/;

function decodedOrAsTyped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The place that a text links to: `hz-2024-52/2/2/7`, `hz-2024-52 annex/3/7`, or a permalink anywhere in it, as a
 * reference of GB/T 7714 ends with one. Null where it names no document of the library.
 */
export function readPermalink(text: string, context: UnderstandingContext): LinkedPlace | null {
  const decoded = decodedOrAsTyped(text.trim());
  const match = inside.exec(decoded) ?? whole.exec(decoded);
  if (match === null) return null;
  const [typed, document = '', address = ''] = match;
  const known = context.documents.find(({ id }) => id.toLowerCase() === document.toLowerCase());
  if (known === undefined) return null;
  return { document: known.id, address: address.replace(/[/.,]+$/, ''), typed };
}
