/**
 * Datelines by their form: date, source, byline, credit. Where such a line counts as one depends on where it stands; that is
 * decided with the other zones.
 */
import { kindOfUnit, LETTER } from '../text/characters.ts';
import { isCreditLine } from './credits.ts';
import { type LineTraits, SIGN } from './lines.ts';
import { isForeignStamp, type StampedDate, stampedDate } from './published.ts';

/** A dateline is one line of a page; a longer one is a paragraph. */
const LONGEST = 110;

const LABELS =
  /^[^\p{L}]{0,4}(?:(?:信息|稿件|文章|新闻|消息|本文)?来源|出处|发布(?:时间|日期|单位|人|者|于)|发表(?:时间|日期)|发稿(?:时间|日期|单位|人|)|日期|时间|作者|撰稿|供稿|文字|图文|记者|通讯员|摄影|编辑|责任编辑|责编|审核|审稿|校对|编审|主编|值班编辑|实习编辑|网络编辑|资料来源|发布机构|发文机关|成文日期|上版日期|更新日期|文\/(?=记者|本报))[^\p{L}\p{N}]{0,3}/u;
const SOURCE_INSIDE = /(?:来源|作者|编辑|记者|通讯员|图文|发布人|供稿)[ :/]/u;
const BYLINE =
  /^(?:[【([])?(?:本报|实习|特约|见习|通讯员|记者|.{0,8}记者)[^,。!?]{1,30}[/／](?:[^,。]{1,8}(?:报导|报道|电|讯|摄影报道))(?:[】)\]])?$|^[\p{sc=Han} 、.]{2,16}[/／][\p{sc=Han}]{2,8}(?:报导|报道|电|讯)$/u;
const AGENCY = /^[【([]?[\p{sc=Han}]{2,6}(?:报|社|网|台|新闻|日报|时报|晚报)[/／][\p{sc=Han}]{2,4}[】)\]]?$/u;
const CREDIT = /^[([【][^\p{L}]{0,2}(?:责任)?(?:编辑|责编|记者|通讯员|作者|来源|文|摄影|供稿|审核|图文|文字)[^。]{1,60}[)\]】]$/u;
/** Codes of editors, as in 责任编辑：PN030, name nobody. */
const NAMELESS = /(?:编辑|责编|作者|记者)[:/ ]{0,8}(?:[A-Z]{1,4}\d{1,12}|[A-Za-z]{2,5}\d{0,12}|)[)\]】]?(?:$| {0,8}标签)/u;

/**
 * Whether a line has the form of a dateline.
 * @param cue the rule of its cue words: a line that carries another rule's cue than the credit's is none
 */
export function isDatelineForm(traits: LineTraits, cue: string | null): boolean {
  if (traits.blank || traits.markup || traits.length > LONGEST || (traits.signs & TELLING_SIGNS) === 0) return false;
  if (cue !== null && cue !== 'boilerplate/editor-credit' && !isDatedSource(traits.text, cue)) return false;
  return hasForm(traits) && !isForeignStamp(traits.text);
}

/** Every form holds one of these: a figure, the blank, colon or bar of a label, the slash or bracket of a credit, the year in words. */
const TELLING_SIGNS = SIGN.digit | SIGN.blank | SIGN.colon | SIGN.slash | SIGN.bar | SIGN.opening | SIGN.bracket | SIGN.year;

function hasForm(traits: LineTraits): boolean {
  const { text, length } = traits;
  const date = stampedDate(text);
  if (date !== null && (date.labelled || date.timed || isBareDate(text, date) || SOURCE_INSIDE.test(text))) return !isSentence(traits);
  if (isNamedCredit(text) || isCreditLine(text)) return true;
  return length <= 60 && !isSentence(traits) && (isLabelled(text) || FORMS.some(([held, form]) => text.includes(held) && form.test(text)));
}

/** What may stand beside a bare date: a source, a place, an editor; a comma makes it a caption. */
const DATE_MARGIN = 18;

function isBareDate(text: string, { index, length }: StampedDate): boolean {
  // 2017年3月22日外交部发言人例行记者会 is a headline.
  if (/^\p{sc=Han}{8}/u.test(text.slice(index + length))) return false;
  return text.length - length <= DATE_MARGIN && !/[,、]|^图\d/u.test(text);
}

/** Who wrote and who took the pictures: 文/王小青 图/李二. */
const WRITERS =
  /^[([【]?(?:文|图|图文|文图|摄影|摄|文\/图|图\/文)[:/ ] ?\p{sc=Han}{2,4}(?:[ 、,](?:(?:文|图|摄)[:/ ] ?|(?:图文|摄影|编辑)(?:[:/] ?| {2}))?\p{sc=Han}{2,4})*[)\]】]?$/u;

