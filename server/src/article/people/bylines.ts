/**
 * How a text is signed: beside a slash (晚报/林小雨, 林小雨/台北报导), in brackets at the end of a line, before 摄 or 文/图, and in
 * brackets that scraped pages break over lines.
 */

/** 林小雨/台北报导 */
export const REPORTED = /^[^,。]{0,8}报[道导]/;

/** 张三摄, 张三 摄影 */
const SIGNED = /^(?:摄影?| {1,3}(?:文\/图|图\/文|摄影报道|摄影?|文|图|供图|供稿))(?:[)。 \]】]|$)/;

/** Whether a credit follows a name: 张三摄, (张三 文/图). */
export const isSigned = (text: string, offset: number): boolean => SIGNED.test(text.slice(offset, offset + 8));

const SLASH = 0x2f;
/** Ends of the names of media, before a slash and a name: 东海晚报/林小雨. */
const MEDIUM_END = new Set([...'报网社台刊讯']);

/**
 * Whether a name stands as a byline does: 晚报/林小雨, 林小雨/台北报导, (甲 乙) at the end of a line.
 * @param signature what `signatureStart` says of the line
 */
export function isByline(text: string, start: number, end: number, signature: number): boolean {
  if (end > start && isSigned(text, end)) return true;
  if (text.charCodeAt(end) === SLASH && REPORTED.test(text.slice(end, end + 10))) return true;
  if (text.charCodeAt(start - 1) === SLASH && MEDIUM_END.has(text[start - 2] ?? ' ')) return true;
  return signature >= 0 && start > signature && end < text.length;
}

/** Where the last bracket opens, or -1: most lines have none, and to look forwards is many times quicker. */
const lastOpening = (text: string): number => (text.includes('(') ? text.lastIndexOf('(') : -1);

const LONGEST_SIGNATURE = 30;
const SIGNATURE = /^\((?:[\u4e00-\u9fff]{2,4}[\s、]{1,3}){0,4}[\u4e00-\u9fff]{2,4}\)\s{0,4}\*{0,4}$/;

/** Where (张小北 李小南) starts: nothing but names in brackets at the end of a line; -1 where there is no such thing. */
export function signatureStart(text: string): number {
  const from = lastOpening(text);
  return from >= 0 && text.length - from <= LONGEST_SIGNATURE && SIGNATURE.test(text.slice(from)) && !/族\)/.test(text.slice(from))
    ? from
    : -1;
}

const LONGEST_CREDIT = 60;
const LONGEST_CREDIT_LINE = 30;
const CREDIT_WORD = /记者|通讯员|摄影|编辑|实习生|撰稿|[(/\s][文图摄][\s/:]/;

/**
 * Whether a line ends inside a credit in brackets: scraped text breaks (记者 甲 摄影⏎乙) over lines.
 * @param before how the line before ended
 */
export function leavesCreditOpen(text: string, before: 'credit' | 'text'): boolean {
  const open = lastOpening(text);
  if (open < 0 && before === 'text') return false;
  const close = text.lastIndexOf(')');
  if (open > close) return text.length - open <= LONGEST_CREDIT && CREDIT_WORD.test(text.slice(open));
  return before === 'credit' && open < 0 && close < 0 && text.length <= LONGEST_CREDIT_LINE && !/[。,“]/.test(text);
}
