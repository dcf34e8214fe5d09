/**
 * Takes blocks together, the likeliest two first, as long as no fact forbids it. Two clusters are as near as their nearest
 * blocks (a career is a chain: 县长, 县委书记, 副市长), and as far as one fact keeps any of their blocks apart.
 */
import type { Portions } from '../surroundings.ts';
import type { Block } from './blocks.ts';
import { compareBlocks, type Evidence, goesBackAndForth, type Reason } from './evidence.ts';
import { SAME, WEIGHTS } from './weights.ts';

/** Some blocks that are one person. */
export interface Cluster {
  readonly blocks: Block[];
  /** What took them together. */
  readonly reasons: Reason[];
  /** Number of the user's declaration, or -1. */
  readonly declared: number;
}

/** More blocks than these are not compared each with each: the others join the nearest of these, or stay alone. */
const MOST_BLOCKS = 48;

/** Blocks of each of two clusters that are looked at to say why they are two. */
const TELLING_BLOCKS = 8;

interface Link {
  readonly sum: number;
  readonly vetoed: boolean;
  readonly reasons: readonly Reason[];
}

const NO_LINK: Link = { sum: Number.NEGATIVE_INFINITY, vetoed: false, reasons: [] };
const FORBIDDEN: Link = { ...NO_LINK, vetoed: true };

/**
 * @param blocks in an order that depends on nothing but what they hold
 * @param prior of a name
 * @param closed whether nobody else belongs to a declared person
 */
export function* clustersOf(
  blocks: readonly Block[],
  prior: (key: string) => number,
  closed: (declared: number) => boolean,
): Portions<Cluster[]> {
  const kept = blocks.length <= MOST_BLOCKS ? blocks : largest(blocks);
  const clusters: (Cluster | undefined)[] = kept.map((block) => ({ blocks: [block], reasons: [], declared: block.declared }));
  const links: Link[][] = [];
  for (const [i, a] of kept.entries()) {
    links.push(kept.slice(0, i).map((b) => linkOf(a, b, prior, closed)));
    yield;
  }
  const at = (i: number, j: number): Link => (i > j ? links[i]?.[j] : links[j]?.[i]) ?? NO_LINK;
  const join = (i: number, j: number) => {
    const [one, other] = [clusters[i] as Cluster, clusters[j] as Cluster];
    const { reasons } = at(i, j);
    clusters[i] = {
      blocks: [...one.blocks, ...other.blocks],
      reasons: [...one.reasons, ...other.reasons, ...reasons],
      declared: Math.max(one.declared, other.declared),
    };
    clusters[j] = undefined;
    for (let k = 0; k < kept.length; k++) {
      if (k === i || k === j || clusters[k] === undefined) continue;
      const [near, far] = at(i, k).sum >= at(j, k).sum ? [at(i, k), at(j, k)] : [at(j, k), at(i, k)];
      const link = { sum: near.sum, vetoed: near.vetoed || far.vetoed, reasons: near.reasons };
      (links[Math.max(i, k)] as Link[])[Math.min(i, k)] = link;
    }
  };
  for (let i = 0; i < kept.length; i++) {
    for (let j = i + 1; j < kept.length; j++) {
      const declared = clusters[i]?.declared ?? -1;
      if (declared >= 0 && clusters[j]?.declared === declared) join(i, j);
    }
  }
  for (let next = nearest(clusters, at); next !== undefined; next = nearest(clusters, at)) {
    yield;
    const [i, j] = next;
    const [one, other] = [clusters[i] as Cluster, clusters[j] as Cluster];
    if (one.declared < 0 && other.declared < 0 && goesBackAndForth([...one.blocks, ...other.blocks])) {
      (links[j] as Link[])[i] = { ...at(i, j), vetoed: true };
    } else join(i, j);
  }
  const found = clusters.filter((cluster) => cluster !== undefined);
  return kept === blocks ? found : yield* withTheRest(found, blocks, new Set(kept), prior, closed);
}

function nearest(clusters: readonly (Cluster | undefined)[], at: (i: number, j: number) => Link): [number, number] | undefined {
  let found: [number, number] | undefined;
  let highest = SAME;
  for (let i = 0; i < clusters.length; i++) {
    if (clusters[i] === undefined) continue;
    for (let j = i + 1; j < clusters.length; j++) {
      if (clusters[j] === undefined) continue;
      const { sum, vetoed } = at(i, j);
      if (vetoed || sum <= highest) continue;
      highest = sum;
      found = [i, j];
    }
  }
  return found;
}

/** @param least the sum below which it does not matter how near they are */
function linkOf(a: Block, b: Block, prior: (key: string) => number, closed: (declared: number) => boolean, least = SAME): Link {
  if (a.declared !== b.declared) {
    if ((a.declared >= 0 && b.declared >= 0) || closed(a.declared) || closed(b.declared)) return FORBIDDEN;
  } else if (a.declared >= 0)
    return { sum: Number.POSITIVE_INFINITY, vetoed: false, reasons: [{ kind: 'declared', weight: Number.POSITIVE_INFINITY }] };
  if (a.key !== b.key) return NO_LINK;
  return compareBlocks(a, b, prior(a.key), least);
}

