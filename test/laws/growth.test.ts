import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse } from '../../server/src/corpus/analyse.ts';

/**
 * Analysis is linear: a text so many times as long takes about so many times as long, whatever it is made of. Time is that of
 * the processor, so that a busy machine changes nothing. A step that compares each name with each takes the square of it.
 */
const SHORT = 8_000;
const LONGER = 24;
/** Above what linear analysis needs, garbage collection and caches included, and far below quadratic growth. */
const GREATEST_RATIO = 2 * LONGER;
/** Twice a long text takes twice as long; four times would be the square. */
const GREATEST_DOUBLING = 3;
/** A long text that is read in so few milliseconds is read in linear time, or might as well be. */
const NOTHING = 80;
const ATTEMPTS = 4;
/** A short text is read in a few milliseconds: the least of some runs is exact enough. */
const SHORT_RUNS = 3;

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂';

function nameOf(i: number): string {
  const given = Math.floor(i / SURNAMES.length);
  return `${SURNAMES[i % SURNAMES.length]}${GIVEN[given % GIVEN.length]}${GIVEN[Math.floor(given / GIVEN.length) % GIVEN.length]}`;
}

/** A text of at least `length` characters, made of pieces that may differ. */
function textOf(piece: (index: number) => string, length: number): string {
  const pieces: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const next = piece(i);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
}

const HOSTILE: Readonly<Record<string, string | ((index: number) => string)>> = {
  'one character of places': '省',
  'one character of posts': '长',
  'one surname': '王',
  'one masking character': '某',
  'opening brackets': '(',
  'wide brackets': '（',
  'middle dots': '·',
  blanks: ' ',
  'wide blanks': '\u3000',
  tabs: '\t',
  digits: '0',
  'line feeds': '\n',
  'carriage returns': '\r',
  'lone surrogates': '\ud842',
  'zero-width characters': '\u200b',
  'lost characters': '\ufffd',
  asterisks: '*',
  commas: '，',
  slashes: '/',
  'entries without end': '一是',
  'entries on lines': '一是抓落实。\n',
  'brackets in brackets': '（甲',
  'all kinds of brackets': '(（【「《',
  'quotations in quotations': '他说，“',
  'Latin letters in brackets': '应(yong',
  'readings that are wrong': '应(yong)',
  'readings that are right': '应(yīng)',
  'readings upon readings': '应(yīng)(yīng)',
  'toneless readings': '王(wang)',
  'Latin letters': 'abcdefgh',
  'words between blanks': 'abc ',
  addresses: 'http://a.b/c',
  'addresses between blanks': 'http://a ',
  tags: '<a',
  'image marks': '![a',
  'days without month': '10日至',
  'dates in figures': '2020-06-',
  'dates that are none': '2020年13月',
  dates: '2020年6月19日、',
  ranges: '6月1日至6月2日',
  'years in Chinese numerals': '二〇二〇',
  weeks: '上周',
  'posts alone': '书记县长局长主任',
  'posts in a list': '党委书记、',
  deputies: '副',
  'endings of organisations': '委员会局办公室医院',
  'one ending': '医院',
  'organisations in a row': '市卫生健康委',
  settlements: '红旗村',
  divisions: '四川省阿坝州壤塘县',
  'the same name': '王小明、',
  'the same name, speaking': '王小明说，他说，',
  'the same name before colons': '王小明：',
  'the same name, elected': '选举王小明为主席，',
  'the same name in traditional characters': '縣委書記許紅兵說',
  'the same phrase': '习近平新时代中国特色社会主义思想',
  'a foreign name': '安东尼奥·莫雷蒂',
  'transliterated characters': '斯·',
  'names in a list': (i) => `${nameOf(i)}、`,
  'names without separator': nameOf,
  'names on lines': (i) => `${nameOf(i)}\n`,
  'names with posts': (i) => `副县长${nameOf(i)}、`,
  'names that speak': (i) => `${nameOf(i)}说，`,
  'names that speak on lines': (i) => `县委书记${nameOf(i)}指出：“要抓好落实。”\n`,
  'names in a list whose post comes last': (i) => `${nameOf(i)}、${i % 50 === 49 ? '等市领导' : ''}`,
  'one name with many posts': (i) =>
    `${GIVEN[i % GIVEN.length]}${GIVEN[Math.floor(i / GIVEN.length) % GIVEN.length]}县第${i}医院院长王小明说，`,
  'organisations that differ': (i) => `第${i}人民医院、`,
  'places that differ': (i) => `${nameOf(i)}村、`,
  credits: '（记者 王小明）',
  'credits that stay open': '（记者 王小明 ',
  'credits on lines': '编辑：王小明\n',
  'datelines on lines': '来源：青禾日报 作者：王小明\n',
  'stamps on lines': '发布时间：2020-06-19 10:20\n',
  'headings on lines': '加强领导\n',
  'numbered headings': '一、加强领导\n',
  'numbered paragraphs': '一、要抓好各项工作落实，件件有着落，事事有回音，确保各项任务完成。\n',
  'paragraphs that count': '1.要抓好各项工作落实，件件有着落，事事有回音，确保各项任务完成。\n',
  'speakers of paragraphs': (i) => `${nameOf(i)}说，要抓好各项工作落实，件件有着落，事事有回音，确保各项任务完成。\n`,
  'titles that differ': (i) => `青禾县部署第${i}次农田水利建设\n`,
  'one title': '青禾县部署农田水利建设\n',
  'a breadcrumb without end': '首页 > ',
  'a menu on lines': '首页\n相关新闻\n评论\n上一页\n',
  'bars without end': '首页|',
  'lines that stand twice': (i) => `会议指出，要抓好第${Math.floor(i / 2)}项工作，件件落实。\n`,
  interviews: '记者：你好吗？\n王小明：很好。\n',
  'letters read in the wrong encoding': '浠婂ぉ涓婂崍',
  'no-break spaces': '好\u00a0',
  'invisible characters on lines': '好\u200b\n',
  'characters of both scripts': '县縣',
  'words that decide a character': '乾隆著作',
  'masked words': '王***，',
  'letters that are misread': 'ÖÐ¹úÈËÃñ',
  'letters that are misread, between blanks': 'ÖÐ¹úÈËÃñ ',
  'lost characters between words': '\ufffd好好好好好好好好好好好好',
  'bars on lines': '|\n',
  'stops on lines': '。\n',
  'cells of a broken table': '|\n甲\n|\n1\n',
  'clicks counted': '推荐 (12)\n',
  'whom to ask, on lines': '受理电话：12380\n',
  'signatures and dates': '青禾县水利局\n2020年1月1日\n',
  'story and menu by turns': '会议要求各乡镇组织好人员和机械，确保在入冬之前完成渠道清淤的任务。\n首页\n新闻\n体育\n',
};

