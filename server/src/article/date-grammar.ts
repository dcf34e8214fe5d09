/**
 * How Chinese news writes dates: the patterns alone, without what they mean. Text is folded: simplified, half width. A date
 * begins with one of few characters and goes on with one of few others; only there a pattern is tried, so that a text costs one
 * look at each character.
 */
import { CharacterPairs } from './character-pairs.ts';

export const TIME_OF_DAY =
  '凌晨|清晨|早晨|早上|早间|上午|中午|午间|正午|下午|午后|傍晚|当晚|晚上|晚间|晚(?![会报宴餐])|夜间|夜里|深夜|夜(?![市景校])|晨(?!报)|早(?![报餐市])';
const NUMBER = '\\d{1,2}|[一二三四五六七八九十廿卅]{1,3}';
export const CLOCK_TIME = `(?:${NUMBER})(?:时|点(?![要建意名子击赞评]))(?:(?:${NUMBER})分|半|整|许)?`;
export const TO = ' ?(?:至|到|--?|——?|–|−|~) ?';
/** 8、9、10日, 7、8月, 2018和2019年; a list of numbers may be endless. */
const TO_OR_AND = '(?: ?(?:至|到|--?|——?|–|−|~) ?|[、和])';
const YEAR = '[12]\\d{3}|[一二][〇○零一二三四五六七八九]{3}';
/** Words that begin with 月: 上月球, 6月龄, 本月薪. */
const MONTH_WORD = '(?![龄均薪租嫂球亮光台牙饼])';
/** 年初, but 今年初中毕业; 年底. */
const YEAR_PORTION = '初(?![中步次夏春秋冬一二三级始创衷试审])|底|末';
const MONTH_PORTION = '份|上中旬|中下旬|[上中下]旬|[底末]|初(?![中步次夏春秋冬一二三级始创衷试审赛])|中(?=[,。、;至到])';

const MONTH_PART = `(?:(?<month>${NUMBER})(?:${TO_OR_AND}(?<monthEnd>${NUMBER})){0,8} ?月${MONTH_WORD}(?<portion>${MONTH_PORTION})?)`;
const DAY_PART = `(?:(?<day>${NUMBER})(?:${TO_OR_AND}(?<dayEnd>${NUMBER})){0,8} ?(?<dayUnit>[日号]))`;
const QUARTER_PART = '(?:第?(?<quarter>[一二三四1-4])季度|前(?<quarters>[二两三23])个?季度)';
/** What may follow a year. */
const IN_YEAR = `(?: ?(?<half>[上下])半年| ?${QUARTER_PART}| ?[前首](?<months>${NUMBER})个?月(?!末|底|内)(?:份(?!额))?| ?${MONTH_PART}(?: ?${DAY_PART})?|年?(?<yearPortion>${YEAR_PORTION})|年(?<yearPortion>中))?`;
const DECADE = '年代(?:[初中末后前](?:[后期]期?)?)?';

/** Dates that begin with a number. */
const NUMBERED = new RegExp(
  [
    '(?<numericYear>(?:19|20)\\d{2})(?<joint>[-/.])(?<numericMonth>\\d{1,2})\\k<joint>(?<numericDay>\\d{1,2})(?![\\d./-])',
    `(?<numericYear>(?:19|20)\\d{2})[./](?<numericMonth>0?[1-9]|1[0-2])(?![\\d.%/])`,
    `(?<decade>(?:1[89]|20)\\d0)${DECADE}`,
    `(?<century>19|20|十九|二十) ?世纪(?<tens>\\d0|[一二三四五六七八九]十)${DECADE}`,
    `(?<tens>[3-9]0|[三四五六七八九]十)${DECADE}`,
    `(?<year>${YEAR})(?:${TO_OR_AND}(?<yearEnd>${YEAR}))? ?(?:学年|年${IN_YEAR})`,
    `(?<republic>1[0-4]\\d)(?:${TO}(?<republicEnd>1[0-4]\\d))? ?年(?!级)${IN_YEAR}`,
    QUARTER_PART,
    `${MONTH_PART}(?: ?${DAY_PART})?`,
    DAY_PART,
  ].join('|'),
  'uy',
);

