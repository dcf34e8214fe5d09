/**
 * The posts to which the text appoints somebody or from which it removes him (张三任县长, 免去张三县长职务), with the further steps that the
 * sentence tells of the same person.
 */
import { areAppointees } from './appointments.ts';
import type { CutLine } from './cut-line.ts';
import { LONGEST_APPOINTMENT, namedBetween, row } from './post-rows.ts';
import type { StatedPost } from './stated-post.ts';

/** What may stand between a name and the verb of its appointment: 同志, 同志(女). */
const ADDRESSED = /^(?:同志|先生|女士)?(?:\([^()]{1,8}\))?/;
/** Verbs of appointment between a name and its post: 张三任县长, 任命张三为县长. */
const APPOINTED =
  /^(?:任|(?:将(?:于[^,。]{2,10})?)?(?:担任|出任|接任)|兼任|升任|调任|转任|挂职任|挂职|当选为|当选|不再担任|不再兼任|辞去|为|的)(?![务何期免由命]|教(?![务育学研师]))/;
/** Characters with which such a verb, and such an address, begins: behind most names stands neither. */
const APPOINTED_FIRST = unitsOf('任将担出接兼升调转挂当不辞为的');
const ADDRESSED_FIRST = unitsOf('同先女(');
const APPOINTS = /(?:任命|选举|聘任|聘请|推选|增补|提名|决定|明确|同意|免去|免除|撤销)$/;
/** 选举张三为主席,李四为|副主席: the verb at the head of the sentence governs its further parts. */
const ELECTS = /任命|选举|聘任|推选|增补|明确/;
const REMOVES = /(?:免去|免除|撤销)$/;
const OFFICE = /^[^。;]{2,44}职务/;
/** Further steps of the same person in one sentence: …,免去其科长职务; …,改任董事. */
const NEXT_STEP = /[,、](?:并|后|又|现|同时|随后)?(?:免去其|改任|转任|调任|升任|接任|担任|出任|兼任|曾任|历任|先后任|先后担任|现任)/g;

const LONGEST_SENTENCE = 120;

function unitsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** Posts to which the text says that somebody is appointed. */
export function postsAppointed(cut: CutLine, nameStart: number, nameEnd: number): StatedPost[] {
  const { text } = cut;
  const first = appointedTo(cut, nameStart, nameEnd);
  const posts = first < 0 ? [] : row(cut, first, LONGEST_APPOINTMENT);
  if (posts.length === 0 && text[nameEnd] === '(') posts.push(...row(cut, nameEnd + 1, LONGEST_APPOINTMENT));
  return [...posts, ...nextSteps(cut, nameEnd)];
}

/** Where the posts begin to which the text appoints somebody or from which it removes him; -1 where it does not. */
function appointedTo(cut: CutLine, nameStart: number, nameEnd: number): number {
  const { text } = cut;
  const from = addressEnd(text, nameEnd);
  const verb = APPOINTED_FIRST.has(text.charCodeAt(from)) ? APPOINTED.exec(text.slice(from, from + 18))?.[0] : undefined;
  // What a name alone may stand for is asked last: it takes longer than all else.
  const isFormal = (): boolean =>
    from > nameEnd || areAppointees(text, from) || APPOINTS.test(wordBefore(text, nameStart)) || electsBefore(text, nameStart);
  if (verb === '的') return OFFICE.test(text.slice(from, from + 48)) && isFormal() ? from + 1 : -1;
  if (verb === '为') return isFormal() ? from + 1 : -1;
  if (verb !== undefined) return from + verb.length;
  return REMOVES.test(wordBefore(text, nameStart)) && OFFICE.test(text.slice(from, from + 48)) ? from : -1;
}

const wordBefore = (text: string, offset: number): string => text.slice(Math.max(0, offset - 2), offset);

/** The end of the address behind a name that a verb of appointment follows, or of 同志, which needs none; else the name's end. */
function addressEnd(text: string, nameEnd: number): number {
  if (!ADDRESSED_FIRST.has(text.charCodeAt(nameEnd))) return nameEnd;
  const end = nameEnd + (ADDRESSED.exec(text.slice(nameEnd, nameEnd + 12))?.[0] ?? '').length;
  return text[nameEnd] === '同' || APPOINTED.test(text.slice(end)) ? end : nameEnd;
}

/** Whether an earlier part of the sentence elects somebody to something: 选举张三为主席, */
function electsBefore(text: string, nameStart: number): boolean {
  if (text[nameStart - 1] !== ',' && text[nameStart - 1] !== '、') return false;
  const before = text.slice(Math.max(0, nameStart - LONGEST_SENTENCE), nameStart);
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1);
  const verb = sentence.search(ELECTS);
  return verb >= 0 && sentence.includes('为', verb + 2);
}

/** Posts of the further steps that the sentence tells of the person, up to the next name. */
function nextSteps(cut: CutLine, nameEnd: number): StatedPost[] {
  const { text } = cut;
  const end = stepsEnd(text, nameEnd);
  if (end === nameEnd) return [];
  const sentence = text.slice(nameEnd, end);
  const posts: StatedPost[] = [];
  for (const { index, 0: step } of sentence.matchAll(NEXT_STEP)) {
    if (namedBetween(cut, nameEnd, nameEnd + index)) break;
    posts.push(...row(cut, nameEnd + index + step.length, LONGEST_APPOINTMENT));
  }
  return posts;
}

const STOPS = unitsOf('。;!?');
/** The greatest of them: no Chinese character is one. */
const LAST_STOP = '。'.charCodeAt(0);
const HOLDS = '任'.charCodeAt(0);
const LEAVES = '免'.charCodeAt(0);

/** The end of the sentence where it tells of a post that is held or left; the offset itself where it does not. */
function stepsEnd(text: string, from: number): number {
  let tells = false;
  let end = from;
  for (const most = Math.min(text.length, from + LONGEST_SENTENCE); end < most; end++) {
    const unit = text.charCodeAt(end);
    if (unit === HOLDS || unit === LEAVES) tells = true;
    else if (unit <= LAST_STOP && STOPS.has(unit)) break;
  }
  return tells ? end : from;
}
