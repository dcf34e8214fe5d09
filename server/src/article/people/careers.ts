/**
 * The posts of a career: told in a sentence (历任…,2015年任…), or a step on each line, as the pages of leaders and the notices
 * of discipline do (2001.11 石门镇党委副书记、镇长).
 */
import type { CutLine } from './cut-line.ts';
import { row } from './post-rows.ts';
import type { StatedPost } from './stated-post.ts';

/** Steps of a career. */
const STEP =
  /(?:拟任|拟提名为|拟推荐为|曾任|历任|先后任|现任|担任|时任|起任|兼任|转任|调任|升任|接任|出任|挂职任|挂任|[月年,]任)(?![务何期免由教命])/g;
/** A line that goes on with the career of the person before it. */
const CAREER_LINE = /^\s{0,20}(?:曾任|历任|先后任|先后担任|现任|\d{4}年[^。]{0,24}任)/;
/** 1995.03—2001.11 水利局副局长, 2006年5月至今 镇党委书记: the date of a step, and what parts it from the post. */
const DATED = /^\s{0,8}\d{4}[.年/]\d{1,2}月?(?:\s?[-—–~至到]{1,2}\s?(?:\d{4}[.年/]\d{1,2}月?|今|至今)?)?[\s,:]{0,4}/;
/** Lines between the steps that say nothing of them: 个人简历, blank ones. */
const BETWEEN_STEPS = /^(?:(?:个人|工作|主要|学习)?(?:简历|履历|经历):?)?$/;
/** 张三,男,汉族,1965年生,现任县委书记; 张三同志,山东泗水人,1925年11月生。 */
const BIOGRAPHY = /^(?:同志)?(?:[ ,、]{0,2}|是)(?:[\u4e00-\u9fff]{2,10}人[,、])?(?:(?:男|女)[,、 ]|\d{4}年[^,。;]{0,16}生)/;
const LONGEST_OPENING = 40;
const LONGEST_BIOGRAPHY = 300;
const LONGEST_CAREER = 40;

/** Whether a short biography opens behind a name: 张三,男,. */
export const isBiography = (cut: CutLine, nameEnd: number): boolean => BIOGRAPHY.test(cut.text.slice(nameEnd, nameEnd + LONGEST_OPENING));

/** The posts of a career told from an offset on: 曾任…,…;2015年任…。 */
export function careerPosts(cut: CutLine, from: number): StatedPost[] {
  const text = cut.text.slice(from, from + LONGEST_BIOGRAPHY);
  const posts: StatedPost[] = [];
  for (const { index, 0: step } of text.matchAll(STEP)) {
    const start = from + index + step.length;
    if (posts.some(({ end }) => end > start) || posts.length > LONGEST_CAREER) continue;
    posts.push(...row(cut, start, LONGEST_BIOGRAPHY, true));
  }
  return posts;
}

/** Whether a line that is passed over leaves a career open. */
export const staysOpen = (text: string): boolean => BETWEEN_STEPS.test(text.trim());

/** The posts of a line that goes on with a career; null where the line ends it. */
export function furtherSteps(cut: CutLine): StatedPost[] | null {
  const { text } = cut;
  if (staysOpen(text)) return [];
  const dated = DATED.exec(text)?.[0].length ?? 0;
  const posts = dated > 0 ? row(cut, dated, LONGEST_BIOGRAPHY, true) : [];
  const last = posts[posts.length - 1];
  // 2013.04 区长(其间:2015.03挂职任…): what else the line tells.
  if (last !== undefined) return [...posts, ...careerPosts(cut, last.end)];
  if (CAREER_LINE.test(text)) return careerPosts(cut, 0);
  return dated > 0 ? [] : null;
}
