import { pinyin } from 'pinyin-pro';
import type { CitedDocument } from './citation-form.ts';
import type { Clause } from './clause.ts';
import { akomaNtosoId } from './place/write.ts';
import { placeOfBody } from './region/place-name.ts';

/**
 * Akoma Ntoso IRI of a clause in the expression of its document as issued:
 * `/akn/cn-330100/doc/2024/hzbh-52/zho@2024-09-23/!main~sec_2__para_2__subpara_7` for 杭政办函〔2024〕52号.
 * Null where the text states no number, no date or no issuing body of a known region: an IRI is not made up.
 */
export function akomaNtosoIri(
  document: CitedDocument,
  clause: Pick<Clause, 'address' | 'num' | 'path'>,
): string | null {
  const { documentNumber, issuedOn, issuingBodies } = document;
  const number = /^(?<office>\p{Script=Han}+)〔(?<year>\d{4})〕(?<serial>\d+)号$/u.exec(documentNumber ?? '')?.groups;
  const [region, ...others] = placeOfBody(issuingBodies[0] ?? '').regions;
  if (number === undefined || issuedOn === null || region === undefined || others.length > 0) return null;
  if (!/^\d{6}$/.test(region.code)) return null;
  const initials = pinyin(number.office ?? '', { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  const work = `/akn/cn-${region.code}/doc/${number.year}/${initials}-${number.serial}`;
  return `${work}/zho@${issuedOn}/!main~${akomaNtosoId(clause)}`;
}
