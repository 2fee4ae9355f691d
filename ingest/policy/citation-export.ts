import type { CitedClause } from './citation-form.ts';
import { citationWarning, citedUrl } from './citation-form.ts';
import type { ValidityStatus } from './document.ts';
import { akomaNtosoId, pinpointWording } from './place/write.ts';

const legalStatus: Record<ValidityStatus, string | null> = {
  'in-force': '现行有效',
  'not-yet': '尚未施行',
  expired: '已过有效期',
  repealed: '已废止',
  unstated: null,
};

const dateParts = (date: string) => ({ 'date-parts': [date.split('-').map(Number)] });

/** Key of a citation in a reference manager: document and address, in characters that every one of them accepts. */
export const citationKey = ({ clause }: CitedClause): string =>
  `${clause.document}_${clause.address.replaceAll('/', '.')}`;

/** CSL-JSON as Chinese Zotero users store government documents (type legislation, status in the note). */
export function cslJson(cited: CitedClause): Record<string, unknown> {
  const { document, clause, accessed } = cited;
  const url = citedUrl(cited);
  const status = legalStatus[document.validity];
  return {
    id: citationKey(cited),
    type: 'legislation',
    title: document.title,
    ...(document.documentNumber === null ? {} : { number: document.documentNumber }),
    ...(document.issuingBodies.length === 0 ? {} : { author: document.issuingBodies.map((literal) => ({ literal })) }),
    ...(document.issuedOn === null ? {} : { issued: dateParts(document.issuedOn) }),
    accessed: dateParts(accessed),
    section: pinpointWording(clause),
    language: 'zh-CN',
    ...(url === null ? {} : { URL: url }),
    note: ['type: regulation', ...(status === null ? [] : [`status: ${status}`])].join('\n'),
  };
}

/** RIS record of type STAT; M1 is the number of the act, SE the section, as Zotero reads them. */
export function risRecord(cited: CitedClause): string {
  const { document, clause, accessed } = cited;
  const lines: [string, string | null][] = [
    ['TY', 'STAT'],
    ['TI', document.title],
    ...document.issuingBodies.map((body): [string, string] => ['AU', body]),
    ['DA', document.issuedOn?.replaceAll('-', '/') ?? null],
    ['PY', document.issuedOn?.slice(0, 4) ?? null],
    ['M1', document.documentNumber],
    ['SE', pinpointWording(clause)],
    ['LA', 'zh-CN'],
    ['N1', citationWarning(document)],
    ['UR', citedUrl(cited)],
    ['Y2', accessed.replaceAll('-', '/')],
    ['ER', ''],
  ];
  return lines.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}\r\n`])).join('');
}

const texEscapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const tex = (text: string): string =>
  text.replace(/[\\~^{}%&#_$]/g, (character) => texEscapes[character] ?? `\\${character}`);

/** BibTeX entry; a body's name stands in double braces, so that it is not read as a person's. */
export function bibtexEntry(cited: CitedClause): string {
  const { document, clause, accessed } = cited;
  const fields: [string, string | null][] = [
    ['title', `{${tex(document.title)}}`],
    [
      'author',
      document.issuingBodies.length === 0 ? null : document.issuingBodies.map((body) => `{${tex(body)}}`).join(' and '),
    ],
    ['year', document.issuedOn?.slice(0, 4) ?? null],
    ['date', document.issuedOn],
    ['howpublished', document.documentNumber === null ? null : tex(document.documentNumber)],
    [
      'note',
      tex(
        `${pinpointWording(clause)}${citationWarning(document) === null ? '' : `（${legalStatus[document.validity]}）`}`,
      ),
    ],
    ['language', 'zh-CN'],
    ['url', citedUrl(cited)],
    ['urldate', accessed],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]));
  return `@misc{${citationKey(cited)},\n${lines.join(',\n')}\n}\n`;
}

const legalForce: Record<ValidityStatus, string | null> = {
  'in-force': 'https://schema.org/InForce',
  'not-yet': 'https://schema.org/NotInForce',
  expired: 'https://schema.org/NotInForce',
  repealed: 'https://schema.org/NotInForce',
  unstated: null,
};

/**
 * schema.org `Legislation` of one clause as part of its document. `applies` are the permalinks of the upper
 * clauses that it implements: `legislationApplies`, which informs, never `legislationTransposes`, which claims an effect.
 */
export function jsonLd(cited: CitedClause, text: string, applies: readonly string[]): Record<string, unknown> {
  const { document, clause, permalink } = cited;
  const url = citedUrl(cited);
  const force = legalForce[document.validity];
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    ...(permalink === null ? {} : { '@id': permalink }),
    ...(url === null ? {} : { url }),
    name: `${document.title} ${pinpointWording(clause)}`,
    identifier: akomaNtosoId(clause),
    text,
    inLanguage: 'zh-CN',
    ...(applies.length === 0
      ? {}
      : { legislationApplies: applies.map((id) => ({ '@type': 'Legislation', '@id': id })) }),
    isPartOf: {
      '@type': 'Legislation',
      name: document.title,
      ...(document.documentNumber === null ? {} : { legislationIdentifier: document.documentNumber }),
      ...(document.issuedOn === null ? {} : { legislationDate: document.issuedOn }),
      ...(document.issuingBodies.length === 0
        ? {}
        : { legislationPassedBy: document.issuingBodies.map((name) => ({ '@type': 'GovernmentOrganization', name })) }),
      ...(force === null ? {} : { legislationLegalForce: force }),
    },
  };
}
