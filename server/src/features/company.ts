/**
 * Who stands in the same articles as somebody more often than chance has it. A name that stands in every article stands beside
 * everybody: what counts is how much oftener than that. People of one name are told apart as everywhere: who shares no article with
 * somebody is no company, whatever their name.
 */
import type { Role } from '../article/facts.ts';
import type { EntityKind, Snapshot } from '../corpus/snapshot.ts';
import type { Beside, Joint, Portions } from '../corpus/surroundings.ts';
import { expected, logLikelihood } from '../query/measures/association.ts';

/** Journalists that are told of: those whose names stand below most of the articles. */
const JOURNALISTS = 10;

export interface Companion {
  readonly kind: 'person' | 'organisation';
  /** As look-ups take it: of one of several people of a name, that one's. */
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
  const told = yield* toldApart(snapshot, people, snapshot.entity(kind, id)?.id ?? id);
  const joint = yield* snapshot.jointly(kind, id, told);
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
  const counted: (Companion & { readonly at: number })[] = [];
  for (const [at, other] of told.entries()) {
    const together = joint.articles[at] ?? 0;
    // Of a name, those who bear it elsewhere are nobody's company here.
    if (together > 0) counted.push({ ...companion(other, together), at });
    if (at % 8 === 7) yield;
  }
  // In their order by what was counted in full; the pairs follow them.
  const shown = counted.sort(byStrength).slice(0, limit);
  const places = new Map(shown.map(({ at }, place) => [at, place]));
  const ties = joint.ties.flatMap(({ a, b, articles: both }) => {
    const [one, other] = [places.get(a), places.get(b)];
    return one === undefined || other === undefined ? [] : [{ a: Math.min(one, other), b: Math.max(one, other), articles: both }];
  });
  const ofRest = (some: readonly Beside[], from: number) =>
    some.map((other, index) => companion(other, rest.articles[from + index] ?? 0)).sort(byStrength);
  return {
    articles,
    corpus,
    people: shown.map(({ at, ...each }) => each),
    organisations: ofRest(organisations, 0),
    journalists: ofRest(journalists, organisations.length),
    ties: ties.sort((x, y) => y.articles - x.articles || x.a - y.a || x.b - y.b),
  };
}

/** Names as the people who bear them, each once, whatever names they have; the key is an id then. @param own of the one whose company it is */
function* toldApart(snapshot: Snapshot, names: readonly Beside[], own: string): Portions<readonly Beside[]> {
  const found = new Map<string, Beside>();
  for (const name of names) {
    const bearers = snapshot.bearers(name.key);
    const people = bearers?.people ?? [];
    if (bearers === undefined || people.length <= 1) found.set(bearers?.key ?? name.key, { ...name, key: bearers?.key ?? name.key });
    else for (const { id } of people) found.set(id, { ...name, key: id, articles: snapshot.entity('person', id)?.articles ?? 0 });
    yield;
  }
  found.delete(own);
  return [...found.values()];
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
