/**
 * Who stands in the same articles as somebody more often than chance has it. A name that stands in every article stands beside
 * everybody: what counts is how much oftener than that.
 */
import type { Role } from '../article/facts.ts';
import type { EntityKind, Snapshot } from '../corpus/snapshot.ts';
import type { Beside, Joint, Portions } from '../corpus/surroundings.ts';
import { expected, logLikelihood } from '../query/measures/association.ts';

/** Journalists that are told of: those whose names stand below most of the articles. */
const JOURNALISTS = 10;

export interface Companion {
  readonly kind: 'person' | 'organisation';
  readonly key: string;
  readonly name: string;
  readonly post: string | undefined;
  /** Articles that have both. */
  readonly together: number;
  readonly articles: number;
  /** Observed over expected. */
  readonly lift: number;
  /** G², negative where they stand together less often than chance has it. */
  readonly strength: number;
}

export interface Company {
  readonly articles: number;
  readonly corpus: number;
  readonly people: readonly Companion[];
  readonly organisations: readonly Companion[];
  readonly journalists: readonly Companion[];
  /** Pairs of `people`. */
  readonly ties: Joint['ties'];
}

/**
 * Undefined where the corpus has nothing of the id. Those who are looked at closely are the ones that striking numbers of articles
 * name most beside it; of these all articles are counted.
 * @param limit of people, and of organisations
 */
export function* companyOf(snapshot: Snapshot, kind: EntityKind, id: string, limit: number): Portions<Company | undefined> {
  const surroundings = yield* snapshot.surroundings(kind, id);
  if (surroundings === undefined) return undefined;
  const { articles, corpus } = surroundings;
  const own = snapshot.entity(kind, id)?.key ?? id;
  const others = surroundings.beside.filter((other) => other.key !== own || other.kind !== kind);
  const striking = (wanted: (other: Beside) => boolean, most: number): Beside[] =>
    others
      .filter(wanted)
      .map((other) => ({ other, strength: strengthOf(other.beside, articles, other.articles, corpus) }))
      .sort((a, b) => b.strength - a.strength || b.other.beside - a.other.beside || (a.other.key < b.other.key ? -1 : 1))
      .slice(0, most)
      .map(({ other }) => other);
  const isPerson = (role: (role: Role | undefined) => boolean) => (other: Beside) => other.kind === 'person' && role(other.role);
  const people = striking(
    isPerson((role) => role !== 'journalist'),
    limit,
  );
  const organisations = striking((other) => other.kind === 'organisation', limit);
  const journalists = striking(
    isPerson((role) => role === 'journalist'),
    JOURNALISTS,
  );
  const joint = yield* snapshot.jointly(kind, id, people);
  const rest = yield* snapshot.jointly(kind, id, [...organisations, ...journalists]);
  const companion = (other: Beside, together: number): Companion => {
    const entity = snapshot.entity(other.kind, other.key);
    const chance = expected({ joint: together, row: articles, column: other.articles, size: corpus });
    return {
      kind: other.kind,
      key: other.key,
      name: entity?.name ?? other.key,
      post: entity?.post,
      together,
      articles: other.articles,
      lift: chance === 0 ? 0 : together / chance,
      strength: strengthOf(together, articles, other.articles, corpus),
    };
  };
  const counted: Companion[] = [];
  for (const [index, other] of people.entries()) {
    counted.push(companion(other, joint.articles[index] ?? 0));
    if (index % 8 === 7) yield;
  }
  // In their order by what was counted in full; the pairs follow them.
  const order = counted.map((_, index) => index).sort((a, b) => byStrength(counted[a] as Companion, counted[b] as Companion));
  const places = new Map(order.map((from, to) => [from, to]));
  const ties = joint.ties.map(({ a, b, articles: both }) => {
    const [one, other] = [places.get(a) ?? 0, places.get(b) ?? 0];
    return { a: Math.min(one, other), b: Math.max(one, other), articles: both };
  });
  const ofRest = (some: readonly Beside[], from: number) =>
    some.map((other, index) => companion(other, rest.articles[from + index] ?? 0)).sort(byStrength);
  return {
    articles,
    corpus,
    people: order.map((index) => counted[index] as Companion),
    organisations: ofRest(organisations, 0),
    journalists: ofRest(journalists, organisations.length),
    ties: ties.sort((x, y) => y.articles - x.articles || x.a - y.a || x.b - y.b),
  };
}

function strengthOf(together: number, row: number, column: number, size: number): number {
  // Counters and rows may be of two states of an index that is still growing.
  const table = { joint: Math.min(together, row, column), row, column, size: Math.max(size, row + column - together) };
  const strength = logLikelihood(table);
  return table.joint < expected(table) ? -strength : strength;
}

function byStrength(a: Companion, b: Companion): number {
  return b.strength - a.strength || b.together - a.together || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
