/**
 * What is looked at to tell who is who: a name in one article, with what the article says around it. Everything in here
 * can be taken from the facts of the article alone.
 */
import type { Facts, Role } from '../../article/facts.ts';
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
  readonly setting: Setting;
}

/** Where an article plays and who and what else is named in it. */
export interface Setting {
  /** Division codes, the most named first. */
  readonly codes: readonly string[];
  /** Other people and organisations, as anything that can be compared. */
  readonly related: readonly (string | number)[];
}

/** How much of an article's setting is kept: further places and names are named in passing. */
export const CODES_KEPT = 6;
export const PEOPLE_KEPT = 10;
export const ORGANISATIONS_KEPT = 10;

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

/** What an article's facts say of its setting; the most named first, in the order of their keys among equals. */
export function settingOf(facts: Facts): NamedSetting {
  const codes = new Map<string, number>();
  const count = (code: string | undefined, mentions: number) => {
    if (code !== undefined && code !== '' && code !== CENTRE) codes.set(code, (codes.get(code) ?? 0) + mentions);
  };
  for (const { division, mentions } of facts.places) count(division, mentions.length);
  const near = ranked(codes);
  const organisations = new Map<string, number>();
  for (const { key, mentions } of facts.organisations) {
    const counted = mentions.filter(({ zone }) => zone !== 'boilerplate').length;
    if (counted === 0) continue;
    organisations.set(key, counted);
    count(seatOf(key, near), counted);
  }
  for (const { posts } of facts.people) {
    for (const { organisation, resolved } of posts) count(seatOf(foldKey(resolved ?? organisation), near), 1);
  }
  const people = new Map<string, number>();
  for (const { key, mentions } of facts.people) {
    const counted = mentions.filter(({ zone }) => zone !== 'boilerplate').length;
    if (counted > 0) people.set(key, counted);
  }
  const named = (kind: RelatedName['kind'], counts: ReadonlyMap<string, number>, kept: number) =>
    ranked(counts)
      .slice(0, kept)
      .map((key): RelatedName => ({ kind, key }));
  return {
    codes: ranked(codes).slice(0, CODES_KEPT),
    names: [...named('person', people, PEOPLE_KEPT), ...named('organisation', organisations, ORGANISATIONS_KEPT)],
  };
}

function ranked(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([key]) => key);
}
