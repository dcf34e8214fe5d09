/**
 * People whom one article calls head and deputy of one body at once, and what two articles that do so are judged by.
 */
import type { Finding, Person, Post } from '../article/facts.ts';
import type { Reading } from '../article/reading.ts';
import { foldKey, toFolded } from '../text/folding.ts';
import { factRules } from './fact-rules.ts';
import { finding } from './rule.ts';

/** Posts that were, will be, or are held for another; and sentences that tell of steps from one to another. */
const STEPS = /[任免升调选聘辞拟原曾前代兼退晋擢补]|时为|同时|提名|接替|主持|成为|此前|历/u;
/** How far round a post that may stand, in folded characters. */
const REACH = 16;
/** Titles of which a body has one holder; a 副主任 of one office is often 主任 of another that the text does not name. */
const HEAD = /(?:[省市县区州盟旗镇乡]长|书记|局长|厅长|部长|院长|校长|主席|会长)$/u;
const DEPUTY = /(?:常务|第一)?副/u;

/** One finding a person, at the second of the two posts. */
export function postFindings(reading: Reading, people: readonly Person[]): Finding[] {
  return people.flatMap((person) => {
    if (person.posts.length < 2) return [];
    const found = clashOf(reading, person);
    return found === undefined ? [] : [found];
  });
}

function clashOf(reading: Reading, person: Person): Finding | undefined {
  const { name, posts } = person;
  const deputies = posts.filter(({ post }) => post.includes('副'));
  if (deputies.length === 0) return undefined;
  for (const deputy of deputies) {
    const title = headTitle(deputy.post);
    if (title === undefined) continue;
    const head = posts.find((post) => foldKey(post.post) === title && isSame(bodyOf(post), bodyOf(deputy)));
    if (head === undefined || isStep(reading, head) || isStep(reading, deputy)) continue;
    const later = head.span.start > deputy.span.start ? head : deputy;
    // Both must stand beside the name: a list of posts may have been read one name too far.
    if (![head, deputy].every((post) => standsByName(person, post))) continue;
    return finding(
      reading,
      factRules.twoPosts,
      later.span.start,
      later.span.end,
      name,
      head.organisation + head.post,
      deputy.organisation + deputy.post,
    );
  }
  return undefined;
}

/** The title of the head whom a post is of, be it the head's own or a deputy's; undefined where several may have it at once. */
export function headTitle(post: string): string | undefined {
  const title = foldKey(post).replace(DEPUTY, '');
  return HEAD.test(title) ? title : undefined;
}

/** Whether a post stands directly before a mention of its holder. */
export function standsByName({ mentions }: Pick<Person, 'mentions'>, { span }: Post): boolean {
  return mentions.some((mention) => mention.start === span.end);
}

function bodyOf({ resolved, organisation }: Post): string {
  return foldKey(resolved ?? organisation);
}

function isSame(a: string, b: string): boolean {
  return a !== '' && a === b;
}

/** Whether the words before a post, or its own, tell of a step from one post to another. */
export function isStep({ folding }: Reading, { span }: Post): boolean {
  const start = toFolded(folding, span.start);
  const end = toFolded(folding, span.end);
  const { text } = folding;
  return STEPS.test(text.slice(Math.max(0, start - REACH), start)) || STEPS.test(text.slice(start, end).replace(/主任/gu, ''));
}
