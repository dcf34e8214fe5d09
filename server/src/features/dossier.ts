/**
 * A dossier: who somebody is and who else has the name, which posts when and from which articles, when and where articles speak of
 * them, what they say. Likewise of an organisation or a place, where the posts are those that others hold there.
 */
import type { Role } from '../article/facts.ts';
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { plainTitle } from '../corpus/identity/offices.ts';
import type { EntityKind, Location, Snapshot, StatementRecord } from '../corpus/snapshot.ts';
import type { Portions, Tenure, TimeCount } from '../corpus/surroundings.ts';
import { foldKey } from '../text/folding.ts';
import { readingOf } from '../text/name-reading.ts';
import { type CareerPost, careerOf } from './career.ts';
import { withoutSpeaker } from './excerpt.ts';
import { distinctionOf, reasonsText, yearsOf } from './hover-bearers.ts';
import { type NamedPlace, namedPlaces } from './named-places.ts';

/** Statements that are there at once; the text of each is read from its article. */
const STATEMENTS = 12;
/** As many posts of an organisation as one would read. */
const HOLDERS = 60;
/** Of a name that half the county bears nobody reads all. */
const OTHERS = 20;

export interface Dossier {
  readonly kind: EntityKind;
  readonly key: string;
  readonly name: string;
  readonly reading: string | undefined;
  readonly role: Role | undefined;
  readonly post: string | undefined;
  readonly mentions: number;
  readonly phrases: number;
  readonly articles: number;
  readonly introduction: Location | undefined;
  readonly identity: DossierIdentity | undefined;
  readonly career: readonly DossierPost[];
  readonly holders: readonly HeldPost[];
  readonly moreHolders: boolean;
  readonly times: readonly TimeCount[];
  readonly undated: number;
  readonly statements: readonly DossierStatement[];
  readonly moreStatements: boolean;
  readonly places: readonly NamedPlace[];
}

export interface DossierIdentity {
  readonly otherNames: readonly string[];
  readonly everybody: boolean;
  readonly reasons: string;
  readonly others: readonly Homonym[];
  readonly moreOthers: number;
  readonly unsure: number;
  readonly compared: number | undefined;
}

export interface Homonym {
  readonly key: string;
  readonly name: string;
  readonly distinction: string;
  readonly years: string;
  readonly articles: number;
  readonly introduction: Location;
  readonly apart: string;
}

/** A post, with the key of the organisation that it is held in, where the corpus has that as a name. */
export interface DossierPost extends CareerPost {
  readonly house: string | undefined;
}

/** A post as somebody holds it in an organisation. */
export interface HeldPost extends Tenure {
  readonly status: CareerPost['status'];
  readonly house: string | undefined;
}

/** A statement with the title of its article. */
export interface DossierStatement extends StatementRecord {
  readonly title: string;
}

/** @param given an id, or a name as an article writes it; undefined where the corpus has nothing of either */
export function* dossierOf(snapshot: Snapshot, kind: EntityKind, given: string): Portions<Dossier | undefined> {
  const entity = snapshot.entity(kind, given) ?? snapshot.entity(kind, keyOf(kind, given));
  if (entity === undefined) return undefined;
  const { id } = entity;
  const official = kind === 'person' ? snapshot.official(id) : undefined;
  yield;
  const identity = kind === 'person' ? identityOf(snapshot, id) : undefined;
  yield;
  const surroundings = yield* snapshot.surroundings(kind, id);
  const said = kind === 'person' ? yield* dossierStatements(snapshot, id, 0, STATEMENTS) : { statements: [], more: false };
  const tenures = kind === 'person' ? [] : yield* snapshot.tenures(kind, entity.key, HOLDERS + 1);
  return {
    kind,
    key: entity.id,
    name: entity.name,
    reading: kind === 'person' ? readingOf(entity.name) : undefined,
    role: entity.role,
    post: kind !== 'person' || (entity.post === undefined && entity.place === undefined) ? undefined : distinctionOf(entity),
    mentions: entity.mentions,
    phrases: entity.phrases,
    articles: entity.articles,
    introduction: snapshot.introduction(kind, id),
    identity,
    career: careerOf(official?.posts ?? []).map((post) => ({ ...post, house: houseOf(snapshot, post.resolved ?? post.organisation) })),
    holders: heldPosts(snapshot, tenures.slice(0, HOLDERS)),
    moreHolders: tenures.length > HOLDERS,
    times: surroundings?.times ?? [],
    undated: surroundings?.undated ?? 0,
    statements: said.statements,
    moreStatements: said.more,
    places: yield* namedPlaces(snapshot, surroundings?.places ?? []),
  };
}

