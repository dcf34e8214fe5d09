import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeOf } from '../../../server/src/corpus/identity/offices.ts';
import { priorOf } from '../../../server/src/corpus/identity/rarity.ts';
import { CENTRE, seatOf } from '../../../server/src/corpus/identity/seats.ts';
import type { Snapshot } from '../../../server/src/corpus/snapshot.ts';
import { identitySnapshot, scoreIdentity } from '../../bench/identity.ts';
import { appearance, grouped } from '../../support/identity.ts';

// Made once for both halves: it takes some seconds.
let snapshot: Snapshot | undefined;

const made = () => {
  snapshot ??= identitySnapshot();
  return snapshot;
};

for (const half of ['even', 'odd'] as const) {
  test(`of the invented articles with ${half} numbers, people of one name are told apart with a B³ F1 of 95 % and more`, () => {
    const { ours, byName, byArticle, names, articles } = scoreIdentity(half, made());
    assert.ok(names >= 40 && articles >= 250, `${names} names in ${articles} articles`);
    assert.ok(ours.f1 >= 0.95, `${half}: ${JSON.stringify(ours)}`);
    assert.ok(byName.f1 < 0.8 && byArticle.f1 < 0.8, 'the articles ask for nothing');
  });
}

test('the same post of the same organisation is one person, however short the article puts it', () => {
  assert.deepEqual(
    grouped([
      appearance('张伟', '2016-03-01', ['宝丰县委/书记'], ['410421']),
      appearance('张伟', '2016-05-01', ['县委/书记/宝丰县委'], ['410421']),
      appearance('张伟', '2017-05-01', ['中共宝丰县委/书记'], ['410421']),
    ]),
    ['2016-03-01 2016-05-01 2017-05-01'],
  );
});

test('a career in one county, and on to its prefecture, is one person', () => {
  assert.deepEqual(
    grouped([
      appearance('张伟', '2014-03-01', ['宝丰县/副县长'], ['410421']),
      appearance('张伟', '2016-03-01', ['宝丰县/代县长'], ['410421']),
      appearance('张伟', '2017-03-01', ['/县长'], ['410421']),
      appearance('张伟', '2019-03-01', ['宝丰县委/书记'], ['410421']),
      appearance('张伟', '2021-03-01', ['平顶山市/副市长'], ['410400']),
    ]),
    ['2014-03-01 2016-03-01 2017-03-01 2019-03-01 2021-03-01'],
  );
});

test('a transfer to the next county is one person, and so is a common name in it', () => {
  assert.deepEqual(
    grouped([
      appearance('许昭兵', '2016-03-01', ['宝丰县/县长'], ['410421']),
      appearance('许昭兵', '2019-03-01', ['鲁山县委/书记'], ['410423']),
    ]),
    ['2016-03-01 2019-03-01'],
  );
});

test('the same title in two far cities in the same years is two people', () => {
  const two = (name: string) =>
    grouped([
      appearance(name, '2016-03-01', ['永康市/副市长'], ['330784']),
      appearance(name, '2017-03-01', ['横州市/副市长'], ['450181']),
      appearance(name, '2018-03-01', ['永康市/副市长'], ['330784']),
      appearance(name, '2019-03-01', ['横州市/副市长'], ['450181']),
    ]);
  const expected = ['2016-03-01 2018-03-01', '2017-03-01 2019-03-01'];
  assert.deepEqual(two('王伟'), expected);
  // A rare name does not outweigh that nobody is in two places at a time.
  assert.deepEqual(two('欧阳振华'), expected);
});

test("a county's journalist is not its official", () => {
  assert.deepEqual(
    grouped([
      appearance('王伟', '2016-03-01', ['鲁山县委/副书记'], ['410423']),
      { ...appearance('王伟', '2016-04-01', [], ['410423']), role: 'journalist' },
      appearance('王伟', '2017-04-01', ['鲁山日报/记者'], ['410423']),
    ]),
    ['2016-03-01', '2016-04-01 2017-04-01'],
  );
});

test('a generation lies between two', () => {
  assert.deepEqual(
    grouped([
      appearance('童建国', '1988-03-01', ['玉山县/县长'], ['361123']),
      appearance('童建国', '2016-03-01', ['玉山县/副县长'], ['361123']),
    ]),
    ['1988-03-01', '2016-03-01'],
  );
});

test('an official in Taiwan and a professor in Hunan are two', () => {
  assert.deepEqual(
    grouped([
      appearance('林志远', '2016-03-01', ['高雄市政府教育局/局长'], ['710000']),
      appearance('林志远', '2017-03-01', ['中南大学/教授'], ['430100']),
    ]),
    ['2016-03-01', '2017-03-01'],
  );
});

