import { decodeText } from '../encoding.ts';
import { statedCharset } from '../html.ts';

/**
 * The web page inside an embedded part (`w:altChunk`): the part itself where it is a page, else the first page of the
 * MIME message that it is (RFC 2557), as programs write that turn a page into a .docx.
 *
 * @param bytes - The part.
 * @returns The page, decoded; null for a part of another kind, e.g. RTF.
 */
export function embeddedPage(bytes: Uint8Array): string | null {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml)/i.test(raw)) return decoded(bytes, statedCharset(bytes));
  const boundary = /^Content-Type:\s*multipart\/[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\r\n;]+)/im.exec(raw)?.[1];
  const parts = boundary === undefined ? [raw] : raw.split(`--${boundary}`);
  for (const part of parts) {
    const [, head = '', body = ''] = /^\s*([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    if (!/^Content-Type:\s*text\/html/im.test(head)) continue;
    const page = transferred(body, /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase());
    return decoded(page, /charset="?([\w.:-]+)/i.exec(head)?.[1] ?? statedCharset(page));
  }
  return null;
}

function decoded(page: Uint8Array, hint: string | undefined): string {
  return decodeText(page, hint === undefined ? {} : { hint }).text;
}

/** Undoes the transfer encoding of a MIME part (RFC 2045, 6.7 and 6.8). */
function transferred(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/=[ \t]*\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
