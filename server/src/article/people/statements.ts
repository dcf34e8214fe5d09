/**
 * Who is reported to say what: a name or a pronoun, a verb of speech close behind, and what is said. That may stand before the
 * speaker as well (“…。”张三说。), on both sides, in the sentences that go on with it, and in the paragraphs of a long quotation.
 */
import type { CutLine } from './cut-line.ts';
import { Quotations } from './quotations.ts';
import { speechEnd } from './speech-end.ts';
import { type SpeechVerb, speechVerb } from './speech-verb.ts';

/** A person's mention in a line, in text order; offsets in the line. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** A statement; folded offsets in the article. */
export interface StatedSpeech {
  readonly key: string;
  readonly verb: string;
  readonly start: number;
  readonly end: number;
  /** The speaker's name or pronoun. */
  readonly subject: { readonly start: number; readonly end: number };
  readonly isPronoun: boolean;
  readonly verbStart: number;
}

/** Somebody or a pronoun that may be about to speak; offsets in the line. */
interface Subject {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly isPronoun: boolean;
}

/** … of these a post may hold 、: 区人大代表、支部书记. */
const ENDS_CLAUSE = new Set([...',;']);
const CLAUSE_ENDS: ReadonlySet<number> = new Set(Array.from(',。;!?:、“”"()', (mark) => mark.charCodeAt(0)));
/** The greatest of them: no Chinese character is one. */
const LAST_CLAUSE_END = '。'.charCodeAt(0);
const isClauseEnd = (unit: number): boolean => unit <= LAST_CLAUSE_END && CLAUSE_ENDS.has(unit);
/** Whom somebody else speaks to, meets or visits is not the one who speaks: 张三会见李四时说. */
const OBJECT_BEFORE =
  /(?:[对向给与跟]|同(?![志学事意时])|会见|看望|慰问|接见|约谈|采访|走访|拜访|陪同|听取|致电|告诉|祝贺|接待)[^了着过后时]{0,12}$/u;
/** … and between two names this joins them: 张三、县长李四. */
const JOINED = /^(?:、|和|与|及|以及|同)[^,。;:!?“”]{0,24}$/u;
/** The words of somebody who belongs to the one named. */
const OF_THE_NAMED =
  /^(?:(?:同志|先生|女士|老师|教授|院士)?(?:等人?)?的(?!确)|之[父母子女妻弟妹]|(?:大哥)?(?:妻子|丈夫|父亲|母亲|父母|儿子|女儿|家人|夫妇|老伴|爱人|同事|邻居|家属|身边|所在|办公室|团队))/u;
