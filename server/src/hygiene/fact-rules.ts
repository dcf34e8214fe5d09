/**
 * The rules of the group `fact` that one article alone can break: what it says cannot be, or cannot be at once. They say nothing of
 * what is true, and blame nobody: most of it is a slip of the hand.
 */
import type { Rule } from './rule.ts';

export const factRules = {
  impossibleDate: {
    id: 'fact/impossible-date',
    severity: 'information',
    fix: 'none',
    title: { en: 'Date that does not exist', zh: '不存在的日期' },
    catches: {
      en: 'A day that its month does not have, 29 February of a year that is no leap year, a thirteenth month. Days of the lunar calendar are left alone, and so are pages’ furniture and dates in Chinese numerals, which may be lunar.',
      zh: '当月没有的日子、非闰年的2月29日、第十三个月。农历日期不查，网页杂质以及可能为农历的中文数字日期也不查。',
    },
    why: {
      en: 'It is a misprint: whoever orders events by time has to look for the right day.',
      zh: '应为笔误：按时间整理事件时需要另查正确的日期。',
    },
    example: {
      before: '截至6月31日,全县共完成渠道清淤二百余公里,占年度任务的八成以上。',
      after: '截至6月31日,全县共完成渠道清淤二百余公里,占年度任务的八成以上。',
    },
    source: { en: 'The Gregorian calendar.', zh: '公历。' },
    message: { en: 'There is no such date: {0}', zh: '没有这样的日期：{0}' },
  },
  wrongWeekday: {
    id: 'fact/wrong-weekday',
    severity: 'information',
    fix: 'none',
    title: { en: 'Weekday that contradicts its date', zh: '星期与日期不符' },
    catches: {
      en: 'A date with its year and another day of the week behind it than the calendar has.',
      zh: '带年份的日期，其后所写星期与日历不符。',
    },
    why: {
      en: 'Either the date or the weekday is wrong, and nobody can tell from the text which of them.',
      zh: '日期和星期必有一误，仅凭文字无法判断是哪一个。',
    },
    example: {
      before: '全县秋季运动会定于2023年9月12日(星期五)上午在县体育场举行。',
      after: '全县秋季运动会定于2023年9月12日(星期五)上午在县体育场举行。',
    },
    source: { en: 'The Gregorian calendar.', zh: '公历。' },
    message: { en: '{0} was not 星期{1} but 星期{2}', zh: '{0}不是星期{1}，是星期{2}' },
  },
  twoPosts: {
    id: 'fact/two-posts',
    severity: 'hint',
    fix: 'none',
    title: { en: 'Head and deputy at once', zh: '同时为正职和副职' },
    catches: {
      en: 'A person whom one article calls both the head of a body and a deputy of that head, where it tells of no appointment and names neither as a former or acting post.',
      zh: '同一篇文章既称某人为某机构正职，又称其为该正职的副职，且未提及任免，也未注明原任或代理。',
    },
    why: {
      en: 'One of the two is a misprint, or two people of one name are taken for one: a career made of it has a step that was never taken.',
      zh: '其中一处应为笔误，或两位同名者被当作一人：由此整理的履历会多出并不存在的一步。',
    },
    example: {
      before: '青禾县副县长钱伯渊到柳河镇检查水利工程。青禾县县长钱伯渊要求,各乡镇要加快进度。',
      after: '青禾县副县长钱伯渊到柳河镇检查水利工程。青禾县县长钱伯渊要求,各乡镇要加快进度。',
    },
    source: {
      en: 'Only posts of one organisation, as far as the article names it, whose titles differ in 副 alone.',
      zh: '仅限同一机构（以文中所述为准）、职务仅差一“副”字者。',
    },
    message: { en: '{0} is called both {1} and {2} here', zh: '文中称{0}既是{1}，又是{2}' },
  },
} as const satisfies Record<string, Rule>;
