import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { divisionChain, divisions, shortNames } from '../../../server/src/article/divisions.ts';
import { findPlaces } from '../../../server/src/article/places.ts';
import { read } from '../../../server/src/article/reading.ts';

/**
 * Expects exactly the places that are marked `[|…|]`; `{|…|}` marks names of people and organisations.
 * @param divisionsOf expected division code of each place by its key; null for none
 */
function check(marked: string, divisionsOf: Record<string, string | null>): void {
  it(marked, () => {
    const expected = marked.replaceAll(/\{\||\|\}/g, '');
    const occupied: { start: number; end: number }[] = [];
    let text = '';
    for (const part of marked
      .replaceAll('[|', '')
      .replaceAll('|]', '')
      .split(/(?<=\|\})|(?=\{\|)/)) {
      const name = part.replaceAll(/\{\||\|\}/g, '');
      if (part.startsWith('{|')) occupied.push({ start: text.length, end: text.length + name.length });
      text += name;
    }
    const places = findPlaces(read(text), [], occupied);
    const mentions = places.flatMap((place) => place.mentions).sort((a, b) => a.start - b.start);
    let shown = '';
    let at = 0;
    for (const { start, end } of mentions) {
      shown += `${text.slice(at, start)}[|${text.slice(start, end)}|]`;
      at = end;
    }
    assert.equal(shown + text.slice(at), expected);
    assert.deepEqual(Object.fromEntries(places.map(({ key, division }) => [key, division ?? null])), divisionsOf);
  });
}

describe('divisions in text', () => {
  check('6月19日上午,[|宝丰县|]卫生健康大会召开', { 宝丰县: '410421' });
  check('工作組到[|壤塘縣|][|伊里村|]實地調研', { 壤塘县: '513230', 伊里村: null });
  check('[|四川省|][|阿坝州|][|壤塘县|]', { 四川省: '510000', 阿坝州: '513200', 壤塘县: '513230' });
  check('[|阿坝藏族羌族自治州|]在[|四川|]', { 阿坝藏族羌族自治州: '513200', 四川: '510000' });
  check('[|四川|]、[|广西|]、[|内蒙古|]、[|香港|]等地', { 四川: '510000', 广西: '450000', 内蒙古: '150000', 香港: '810000' });
  check('[|北京市|]民政部门', { 北京市: '110000' });
  check('[|马尔康县|][|松岗镇|]', { 马尔康县: '513201', 松岗镇: null });
  check('[|北京|]市民', { 北京: '110000' });
  check('[|吉林|]去年增长', { 吉林: '220000' });
  check('[|太(tài)德乡|]附近', { 太德乡: null });
  check('在[|麗(lì)江市|]召开', { 丽江市: '530700' });
});

describe('names of several divisions', () => {
  check('[|郑州市|][|新华区|]', { 郑州市: '410100', 新华区: null });
  check('[|平顶山市|][|新华区|]', { 平顶山市: '410400', 新华区: '410402' });
  check('[|平顶山市|]召开会议,[|新华区|]代表参加', { 平顶山市: '410400', 新华区: '410402' });
  check('[|新华区|]代表参加', { 新华区: null });
  check('[|北京市|][|朝阳区|]', { 北京市: '110000', 朝阳区: '110105' });
});

describe('short names', () => {
  check('[|宝丰县|]召开大会,推进健康[|宝丰|]建设', { 宝丰县: '410421', 宝丰: '410421' });
  check('推进健康宝丰建设', {});
  check('[|平顶山市|]的[|宝丰|]', { 平顶山市: '410400', 宝丰: '410421' });
  check('东方升起,来宾致辞,日照充足,和平发展', {});
  check('[|广西|][|来宾|]举行', { 广西: '450000', 来宾: '451300' });
});