/** A post may stand between a quotation and the name of its speaker. */
const LONGEST_POST = 30;
const OPENING = /^[\s]*[“「"『]/u;
/** Paragraphs that go on after a colon at a line's end. */
const ENTRY = /^\s*(?:\(?[一二三四五六七八九十]{1,3}(?:是|要|、|\))|\(?\d{1,2}[).、]|[①-⑩]|首先|其次|再次|最后|第[一二三四五六七八九十])/u;

/** Reads an article's lines of body in order, and gathers the statements. */
export class SpeechReader {
  readonly statements: StatedSpeech[] = [];
  /** Who a pronoun would mean; null where that is not certain. */
  #subject: string | null = null;
  /** How the last statement may go on in the next line. */
  #open: 'quotation' | 'colon' | 'entries' | null = null;
  /** Where a quotation of several paragraphs began that nobody has been named for yet. */
  #unspoken: number | null = null;

  /** @param speakers the mentions of the line */
  read(cut: CutLine, speakers: readonly Speaker[]): void {
    const { text } = cut;
    const quotations = new Quotations(text);
    let taken = this.#goOn(cut, quotations);
    const carried = this.#unspoken !== null && quotations.closesFirst !== null ? this.#unspoken : null;
    if (quotations.isLeftOpen && OPENING.test(text)) this.#unspoken ??= cut.line.start + text.search(/\S/u);
    else this.#unspoken = null;
    const subjects = this.#subjects(text, speakers, quotations);
    for (let index = 0; index < subjects.length; index++) {
      const named = subjects[index] as Subject;
      if (named.start < taken) continue;
      const key = named.isPronoun ? this.#subject : named.key;
      if (!named.isPronoun) this.#name(text, subjects, index, taken);
      if (key === null || OF_THE_NAMED.test(text.slice(named.end, named.end + 6)) || this.#isObject(text, subjects, index, taken)) continue;
      const before = quoteBefore(text, named.start, quotations, taken);
      const verb = speechVerb(cut, named.end, this.#limit(text, subjects, index), before !== null);
      if (verb === null) continue;
      taken = this.#state(cut, quotations, subjects, { ...named, key }, verb, before, carried);
    }
  }

  /** Lets the statement of the line before go on, and returns how far it reaches into this one. */
  #goOn({ line, text }: CutLine, quotations: Quotations): number {
    const open = this.#open;
    this.#open = null;
    const last = this.statements.at(-1);
    if (open === null || last === undefined) return 0;
    const reach = (end: number): number => {
      this.statements[this.statements.length - 1] = { ...last, end: line.start + end };
      return end;
    };
    if (open !== 'entries' && OPENING.test(text)) {
      if (quotations.isLeftOpen) {
        this.#open = 'quotation';
        return reach(text.trimEnd().length);
      }
      return reach((quotations.firstEnd ?? text.length - 1) + 1);
    }
    // A line was broken inside the quotation.
    if (open === 'quotation') return quotations.closesFirst === null ? 0 : reach(quotations.closesFirst + 1);
    if (!ENTRY.test(text)) return 0;
    this.#open = 'entries';
    return reach(text.trimEnd().length);
  }

  /** Names and pronouns outside quotations, in text order. */
  #subjects(text: string, speakers: readonly Speaker[], quotations: Quotations): Subject[] {
    const subjects: Subject[] = speakers
      .filter(({ start }) => !quotations.covers(start))
      .map((speaker) => ({ ...speaker, isPronoun: false }));
    const names = subjects.length;
    for (const pronoun of ['他', '她']) {
      for (let at = text.indexOf(pronoun); at >= 0; at = text.indexOf(pronoun, at + 1)) {
        if (text[at + 1] !== '们' && startsClause(text, at) && !quotations.covers(at))
          subjects.push({ start: at, end: at + 1, key: '', isPronoun: true });
      }
    }
    return subjects.length > names ? subjects.sort((a, b) => a.start - b.start) : subjects;
  }

  /** Notes who is named: one person alone is whom a pronoun means. */
  #name(text: string, subjects: readonly Subject[], index: number, taken: number): void {
    const { start, key } = subjects[index] as Subject;
    const before = nameBefore(subjects, index);
    if (before !== undefined && before.start >= taken && before.key !== key && JOINED.test(text.slice(before.end, start)))
      this.#subject = null;
    else if (!this.#isObject(text, subjects, index, taken)) this.#subject = key;
  }

  #isObject(text: string, subjects: readonly Subject[], index: number, taken: number): boolean {
    const before = subjects[index - 1];
    const { start } = subjects[index] as Subject;
    if (before === undefined || before.start < taken) return false;
    return !hasClauseEnd(text, before.end, start) && OBJECT_BEFORE.test(text.slice(before.end, start));
  }

  /** Where the search for a verb ends: at the next one named, unless that is whom is spoken to. */
  #limit(text: string, subjects: readonly Subject[], index: number): number {
    const next = subjects[index + 1];
    if (next === undefined) return text.length;
    if (!this.#isObject(text, subjects, index + 1, 0)) return next.start;
    return subjects[index + 2]?.start ?? text.length;
  }

  #state(
    cut: CutLine,
    quotations: Quotations,
    subjects: readonly Subject[],
    subject: Subject,
    verb: SpeechVerb,
    before: number | null,
    carried: number | null,
  ): number {
    const { line, text } = cut;
    const sentence = quotations.sentenceEnd(verb.end);
    const clause = this.#nextSpeech(cut, subjects, verb.end, sentence);
    const end = clause ?? speechEnd(text, sentence, quotations, (from, to) => (subjects[indexFrom(subjects, from)]?.start ?? to) < to);
    // The quotation before it may have begun paragraphs ago.
    const start = before === BEFORE_THE_LINE ? (carried ?? line.start + subject.start) : line.start + (before ?? subject.start);
    this.statements.push({
      key: subject.key,
      verb: text.slice(verb.start, verb.end),
      start,
      end: line.start + end,
      subject: { start: line.start + subject.start, end: line.start + subject.end },
      isPronoun: subject.isPronoun,
      verbStart: line.start + verb.start,
    });
    this.#subject = subject.key;
    if (end >= text.trimEnd().length) this.#open = /:\s*$/u.test(text) ? 'colon' : quotations.isLeftOpen ? 'quotation' : null;
    return end;
  }

  /** Where in the sentence somebody else begins to speak: 张三建议加大力度,县长李四希望多普法; null where nobody does. */
  #nextSpeech(cut: CutLine, subjects: readonly Subject[], from: number, sentence: number): number | null {
    for (let index = indexFrom(subjects, from); index < subjects.length && (subjects[index] as Subject).start < sentence; index++) {
      const { start, end } = subjects[index] as Subject;
      let clause = start;
      while (clause > from && start - clause <= LONGEST_POST && !ENDS_CLAUSE.has(cut.text[clause - 1] as string)) clause--;
      // What follows the verb at once is what is said: 张三说,李四表示支持.
      if (clause - from <= 2 || !ENDS_CLAUSE.has(cut.text[clause - 1] as string)) continue;
      if (speechVerb(cut, end, end + 1, false) !== null) return clause;
    }
    return null;
  }
}