describe('analysis grows with the text and no faster', () => {
  for (const [name, piece] of Object.entries(HOSTILE)) {
    it(name, () => {
      const make = typeof piece === 'string' ? () => piece : piece;
      const short = textOf(make, SHORT);
      const long = textOf(make, SHORT * LONGER);
      let least = Number.POSITIVE_INFINITY;
      let most = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        for (let run = 0; run < SHORT_RUNS; run++) least = Math.min(least, processorTime(short));
        most = Math.min(most, processorTime(long));
        if (most <= NOTHING || most <= least * GREATEST_RATIO) return;
      }
      // A short text stands in the processor's caches and a long one does not: then twice the long one tells.
      const twice = textOf(make, 2 * SHORT * LONGER);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        most = Math.min(most, processorTime(long));
        if (processorTime(twice) <= most * GREATEST_DOUBLING) return;
      }
      assert.fail(`${LONGER} times the text took ${(most / least).toFixed(1)} times as long (${least} ms, ${most} ms)`);
    });
  }
});

/** Milliseconds of the processor that an analysis takes. */
function processorTime(text: string): number {
  const before = process.cpuUsage();
  analyse(text);
  return process.cpuUsage(before).user / 1000;
}

it('a menu of any length takes in the piece between its parts', () => {
  const { findings } = analyse(`${'图库\n'.repeat(3)}首页\n${'图库\n'.repeat(200_000)}`);
  assert.deepEqual(
    findings.filter(({ rule }) => rule.startsWith('boilerplate/')).map(({ rule, line, endLine }) => [rule, line, endLine]),
    [['boilerplate/nav-menu', 1, 200_004]],
  );
});

it('a line of ten megabytes is read to its end', () => {
  const line = textOf((i) => `县委书记${nameOf(i)}指出，青禾县第${i}医院要在6月19日前抓好各项工作。`, 4_200_000);
  assert.ok(Buffer.byteLength(line) > 10_000_000);
  const { zones, dates } = analyse(line);
  assert.equal(zones.length, 1);
  assert.ok((dates.at(-1)?.end ?? 0) > line.length - 40);
});
