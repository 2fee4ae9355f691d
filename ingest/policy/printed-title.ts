import { isAgencyName } from './agencies/unit-names.ts';

/**
 * A title as it is cited: visual line breaks and the white space of letter-spaced print between Chinese characters
 * taken out, spaces between Latin words and between the names of joint issuers (中共中央 国务院关于…) kept.
 */
export function tidyTitle(printed: string): string {
  const about = printed.indexOf('关于');
  const issuers = about > 0 ? printed.slice(0, about).trim().split(/\s+/) : [];
  if (issuers.length > 1 && issuers.every(isAgencyName)) return `${issuers.join(' ')}${closeUp(printed.slice(about))}`;
  return closeUp(printed);
}

function closeUp(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
    .trim();
}
