/**
 * Cue words: phrases of web pages that no article is written in. A cue names the hygiene rule that it speaks for. The words
 * are data (lexicon/boilerplate.json); what is code here is how they are matched and which patterns no word list can hold.
 */
import lexicon from '../../lexicon/boilerplate.json' with { type: 'json' };
import type { LineTraits } from './lines.ts';

/** Cue words are .98–1.0 precise on lines of at most this many characters (measured on labelled news pages). */
export const CUE_LENGTH = 40;
/** Longer lines are paragraphs: not even a whole disclaimer is longer. */
const ANYWHERE_LENGTH = 200;

interface CueWords {
  readonly rule: string;
  readonly anywhere: RegExp | null;
  readonly short: RegExp | null;
  readonly whole: ReadonlySet<string>;
}

/** In this order the rules are asked: what is most telling first. */
const ORDER = [
  'boilerplate/icp-record',
  'boilerplate/attachment',
  'boilerplate/copyright',
  'boilerplate/disclaimer',
  'boilerplate/comment-widget',
  'boilerplate/prev-next',
  'boilerplate/share-qr',
  'boilerplate/related-list',
  'boilerplate/contact',
  'boilerplate/editor-credit',
  'boilerplate/nav-menu',
] as const;

const cueWords: readonly CueWords[] = ORDER.map((rule) => {
  const words = lexicon.rules[rule];
  return {
    rule,
    anywhere: alternation(words.anywhere),
    short: alternation([...words.short], words.start),
    whole: new Set(words.whole.map(bareWord)),
  };
});

/** Only literals, so matching is linear. */
function alternation(inside: readonly string[], atStart: readonly string[] = []): RegExp | null {
  const parts = [...inside.map(literal), ...atStart.map((word) => `^[^\\p{L}\\p{N}]{0,3}${literal(word)}`)];
  return parts.length > 0 ? new RegExp(parts.join('|'), 'u') : null;
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** What remains of a line without digits, signs and blanks. */
function bareWord(text: string): string {
  return text.replace(/[^\p{L}|]/gu, '');
}

const ATTACHMENT = /\.(?:jpe?g|png|gif|bmp|docx?|xlsx?|pdf|rar|zip|pptx?)\s*\(\s*[\d.]+ ?[KMG]?B/iu;
const UPLOADED = /^\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}(?::\d{2})? ?上传$/u;
const GLYPH_PREVIOUS_NEXT = /^\d?\s*上一[版篇条页]\s+下一[版篇条页]\s*\d?$|^[上下]一[版篇]\s*\d\s*$/u;
const BREADCRUMB = /^(?:[^\s>:]{1,8}: ?)?[^\s>]{1,12}(?: ?(?:>{1,2}|»|›) ?[^>»›。,]{1,40}){1,6}$/u;
const PAGES = /^(?:第? ?(?:\d{1,3} ){2,}\d{0,3}页?|共\d+页.*|\[?\d{1,3}\]?(?: ?\[\d{1,3}\])+)$/u;
const REVISED = /重新编辑$|(?:最后|最近)(?:修改|编辑)/u;

/**
 * The hygiene rule whose cue the line carries, or null. A line of more than 200 characters carries none.
 */
export function cueOf(traits: LineTraits): string | null {
  const { text, length } = traits;
  if (traits.blank || length > ANYWHERE_LENGTH) return null;
  const short = length <= CUE_LENGTH;
  if (ATTACHMENT.test(text) || (short && UPLOADED.test(text))) return 'boilerplate/attachment';
  if (short && GLYPH_PREVIOUS_NEXT.test(text)) return 'boilerplate/prev-next';
  const whole = short ? bareWord(text) : '';
  for (const words of cueWords) {
    // A sentence may give a telephone number, and an interview begins 记者: on every line.
    if (traits.terminal && (words.rule === 'boilerplate/editor-credit' || (words.rule === 'boilerplate/contact' && !short))) continue;
    if (words.anywhere?.test(text)) return words.rule;
    if (short && (words.whole.has(whole) || words.short?.test(text))) return words.rule;
  }
  if (short && !traits.terminal && (BREADCRUMB.test(text) || PAGES.test(text))) return 'boilerplate/nav-menu';
  if (short && REVISED.test(text)) return 'boilerplate/low-content';
  return null;
}

/** Whether a line is nothing but a place on the site: 首页 > 要闻 > 正文. */
export function isBreadcrumb(traits: LineTraits): boolean {
  return (
    !traits.terminal &&
    traits.length <= 120 &&
    (BREADCRUMB.test(traits.text) || /^(?:您?[您你]?(?:现在|当前)?(?:所在)?的?位置|当前位置)/u.test(traits.text))
  );
}
