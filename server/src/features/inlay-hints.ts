/**
 * Small print between the words: the post of an official whom the text calls by the bare name, the year of a date that does not
 * say it, the clean reading of a name that a scraper broke up. Only where a paragraph first needs it: a page that tells
 * everything twice is not read.
 */
import type { DateMention, Mention, Person } from '../article/facts.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { overlaps, type Span } from '../text/span.ts';
import { whoIsMeant } from './hover-bearers.ts';
import type { OpenArticle } from './open-article.ts';
import { shorten } from './wording.ts';

export interface InlayHint {
  readonly kind: 'post' | 'date' | 'reading';
  readonly offset: number;
  readonly label: string;
  /** Whether it reads on into what follows, or after what it explains. */
  readonly side: 'before' | 'after';
}

/** Which hints the user wants. */
export interface HintChoice {
  readonly posts: boolean;
  readonly dates: boolean;
  readonly readings: boolean;
}

/** Longer posts are told by the hover. */
const POST_LENGTH = 16;
/** Officials of a stretch of text whose posts the corpus is asked for, where the article does not say them. */
const ASKED = 3;
/** However long the stretch is. */
const MOST = 500;

/**
 * The hints of a part of an article, in text order.
 * @param within only hints that stand in this span
 */
export function inlayHints(snapshot: Snapshot, article: OpenArticle, within: Span, choice: HintChoice): InlayHint[] {
  const hints = [
    ...(choice.posts ? postHints(snapshot, article, within) : []),
    ...(choice.dates ? dateHints(article, within) : []),
    ...(choice.readings ? readingHints(article, within) : []),
  ];
  return hints.sort((a, b) => a.offset - b.offset || a.kind.localeCompare(b.kind)).slice(0, MOST);
}

function postHints(snapshot: Snapshot, article: OpenArticle, within: Span): InlayHint[] {
  let asked = 0;
  return article.facts.people.flatMap((person): InlayHint[] => {
    if (person.role !== 'official') return [];
    const bare = bareMentions(article, person).filter((mention) => overlaps(mention, within));
    if (bare.length === 0) return [];
    let post = postHere(person);
    if (post === undefined && asked < ASKED) {
      asked++;
      post = whoIsMeant(snapshot, person.key, article.path)?.bearer?.post;
    }
    if (post === undefined || post === '') return [];
    const label = shorten(post, POST_LENGTH);
    return bare.map(({ end }) => ({ kind: 'post', offset: end, label, side: 'after' }));
  });
}

/**
 * The mentions of a person in the story at which a reader may have forgotten who it is: the first of a paragraph, unless that gives
 * a post itself or the paragraph before speaks of the person.
 */
function bareMentions({ facts, lines }: OpenArticle, { mentions, posts }: Person): Mention[] {
  const { zones } = facts;
  const told = new Set<number>();
  const tell = (line: number): void => void told.add(line).add(nextParagraph(zones, line));
  for (const { span } of posts) tell(lines.lineAt(span.start));
  const found: Mention[] = [];
  for (const mention of mentions) {
    const { line, zone, kind } = mention;
    if (zone !== 'body' || kind === 'phrase') continue;
    if (!told.has(line)) found.push(mention);
    tell(line);
  }
  return found;
}

/** The next line that is one of the story; 0 where there is none. */
function nextParagraph(zones: readonly string[], line: number): number {
  return zones.indexOf('body', line) + 1;
}

/** The post by which the article introduces a person: the one before the fullest mention, or one that says of which organisation. */
function postHere({ posts, mentions, introduction }: Person): string | undefined {
  const at = mentions[introduction];
  const near = at === undefined ? undefined : posts.find(({ span }) => Math.abs(span.end - at.start) <= 1);
  const inFull = [...(near === undefined ? [] : [near]), ...posts].find(({ organisation }) => organisation !== '');
  const post = inFull ?? near ?? posts[0];
  return post === undefined ? undefined : post.organisation + post.post;
}

const MONTH_FIRST = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月/u;
const DAY_FIRST = /^(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})\s*[日号號]/u;
const ISO = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u;
const YEAR_SAID = /\d{4}\s*年|[〇零○一二三四五六七八九]{4}\s*年|\d{4}[-./]\d/u;

function dateHints(article: OpenArticle, within: Span): InlayHint[] {
  const said = new Set<string>();
  return article.facts.dates.flatMap((date): InlayHint[] => {
    const line = article.lines.lineAt(date.start);
    if (article.facts.zones[line - 1] !== 'body') return [];
    const once = `${line} ${date.text}`;
    if (said.has(once)) return [];
    said.add(once);
    return overlaps(date, within) ? dateHint(date) : [];
  });
}

/** What the text leaves out of a date: 2020年 before 6月19日, 2020年6月 before 19日; 2020-06-18 after 昨日. */
function dateHint({ start, end, text, iso, until }: DateMention): InlayHint[] {
  const [, year, month] = ISO.exec(iso) ?? [];
  if (year === undefined || YEAR_SAID.test(text)) return [];
  const before = (label: string): InlayHint[] => [{ kind: 'date', offset: start, label, side: 'before' }];
  if (MONTH_FIRST.test(text)) return before(`${year}年`);
  if (DAY_FIRST.test(text) && month !== undefined) return before(`${year}年${Number(month)}月`);
  return [{ kind: 'date', offset: end, label: until === undefined ? iso : `${iso}–${until}`, side: 'after' }];
}

function readingHints(article: OpenArticle, within: Span): InlayHint[] {
  const { facts, folding } = article;
  if (folding.injections.length === 0) return [];
  const said = new Set<string>();
  return facts.people.flatMap(({ name, mentions }) =>
    mentions.flatMap((mention): InlayHint[] => {
      const once = `${mention.line} ${name}`;
      if (mention.zone === 'boilerplate' || mention.kind === 'phrase' || said.has(once) || !isBrokenUp(article, mention)) return [];
      said.add(once);
      return overlaps(mention, within) ? [{ kind: 'reading', offset: mention.end, label: name, side: 'after' }] : [];
    }),
  );
}

/** Whether anything was injected into a name; what merely follows it breaks nothing up. */
function isBrokenUp({ folding: { injections } }: OpenArticle, span: Span): boolean {
  let [low, high] = [0, injections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((injections[middle] as Span).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const next = injections[low];
  return next !== undefined && next.end < span.end;
}
