/**
 * Credits as names see them: an office may stand between the label and the name (供稿:县水利局 张三), and what a credit says of
 * the work (制作, 拍摄, 图片) is an ordinary word in a sentence, where no name follows it.
 */
import { creditWorks } from './lexicon.ts';

const LONGEST_OFFICE = 26;
const OFFICE =
  /(?:来源|稿源|供稿|供图|核稿|审核|审签|签发|撰稿|撰文|图文|文图|[(\s]文|[/\s]图|整理|摄影|拍摄|编辑|校对|责编|作者|通讯员|记者)(?:单位|人)? ?[:|/] ?[\p{sc=Han}]{2,16}$/u;

/** Whether a credit's label and an office end at an offset, behind which a blank and a name follow. */
export function endsInCreditOffice(text: string, end: number): boolean {
  return OFFICE.test(text.slice(Math.max(0, end - LONGEST_OFFICE), end));
}

/** A credit at the head of a line is all that the line holds. */
const LONGEST_CREDIT = 20;

/** Whether a credit's word for the work stands inside a sentence: 中心制作|年度报告, but 图片:张三, (撰文 李四). */
export function isPlainWork(text: string, start: number, end: number, blanks: number): boolean {
  return blanks === 0 && (start > 0 || text.length > LONGEST_CREDIT) && creditWorks.has(text.slice(start, end));
}