/** What a person is reported to say, the newest first. Reads the articles of as many statements as are asked for. */
export function* dossierStatements(
  snapshot: Snapshot,
  id: string,
  from: number,
  count: number,
): Portions<{ readonly statements: readonly DossierStatement[]; readonly more: boolean }> {
  const all: StatementRecord[] = [];
  for (const some of snapshot.statementsByArticle(id, from + count + 1)) {
    all.push(...some);
    yield;
  }
  const statements = all.slice(from, from + count).map((statement) => ({
    ...statement,
    excerpt: withoutSpeaker(statement.excerpt, statement.verb),
    title: snapshot.article(statement.location.path)?.title ?? '',
  }));
  return { statements, more: all.length > from + count };
}

function identityOf(snapshot: Snapshot, id: string): DossierIdentity | undefined {
  const bearer = snapshot.bearer(id);
  const bearers = snapshot.bearers(bearer?.key ?? id);
  if (bearers === undefined) return undefined;
  const everybody = bearers.people.length !== 1 && !bearers.people.some((each) => each.id === id);
  const own = everybody ? undefined : bearer;
  const others = bearers.people.filter((each) => each.id !== own?.id).sort((a, b) => b.articles - a.articles || (a.id < b.id ? -1 : 1));
  return {
    otherNames: own?.otherNames ?? [],
    everybody,
    reasons: own === undefined || own.articles < 2 ? '' : reasonsText(own.reasons),
    others: others.slice(0, OTHERS).flatMap((each): Homonym[] => {
      const other = snapshot.bearer(each.id);
      if (other === undefined) return [];
      const apart = own === undefined ? [] : snapshot.apart(own.id, other.id).filter(({ weight }) => weight < 0);
      const { name, articles, introduction } = other;
      return [
        {
          key: other.id,
          name,
          distinction: distinctionOf(other),
          years: yearsOf(other),
          articles,
          introduction,
          apart: reasonsText(apart),
        },
      ];
    }),
    moreOthers: Math.max(0, others.length - OTHERS),
    unsure: bearers.unsure,
    compared: bearers.compared,
  };
}

/** By post, that of most articles first, and each from those who held it first. */
function heldPosts(snapshot: Snapshot, tenures: readonly Tenure[]): HeldPost[] {
  const held = tenures.map((tenure): HeldPost => {
    const title = plainTitle(tenure.post);
    const status = title.former ? 'former' : title.acting ? 'acting' : 'held';
    return { ...tenure, status, house: houseOf(snapshot, tenure.organisation) };
  });
  const byPost = Map.groupBy(held, ({ organisation, post }) => `${organisation} ${plainTitle(post).title}`);
  return [...byPost.values()]
    .sort((a, b) => weight(b) - weight(a))
    .flatMap((some) => some.sort((a, b) => compare(a.first ?? '', b.first ?? '') || compare(a.latest ?? '', b.latest ?? '')));
}

function houseOf(snapshot: Snapshot, organisation: string): string | undefined {
  return organisation === '' ? undefined : snapshot.entity('organisation', keyOf('organisation', organisation))?.key;
}

/** What a name is looked up by. */
function keyOf(kind: EntityKind, name: string): string {
  const folded = foldKey(name);
  return kind === 'organisation' ? canonicalOrganisation(folded) : folded;
}

function weight(tenures: readonly Tenure[]): number {
  return tenures.reduce((sum, { articles }) => sum + articles, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
