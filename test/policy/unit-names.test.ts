import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AGENCY_FIELDS, UNITS } from '../../ingest/policy/agencies/unit-file.ts';
import { isAgencyName, resolveUnit, unitKey } from '../../ingest/policy/agencies/unit-names.ts';
import { regionOf } from '../../ingest/policy/region/region-file.ts';

interface JudgedUnit {
  name: string;
  level: string;
  aliases: string[];
}

const judged = JSON.parse(
  readFileSync(fileURLToPath(new URL('../eval/units.json', import.meta.url)), 'utf8'),
) as JudgedUnit[];

describe('the 94 units of the five documents', () => {
  test.each(judged)('$name', ({ name, level, aliases }) => {
    for (const printed of [name, ...aliases]) {
      expect(resolveUnit(printed, regionOf('杭州市'))).toMatchObject({ name, known: true, level });
    }
  });
});

describe('units of other documents', () => {
  test.each([
    ['省发展改革委', 'provincial'],
    ['市住房城乡建设局', 'municipal'],
    ['宁波市商务局', 'municipal'],
    ['区发改局', 'district'],
    ['国家发展改革委', 'national'],
    ['银保监会', 'national'],
    ['国家税务总局宁波市税务局', 'central-branch'],
    ['宁波海关', 'central-branch'],
    ['中国人民银行宁波市分行', 'central-branch'],
    ['国家金融监督管理总局浙江监管局', 'central-branch'],
    ['省能源集团', 'enterprise'],
    ['各设区市人民政府', 'municipal'],
  ])('%s is known and kept as printed (%s)', (name, level) => {
    expect(resolveUnit(name, null)).toMatchObject({ name, known: true, level });
  });

  test.each(['跨贸一号', '区交运局', '某某'])('%s is unknown and kept as printed', (name) => {
    expect(resolveUnit(name, null)).toMatchObject({ name, known: false });
  });

  test('all names of one agency meet in one key; other agencies and other owners do not', () => {
    expect(unitKey('市发改委', null)).toBe(unitKey('市发展和改革委员会', null));
    expect(unitKey('市发改委', null)).not.toBe(unitKey('省发改委', null));
    expect(unitKey('市委宣传部', null)).not.toBe(unitKey('市委组织部', null));
    expect(unitKey('发展改革委', null)).toBe(unitKey('国家发展改革委', null));
  });

  test('words of a sentence are no name', () => {
    for (const text of ['的商务局', '到2025年底', '具体任务均涉及相关市政府', '加强领导'])
      expect(isAgencyName(text), text).toBe(false);
  });
});

describe('the unit file', () => {
  test('names no unit twice and gives every entry a source', () => {
    const names = UNITS.flatMap((unit) => [unit.name, ...(unit.aliases ?? []), ...(unit.alsoPrinted ?? [])]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const unit of UNITS) expect(unit.source.length, unit.name).toBeGreaterThan(1);
  });

  test('puts each local form into one field only', () => {
    const forms = AGENCY_FIELDS.filter((field) => field.distinct !== true).flatMap((field) => [...field.local]);
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
  });
});
