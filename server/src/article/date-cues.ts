/**
 * Whether what looks like a date is one where it stands: 三月 may be a name, 10日 a length of time, 24号 a house, 2020.1.2 a
 * version. What stands before and behind decides.
 */
import { CLOCK_TIME, type DateMatch, type DateParts, rangeWordEnd, sinceEnd, TIME_OF_DAY, TO } from './date-grammar.ts';

/** A day without a month counts where a sentence or a bracket begins, or after another date. */
const OPENS = /(?:^|[\s,.。;；:：!?！？、()“"'‘—-]|截至|截止|至|到|和|及|于|在|今|电)$/u;
/** … and where it goes on as a date does: 10日内, 5日游 and 3日龄 are lengths of time. */
const DAY_CLOSES = new RegExp(`^(?:${TIME_OF_DAY}|[,。;、)(\\s:电讯在至到和及起为的是-]|$)`, 'u');
/** Behind what only a day does or what only a day is followed by, it counts after any word: 记者2日从, 会议10日召开. */
const DAY_ACTS = new RegExp(
  `^(?:${TIME_OF_DAY}|${CLOCK_TIME}|${TO}\\d{1,2}日|当天|全天|起[,。施]|从|向(?!前)|对|称|说|电|讯|表示|宣布|召开|举行|举办|报道|报导|公布|发布|抵达|会见|前往|启动|开幕|闭幕|消息|将|已(?!经?[过有])|就|出席|致电|主持|通过|印发|当选|上线|迎来|赴|在[^家此]|接受|正式|发生|开[赛工业幕学考播售市庭放始]|休[赛市]|一早|恢复|凌晨)`,
  'u',
);
/** What a length of time stands behind. */
const LENGTH_BEFORE = /(?:[期满近约共达第每逾超足整需历停住限连续经过了隔]|不少于|不超过)$/u;
/** 新华社北京1日电 */
const AGENCY_REPORT = /^[电讯]/u;
/** 2000年历史 and 三千年来 are lengths of time, and so is 距今已有1280年. */
const LENGTH_AFTER_YEAR = /^(?:的?历史|多|来的?(?:历史|文明|文化)|之久|前的)/u;
const LENGTH_BEFORE_YEAR = /(?:距今|已有|拥有|有着|有|近|约|长达|达|逾|历经|超过|超|跨越|传承|延续|沉睡|公元前|前)(?:已|了|约|近)?$/u;
/** A month is none behind these: 农历八月, 历时6月, 第三月. */
const NO_MONTH_BEFORE = /(?:\d\.|[\d〇○零一二三四五六七八九十百千万年月第/历闰阴]|历时|为期|[共满每逾足])$/u;
/** 1.2月27日: the number of an entry. */
const ENTRY_BEFORE = /(?:^|[\s。;；])\d{1,2}\.$/u;
/** 五月 may be a name; behind these it is a month. */
const MONTH_BEFORE = /[在于自从到至今]$/u;
/** 版本2020.1.2 and v2020.1.2 */
const VERSION_BEFORE = /(?:版本?号?|[vV]er\.?|[vV]|固件|号) ?$/u;
/** What takes place on a day: 今天的会议. */
const EVENT_OF_A_DAY =
  /^的(?:会|例会|大会|晚会|座谈|活动|发布|仪式|典礼|论坛|比赛|决赛|讲座|报告|演|天气|新闻|行程|培训|参观|调研|课|早餐|午餐|晚餐|工作会)/u;
/** 30日前, 生日前, 目前: nothing is told of 日前. 附近日本, 临近日 neither of 近日. */
const NO_VAGUE_BEFORE =
  /[\d一二三四五六七八九十几数多半期生节假作易止念选开产发到首末当今昨明翌即每某吉忌周休近同平落附临邻靠将最接逼工]$/u;
/** 会上周一鸣说, 马上周三, 以上年份 */
const NO_WEEK_BEFORE = /(?:[会早晚路桌台网线身手场世加赶马]上|[日基根样版课剧资成书文]本|[时天地乡楼当台县]下)$/u;
/** 多年初衷, 每年底, 岁月初 */
const NO_PORTION_BEFORE = /[\d〇零一二三四五六七八九十百千万几多每半全往历近当学少壮前后青成丰岁明满新弯腊正闰个本上下同次同]$/u;

/**
 * Whether what matched is a date where it stands; 三月 may be a name and 10日 a length of time.
 * @param between what stands between the date before and this one
 * @param republican the text counts years of the Republic
 */
export function isDate({ parts, start, end }: DateMatch, text: string, between: string, republican: boolean): boolean {
  if (parts.yearly !== undefined) return false;
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 6);
  if (parts.numericYear !== undefined) return isNumericDate(parts, text, end, before);
  if (parts.year !== undefined) {
    if (/[\d.〇○零一二三四五六七八九十百千万]$/u.test(before)) return false;
    return hasDetail(parts) || !(LENGTH_AFTER_YEAR.test(after) || LENGTH_BEFORE_YEAR.test(before));
  }
  if (parts.republic !== undefined) {
    // 112年9月 can be nothing else; 112年 is a length of time unless the text counts so.
    if (text[start] === '民' || (parts.month !== undefined && /\d/u.test(parts.month))) return !/[\d.]$/u.test(before);
    return republican && !/[\d.]$/u.test(before) && !LENGTH_BEFORE_YEAR.test(before) && !/^(?:来|间|的?历史|多|前|后)/u.test(after);
  }
  if (parts.relativeYear !== undefined) return isRelativeYear(parts, before, after);
  if (parts.decade !== undefined || parts.tens !== undefined) return !/[\d一二三四五六七八九十]$/u.test(before);
  if (parts.sameDay !== undefined) return !/[含即某每]$/u.test(before);
  if (parts.vague !== undefined) return !NO_VAGUE_BEFORE.test(before);
  if (parts.week !== undefined) return !NO_WEEK_BEFORE.test(text.slice(Math.max(0, start - 1), start + 1));
  if (parts.dayStem !== undefined) return isDayWord(parts, text, start, before, after);
  if (parts.relativeMonth !== undefined) return !/[以之网台路会]$/u.test(before) || !text.startsWith('上', start);
  if (parts.bareYear !== undefined || parts.bareMonth !== undefined) return !NO_PORTION_BEFORE.test(before);
  if (parts.dayWord !== undefined) return !/[目以之此生月日年先提]$/u.test(before);
  if (parts.months !== undefined || parts.quarters !== undefined || parts.quarter !== undefined)
    return !/[\d一二三四五六七八九十每提以之]$/u.test(before);
  if (parts.month !== undefined) {
    if (NO_MONTH_BEFORE.test(before) && !ENTRY_BEFORE.test(before)) return false;
    return (
      parts.day !== undefined ||
      parts.portion !== undefined ||
      parts.monthEnd !== undefined ||
      /\d/u.test(parts.month) ||
      MONTH_BEFORE.test(before) ||
      /^(?:以来|起)/u.test(after)
    );
  }
  if (parts.day !== undefined) return isDay(parts, before, after, between);
  return true;
}

function hasDetail(parts: DateParts): boolean {
  return [parts.month, parts.half, parts.quarter, parts.quarters, parts.months, parts.yearPortion, parts.yearEnd].some(
    (part) => part !== undefined,
  );
}

/** 2003.09—2010.07 tells a career; 2020.05 alone may be a price. */
function isNumericDate(parts: DateParts, text: string, end: number, before: string): boolean {
  if (/[\d./-]$/u.test(before) || (parts.joint !== '-' && VERSION_BEFORE.test(before))) return false;
  if (parts.numericDay !== undefined) return true;
  return rangeWordEnd(text, end) > end || sinceEnd(text, end) > end || (/(?:^|\n)$/u.test(before) && /^\s/u.test(text.slice(end, end + 1)));
}

function isRelativeYear(parts: DateParts, before: string, after: string): boolean {
  switch (parts.relativeYear) {
    case '前年':
    case '后年':
    case '上年':
      return !/[以目之此先大今最税]$/u.test(before);
    case '当年':
      return hasDetail(parts);
    case '本年':
      return !/[日基根样]$/u.test(before) && !/^[轻会]/u.test(after);
    default:
      return true;
  }
}

/** 今天 and 明天 are times of life as well: 美好的明天, 勿忘昨天的苦难, 《明天会更好》. */
function isDayWord(parts: DateParts, text: string, start: number, before: string, after: string): boolean {
  if (parts.bracketed !== undefined || text[start + 1] !== '天') return true;
  if (/[的声文光照分透]$/u.test(before) || after.startsWith('会更')) return false;
  return !after.startsWith('的') || EVENT_OF_A_DAY.test(after);
}

/** A day alone: 24日. */
function isDay(parts: DateParts, before: string, after: string, between: string): boolean {
  if (/[\d.〇○零一二三四五六七八九十百千万年月第/历闰阴]$/u.test(before)) return false;
  // 24号 is a house as well.
  if (parts.dayUnit !== '日') return DAY_ACTS.test(after) && OPENS.test(before);
  if (AGENCY_REPORT.test(after)) return true;
  // In a list of days each is one: 21日、22日.
  const isListed = (parts.dayEnd !== undefined || /^[、和及]$/u.test(between)) && !/^[内间游龄]/u.test(after);
  if (OPENS.test(before) || between === '') return isListed || DAY_CLOSES.test(after) || DAY_ACTS.test(after);
  // One to three days are as often a length of time where they are written out.
  return /^(?:\d|..)/u.test(parts.day as string) && DAY_ACTS.test(after) && !LENGTH_BEFORE.test(before);
}
