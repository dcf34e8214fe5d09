/**
 * Organisations and administrative divisions as a hierarchy of types: above an organisation stand the body that it is a part of and
 * the division after which it is called, below it its parts; above a division those that it lies in, below it the divisions in it
 * that the corpus names, and its organisations.
 */
import { divisionChain, divisions, divisionsNamed, liesIn, shortNames } from '../article/divisions.ts';
import { divisionOf } from '../corpus/lists/organisation-lists.ts';
import type { Location, Snapshot } from '../corpus/snapshot.ts';
import { subjectsAt } from './caret.ts';
import { locate } from './locating.ts';
import type { OpenArticle } from './open-article.ts';
import { articlesText, kindText, mentionsText } from './wording.ts';

export interface HierarchyName {
  readonly kind: 'organisation' | 'place';
  readonly key: string;
  /** Code of the division that a place is. */
  readonly division?: string;
  readonly name: string;
  readonly detail: string;
  readonly location: Location;
}

/** Longer lists nobody looks through in a tree. */
const SHOWN = 100;
/** A shorter name is too often the beginning of another word. */
const LEAST_WHOLE = 3;

/** The organisation or division under an offset. */
export function hierarchyAt(snapshot: Snapshot, article: OpenArticle, offset: number): HierarchyName | undefined {
  for (const subject of subjectsAt(article.facts, offset)) {
    const location = locate(article, subject.span);
    if (subject.kind === 'organisation') {
      const { key, name } = subject.organisation;
      return { kind: 'organisation', key, name, detail: detailOf(snapshot, 'organisation', key), location };
    }
    if (subject.kind === 'place') {
      const { key, name, division = divisionOfName(key) } = subject.place;
      if (division !== undefined) return { kind: 'place', key, division, name, detail: detailOf(snapshot, 'place', key), location };
    }
  }
  return undefined;
}

function divisionOfName(key: string): string | undefined {
  const [code, ...others] = divisionsNamed(key);
  return others.length === 0 ? code : undefined;
}

/** What stands above a name. @param asked where it stands, which is given for a division that no article names */
export function aboveOf(snapshot: Snapshot, name: Pick<HierarchyName, 'kind' | 'key' | 'division'>, asked: Location): HierarchyName[] {
  if (name.kind === 'place') {
    const holder = name.division === undefined ? undefined : divisionChain(name.division)[1];
    return holder === undefined ? [] : [divisionName(snapshot, holder.code, asked)].flatMap((each) => each ?? []);
  }
  const whole = wholeOf(snapshot, name.key);
  if (whole !== undefined) return [whole];
  const code = divisionOf(name.key);
  const division = code === undefined ? undefined : divisionName(snapshot, code, asked);
  return division === undefined ? [] : [division];
}

/** The organisation that another one is a part of: the longest that its name begins with, or else the one that an article says. */
function wholeOf(snapshot: Snapshot, key: string): HierarchyName | undefined {
  const division = divisionOf(key);
  for (let end = key.length - 1; end >= LEAST_WHOLE; end--) {
    const begin = key.slice(0, end);
    const found = divisionOf(begin) === division ? organisationName(snapshot, begin) : undefined;
    if (found !== undefined) return found;
  }
  const location = snapshot.introduction('organisation', key);
  const facts = location === undefined ? undefined : snapshot.facts(location.path);
  const parent = facts?.organisations.find((organisation) => organisation.key === key)?.parent;
  return parent === undefined ? undefined : organisationName(snapshot, parent);
}

/** What stands below a name, divisions before organisations, the most mentioned first. */
export function belowOf(snapshot: Snapshot, name: Pick<HierarchyName, 'kind' | 'key' | 'division'>): HierarchyName[] {
  const page = { from: 0, count: SHOWN };
  const listed = (of: { readonly division: string } | { readonly organisation: string }): HierarchyName[] =>
    snapshot.lists.organisations(of, page).items.flatMap(({ key }) => organisationName(snapshot, key) ?? []);
  if (name.kind === 'organisation') return listed({ organisation: name.key });
  const { division } = name;
  if (division === undefined) return [];
  const named = divisionsIn(division).flatMap((code) => divisionName(snapshot, code, undefined) ?? []);
  return [...named, ...listed({ division })].slice(0, SHOWN);
}

/** Codes of the divisions next below another. */
function divisionsIn(holder: string): string[] {
  const found: string[] = [];
  for (const [code] of divisions())
    if (code !== holder && liesIn(code, holder) && divisionChain(code)[1]?.code === holder) found.push(code);
  return found;
}

function organisationName(snapshot: Snapshot, key: string): HierarchyName | undefined {
  const entity = snapshot.entity('organisation', key);
  const location = entity === undefined ? undefined : snapshot.introduction('organisation', key);
  if (entity === undefined || location === undefined) return undefined;
  return { kind: 'organisation', key, name: entity.name, detail: counts(entity), location };
}

/** A division where the corpus names it, by whatever name. @param otherwise where it leads if no article does */
function divisionName(snapshot: Snapshot, code: string, otherwise: Location | undefined): HierarchyName | undefined {
  const name = divisionChain(code)[0]?.name;
  if (name === undefined) return undefined;
  for (const key of [name, ...shortNames(name)]) {
    const entity = snapshot.entity('place', key);
    const location = entity === undefined ? undefined : snapshot.introduction('place', key);
    if (entity !== undefined && location !== undefined)
      return { kind: 'place', key, division: code, name, detail: counts(entity), location };
  }
  return otherwise && { kind: 'place', key: name, division: code, name, detail: kindText('place'), location: otherwise };
}

function detailOf(snapshot: Snapshot, kind: 'organisation' | 'place', key: string): string {
  const entity = snapshot.entity(kind, key);
  return entity === undefined ? kindText(kind) : counts(entity);
}

function counts({ mentions, articles }: { readonly mentions: number; readonly articles: number }): string {
  return `${mentionsText(mentions)} · ${articlesText(articles)}`;
}
