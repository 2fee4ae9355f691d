import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { DocumentFacts } from '../policy/document.ts';
import { isLevel } from '../policy/levels.ts';
import { regionOf } from '../policy/region/region-file.ts';
import type { PolicyRoot } from '../policy/tree.ts';
import { factsOf } from './facts.ts';
import { report } from './report.ts';
import { type Sidecar, type StatedFact, sidecarFact } from './sidecar.ts';

/** Takes over what the sidecar states; a contradiction to the text is reported and the sidecar's value holds. */
export const statedFacts: Plugin<[], PolicyRoot> = () => (_root, file) => {
  const sidecar = file.data.sidecar;
  if (sidecar === undefined) return;
  const facts = factsOf(file);
  for (const stated of sidecar.facts) state(facts, stated, file);
};

declare module 'vfile' {
  interface DataMap {
    sidecar: Sidecar;
  }
}

function state(facts: DocumentFacts, stated: StatedFact, file: VFile): void {
  const { name, source } = stated;
  if (name === 'issuingBodies' || name === 'repeals') {
    const values = Array.isArray(stated.value) ? stated.value : [];
    const found = facts[name].map((fact) => fact.value);
    if (found.length > 0 && found.join() !== values.join())
      reportContradiction(file, name, found.join('、'), values.join('、'), source);
    if (found.join() !== values.join()) facts[name] = values.map((value) => sidecarFact(value, source));
    return;
  }
  const value = typeof stated.value === 'string' ? stated.value : null;
  if (name === 'level' || name === 'region') {
    statePlace(facts, name, value, source);
    return;
  }
  const found = facts[name]?.value ?? null;
  if (found === value) return;
  if (found !== null) reportContradiction(file, name, found, value ?? '未载明', source);
  facts[name] = value === null ? null : sidecarFact(value, source);
}

/** Level and region are read from the text after this (region.ts), which compares. `parseSidecar` lets only known ones through. */
function statePlace(facts: DocumentFacts, name: 'level' | 'region', value: string | null, source: string): void {
  const stated = value === null ? null : regionOf(value);
  if (name === 'region') facts.region = stated === null ? null : sidecarFact(stated, source);
  else facts.level = value === null || !isLevel(value) ? null : sidecarFact(value, source);
}

const LABELS: Record<keyof DocumentFacts, string> = {
  title: '标题',
  documentNumber: '发文字号',
  issuingBodies: '发文机关',
  level: '层级',
  region: '地区',
  issuedOn: '成文日期',
  publishedOn: '公布日期',
  officialUrl: '原文网址',
  effectiveFrom: '施行日期',
  effectiveUntil: '有效期至',
  repeals: '废止文件',
  repealedBy: '被何文件废止',
  planningPeriod: '规划期限',
  recordNumber: '统一编号',
  addressees: '主送机关',
  copiedTo: '抄送',
  printedBy: '印发机关和日期',
  note: '附注',
};

function reportContradiction(
  file: VFile,
  name: keyof DocumentFacts,
  found: string,
  stated: string,
  source: string,
): void {
  report(file, {
    severity: 'warning',
    rule: 'sidecar-contradiction',
    reason: `${LABELS[name]}：正文为“${found}”，补充说明文件为“${stated}”（来源：${source}），已采用后者。`,
    line: null,
    address: null,
    quote: found,
  });
}