/** What may follow 今日 and 明日 where they mean a day: they begin the names of papers and sites as well (今日头条). */
const DAY_GOES_ON = `(?=${TIME_OF_DAY}|[(,.，。、:;起在于从由召举宣正发出就向将又再已也开闭前赴抵到公通签揭启完成进继会对表强主参印迎]|$)`;
const QUOTE = '[“"‘「『]';
const UNQUOTE = '[”"’」』]';
const PLAN_TIME = '(?:规划)?(?<planTime>期间|时期|以来|末期?|初期?)';

/** Dates that begin with a word. */
const WORDED = new RegExp(
  [
    `(?<relativeYear>前年|去年|今年|本年|明年|后年|上一?年|同年|次年|翌年|当年)(?![纪岁头轻均薪级限会])${IN_YEAR}`,
    `(?<relativeYear>[今去本明])\\((?<bracketedYear>\\d{2,4})\\)年${IN_YEAR}`,
    `民国 ?(?<republic>(?<republicTen>[一二三四五六七八九]十))年代`,
    `民国 ?(?<republic>\\d{1,3}|[一二三四五六七八九十百]{1,4})(?:${TO}(?<republicEnd>\\d{1,3}))? ?年${IN_YEAR}`,
    `(?<relativeMonth>上个?月|本月|这个月|下个?月|当月|同月|次月)${MONTH_WORD}(?: ?${DAY_PART}|(?<portion>[上中下]旬|[初底末]|份))?`,
    `(?<relativeMonth>[本上])\\((?<bracketedMonth>\\d{1,2})\\)月(?: ?${DAY_PART}|(?<portion>[上中下]旬|[初底末]))?`,
    `(?<dayWord>大前天|前天|前晚|前日${DAY_GOES_ON}|后天(?=${TIME_OF_DAY}|[,。将举召在起]))`,
    `(?<dayStem>[昨今明])(?:天|日(?:(?<=昨日)|${DAY_GOES_ON})|(?=[晚夜早晨](?!报))|\\((?<bracketed>\\d{1,2})\\)日)`,
    '(?<week>[上本这下])(?:个?星期|个?礼拜|个?周)(?:(?<weekend>末)|(?<weekday>[一二三四五六日天])(?!周))?(?![刊报期围边年转恩密])',
    // What comes again each year is no date; it is matched so that no part of it is.
    `(?<yearly>每年的?|每月的?)(?:${MONTH_PART})?(?: ?${DAY_PART})?(?:${TO}(?:${NUMBER}) ?[月日])?`,
    '(?<sameDay>当天|当日|当晚|当夜|同日(?![而本凡])|次日|翌日|前一[天日])',
    '(?<half>[上下])半年',
    '(?<vague>日前(?!提)|近日(?!本(?![报网市县区省院校台社])|[均照点距常]))',
    `(?:上|本)个?世纪(?<tens>\\d0|[一二三四五六七八九]十)${DECADE}`,
    `${QUARTER_PART}|前(?<months>${NUMBER})个?月(?!末|底|内)(?:份(?!额))?`,
    `(?<bareYear>年)(?<yearPortion>${YEAR_PORTION})`,
    '(?<bareMonth>月)(?<portion>初(?![一二三])|[底末])',
    `${QUOTE}(?<plan>十?[一二三四五]五|[八九十]五)${UNQUOTE} ?${PLAN_TIME}`,
  ].join('|'),
  'uy',
);
const PLAN = new RegExp(`(?<plan>十[一二三四五]五) ?${PLAN_TIME}`, 'uy');

/** What begins a worded date, and what stands behind it then. */
const WORD_STARTS: Readonly<Record<string, string>> = {
  前: '年天晚日一二两三四五六七八九十123456789',
  去: '年(',
  今: '年天日晚夜早晨(',
  本: '年月个周星礼世(',
  明: '年天日晚夜早晨(',
  后: '年天',
  昨: '天日晚夜早晨(',
  上: '年一月个周星礼半世(',
  下: '月个周星礼半',
  这: '个周星礼',
  同: '年月日',
  次: '年月日',
  翌: '年日',
  当: '年月天日晚夜',
  大: '前',
  日: '前',
  近: '日',
  年: '初底末',
  月: '初底末',
  民: '国',
  每: '年月',
  第: '一二三四1234',
  '“': '十八九',
  '"': '十八九',
  '‘': '十八九',
  '「': '十八九',
  '『': '十八九',
};
const NUMERALS = '0123456789〇○零一二三四五六七八九十廿卅';
/** What stands behind the first number of a date. */
const NUMBER_GOES_ON = '年月日号季世-/.至到—–−~、和 ';