/** The opening of a report on a line of its own: 本报讯 (记者 王小青). */
const DISPATCH = /^[【[]?\p{sc=Han}{2,8}讯[】\]]? ?\((?:本报|通讯员|记者|实习)[^()。]{1,24}\)$/u;

/** Reporters by name on a line of their own: □ 本报记者 王小青 实习生 李二; ■ 文/图 通讯员 王一. */
const REPORTERS =
  /^[^\p{L}\p{N}]{0,3}(?:(?:文\/图|图\/文|文|图|摄影)[ :/]{1,2})?(?:(?:本报|本台|本网|全媒体|见习|实习|特约)?(?:记者|通讯员|实习生)[ :]\p{sc=Han}{2,4}(?:[ 、]\p{sc=Han}{2,4}){0,3} ?){1,3}$/u;

/** The time of day alone, below a date. */
const TIME_ALONE = /^(?:香港|北京|台北)?时间 ?\d{1,2}[时:]\d{2}分?$/u;

/** The number of an official document: 西师党〔2022〕31号. */
const DOCUMENT_NUMBER = /^[\p{sc=Han}]{1,12} ?[〔[(]\d{4}[〕\])] ?第? ?\d{1,4} ?号$/u;

/** The forms, each with what every line of the form holds; empty where the form's first character tells as quickly. */
const FORMS: readonly (readonly [held: string, form: RegExp])[] = [
  ['号', DOCUMENT_NUMBER],
  ['/', BYLINE],
  ['/', AGENCY],
  ['', WRITERS],
  ['讯', DISPATCH],
  ['', REPORTERS],
  ['时间', TIME_ALONE],
];

/** A stamp with labels outweighs the weak cue of a tag or a column that stands on the same line. */
function isDatedSource(text: string, cue: string): boolean {
  const date = stampedDate(text);
  if (date === null) return false;
  // 沙发 海风 发表于 2021-3-2 09:15 dates a comment.
  if (cue === 'boilerplate/comment-widget' && date.index > 0 && !/来源|时间|日期/u.test(text)) return false;
  if (cue === 'boilerplate/nav-menu' || cue === 'boilerplate/share-qr' || cue === 'boilerplate/comment-widget')
    return date.labelled || SOURCE_INSIDE.test(text) || (date.timed && cue !== 'boilerplate/nav-menu');
  return false;
}

function isLabelled(text: string): boolean {
  const label = LABELS.exec(text);
  if (label === null) return false;
  const rest = text.slice(label[0].length);
  return (
    (/[:/ ]/u.test(label[0].slice(1)) || /来源 ?\|/u.test(label[0])) &&
    /[\p{sc=Han}A-Za-z]{2}/u.test(rest) &&
    !NAMELESS.test(text) &&
    !/https?:/u.test(rest)
  );
}

function isSentence(traits: LineTraits): boolean {
  return (
    (traits.signs & SIGN.stop) !== 0 ||
    (traits.density >= 0.08 && traits.punctuation >= 3 && (traits.text.match(/[,、]/gu)?.length ?? 0) >= 3)
  );
}

/** A credit with a person's name, in brackets or labelled: (编辑/张晨), 责任编辑：黄艳琴. */
export function isNamedCredit(text: string): boolean {
  if (text.length > 80) return false;
  const first = text[0] ?? '';
  const bracketed = '([【'.includes(first);
  if (!bracketed && !mayLabel(text)) return false;
  if (NAMELESS.test(text)) return false;
  if (bracketed && BRACKETED_CREDIT.test(text)) return true;
  if (bracketed && CREDIT.test(text))
    return /\p{sc=Han}{2}/u.test(text.replace(/(?:责任)?(?:编辑|责编|记者|通讯员|作者|来源|摄影|供稿|审核|图文|文字)/gu, ''));
  return LABELLED_CREDIT.test(text) && text.length <= 60;
}

const BRACKETED_CREDIT = /^\([^()。]{2,60} (?:供稿|供图|文\/|图\/|摄影|撰稿|编辑)[^()。]{0,40}\)$/u;
/** What the line of a labelled credit begins with, after two signs at most; asked first, for few lines do. */
const LABEL_OPENINGS = '责编值实审校';

function mayLabel(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, LABEL_SIGNS); i++) {
    if (((kindOfUnit[text.charCodeAt(i)] as number) & LETTER) !== 0) return LABEL_OPENINGS.includes(text[i] as string);
  }
  return false;
}

/** Two signs may be surrogate pairs. */
const LABEL_SIGNS = 5;
const LABELLED_CREDIT =
  /^[^\p{L}]{0,2}(?:责任编辑|责编|编辑|值班编辑|实习编辑|审核|校对)[ :/]{1,8}(?:\p{sc=Han}{1,4}[ 、]{0,8}){1,4}(?:$|[^\p{sc=Han}])/u;
