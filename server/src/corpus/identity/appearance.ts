/**
 * What is looked at to tell who is who: a name in one article, with what the article says around it. Everything in here
 * can be taken from the facts of the article alone.
 */
import { liesIn } from '../../article/divisions.ts';
import type { Facts, Role, Zone } from '../../article/facts.ts';
import { foldKey } from '../../text/folding.ts';
import { CENTRE, seatOf } from './seats.ts';

/** A post as the article gives it, folded. */
export interface AppearancePost {
  readonly organisation: string;
  readonly resolved: string;
  readonly title: string;
}

/** One name in one article. */
export interface Appearance {
  /** Path of the article: what an appearance is known by, and the last resort of every order. */
  readonly path: string;
  /** The folded name. */
  readonly key: string;
  /** Publication as yyyymmdd, 00 for parts that are not known; 0 without a date. */
  readonly day: number;
  readonly role: Role;
  readonly posts: readonly AppearancePost[];
  /** The organisations of the posts, as the settings of other articles have them among the names beside. */
  readonly houses: readonly (string | number)[];
  readonly setting: Setting;
}

/** Where an article plays and who and what else is named in it. */
export interface Setting {
  /** Division codes, the most named first. */
  readonly codes: readonly string[];
  /** Other people and organisations, as anything that can be compared. */
  readonly related: readonly (string | number)[];
}

/** The body that an organisation is of: 南开大学 of 南开大学党委. */
export function houseOf(organisation: string): string {
  return organisation.replace(/(?:党委|党组|党总支|党支部|纪委|团委|工会|委员会)$/, '');
}

/** How much of an article's setting is kept: further places and names are named in passing. */
const CODES_KEPT = 6;
const PEOPLE_KEPT = 10;
const ORGANISATIONS_KEPT = 10;

/** A name that the setting of an article consists of. */
export interface RelatedName {
  readonly kind: 'person' | 'organisation';
  readonly key: string;
}

/** The setting of an article, with names where `Setting` has what they are compared by. */
export interface NamedSetting {
  readonly codes: readonly string[];
  readonly names: readonly RelatedName[];
}

/** How much a place in each zone says of where the article plays: headline and source say it, lists of links do not. */
const ZONE_WEIGHT: Readonly<Record<Zone, number>> = { title: 3, dateline: 2, body: 1, boilerplate: 0, blank: 0 };
/** Of what speaks for a county, so much speaks for its prefecture and province, and the other way about. */
const KIN = 0.5;

/** What an article's facts say of its setting; what weighs most, or among equals stands first in the text, comes first. */
export function settingOf(facts: Facts): NamedSetting {
  const places = new Tally();
  for (const { division, mentions } of facts.places) {
    if (division !== undefined) for (const { zone, start } of mentions) places.add(division, ZONE_WEIGHT[zone], start);
  }
  const near = places.ranked();
  const organisations = new Tally();
  const people = new Tally();
  for (const { key, mentions } of facts.organisations) {
    const seat = seatOf(key, near);
    for (const { zone, start } of mentions) {
      organisations.add(key, zone === 'boilerplate' ? 0 : 1, start);
      if (seat !== '' && seat !== CENTRE) places.add(seat, ZONE_WEIGHT[zone], start);
    }
  }
  for (const { key, posts, mentions } of facts.people) {
    for (const { zone, start } of mentions) people.add(key, zone === 'boilerplate' ? 0 : 1, start);
    for (const { organisation, resolved, span } of posts) {
      const seat = seatOf(foldKey(resolved ?? organisation), near);
      if (seat !== '' && seat !== CENTRE) places.add(seat, 1, span.start);
    }
  }
  const named = (kind: RelatedName['kind'], tally: Tally, kept: number) =>
    tally
      .ranked()
      .slice(0, kept)
      .map((key): RelatedName => ({ kind, key }));
  places.share((code, other) => code !== other && (liesIn(code, other) || liesIn(other, code)), KIN);
  return {
    codes: places.ranked().slice(0, CODES_KEPT),
    names: [...named('person', people, PEOPLE_KEPT), ...named('organisation', organisations, ORGANISATIONS_KEPT)],
  };
}

/** Weights of names, and where each first stands. */
class Tally {
  readonly #weights = new Map<string, { weight: number; start: number }>();

  add(key: string, weight: number, start: number): void {
    if (weight === 0) return;
    const known = this.#weights.get(key);
    if (known === undefined) this.#weights.set(key, { weight, start });
    else {
      known.weight += weight;
      known.start = Math.min(known.start, start);
    }
  }

  /** Adds to each a part of what those that are akin to it weigh. */
  share(akin: (key: string, other: string) => boolean, part: number): void {
    const before = [...this.#weights].map(([key, { weight }]) => [key, weight] as const);
    // An article names few places more than once; a list of all counties must not cost its square.
    const heaviest = before.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_SHARING);
    for (const [key, entry] of this.#weights) {
      for (const [other, weight] of heaviest) if (akin(key, other)) entry.weight += part * weight;
    }
  }

  ranked(): string[] {
    return [...this.#weights]
      .sort(([a, one], [b, other]) => other.weight - one.weight || one.start - other.start || (a < b ? -1 : 1))
      .map(([key]) => key);
  }
}

/** Places of which kinship is looked at. */
const MOST_SHARING = 12;
