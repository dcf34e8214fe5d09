/**
 * Speaker turns: paragraphs that begin with a person who is then reported to say something. 会上, or a post may stand before
 * the name.
 */
import outline from '../../lexicon/outline.json' with { type: 'json' };
import speech from '../../lexicon/speech-verbs.json' with { type: 'json' };
import { toFolded } from '../text/folding.ts';
import type { Person, Zone } from './facts.ts';
import type { SpeakerRule } from './observer.ts';
import type { Reading } from './reading.ts';

/** A paragraph that is somebody's turn; folded offsets of the label. */
export interface Turn {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What shows that the person speaks. */
  readonly rule: SpeakerRule;
}

const notReporting = new Set(outline.notReporting);
const verbs = [...new Set([...speech.speech, ...outline.extraVerbs])].filter((verb) => !notReporting.has(verb));
const longVerbs = verbs.filter((verb) => verb.length > 1).sort((a, b) => b.length - a.length);
const shortVerbs = verbs.filter((verb) => verb.length === 1);
/** A verb of one character reports only before a comma, a colon or a quotation; longer ones anywhere. */
const REPORTS = new RegExp(`(?:${longVerbs.join('|')})|(?:${shortVerbs.join('|')})(?:道|着|了)?(?=[,:“「])`, 'u');
const AGAIN = /^(?:他|她|他们|她们)(?:还|并|同时|也)?/u;

/** What may stand before the speaker: 会上, 座谈会上, 签字仪式前, 而公立医院方面, 随后. */
const LEAD_IN = /^[^,。]{0,14}(?:上|中|前|后|方面|随后|此外|同时|另外|接着|最后|首先),/u;
/** A post and an organisation before the name. */
const LONGEST_POST = 30;
/** Somebody else goes to the person named: 一行人来到孤寡老人…家中. */
const MOVES = /来到|前往|看望|慰问|走访|会见|带领|陪同|听取|讨论|由/u;
/** 副校长(学务) */
const REMARK = /\([^()]{1,8}\)/u;
/** Somebody or something of the one named: 姚尚然旗下的公司; or who stands where on a picture: (右二). */
const NOT_THE_ONE = /^(?:旗下|[带率]领的|所在的|的(?!确)|\([左右中前后])/u;
/** How far behind the name the verb may stand. */
const REACH = 160;
/** A verb further on in the sentence is somebody else's. */
const VERB_REACH = 44;

/** In an interview those who ask speak as well: 网友“老张”:, 都市报记者 卢志坚: */
const ASKER = /^(\s{0,20})(?:[^\s,。:;!?“”]{0,8}记者 [^\s,。:;!?“”]{2,4}|网友“[^”]{1,12}”):/u;
const FEWEST_QUESTIONS = 2;

/** The turns of a text, in order. */
export function findTurns(reading: Reading, zones: readonly Zone[], people: readonly Person[]): Turn[] {
  const firsts = firstMentions(reading, people);
  const turns: Turn[] = [];
  const questions: Turn[] = [];
  for (const line of reading.lines) {
    if (zones[line.line - 1] !== 'body') continue;
    const asker = line.text.includes(':') ? ASKER.exec(line.text) : null;
    const mentions = firsts.get(line.line);
    if (asker !== null) {
      const start = line.start + (asker[1] as string).length;
      questions.push({ line: line.line, start, end: line.start + asker[0].length - 1, rule: 'colon' });
    } else if (mentions !== undefined) {
      const turn = turnOf(line.text, line.start, mentions);
      if (turn !== null) turns.push({ line: line.line, ...turn });
    }
  }
  if (questions.length < FEWEST_QUESTIONS) return turns;
  return [...turns, ...questions].sort((a, b) => a.line - b.line);
}

interface FoldedMention {
  readonly start: number;
  readonly end: number;
}

/** The mentions of each line in folded offsets, in order. */
function firstMentions(reading: Reading, people: readonly Person[]): Map<number, FoldedMention[]> {
  const byLine = new Map<number, FoldedMention[]>();
  for (const person of people) {
    // A reporter at the head of a paragraph signs it.
    if (person.role === 'journalist') continue;
    for (const mention of person.mentions) {
      if (mention.kind === 'phrase') continue;
      const known = byLine.get(mention.line) ?? [];
      known.push({ start: toFolded(reading.folding, mention.start), end: toFolded(reading.folding, mention.end) });
      byLine.set(mention.line, known);
    }
  }
  for (const mentions of byLine.values()) mentions.sort((a, b) => a.start - b.start);
  return byLine;
}

function turnOf(text: string, lineStart: number, mentions: readonly FoldedMention[]): Omit<Turn, 'line'> | null {
  const first = mentions[0] as FoldedMention;
  const indent = text.length - text.trimStart().length;
  const name = { start: first.start - lineStart, end: first.end - lineStart };
  const lead = LEAD_IN.exec(text.slice(indent, name.start + 1))?.[0].length ?? 0;
  const post = text.slice(indent + lead, name.start).replace(REMARK, '');
  if (NOT_THE_ONE.test(text.slice(name.end, name.end + 6))) return null;
  if (post.length > LONGEST_POST || MOVES.test(post) || /[,。:;!?“”「」()<>]/u.test(post)) return null;
  const last = lastOfList(text, lineStart, mentions);
  if (text[last] === ':') return { start: lineStart + indent, end: lineStart + last, rule: 'colon' };
  const rest = text.slice(last, last + REACH);
  const stop = rest.search(/[。!?]/u);
  const sentence = stop < 0 ? rest : rest.slice(0, stop + 1);
  const verb = REPORTS.exec(sentence.slice(0, VERB_REACH));
  if (verb === null && !speaksNext(stop < 0 ? '' : rest.slice(stop + 1).replace(/^[”」]/u, ''), last + stop + 1 + lineStart, mentions))
    return null;
  // The label takes a verb along that follows the name at once: 许红兵指出.
  const near = verb !== null && verb.index <= 10 && !/[,;]/u.test(sentence.slice(0, verb.index)) ? verb.index + verb[0].length : 0;
  return { start: lineStart + indent, end: lineStart + last + near, rule: verb === null ? 'nextSentence' : 'verb' };
}

/** The end of a list of names that begins a line: 丁向阳、王国强. */
function lastOfList(text: string, lineStart: number, mentions: readonly FoldedMention[]): number {
  let end = (mentions[0] as FoldedMention).end - lineStart;
  for (const mention of mentions.slice(1)) {
    const between = text.slice(end, mention.start - lineStart);
    if (!/^(?:、|和|与)[^,。;:]{0,24}$/u.test(between)) break;
    end = mention.end - lineStart;
  }
  return end;
}

/** Whether the next sentence begins with the speaker and a verb: 她说, 周文远说. */
function speaksNext(sentence: string, start: number, mentions: readonly FoldedMention[]): boolean {
  const pronoun = AGAIN.exec(sentence)?.[0].length ?? 0;
  const named = mentions.find((mention) => mention.start - start >= 0 && mention.start - start <= 2);
  const from = pronoun > 0 ? pronoun : named === undefined ? -1 : named.end - start;
  return from >= 0 && (REPORTS.exec(sentence.slice(from, from + 14))?.index ?? 99) <= 8;
}
