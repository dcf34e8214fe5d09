/**
 * What stands in small print above a line: above the title how many officials and organisations the article names and how many
 * articles are related to it; above an introduction how often the corpus names whom it introduces. What only the corpus knows of
 * a person is asked for when the lens is looked at.
 */
import * as l10n from '@vscode/l10n';
import type { Person } from '../article/facts.ts';
import type { Location, Snapshot } from '../corpus/snapshot.ts';
import type { Span } from '../text/span.ts';
import { idOfPerson } from './hover-bearers.ts';
import { locate } from './locating.ts';
import type { OpenArticle } from './open-article.ts';
import { relatedArticles } from './related-articles.ts';
import { figure } from './wording.ts';

/** What a lens tells the number of, and leads to. */
export type LensSubject =
  | { readonly kind: 'officials' | 'organisations' | 'related' }
  /** The key of a person of the article. */
  | { readonly kind: 'references'; readonly key: string };

export interface Lens {
  readonly span: Span;
  readonly subject: LensSubject;
  /** Undefined where the corpus is to be asked. */
  readonly title: string | undefined;
}

/** Which lenses the user wants. */
export interface LensChoice {
  readonly title: boolean;
  readonly introductions: boolean;
}

/** A list of forty names above a paragraph would hide it: the first so many of a line have lenses. */
const OF_LINE = 3;
/** Lenses of introductions of one article. */
const MOST_INTRODUCTIONS = 200;

/** The lenses of an article in text order. */
export function codeLenses(snapshot: Snapshot, article: OpenArticle, choice: LensChoice): Lens[] {
  return [...(choice.title ? titleLenses(snapshot, article) : []), ...(choice.introductions ? introductionLenses(snapshot, article) : [])];
}

function titleLenses(snapshot: Snapshot, article: OpenArticle): Lens[] {
  const span = titleSpan(article);
  if (span === undefined) return [];
  const lens = (kind: 'officials' | 'organisations' | 'related', count: number, title: (count: number) => string): Lens[] =>
    count === 0 ? [] : [{ span, subject: { kind }, title: title(count) }];
  return [
    ...lens('officials', officialsOf(article).length, officialsText),
    ...lens('organisations', organisationsOf(article).length, organisationsText),
    ...lens('related', relatedArticles(snapshot, article).length, relatedText),
  ];
}

/** Where there is no title, the first line of the story stands for it. */
function titleSpan({ facts, lines }: OpenArticle): Span | undefined {
  if (facts.title !== null) return facts.title;
  const line = facts.zones.indexOf('body') + 1;
  return line === 0 ? undefined : lines.span(line);
}

/** Of those whom other articles name, too: of anybody else there is nothing to look up. */
function introductionLenses(snapshot: Snapshot, article: OpenArticle): Lens[] {
  const ofLine = new Map<number, number>();
  return officialsOf(article)
    .filter(({ posts }) => posts.length > 0)
    .map((person) => ({ person, mention: introductionOf(person) }))
    .filter(({ mention }) => mention.zone !== 'boilerplate')
    .sort((a, b) => a.mention.start - b.mention.start)
    .slice(0, MOST_INTRODUCTIONS)
    .filter(({ person, mention }) => {
      const count = ofLine.get(mention.line) ?? 0;
      if (count >= OF_LINE || !isNamedElsewhere(snapshot, person)) return false;
      ofLine.set(mention.line, count + 1);
      return true;
    })
    .map(({ person, mention }) => ({ span: mention, subject: { kind: 'references', key: person.key }, title: undefined }));
}

function isNamedElsewhere(snapshot: Snapshot, person: Person): boolean {
  return (snapshot.entity('person', person.key)?.mentions ?? 0) > plainMentions(person);
}

/** How often the corpus names a person of the article; undefined where the article has nobody of this key. */
export function referencesTitle(snapshot: Snapshot, article: OpenArticle, key: string): string | undefined {
  const person = article.facts.people.find((candidate) => candidate.key === key);
  if (person === undefined) return undefined;
  const count = snapshot.entity('person', idOfPerson(snapshot, key, article.path))?.mentions ?? 0;
  return referencesText(person.name, Math.max(count, plainMentions(person)));
}

/** The places that a lens leads to; the references of a person are asked for as any references are. */
export function lensPlaces(snapshot: Snapshot, article: OpenArticle, kind: 'officials' | 'organisations' | 'related'): Location[] {
  switch (kind) {
    case 'officials':
      return officialsOf(article)
        .map((person) => locate(article, introductionOf(person)))
        .sort((a, b) => a.start - b.start);
    case 'organisations':
      return organisationsOf(article).flatMap(({ mentions }) => {
        const first = mentions.find(({ zone }) => zone !== 'boilerplate');
        return first === undefined ? [] : [locate(article, first)];
      });
    case 'related':
      return relatedArticles(snapshot, article);
  }
}

/** Those who stand outside page furniture. */
function officialsOf({ facts }: OpenArticle): Person[] {
  return facts.people.filter((person) => person.role === 'official' && plainMentions(person) > 0);
}

function organisationsOf({ facts }: OpenArticle) {
  return facts.organisations.filter(({ mentions }) => mentions.some(({ zone }) => zone !== 'boilerplate'));
}

function plainMentions({ mentions }: Person): number {
  return mentions.filter(({ zone, kind }) => zone !== 'boilerplate' && kind !== 'phrase').length;
}

function introductionOf({ mentions, introduction }: Person) {
  return (mentions[introduction] ?? mentions[0]) as Person['mentions'][number];
}

function officialsText(count: number): string {
  return count === 1 ? l10n.t('1 official') : l10n.t('{0} officials', figure(count));
}

function organisationsText(count: number): string {
  return count === 1 ? l10n.t('1 organisation') : l10n.t('{0} organisations', figure(count));
}

function relatedText(count: number): string {
  return count === 1 ? l10n.t('1 related article') : l10n.t('{0} related articles', figure(count));
}

function referencesText(name: string, count: number): string {
  return count === 1 ? l10n.t('{0}: 1 reference', name) : l10n.t('{0}: {1} references', name, figure(count));
}
