/**
 * Who is who among the bearers of one name. First what is together beyond doubt (blocks), then blocks are taken together
 * (clusters), then appearances that state no post join the person whom their surroundings support. What the user declares
 * comes before all of it. A pure function of the appearances as a set: neither their order nor how they came to be known
 * counts. n log n in the appearances. A frequent name takes some ten milliseconds, and so it is done in steps of less than one.
 */
import { atOnce, type Portions } from '../surroundings.ts';
import type { Appearance } from './appearance.ts';
import { type Block, blocksOf, compareAppearances } from './blocks.ts';
import { type Cluster, clustersOf, reasonsApart, sortOutDoubtful } from './clusters.ts';
import type { Reason } from './evidence.ts';
import { type Surroundings, surroundingsOf, verdictOf } from './joining.ts';
import { priorOf } from './rarity.ts';

/** What the user says of some appearances. */
export interface Claims {
  /** Number of the person that an appearance is declared to be, or -1. */
  of(appearance: Appearance): number;
  /** Whether nobody but what is declared belongs to that person. */
  closed(declared: number): boolean;
}

export interface ResolveOptions {
  readonly claims?: Claims;
  /** Those of some names beside it that tell nothing: they stand in every second article. */
  readonly widespread?: (related: readonly (string | number)[]) => ReadonlySet<string | number>;
}

/** One of the bearers of a name. */
export interface Bearer {
  /** By date, undated last, then by path. */
  readonly members: readonly Appearance[];
  /** Why these are one, the weightiest first; empty where there was nothing to decide. */
  readonly reasons: readonly Reason[];
  /** Number of the user's declaration, or -1. */
  readonly declared: number;
}

/** An appearance that may be one of several bearers. */
export interface Unsure {
  readonly appearance: Appearance;
  /** Numbers of bearers, likeliest first. */
  readonly candidates: readonly number[];
}

/** 同名辨识 */
export interface Resolution {
  /** In the order of their first appearances. */
  readonly bearers: readonly Bearer[];
  readonly unsure: readonly Unsure[];
  /** Why two bearers are two, what speaks most against one person first. */
  apart(a: number, b: number): readonly Reason[];
  /** Number of the bearer whom a further appearance belongs to, or -1: for those that were too many to be looked at. */
  place(appearance: Appearance): number;
}

/** Reasons that are kept of a bearer. */
const REASONS = 3;

export function resolve(appearances: readonly Appearance[], options: ResolveOptions = {}): Resolution {
  return atOnce(resolving(appearances, options));
}

/** The same, for whoever lets others have their turn between two steps. */
export function* resolving(appearances: readonly Appearance[], options: ResolveOptions = {}): Portions<Resolution> {
  const sorted = [...appearances].sort(compareAppearances);
  const { claims, widespread } = options;
  const declared = new Map(sorted.map((appearance) => [appearance, claims?.of(appearance) ?? -1]));
  const closed = (number: number) => number >= 0 && (claims?.closed(number) ?? false);
  const prior = priors();
  const telling = tellingNames(sorted, widespread);
  const blocks = (chosen: readonly Appearance[]): Block[] =>
    blocksOf(
      chosen,
      (appearance) => declared.get(appearance) ?? -1,
      ({ setting }) => setting.related.filter((name) => telling.has(name)),
    );
  const stands = (appearance: Appearance) =>
    appearance.posts.length > 0 || appearance.role === 'journalist' || (declared.get(appearance) ?? -1) >= 0;

  yield;
  const standing = blocks(sorted.filter(stands));
  yield;
  const { clusters, doubtful } = yield* sortOutDoubtful(yield* clustersOf(standing, prior, closed), prior);
  const open = clusters.flatMap((cluster, index): [number, Surroundings][] =>
    closed(cluster.declared) ? [] : [[index, surroundingsOf(cluster)]],
  );
  const members = clusters.map(({ blocks }) => blocks.flatMap((block) => [...block.members]));
  const unsure = doubtful.flatMap(({ cluster, candidates }) =>
    cluster.blocks.flatMap(({ members }) => members.map((appearance) => ({ appearance, candidates }))),
  );
  const rest: Appearance[] = [];
  for (const appearance of sorted) {
    if (stands(appearance)) continue;
    const verdict = verdictOf(blocks([appearance])[0] as Block, open, prior(appearance.key));
    if (verdict.kind === 'joins') members[verdict.cluster]?.push(appearance);
    else if (verdict.kind === 'unsure') unsure.push({ appearance, candidates: verdict.candidates });
    else rest.push(appearance);
    yield;
  }
  const others = yield* clustersOf(blocks(rest), prior, closed);
  const all = [...clusters, ...others].map((cluster, index) => ({
    cluster,
    index,
    members: (members[index] ?? cluster.blocks.flatMap((block) => [...block.members])).sort(compareAppearances),
  }));
  all.sort((a, b) => compareAppearances(a.members[0] as Appearance, b.members[0] as Appearance));
  const numbers = new Map(all.map(({ index }, number) => [index, number]));
  return {
    bearers: all.map(({ cluster, members }) => ({ members, reasons: strongest(cluster), declared: cluster.declared })),
    unsure: unsure.map(({ appearance, candidates }) => ({
      appearance,
      candidates: candidates.map((index) => numbers.get(index) as number),
    })),
    apart: (a, b) => {
      const [one, other] = [all[a], all[b]];
      return one === undefined || other === undefined ? [] : reasonsApart(one.cluster, other.cluster, prior);
    },
    place: (appearance) => {
      const verdict = verdictOf(blocks([appearance])[0] as Block, open, prior(appearance.key));
      return verdict.kind === 'joins' ? (numbers.get(verdict.cluster) ?? -1) : -1;
    },
  };
}

/** What stands beside the name once alone is shared by nobody; whether the rest tells anything is asked of the caller. */
function tellingNames(appearances: readonly Appearance[], widespread: ResolveOptions['widespread']): ReadonlySet<string | number> {
  const once = new Set<string | number>();
  const telling = new Set<string | number>();
  const count = (name: string | number) => {
    if (once.has(name)) telling.add(name);
    else once.add(name);
  };
  for (const { setting, houses } of appearances) {
    for (const name of setting.related) count(name);
    // One's own house need not stand twice.
    for (const house of houses) telling.add(house);
  }
  for (const name of widespread?.([...telling]) ?? []) telling.delete(name);
  return telling;
}

function priors(): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    let prior = known.get(key);
    if (prior === undefined) {
      prior = priorOf(key);
      known.set(key, prior);
    }
    return prior;
  };
}

/** The weightiest reason of each kind, what speaks for one person alone. */
function strongest({ reasons }: Cluster): Reason[] {
  const byKind = new Map<string, Reason>();
  for (const reason of reasons) {
    const known = byKind.get(reason.kind);
    if (reason.weight > 0 && (known === undefined || known.weight < reason.weight)) byKind.set(reason.kind, reason);
  }
  return [...byKind.values()].sort((a, b) => b.weight - a.weight || (a.kind < b.kind ? -1 : 1)).slice(0, REASONS);
}
