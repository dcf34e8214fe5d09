/**
 * Who is reported to say what: a name or a pronoun, a verb of speech close behind, and all up to the end of the sentence or
 * of the quotation that the verb opens.
 */
import { type CutLine, tokenAt } from './cut-line.ts';
import { SPEECH, verbs } from './lexicon.ts';

/** A person's mention in a line, in text order; offsets in the line. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

export interface StatedSpeech {
  readonly key: string;
  readonly verb: string;
  readonly start: number;
  readonly end: number;
  /** Where the speaker's name or pronoun ends. */
  readonly subjectEnd: number;
  readonly isPronoun: boolean;
  readonly verbStart: number;
}

/** Between a speaker and the verb stands at most 在调研座谈会上 or 代表学校向…: nothing that ends a clause. */
const LONGEST_GAP = 14;
const CLAUSE_END = new Set([...',。;!?:、“”"()']);
const SENTENCE_END = new Set([...'。!?']);

/** Words that are as often the thing said as the saying: 认真倾听大家发言, 没有正面回答. At a distance they open nothing. */
const ALSO_NOUNS = new Set([
  '发言',
  '回答',
  '讲话',
  '报告',
  '汇报',
  '通报',
  '致辞',
  '致词',
  '安排',
  '部署',
  '布置',
  '点评',
  '评价',
  '总结',
  '建议',
  '要求',
  '希望',
  '介绍',
]);

/** Verbs that open reported speech only with a comma, colon or quotation mark behind them. */
function opensSpeech(text: string, end: number): boolean {
  const next = text[end];
  return next === ',' || next === ':' || next === '“' || next === '"' || next === '「';
}

/**
 * Statements of a line.
 * @param last key of the person who spoke last before this line; a pronoun means that person
 */
export function statementsIn(
  cut: CutLine,
  speakers: readonly Speaker[],
  last: string | null,
): { statements: StatedSpeech[]; last: string | null } {
  const { text } = cut;
  const statements: StatedSpeech[] = [];
  let subject = last;
  let next = 0;
  let taken = 0;
  for (let i = 0; i < text.length; i++) {
    const speaker = speakers[next];
    let end = 0;
    if (speaker !== undefined && speaker.start === i) {
      next++;
      // In a list nobody is sure to be the one who speaks later.
      subject = speaker.key;
      end = speaker.end;
    } else if ((text[i] === '他' || text[i] === '她') && text[i + 1] !== '们' && subject !== null && startsClause(text, i)) {
      end = i + 1;
    }
    if (end === 0 || i < taken || subject === null) continue;
    const verb = verbAfter(cut, end, Math.min(speakers[next]?.start ?? text.length, end + LONGEST_GAP));
    if (verb === null) continue;
    const stop = speechEnd(text, verb.end);
    statements.push({
      key: subject,
      verb: text.slice(verb.start, verb.end),
      start: i,
      end: stop,
      subjectEnd: end,
      isPronoun: speaker?.start !== i,
      verbStart: verb.start,
    });
    taken = stop;
  }
  return { statements, last: subject };
}

function startsClause(text: string, offset: number): boolean {
  return (
    offset === 0 || CLAUSE_END.has(text[offset - 1] as string) || text[offset - 1] === ' ' || '时并而'.includes(text[offset - 1] as string)
  );
}

function verbAfter(cut: CutLine, from: number, limit: number): { start: number; end: number } | null {
  const { text } = cut;
  for (let i = from; i < limit && !CLAUSE_END.has(text[i] as string); i++) {
    // The end of a longer word is no verb: 发|言.
    if (tokenAt(cut, i)?.start !== i) continue;
    const length = verbs.longestAt(text, i);
    if (length === 0) continue;
    const end = i + length;
    const isSpeech = verbs.get(text, i, end) === SPEECH;
    if (!isSpeech || (i > from && ALSO_NOUNS.has(text.slice(i, end)))) continue;
    if (opensSpeech(text, end) || (i === from && length > 1)) return { start: i, end };
  }
  return null;
}

/** The end of the sentence, or of the quotation where one is open there. */
function speechEnd(text: string, from: number): number {
  let quotes = 0;
  for (let i = from; i < text.length; i++) {
    const character = text[i] as string;
    if (character === '“' || character === '「') quotes++;
    else if ((character === '”' || character === '」') && quotes > 0) {
      quotes--;
      if (quotes === 0 && SENTENCE_END.has(text[i - 1] as string)) return i + 1;
    } else if (SENTENCE_END.has(character) && quotes === 0) return i + 1;
  }
  return text.length;
}
