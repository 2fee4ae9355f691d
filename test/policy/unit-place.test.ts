import { describe, expect, test } from 'vitest';
import { placedName } from '../../ingest/policy/agencies/unit-place.ts';
import { regionOf } from '../../ingest/policy/region/region-file.ts';

describe('place and full name of a unit, by the name and the place of the document', () => {
  test.each([
    ['市财政局', '杭州市', '杭州市财政局', '杭州市'],
    ['市财政局', '宁波市', '宁波市财政局', '宁波市'],
    ['市财政局', '杭州市滨江区', '杭州市财政局', '杭州市'],
    ['市财政局', '义乌市', '义乌市财政局', '义乌市'],
    ['杭州市财政局', '浙江省', '杭州市财政局', '杭州市'],
    ['省财政厅', '杭州市', '浙江省财政厅', '浙江省'],
    ['省财政厅', '广东省', '广东省财政厅', '广东省'],
    ['区财政局', '杭州市滨江区', '杭州市滨江区财政局', '滨江区'],
    ['市委宣传部', '广州市', '广州市委宣传部', '广州市'],
    ['市“百千万工程”指挥部办公室', '湛江市', '湛江市“百千万工程”指挥部办公室', '湛江市'],
    ['杭州海关', '浙江省', '杭州海关', '杭州市'],
    ['国家税务总局杭州市税务局', '浙江省', '国家税务总局杭州市税务局', '杭州市'],
    ['中国人民银行浙江省分行', '杭州市', '中国人民银行浙江省分行', '浙江省'],
    ['国家发展改革委', '杭州市', '国家发展改革委', '全国'],
    ['财政部', '广东省', '财政部', '全国'],
    ['杭实集团', '杭州市', '杭实集团', '杭州市'],
    ['中国出口信用保险公司浙江分公司', '杭州市', '中国出口信用保险公司浙江分公司', '浙江省'],
    ['鼓楼区政府', '南京市', '南京市鼓楼区政府', '鼓楼区'],
    ['各区人民政府', '武汉市', '武汉市各区人民政府', '武汉市'],
    ['各有关部门', '宁波市', '宁波市各有关部门', '宁波市'],
    ['华新镇', '上海市青浦区', '上海市青浦区华新镇', '青浦区'],
    ['相关部门', '全国', '相关部门', '全国'],
  ])('%s in a document of %s is %s', (name, region, fullName, place) => {
    const placed = placedName(name, regionOf(region));
    expect({ fullName: placed.fullName, place: placed.place?.name }).toEqual({ fullName, place });
  });

  test.each([
    ['市财政局', '浙江省', '市财政局（地区未载明）'],
    ['市财政局', null, '市财政局（地区未载明）'],
    ['各有关部门', null, '各有关部门（地区未载明）'],
    ['某某公司', '杭州市', '某某公司'],
  ])('nothing is invented for %s in a document of %s', (name, region, fullName) => {
    expect(placedName(name, region === null ? null : regionOf(region))).toEqual({ fullName, place: null });
  });
});
