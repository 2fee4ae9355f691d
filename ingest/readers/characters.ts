import type { IngestMessage } from '../policy/message.ts';

/**
 * Characters that print as something else than they are, or not at all. They stay in the text as they are (search
 * folds them); the report says where they stand, so that a person can decide.
 */
const DOUBTFUL: readonly { rule: string; characters: RegExp; says: string }[] = [
  {
    rule: 'private-use-character',
    characters: /[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/g,
    says: '私用区字符，不同字体显示不同，请核对原文件',
  },
  {
    rule: 'compatibility-character',
    characters: /[\u2e80-\u2fdf\uf900-\ufaff]/g,
    says: '部首或兼容汉字，与通用汉字形同码异，已原样保留',
  },
  {
    rule: 'invisible-character',
    characters: /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g,
    says: '不可见字符，已原样保留',
  },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  { rule: 'control-character', characters: /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, says: '控制字符，已原样保留' },
];

/** Places named in one message; the rest is counted. */
const SHOWN_PLACES = 5;

/**
 * Reports doubtful characters of an extracted text, one message per kind.
 *
 * @param text - Extracted text; line numbers in the messages count its line feeds.
 */
export function characterMessages(text: string): IngestMessage[] {
  const messages: IngestMessage[] = [];
  for (const { rule, characters, says } of DOUBTFUL) {
    const found = [...text.matchAll(characters)];
    const first = found[0];
    if (first === undefined) continue;
    const lines = found.slice(0, SHOWN_PLACES).map(({ index }) => lineAt(text, index));
    const codes = [...new Set(found.map(([character]) => codeOf(character)))].slice(0, SHOWN_PLACES);
    messages.push({
      severity: rule === 'private-use-character' ? 'warning' : 'note',
      rule,
      reason: `有 ${found.length} 个${says}：${codes.join('、')}，见第 ${[...new Set(lines)].join('、')} 行${found.length > SHOWN_PLACES ? '等' : ''}。`,
      line: lines[0] ?? null,
      address: null,
      quote: text.slice(Math.max(0, first.index - 6), first.index + 7).replace(/\n/g, ' '),
    });
  }
  return messages;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line += 1;
  return line;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
