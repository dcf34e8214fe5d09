/**
 * Stories of officials: headline, lead, statements and plain sentences of the templates in phrases.json, filled with the
 * officials of a place and with nouns and verbs as often as the news uses them.
 */
import words from '../../../server/lexicon/words.json' with { type: 'json' };
import { postsForward } from '../../../server/src/article/people/lexicon.ts';
import phrases from './phrases.json' with { type: 'json' };
import { nameOf, type Official, type Place, stateOfficials } from './population.ts';
import { type Random, Weighted } from './random.ts';

export interface Story {
  readonly headline: string;
  readonly paragraphs: readonly string[];
  /** ISO day. */
  readonly day: string;
}

/** Words of two characters with the frequency that their cost says; posts left out, behind which any word may read as a name. */
const wordsOf = (byCost: Readonly<Record<string, string>>) =>
  new Weighted(
    Object.entries(byCost).flatMap(([cost, list]) =>
      list
        .split(' ')
        .flatMap((word) => (word.length === 2 && postsForward.get(word) === 0 ? [[word, Math.exp(-Number(cost))] as const] : [])),
    ),
  );
const [noun, verb] = [wordsOf(words.n), wordsOf(words.v)];
const particle = new Weighted(
  Object.entries(words.f).flatMap(([cost, list]) => list.split(' ').map((word) => [word, Math.exp(-Number(cost))] as const)),
);

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2010, 0, 1);
/** Fifteen years. */
const DAYS = 5478;
/** A story in so many is of somebody from above. */
const FROM_ABOVE = 0.25;
const FROM_THE_STATE = 0.2;

/** Of the officials of the state the first are named most. */
const wellKnown = (random: Random): Official => stateOfficials[Math.floor(stateOfficials.length * random.next() ** 3)] as Official;

/** What fills the braces of a template. */
export class Filling {
  readonly #random: Random;
  readonly #place: Place;
  readonly #officials: readonly Official[];
  readonly day: string;

  /** @param above where those come from who visit */
  constructor(random: Random, place: Place, above: Place | null) {
    this.#random = random;
    this.#place = place;
    const visitors =
      above !== null && random.happens(FROM_ABOVE)
        ? random.some(above.officials, 1)
        : random.happens(FROM_THE_STATE)
          ? [wellKnown(random)]
          : [];
    this.#officials = [...visitors, ...random.some(place.officials, 3)];
    this.day = new Date(FIRST_DAY + random.below(DAYS) * DAY).toISOString().slice(0, 10);
  }

  fill(template: string): string {
    return template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => this.#slot(slot));
  }

  #slot(slot: string): string {
    const random = this.#random;
    const official = this.#officials['abc'.indexOf(slot.toLowerCase())];
    if (official !== undefined) return slot < 'a' ? official.name : official.post + official.name;
    const [year, month, date] = this.day.split('-').map(Number);
    switch (slot) {
      case 'place':
        return this.#place.name;
      case 'holder':
        return this.#place.holder;
      case 'date':
        return `${month}月${date}日`;
      case 'day':
        return random.happens(0.5) ? this.day : `${year}年${month}月${date}日`;
      case 'time':
        return `${String(random.below(24)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`;
      case 'n':
        return noun.pick(random);
      case 'N':
        return noun.pick(random) + noun.pick(random);
      case 'v':
        return verb.pick(random);
      case 'number':
        return String(1 + random.below(9999));
      default:
        return nameOf(random);
    }
  }
}

/** Paragraphs and sentences of a story, as in the sample articles. */
const PARAGRAPHS = [6, 20] as const;
const SENTENCES = [2, 5] as const;
const between = (random: Random, [least, most]: readonly [number, number]): number => least + random.below(most - least + 1);

/** The shares of sentences that say something of officials, and that repeat a phrase of offices; all others share no words but by chance. */
const STATED = 0.25;
const PHRASED = 0.2;

/** Words in a row as often as the news uses them: no sense, but no two sentences alike. */
function wordsInARow(random: Random): string {
  const clause = () =>
    Array.from({ length: 3 + random.below(5) }, () =>
      (random.happens(0.25) ? particle : random.happens(0.4) ? verb : noun).pick(random),
    ).join('');
  return `${Array.from({ length: 1 + random.below(4) }, clause).join(',')}。`;
}

function sentenceOf(random: Random, filling: Filling): string {
  const kind = random.next();
  if (kind >= STATED + PHRASED) return wordsInARow(random);
  return filling.fill(random.pick(kind < STATED ? phrases.statements : phrases.plain));
}

export function storyOf(random: Random, filling: Filling): Story {
  const paragraphs = [filling.fill(random.pick(phrases.leads))];
  for (let left = between(random, PARAGRAPHS); left > 0; left--) {
    paragraphs.push(Array.from({ length: between(random, SENTENCES) }, () => sentenceOf(random, filling)).join(''));
  }
  return { headline: filling.fill(random.pick(phrases.headlines)), paragraphs, day: filling.day };
}