const NUMERAL = 1;
const WORD = 2;
const GOES_ON = 4;
/** What each character can be in a date, by its code. */
const kinds = new Uint8Array(65_536);
for (const character of NUMERALS) kinds[character.charCodeAt(0)] = NUMERAL;
for (const character of NUMBER_GOES_ON) kinds[character.charCodeAt(0)] = GOES_ON;
for (const character of Object.keys(WORD_STARTS)) kinds[character.charCodeAt(0)] = (kinds[character.charCodeAt(0)] as number) | WORD;

/** The pairs of characters that words of dates begin with. */
const wordPairs = new CharacterPairs(Object.values(WORD_STARTS).join('').length);
for (const [first, seconds] of Object.entries(WORD_STARTS))
  for (const second of seconds) wordPairs.add(first.charCodeAt(0), second.charCodeAt(0));

export type DateParts = Readonly<Record<string, string | undefined>>;

export interface DateMatch {
  readonly parts: DateParts;
  readonly start: number;
  readonly end: number;
}

/** The next match of a pattern at or after an offset, or null. Whether it is a date there, the pattern cannot tell. */
export function nextMatch(text: string, from: number): DateMatch | null {
  for (let i = from; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)] as number;
    if (kind === 0) continue;
    const match = kind === NUMERAL ? numberedAt(text, i) : (kind & WORD) === WORD ? wordedAt(text, i) : null;
    if (match !== null) return match;
    // The tail of a number is no number.
    if (kind === NUMERAL) i = numberEnd(text, i) - 1;
  }
  return null;
}

/** The match that begins at an offset, or null. */
export function matchAt(text: string, offset: number): DateMatch | null {
  const kind = kinds[text.charCodeAt(offset)] ?? 0;
  return kind === NUMERAL ? numberedAt(text, offset) : (kind & WORD) === WORD ? wordedAt(text, offset) : null;
}

function numberedAt(text: string, offset: number): DateMatch | null {
  const next = text.charCodeAt(numberEnd(text, offset));
  if (Number.isNaN(next)) return null;
  if (((kinds[next] as number) & GOES_ON) === 0) return text[offset] === '十' ? run(PLAN, text, offset) : null;
  return run(NUMBERED, text, offset);
}

function wordedAt(text: string, offset: number): DateMatch | null {
  return wordPairs.has(text.charCodeAt(offset), text.charCodeAt(offset + 1)) ? run(WORDED, text, offset) : null;
}

function numberEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && kinds[text.charCodeAt(end)] === NUMERAL) end++;
  return end;
}

function run(pattern: RegExp, text: string, offset: number): DateMatch | null {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match === null ? null : { parts: match.groups as DateParts, start: offset, end: pattern.lastIndex };
}

const TIME = new RegExp(
  `(?:\\((?:星期|周|礼拜).\\)(?=${TIME_OF_DAY}|${CLOCK_TIME}))?(?:${TIME_OF_DAY})?(?: ?${CLOCK_TIME}(?:${TO}(?:次日)?${CLOCK_TIME})?)?`,
  'uy',
);
const RANGE = new RegExp(`(?:\\((?:星期|周|礼拜).\\))?起?${TO}`, 'uy');
const SINCE = /以来/uy;
const UNTIL_NOW = /(?: ?(?:至|到|-|—|——|–|~) ?今(?![年天日后晚晨])|迄今)/uy;

/** The end of the time of day at an offset: 上午, 9时30分, 晚8时; the offset itself where there is none. */
export function timeEnd(text: string, offset: number): number {
  return skip(TIME, text, offset);
}

/** The end of the word that leads to the second date of a range, or the offset itself. */
export function rangeWordEnd(text: string, offset: number): number {
  return skip(RANGE, text, offset);
}

/** The end of 以来 or 至今, or the offset itself. */
export function sinceEnd(text: string, offset: number): number {
  const end = skip(SINCE, text, offset);
  return end > offset ? end : skip(UNTIL_NOW, text, offset);
}

function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