/** The blocks with the most appearances. */
function largest(blocks: readonly Block[]): Block[] {
  const ranked = blocks.map((block, index) => ({ block, index }));
  ranked.sort(
    (a, b) =>
      Math.max(b.block.declared, -1) - Math.max(a.block.declared, -1) ||
      b.block.members.length - a.block.members.length ||
      a.index - b.index,
  );
  const kept = new Set(ranked.slice(0, MOST_BLOCKS).map(({ block }) => block));
  return blocks.filter((block) => kept.has(block));
}

function* withTheRest(
  clusters: readonly Cluster[],
  blocks: readonly Block[],
  kept: ReadonlySet<Block>,
  prior: (key: string) => number,
  closed: (declared: number) => boolean,
): Portions<Cluster[]> {
  // What each cluster consists of so far: those that join must not depend on one another.
  const cores = clusters.map(({ blocks: core }) => [...core]);
  const alone: Cluster[] = [];
  for (const block of blocks) {
    if (kept.has(block)) continue;
    let best: { readonly cluster: Cluster; readonly link: Link } | undefined;
    for (const [index, cluster] of clusters.entries()) {
      const link = nearestOf(cores[index] as Block[], (other) => linkOf(block, other, prior, closed));
      if (link.vetoed || link.sum <= SAME) continue;
      if (best === undefined || link.sum > best.link.sum) best = { cluster, link };
    }
    if (best === undefined) alone.push({ blocks: [block], reasons: [], declared: block.declared });
    else best.cluster.blocks.push(block);
    yield;
  }
  return [...clusters, ...alone];
}

/** The link to the nearest of some blocks, one of which may keep apart from all. */
function nearestOf(others: readonly Block[], link: (other: Block) => Link): Link {
  let near = NO_LINK;
  for (const other of others) {
    const each = link(other);
    if (each.vetoed) return FORBIDDEN;
    if (each.sum > near.sum) near = each;
  }
  return near;
}

/** A cluster that may be any of some others. */
export interface Doubtful {
  readonly cluster: Cluster;
  /** Numbers of other clusters, likeliest first. */
  readonly candidates: readonly number[];
}

/**
 * Parts clusters that know where they belong from those that do not: a bare 副书记 in one article may be anybody whom nothing
 * forbids, and is left in doubt rather than made a person of its own.
 */
export function* sortOutDoubtful(
  all: readonly Cluster[],
  prior: (key: string) => number,
): Portions<{ readonly clusters: Cluster[]; readonly doubtful: Doubtful[] }> {
  const clusters = all.filter((cluster) => !isVague(cluster));
  const doubtful: Doubtful[] = [];
  for (const cluster of all.filter(isVague)) {
    // Of a common name such an article is most likely about somebody else still.
    const least = WEIGHTS.doubt - prior((cluster.blocks[0] as Block).key);
    const candidates = clusters
      .map((other, index) => ({ index, sum: nearness(cluster, other, prior, least) }))
      .filter(({ sum }) => sum > least)
      .sort((a, b) => b.sum - a.sum || a.index - b.index)
      .map(({ index }) => index);
    if (candidates.length > 0) doubtful.push({ cluster, candidates });
    yield;
  }
  const taken = new Set(doubtful.map(({ cluster }) => cluster));
  // Those that nobody else can be follow at the end, so that the numbers stay.
  return { clusters: [...clusters, ...all.filter((cluster) => isVague(cluster) && !taken.has(cluster))], doubtful };
}

/** One article that names a post and not whose. */
function isVague({ blocks, declared }: Cluster): boolean {
  const [block] = blocks;
  if (blocks.length > 1 || block === undefined || block.members.length > 1 || declared >= 0) return false;
  return block.offices.every(({ certain, organisation, field }) => !certain && organisation === '' && field === 'state');
}

function nearness(cluster: Cluster, other: Cluster, prior: (key: string) => number, least: number): number {
  let near = Number.NEGATIVE_INFINITY;
  for (const a of cluster.blocks) {
    for (const b of other.blocks) {
      const link = linkOf(a, b, prior, () => false, least);
      if (link.vetoed) return Number.NEGATIVE_INFINITY;
      near = Math.max(near, link.sum);
    }
  }
  return near;
}

/** Why two clusters are two: what is said of their nearest blocks, what speaks against one person first. */
export function reasonsApart(a: Cluster, b: Cluster, prior: (key: string) => number): Reason[] {
  if (a.declared >= 0 || b.declared >= 0) return [{ kind: 'declared', weight: Number.NEGATIVE_INFINITY }];
  let near: Evidence | undefined;
  let vetoing: Evidence | undefined;
  for (const one of a.blocks.slice(0, TELLING_BLOCKS)) {
    for (const other of b.blocks.slice(0, TELLING_BLOCKS)) {
      const evidence = compareBlocks(one, other, prior(one.key));
      if (near === undefined || evidence.sum > near.sum) near = evidence;
      if (evidence.vetoed && (vetoing === undefined || evidence.sum > vetoing.sum)) vetoing = evidence;
    }
  }
  const { reasons } = (near !== undefined && (near.vetoed || near.sum <= SAME) ? near : vetoing) ?? near ?? { reasons: [] };
  return [...reasons].sort((one, other) => one.weight - other.weight);
}
