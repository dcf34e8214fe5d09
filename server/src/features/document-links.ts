/**
 * What a click leads to: addresses, cut where Chinese goes on, and headlines of other articles of the corpus, in title marks, in
 * quotation marks, or as a line of a list of links.
 */
import type { ArticleRecord, Snapshot } from '../corpus/snapshot.ts';
import type { Span } from '../text/span.ts';
import type { OpenArticle } from './open-article.ts';
import { fileLink } from './rich-text.ts';

export interface DocumentLink extends Span {
  readonly target: string;
  /** What it leads to; absent where the text says it all. */
  readonly tooltip?: string;
}

/** Links of one article, addresses and headlines each. */
const MOST = 500;
/** Shorter titles (要闻, 通知公告) are those of anything. */
const LEAST_TITLE = 6;
/** What stands in plain quotation marks, or alone in a line, is a title only where it is long. */
const LEAST_QUOTED = 8;
const LONGEST_TITLE = 80;

/** Characters of addresses, as far as news writes them; Chinese is never one. */
const ADDRESS = /(?:https?:\/\/|www\.)[\w\-.~:/?#@!$&'*+,;=%()[\]]{3,2000}/giu;
/** What ends a sentence, not an address. */
const AFTER_ADDRESS = new Set([...".,;:!?'*"]);

/** Addresses in text order. */
export function addressLinks({ text }: OpenArticle): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    if (links.length >= MOST) break;
    // The middle of another address, or of a word.
    if (/[\w@/.]/u.test(text[index - 1] ?? '')) continue;
    const address = closed(found);
    const target = /^www/iu.test(address) ? `http://${address}` : address;
    if (URL.canParse(target)) links.push({ start: index, end: index + address.length, target });
  }
  return links;
}

/** Without the sentence's own marks, and without a bracket that was opened before. */
function closed(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] as string;
    const open = last === ')' ? '(' : last === ']' ? '[' : undefined;
    const isLoose = open !== undefined && count(address, last, end) > count(address, open, end);
    if (!isLoose && !AFTER_ADDRESS.has(last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, mark: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) found++;
  return found;
}

const MARKED = /《([^《》\r\n]{6,80})》|[“「『]([^“”「」『』\r\n]{8,80})[”」』]/gu;
/** Between the links of one line of a list. */
const BETWEEN = /\t|\s{2,}|[|｜]/u;
/** What stands before a link in a list: 下一篇： · 1. */
const BEFORE = /^(?:[上下]一[篇条页则]|相关(?:链接|新闻|阅读)|推荐阅读)?[\s:：·•●■◆▪*\-—]{0,8}(?:\d{1,3}[.、)）]\s{0,4})?/u;
/** A date behind it. */
const BEHIND = /[\s(（[【]{0,4}\d{2,4}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?)?[\s)）\]】]{0,4}$/u;

/** Spans that may be headlines of other articles. */
export function headlineSpans({ text, lines, facts }: OpenArticle): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(MARKED)) spans.push({ start: match.index + 1, end: match.index + match[0].length - 1 });
  for (const [index, zone] of facts.zones.entries()) {
    if (zone !== 'boilerplate') continue;
    const line = lines.span(index + 1);
    let at = line.start;
    for (const part of text.slice(line.start, line.end).split(BETWEEN)) {
      const start = at + (BEFORE.exec(part)?.[0].length ?? 0);
      const end = at + part.length - (BEHIND.exec(part)?.[0].length ?? 0);
      if (end - start >= LEAST_QUOTED && end - start <= LONGEST_TITLE) spans.push({ start, end });
      at = text.indexOf(part, at) + part.length;
      while (at < line.end && BETWEEN.test(text[at] as string)) at++;
    }
    if (spans.length >= MOST) break;
  }
  return spans.filter(({ start, end }) => end - start >= LEAST_TITLE).slice(0, MOST);
}

/** Those of some spans that are headlines of other articles, each with a way to the first of them. */
export function headlineLinks(snapshot: Snapshot, { text, path }: OpenArticle, spans: readonly Span[]): DocumentLink[] {
  return spans.flatMap(({ start, end }) => {
    const other = snapshot.titled(text.slice(start, end)).find((article) => article.path !== path);
    return other === undefined ? [] : [{ start, end, target: linkTo(other), tooltip: described(other) }];
  });
}

function linkTo({ path, titleLocation }: ArticleRecord): string {
  return fileLink(path, titleLocation?.line ?? 1, titleLocation?.column ?? 0);
}

function described({ title, published }: ArticleRecord): string {
  return [title ?? '', published ?? ''].filter(Boolean).join(' · ');
}
