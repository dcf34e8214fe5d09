import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findDates } from '../../../server/src/article/dates.ts';
import { read } from '../../../server/src/article/reading.ts';

/**
 * Expects exactly the dates that are marked `[|…|]`, with these values, ranges written `from..until`.
 * @param published the publication date, or null
 */
function check(published: string | null, marked: string, ...values: string[]): void {
  it(`${marked}${published === null ? ' (undated)' : ''}`, () => {
    const text = marked.replaceAll('[|', '').replaceAll('|]', '');
    const dates = findDates(read(text), published);
    let shown = '';
    let at = 0;
    for (const { start, end } of dates) {
      shown += `${text.slice(at, start)}[|${text.slice(start, end)}|]`;
      at = end;
    }
    assert.equal(shown + text.slice(at), marked);
    assert.deepEqual(
      dates.map(({ iso, until }) => (until === undefined ? iso : `${iso}..${until}`)),
      values,
    );
  });
}

describe('absolute dates', () => {
  check(null, '[|2020年6月25日|] 放大 缩小', '2020-06-25');
  check(null, '[|10月30日|],工作组前往医院,[|10月31日|]回到[|2月29日|]去过的村。', '--10-30', '--10-31', '--02-29');
  check(null, '[|12月30日至1月2日|]休市,昨天复市。2月30日没有人来。', '--12-30..--01-02');
  check(null, '于 [|2019年07月31日|]发表', '2019-07-31');
  check(null, '[|2020 年 6 月 25 日|]', '2020-06-25');
  check(null, '[|２０２０年６月２５日|]', '2020-06-25');
  check(null, '[|2020-06-25|] [|2020/6/25|] [|2020.6.5|]', '2020-06-25', '2020-06-25', '2020-06-05');
  check(null, '[|二〇二〇年六月二十五日|]、[|二○一六年十月|]、[|二零二零年|]', '2020-06-25', '2016-10', '2020');
  check(null, '发稿:[|108年3月5日|]09:30', '2019-03-05');
  check(null, '[|民國99年5月1日|]', '2010-05-01');
  check(null, '[|2009年|]启动改革,[|2024年|]度“省医奖学金”', '2009', '2024');
  check(null, '[|2020年2月29日|]', '2020-02-29');
});

describe('dates that need the publication date', () => {
  check('2020-06-25', '[|6月19日上午|],会议召开', '2020-06-19');
  check('2020-06-25', '[|六月十九日|]召开', '2020-06-19');
  check('2020-01-03', '[|12月30日|]召开,[|1月11日|]开启', '2019-12-30', '2020-01-11');
  check('2020-06-25', '[|今年|]和[|去年7月|],[|前年|],[|明年3月5日|]', '2020', '2019-07', '2018', '2021-03-05');
  check(
    '2020-06-25',
    '[|今天|][|昨天上午|][|前天|][|明天|][|昨晚|][|今晨|]',
    '2020-06-25',
    '2020-06-24',
    '2020-06-23',
    '2020-06-26',
    '2020-06-24',
    '2020-06-25',
  );
  check('2020-01-15', '[|本月|]、[|上月3日|]、[|下个月|]', '2020-01', '2019-12-03', '2020-02');
  check('2020-06-25', '[|本周五|] [|上周|] [|下星期一|]', '2020-06-26', '2020-06-15..2020-06-21', '2020-06-29');
  check('2023-09-23', '縣府[|今(23)日|]宣布', '2023-09-23');
  check('2023-09-24', '縣府[|今（23）日|]宣布', '2023-09-23');
  check('2020-01-21', '已于周二([|20日|])开工', '2020-01-20');
  check('2020-01-05', '新华社北京[|30日|]电', '2019-12-30');
  check('2020-06-25', '[|上半年|],[|2016年第二季度|]', '2020-01..2020-06', '2016-04..2016-06');
  check('2022-11-20', '[|十一月份|]的产量', '2022-11');
  for (const text of ['今年', '昨天', '本月3日', '上周五', '20日，', '今(23)日', '上半年']) check(null, text);
});

describe('ranges', () => {
  check('2021-12-08', '[|12月1日至2日|],李斌带队', '2021-12-01..2021-12-02');
  check('2020-01-03', '[|2019年12月30日至1月2日|]', '2019-12-30..2020-01-02');
  check('2020-01-03', '[|12月30日—1月2日|]', '2019-12-30..2020-01-02');
  check(null, '[|2016-2020年|]规划,[|2016年至2020年|]', '2016..2020', '2016..2020');
  check('2020-06-25', '[|3月中旬到5月底|]', '2020-03..2020-05');
  check('2020-06-25', '[|1-5月|],[|今年1至11月|]', '2020-01..2020-05', '2020-01..2020-11');
  check(null, '[|2017年1月5日上午至8日下午|]', '2017-01-05..2017-01-08');
  check('2010-12-14', '[|2007年以来|],[|今年以来|]', '2007..2010-12-14', '2010..2010-12-14');
  check(null, '[|2007年|]以来', '2007');
});

describe('dates that lean on the date before', () => {
  check(null, '[|2020年10月30日|]到达,[|31日|],工作组返回', '2020-10-30', '2020-10-31');
  check(null, '[|2018年|],他[|6月3日|]当选。[|7月1日|]离任', '2018', '2018-06-03', '--07-01');
  check('2011-04-15', '[|4月8日上午|]得知。[|当日下午|]开会,[|次日|]动工', '2011-04-08', '2011-04-08', '2011-04-09');
  check('2011-04-15', '当日上午开会');
  check('2011-04-15', '[|2011-04-15|] 当天开会', '2011-04-15');
});

describe('what is no date', () => {
  const texts = [
    '日前,近日,近年来,目前',
    '2月30日,13月5日,2019年2月29日,6月31日',
    '历时6月,10日内完成,为期3日,5日游',
    '五月天乐队,有2000年历史,3个月,6月龄',
    '今日头条,明日之星,今日总览,周一凡',
    '联系电话:0375-4973575 传真 1.2020.1.5',
    '美好的明天,历史的今天,不可同日而语,每年的4-10月',
    '农历八月十五,第5日,1号文件',
    '《明日报》“4•14”玉树',
  ];
  for (const text of texts) check('2020-06-25', text);
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '2020',
    '年',
    '6',
    '月',
    '19',
    '日',
    '至',
    '今',
    '昨',
    '天',
    '(',
    '23',
    ')',
    '-',
    '十二',
    '上',
    '周',
    '五',
    '半年',
    '\n',
    '以来',
    '当日',
    'é',
    '\ud800',
  );
  it('gives dates in order, inside the text, as the calendar has them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(null, '2020-02-29', '2019-01-01'), (pieces, published) => {
        const text = pieces.join('');
        let end = 0;
        for (const date of findDates(read(text), published)) {
          assert.ok(date.start >= end && date.end > date.start && date.end <= text.length);
          end = date.end;
          for (const iso of [date.iso, date.until ?? date.iso]) {
            // --02-29 is a day of some year; any leap year has it.
            const whole = iso.replace(/^--/, '2000-');
            assert.match(whole, /^\d{4}(?:-\d\d(?:-\d\d)?)?$/);
            assert.equal(new Date(whole).toISOString().slice(0, whole.length), whole);
            assert.ok(published === null || whole === iso, 'a publication date tells the year');
          }
          assert.ok(date.until === undefined || date.iso.startsWith('--') || date.until >= date.iso);
        }
      }),
    );
  });
});
