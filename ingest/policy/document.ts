import type { Span } from './clause.ts';
import type { Region } from './region/region.ts';

/** 国家级 / 省级 / 市级 / 区县级 */
export type DocumentLevel = 'national' | 'provincial' | 'municipal' | 'district';

/** 现行有效, 尚未施行, 已过有效期, 已废止, 未载明 */
export type ValidityStatus = 'in-force' | 'not-yet' | 'expired' | 'repealed' | 'unstated';

/** Where a fact stands: in the text (clause and range in the clause's text) or in the sidecar file (its stated source). */
export type FactSource =
  | { kind: 'text'; address: string; span: Span; quote: string }
  | { kind: 'sidecar'; note: string };

/** A value together with what proves it. A fact that nothing states is `null` where it is used (未载明). */
export interface Fact<Value> {
  value: Value;
  source: FactSource;
}

/** Facts of one policy document. Dates are ISO 8601 calendar dates (`2024-09-23`). */
export interface DocumentFacts {
  title: Fact<string> | null;
  /** 发文字号 as printed with 〔〕. */
  documentNumber: Fact<string> | null;
  /** 发文机关, several for a joint document. */
  issuingBodies: Fact<string>[];
  level: Fact<DocumentLevel> | null;
  /** The place whose body issues the document. */
  region: Fact<Region> | null;
  /** 成文日期 */
  issuedOn: Fact<string> | null;
  /** 公布日期: the day on which the issuing body published the text. */
  publishedOn: Fact<string> | null;
  /** 原文网址: where the issuing body publishes it. */
  officialUrl: Fact<string> | null;
  effectiveFrom: Fact<string> | null;
  effectiveUntil: Fact<string> | null;
  /** Documents that this one repeals, by number where printed, else by title. */
  repeals: Fact<string>[];
  repealedBy: Fact<string> | null;
  /** 规划期限, years as printed, e.g. `2021—2025`. */
  planningPeriod: Fact<string> | null;
  /** 统一编号 of 行政规范性文件, e.g. `ZJAC01-2024-0005`. */
  recordNumber: Fact<string> | null;
  /** 主送机关 */
  addressees: Fact<string> | null;
  /** 抄送 */
  copiedTo: Fact<string> | null;
  /** 印发机关和印发日期, as printed. */
  printedBy: Fact<string> | null;
  /** 附注, e.g. 此件公开发布. */
  note: Fact<string> | null;
}

/** One policy text with its facts. */
export interface PolicyDocument extends DocumentFacts {
  /** Stable id, also the name of its source file: `[a-z0-9-]+` or Chinese characters, no slash. */
  id: string;
}