test('ranks far apart within a short time are two', () => {
  assert.deepEqual(
    grouped([
      appearance('张伟', '2019-03-01', ['宝丰县石桥镇/镇长'], ['410421']),
      appearance('张伟', '2020-03-01', ['河南省/副省长'], ['410000']),
    ]),
    ['2019-03-01', '2020-03-01'],
  );
});

test('who is named without a post is whom the place and the names beside support', () => {
  assert.deepEqual(
    grouped([
      appearance('张伟', '2016-03-01', ['宝丰县/县长'], ['410421'], ['贺连城']),
      appearance('张伟', '2016-05-01', ['仁寿县教育局/局长'], ['511421'], ['褚云汉']),
      appearance('张伟', '2016-07-01', [], ['410421'], ['贺连城']),
    ]),
    ['2016-03-01 2016-07-01', '2016-05-01'],
  );
});

test('who is named without anything that tells is unsure where several may be meant', () => {
  assert.deepEqual(
    grouped([
      appearance('张伟', '2016-03-01', ['宝丰县/县长'], ['410421']),
      { ...appearance('张伟', '2016-05-01', [], ['410421']), role: 'journalist' },
      appearance('张伟', '2016-07-01', ['仁寿县教育局/局长'], ['511421']),
      appearance('张伟', '2016-09-01', [], []),
    ]),
    ['2016-03-01', '2016-05-01', '2016-07-01', '? 2016-09-01'],
  );
});

test("a bare 党委书记 in another place is one's own where one's house is named", () => {
  assert.deepEqual(
    grouped([
      appearance('褚庆山', '2018-03-01', ['南开大学党委/书记'], ['120000']),
      appearance('褚庆山', '2019-03-01', ['校党委/书记'], ['620800'], ['南开大学']),
      appearance('褚庆山', '2019-05-01', [], ['620800'], ['南开大学']),
    ]),
    ['2018-03-01 2019-03-01 2019-05-01'],
  );
});

test('leaders of the country are named everywhere', () => {
  assert.deepEqual(
    grouped([
      appearance('习近平', '2018-03-01', ['/总书记'], ['410421']),
      appearance('习近平', '2019-03-01', ['中共中央/总书记'], ['620100']),
      appearance('习近平', '2019-05-01', [], ['530700']),
    ]),
    ['2018-03-01 2019-03-01 2019-05-01'],
  );
});

test('an organisation sits where its name begins', () => {
  assert.equal(seatOf('宝丰县卫生健康委', []), '410421');
  assert.equal(seatOf('河南省平顶山市宝丰县委', []), '410421');
  assert.equal(seatOf('阿坝州林业和草原局', []), '513200');
  assert.equal(seatOf('国家卫生健康委', []), CENTRE);
  assert.equal(seatOf('县委', ['410421']), '');
});

test('of several districts of one name the article decides, or nothing', () => {
  const inNanjing = seatOf('鼓楼区教育局', ['320100']);
  assert.match(inNanjing, /^3201/);
  assert.match(seatOf('鼓楼区教育局', ['350100']), /^3501/);
  assert.equal(seatOf('鼓楼区教育局', []), '');
});

test('a post is held somewhere, in a field, at a rank, now or formerly', () => {
  const office = (organisation: string, title: string, near: readonly string[] = []) => {
    const { seat, field, rank, former, acting } = officeOf({ organisation, resolved: '', title }, near);
    return { seat, field, rank, former, acting };
  };
  const now = { former: false, acting: false };
  assert.deepEqual(office('宝丰县委', '书记'), { seat: '410421', field: 'state', rank: 4, ...now });
  assert.deepEqual(office('', '副县长', ['410421', '410400']), { seat: '410421', field: 'state', rank: 3, ...now });
  assert.deepEqual(office('', '代县长', ['410421']), { seat: '410421', field: 'state', rank: 4, former: false, acting: true });
  assert.deepEqual(office('宝丰县教育局', '原局长'), { seat: '410421', field: 'state', rank: 2, former: true, acting: false });
  assert.deepEqual(office('宝丰县石桥镇', '镇长'), { seat: '410421', field: 'state', rank: 2, ...now });
  assert.equal(office('四川省人民医院', '院长').field, 'health');
  assert.equal(office('中南大学', '教授').field, 'education');
  assert.equal(office('鲁山日报', '记者').field, 'press');
  assert.equal(office('宝丰县委党校', '校长').field, 'state');
});

test('a common name tells less than a rare one', () => {
  assert.ok(priorOf('张伟') < priorOf('王建国'));
  assert.ok(priorOf('王建国') < priorOf('欧阳振华'));
});
