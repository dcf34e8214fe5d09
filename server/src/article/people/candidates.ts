/**
 * Which candidates of an article are its persons. One mention in strong context is enough. A bare name proves itself by
 * being a likely name and unlikely words, and by coming again: 李大明 thirteen times, never beside a post.
 */
import type { NameVerdict } from '../name-decisions.ts';
import type { Observer } from '../observer.ts';
import { STRONG } from './evidence.ts';
import { classOf, costOf, dictionary, eponymous } from './lexicon.ts';
import { nameCost } from './name-costs.ts';
import { wordCost } from './word-cost.ts';

interface Candidate {
  count: number;
  best: number;
  sum: number;
  /** Mentions that what follows makes a place of. */
  places: number;
}

/** What stands before 镇 or 县 more than once in four times is a place, unless a post stands before it somewhere. */
const PROOF = 6;
/** Words dearer than the name by so many nats, counted no further. */
const MOST_MARGIN = 12;
/** Weight of a nat of margin, and of each further mention; set by hand on news pages of many sites. */
const MARGIN_WEIGHT = 0.4;
const MENTION_WEIGHT = 0.5;
const MOST_MENTIONS = 4;
/** Below this margin the candidate is as likely a word. */
const LEAST_MARGIN = 1;
/** What comes again and again with nothing that speaks for a name is a brand or a place. */
const LEAST_MEAN = 0.2;
/** A middle dot between foreign sounds needs no more than a place where a name may stand. */
const DOTTED_BEST = 2.4;
/** Two characters make many chance names: they need a verb of speech, or three mentions and a margin. */
const SHORT_BEST = 3.3;
const SHORT_MENTIONS = 3;
const SHORT_MARGIN = 1.5;

export class Candidates {
  readonly #found = new Map<string, Candidate>();

  /**
   * @param key the name without padding
   * @param evidence what its context says
   * @param isPlace whether 镇, 县 or the like stands behind it
   */
  add(key: string, evidence: number, isPlace: boolean): void {
    const found = this.#found.get(key);
    if (found === undefined) this.#found.set(key, { count: 1, best: evidence, sum: evidence, places: isPlace ? 1 : 0 });
    else {
      found.count++;
      found.sum += evidence;
      if (isPlace) found.places++;
      found.best = Math.max(found.best, evidence);
    }
  }

  /** Keys of the persons. */
  persons(observer?: Observer): string[] {
    const proved = new Map<string, NameVerdict>();
    for (const [key, candidate] of this.#found) {
      const verdict = judge(key, candidate);
      if (verdict.isPerson) proved.set(key, verdict);
      else observer?.tell(verdict);
    }
    const surnames = foreignSurnames(proved.keys());
    const persons: string[] = [];
    for (const [key, verdict] of proved) {
      const rule = surnames.has(key) ? 'surname' : runsOn(verdict, proved.get(key.slice(0, -1))) ? 'runsOn' : verdict.rule;
      const isPerson = rule === verdict.rule;
      observer?.tell(isPerson ? verdict : { ...verdict, isPerson, rule });
      if (isPerson) persons.push(key);
    }
    return persons;
  }
}

/** What stands alone for somebody whose whole name the article gives: 莫雷蒂 of 安东尼奥·莫雷蒂. */
function foreignSurnames(keys: Iterable<string>): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const key of keys) if (key.includes('·')) surnames.add(key.slice(key.lastIndexOf('·') + 1));
  return surnames;
}

/** Words of one character that begin much that follows a name: 李林|向同学们. */
const COMMON_WORD = 8;

/** Whether a name is another proved one with a function word or a verb behind it. */
function runsOn({ key, count, best }: NameVerdict, shorter: NameVerdict | undefined): boolean {
  if (shorter === undefined || shorter.count < count || shorter.best < Math.min(best, STRONG)) return false;
  const value = dictionary.get(key, key.length - 1, key.length);
  return value > 0 && 'fv'.includes(classOf(value)) && costOf(value) <= COMMON_WORD;
}

/** The verdict on a candidate, with the rule that decides and the figures that it looks at. */
function judge(key: string, { count, best, sum, places }: Candidate): NameVerdict {
  const known = { kind: 'verdict', key, count, best, sum, places, margin: 0, total: best } as const;
  if (places * 4 > count && best < PROOF) return { ...known, isPerson: false, rule: 'place', least: PROOF };
  if (best >= STRONG) return { ...known, isPerson: true, rule: 'strong', least: STRONG };
  if (eponymous.has(key)) return { ...known, isPerson: best >= SHORT_BEST, rule: 'eponym', least: SHORT_BEST };
  if (key.includes('·')) return { ...known, isPerson: best >= DOTTED_BEST, rule: 'dotted', least: DOTTED_BEST };
  const margin = wordCost(key, 0, key.length) - nameCost(key);
  const weighed = { ...known, margin };
  if (key.length === 2 && best < SHORT_BEST && !(count >= SHORT_MENTIONS && margin >= SHORT_MARGIN))
    return { ...weighed, isPerson: false, rule: 'short', least: SHORT_BEST };
  if (count > 1 && sum < count * LEAST_MEAN) return { ...weighed, isPerson: false, rule: 'unsupported', least: LEAST_MEAN };
  if (margin < LEAST_MARGIN && best < SHORT_BEST) return { ...weighed, isPerson: false, rule: 'likelyWord', least: LEAST_MARGIN };
  const again = Math.min(count - 1, MOST_MENTIONS) * MENTION_WEIGHT;
  const total = best + again + Math.min(Math.max(margin, 0), MOST_MARGIN) * MARGIN_WEIGHT;
  return { ...weighed, total, isPerson: total >= STRONG, rule: 'sum', least: STRONG };
}
