import Type, { type Static } from 'typebox';
import { Choice, NullableString, Ref, SpanSchema } from './basic-schemas.ts';

/** A mention of another document or clause in a text, with what it points to. */
export const CitationSchema = Type.Object(
  {
    document: Type.String({ description: 'Document in which the mention stands' }),
    address: Type.String(),
    documentTitle: Type.String(),
    pinpoint: Type.String({ description: 'Printed place of the clause in which it stands' }),
    span: Ref(SpanSchema),
    raw: Type.String(),
    relation: Choice(['implements', 'repeals', 'defines', 'internal', 'mentions']),
    title: NullableString(),
    documentNumber: NullableString(),
    shortName: NullableString('以下简称'),
    resolved: Type.Boolean(),
    targetDocument: NullableString(),
    targetAddress: NullableString(),
    targetLabel: NullableString('Title of the cited document, with the printed number of the clause'),
    reason: Type.Unsafe<'not-in-library' | 'ambiguous' | 'no-such-clause' | null>({
      type: ['string', 'null'],
      enum: ['not-in-library', 'ambiguous', 'no-such-clause', null],
      description: 'Why it is not resolved',
    }),
  },
  { $id: 'Citation' },
);
export type CitationView = Static<typeof CitationSchema>;

export const CitationsSchema = Type.Object(
  {
    cites: Type.Array(Ref(CitationSchema), { description: 'Mentions that stand in this clause' }),
    citedBy: Type.Array(Ref(CitationSchema), { description: 'Mentions elsewhere that point to it' }),
  },
  { $id: 'Citations' },
);
export type CitationsView = Static<typeof CitationsSchema>;

/** Ready-made citations of one clause (GB/T 7714 has no clause locator: the pinpoint goes into the sentence). */
export const ClauseCitationSchema = Type.Object(
  {
    inText: Type.String({ description: '行文：《标题》（发文字号）第二部分第（二）项第7点' }),
    printed: Type.String({ description: 'The same with the printed numbers: 二、（二）7.' }),
    gbt7714: Type.String({ description: 'GB/T 7714—2025 顺序编码' }),
    gbt7714AuthorYear: Type.String({ description: 'GB/T 7714—2025 著者-出版年' }),
    gbt7714In2015: Type.String({ description: 'GB/T 7714—2015' }),
    legal: Type.String({ description: '法学引注手册（第二版）' }),
    note: Type.String({ description: '《管理世界》《中国社会科学》脚注' }),
    permalink: NullableString('Names the version; null where the site is opened under an address of its own machine'),
    path: Type.String({ description: 'The permalink below the address of the site' }),
    version: Type.Integer(),
    addressNote: NullableString('Chinese sentence that says why the citations carry no address'),
    accessed: Type.String({ description: 'Day used as the date of access' }),
    warning: NullableString('Chinese sentence on a repealed, expired or not yet effective document'),
    cslJson: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
    ris: Type.String(),
    bibtex: Type.String(),
    jsonLd: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
    akomaNtoso: Type.Object({
      eId: Type.String({ description: 'sec_2__para_2__subpara_7' }),
      iri: NullableString('Expression IRI, where number, year and region are known'),
    }),
  },
  { $id: 'ClauseCitation' },
);
export type ClauseCitationView = Static<typeof ClauseCitationSchema>;