describe('settlements', () => {
  check('走进[|太德乡|][|美垣村|],看望群众', { 太德乡: null, 美垣村: null });
  check('助力[|古路村|]发展,[|石坝村|]驻村第一书记', { 古路村: null, 石坝村: null });
  check('[|眉山市|][|太和镇|]', { 眉山市: '511400', 太和镇: null });
  check('[|城关镇|]年轻党员', { 城关镇: null });
  check('[|张八桥镇|]:爱心', { 张八桥镇: null });
  check('[|宝丰县|]开展乡村振兴', { 宝丰县: '410421' });
  check('[|宝丰县|][|红旗村|]', { 宝丰县: '410421', 红旗村: null });
  for (const text of [
    '推进乡村振兴,农村和城镇',
    '加强乡村医生培养,完成乡镇任务',
    '贫困村,示范镇,各乡镇,三个村,12个社区',
    '融入乡村',
    '村民,镇长',
    '美丽乡村建设',
  ])
    check(text, {});
});

describe('names that divisions had', () => {
  check('[|襄樊市|]、[|郫县|]和[|宣武区|]', { 襄樊市: '420600', 郫县: '510117', 宣武区: '110102' });
});

describe('what is no place', () => {
  check('青岛啤酒、重庆火锅、长安汽车、北京时间、上海证券、厦门航空,在上海植物园', {});
  check('补助偏乡、评定信用村、到古镇调研村两委、上百位乡亲、亲属或村社干部', {});
  check('在[|九龙村|]租房', { 九龙村: null });
  check('[|宁陕县|][|江口回族镇|]', { 宁陕县: '610923', 江口回族镇: null });
  check('但[|太德乡|]例外', { 太德乡: null });
  const texts = ['创新乡村治理', '发展中卫生事业', '确保定期检查', '县委副书记、代县长', '长江西路', '上海南站附近的黄河南岸'.slice(4)];
  for (const text of texts) check(text, {});
  check('{|四川省人民医院|}举行', {});
  check('{|平顶山日报社|}和{|吴忠|}', {});
  check('平顶山日报 四川大学 北京路', {});
});

describe('states', () => {
  check('[|俄罗斯|]、[|阿塞拜疆|]和[|美國|]', { 俄罗斯: null, 阿塞拜疆: null, 美国: null });
});

describe('divisions', () => {
  const chain = (code: string) => divisionChain(code).map(({ name }) => name);
  it('knows what a division belongs to', () => assert.deepEqual(chain('513230'), ['壤塘县', '阿坝藏族羌族自治州', '四川省']));
  it('names a municipality once', () =>
    assert.deepEqual(divisionChain('110101'), [
      { code: '110101', name: '东城区' },
      { code: '110000', name: '北京市' },
    ]));
  it('leaves levels out that exist on paper', () => assert.deepEqual(chain('469001'), ['五指山市', '海南省']));
  it('knows provinces', () => assert.deepEqual(chain('410000'), ['河南省']));
  it('has no chain for an unknown code', () => {
    for (const code of ['999999', '', '4104', '__proto__']) assert.deepEqual(chain(code), []);
  });
  it('has a chain for each division, which ends in a province', () => {
    let count = 0;
    for (const [code] of divisions()) {
      const chainOf = divisionChain(code);
      assert.ok(chainOf.length >= 1 && chainOf.at(-1)?.code.endsWith('0000') && chainOf.at(-1)?.code.startsWith(code.slice(0, 2)), code);
      count++;
    }
    assert.ok(count > 3000);
  });
  it('shortens names', () => {
    assert.deepEqual(shortNames('阿坝藏族羌族自治州'), ['阿坝', '阿坝州', '阿坝自治州']);
    assert.deepEqual(shortNames('内蒙古自治区'), ['内蒙古']);
    assert.deepEqual(shortNames('宝丰县'), ['宝丰']);
    assert.deepEqual(shortNames('叶县'), []);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '四川',
    '省',
    '宝丰',
    '县',
    '新华',
    '区',
    '村',
    '伊里',
    '到',
    '，',
    '\n',
    '乡镇',
    '(chuān)',
    'a',
    '\ud800',
    '长',
    '委',
  );
  it('gives places inside the text whose raw text folds to the key', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        const places = findPlaces(read(text), [], []);
        for (const mention of places.flatMap((place) => place.mentions).sort((a, b) => a.start - b.start)) {
          assert.ok(mention.start >= last && mention.end > mention.start && mention.end <= text.length);
          last = mention.end;
        }
        for (const { key, mentions } of places) {
          for (const { start, end } of mentions) assert.equal(read(text.slice(start, end)).folding.text.replaceAll(/\(.*?\)/g, ''), key);
        }
      }),
    );
  });
});