/** Somebody else has been named for the quotation: 张三说:“…”李四说 */
const INTRODUCED = /(?::|[说道称问答示调出],)\s*$/u;
/** A quotation that began in a line before. */
const BEFORE_THE_LINE = -1;

/**
 * Where the quotation begins that ends right before a speaker, perhaps before the post as well; null where none does. A quotation
 * that holds no sentence is a term: 坚持“两山”理念.
 */
function quoteBefore(text: string, subjectStart: number, quotations: Quotations, taken: number): number | null {
  if (!quotations.areAny) return null;
  let at = subjectStart;
  while (at > 0 && subjectStart - at <= LONGEST_POST && !isClauseEnd(text.charCodeAt(at - 1))) at--;
  if (text[at - 1] === ',' && quotations.endsAt(at - 2)) at--;
  if (!quotations.endsAt(at - 1) || !/[。!?,;…—]/u.test(text[at - 2] ?? '')) return null;
  const start = quotations.startOf(at - 1) ?? BEFORE_THE_LINE;
  if (start > 0 && INTRODUCED.test(text.slice(Math.max(0, start - 3), start))) return null;
  return start >= taken || start === BEFORE_THE_LINE ? start : null;
}

/** The index of the first subject from an offset on. */
function indexFrom(subjects: readonly Subject[], offset: number): number {
  let low = 0;
  let high = subjects.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((subjects[middle] as Subject).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameBefore(subjects: readonly Subject[], index: number): Subject | undefined {
  for (let i = index - 1; i >= 0; i--) if (!(subjects[i] as Subject).isPronoun) return subjects[i];
  return undefined;
}

function hasClauseEnd(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isClauseEnd(text.charCodeAt(i))) return true;
  return false;
}

function startsClause(text: string, offset: number): boolean {
  const before = text[offset - 1];
  return before === undefined || isClauseEnd(before.charCodeAt(0)) || before === ' ' || '时并而后'.includes(before);
}
