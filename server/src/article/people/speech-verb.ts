/**
 * The verb by which somebody is reported to say something, close behind the name.
 */
import { characterClass, isOf } from './characters.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import { SPEECH, verbs } from './lexicon.ts';

export interface SpeechVerb {
  readonly start: number;
  readonly end: number;
}

/** Between a speaker and the verb stands at most 在调研座谈会上 or 代表学校向…: nothing that ends a clause. */
const LONGEST_GAP = 18;
const LONGEST_CLAUSE = 32;
const CLAUSE_END = characterClass(',。;!?:、“”"()');

/** What is done at a meeting and is no speech of its own (张三致辞, 认真倾听大家发言, 汇报了情况), unless a colon or a quotation follows. */
const ACTS = new Set([
  '发言',
  '回答',
  '答复',
  '讲话',
  '报告',
  '作报告',
  '汇报',
  '通报',
  '宣读',
  '致辞',
  '致词',
  '致欢迎辞',
  '安排',
  '部署',
  '布置',
  '点评',
  '评价',
  '总结',
  '讲述',
  '论述',
  '介绍',
]);
/** Of these a comma leads to what is said as well: 张三介绍,… */
const MAY_REPORT = new Set(['介绍', '汇报', '通报', '报告', '回答', '答复', '讲述', '总结', '点评', '评价']);
/** Nouns as well as verbs: at a distance they report only where the words between lead up to them. */
const ALSO_NOUNS = new Set(['建议', '要求', '希望']);
const LEADS_TO_DEMAND = /^(?:就|对|向|在|还|也|又|再|并|明确|强调|严肃|特别|殷切|郑重)/u;
/** Verbs that begin a clause only where what is said follows. */
const LEADS_TO_SPEECH = new Set([
  '勉励',
  '叮嘱',
  '号召',
  '呼吁',
  '嘱咐',
  '回应',
  '坦言',
  '宣布',
  '希望',
  '建议',
  '强调',
  '承诺',
  '指出',
  '提出',
  '提醒',
  '直言',
  '表示',
  '要求',
  '认为',
  '透露',
  '重申',
]);
/** 作的政治报告, 作动员讲话和专题报告 */
const NOUN_PHRASE = /[作做的了和]/u;
/** 说道, 补充道, 回应说 */
const VERB_TAIL = /^(?:道|说|着说|称|到)?(?=[,:“"「])/u;
/** 补充了情况 tells of an act. */
const DONE = /^[了过]/u;
/** 说不出, 说明书 */
const NO_SPEECH = /^(?:[不得完起过出走][^,:“]|精神|的(?![,:]))/u;

/**
 * The verb of speech behind a subject, or null.
 * @param limit where the search ends at the latest
 * @param isQuoted what is said stands before the subject
 */
export function speechVerb(cut: CutLine, from: number, limit: number, isQuoted: boolean): SpeechVerb | null {
  const { text } = cut;
  const reach = Math.min(limit, from + LONGEST_GAP);
  for (let i = from; i < reach && !isOf(text.charCodeAt(i), CLAUSE_END); i++) {
    // The end of a longer word is no verb: 发|言.
    if (tokenAt(cut, i)?.start !== i) continue;
    const length = verbs.longestAt(text, i);
    if (length === 0 || verbs.get(text, i, i + length) !== SPEECH) continue;
    const end = i + length;
    if (reports(text, from, i, end, isQuoted)) return { start: i, end };
  }
  return verbOfNextClause(cut, from, limit);
}

/** 张三出席会议并讲话,强调要抓实工作: the next clause begins with the verb. */
function verbOfNextClause(cut: CutLine, from: number, limit: number): SpeechVerb | null {
  const { text } = cut;
  const reach = Math.min(limit, from + LONGEST_CLAUSE);
  let at = from;
  while (at < reach && !isOf(text.charCodeAt(at), CLAUSE_END)) at++;
  if (at === from || text[at] !== ',' || at + 1 >= limit) return null;
  const start = at + 1;
  const length = verbs.longestAt(text, start);
  if (length === 0 || !LEADS_TO_SPEECH.has(text.slice(start, start + length))) return null;
  const after = text.slice(start + length, start + length + 6);
  return DONE.test(after) || NO_SPEECH.test(after) ? null : { start, end: start + length };
}

function reports(text: string, from: number, start: number, end: number, isQuoted: boolean): boolean {
  const verb = text.slice(start, end);
  const after = text.slice(end, end + 6);
  const opener = VERB_TAIL.exec(after);
  const opens = opener === null ? '' : (after[opener[0].length] as string);
  if (isQuoted && (opens !== '' || /^(?:道|说|着说)?[。!?]/u.test(after))) return true;
  if (DONE.test(after) || NO_SPEECH.test(after)) return false;
  if (ACTS.has(verb) && start > from && NOUN_PHRASE.test(text.slice(from, start))) return false;
  if (ACTS.has(verb)) return opens !== '' && (opens !== ',' || MAY_REPORT.has(verb));
  if (start > from && ALSO_NOUNS.has(verb)) return opens !== '' && LEADS_TO_DEMAND.test(text.slice(from, start));
  return opens !== '' || (start === from && end - start > 1);
}
