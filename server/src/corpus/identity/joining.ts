/**
 * Whose an appearance is that states no post: of the person whom the article's place and the names beside it support. Where
 * two are supported nearly as well it is nobody's for certain.
 */
import { levelOf } from '../../article/divisions.ts';
import type { Block, Period } from './blocks.ts';
import type { Cluster } from './clusters.ts';
import { gapWeight, sharesAny } from './evidence.ts';
import { CENTRE } from './seats.ts';
import { JOIN, LEAD, WEIGHTS } from './weights.ts';

/** What is known around a person, for appearances that have nothing else to go by. */
export interface Surroundings {
  readonly places: ReadonlySet<string>;
  readonly provinces: ReadonlySet<string>;
  readonly related: ReadonlySet<string | number>;
  readonly houses: ReadonlySet<string | number>;
  readonly seen: Period | undefined;
  readonly key: string;
  readonly press: boolean;
  /** How many articles are about the person. */
  readonly articles: number;
}

/** Whose it is: number of the cluster; or whom it may be; or nobody of them. */
export type Verdict =
  | { readonly kind: 'joins'; readonly cluster: number }
  | { readonly kind: 'unsure'; readonly candidates: readonly number[] }
  | { readonly kind: 'elsewhere' };

/** Places of an article that say where it plays; the others are named in passing. */
const TELLING_PLACES = 3;

export function surroundingsOf({ blocks }: Cluster): Surroundings {
  const places = new Set<string>();
  const related = new Set<string | number>();
  const houses = new Set<string | number>();
  let seen: Period | undefined;
  for (const block of blocks) {
    for (const code of block.codes.slice(0, TELLING_PLACES)) places.add(code);
    for (const { seat } of block.offices) if (seat !== '') places.add(seat);
    for (const name of block.related) related.add(name);
    for (const house of block.houses) houses.add(house);
    if (block.seen === undefined) continue;
    seen = seen === undefined ? block.seen : { from: Math.min(seen.from, block.seen.from), to: Math.max(seen.to, block.seen.to) };
  }
  return {
    places,
    provinces: new Set([...places].map((code) => code.slice(0, 2))),
    related,
    houses,
    seen,
    key: (blocks[0] as Block).key,
    articles: blocks.reduce((sum, { members }) => sum + members.length, 0),
    press: blocks.every(({ offices }) => offices.length > 0 && offices.every(({ field }) => field === 'press')),
  };
}

/** @param bare a block of one appearance without post; @param open numbers of the clusters that may take it, with their surroundings */
export function verdictOf(bare: Block, open: readonly (readonly [cluster: number, Surroundings])[], prior: number): Verdict {
  const scores = open
    .filter(([, { key }]) => key === bare.key)
    .map(([cluster, around]) => ({ cluster, score: scoreOf(bare, around, prior) }))
    .sort((a, b) => b.score - a.score || a.cluster - b.cluster);
  const [best, second] = scores;
  if (best === undefined || best.score < WEIGHTS.elsewhere) return { kind: 'elsewhere' };
  if (best.score > JOIN && best.score - (second?.score ?? Number.NEGATIVE_INFINITY) >= LEAD)
    return { kind: 'joins', cluster: best.cluster };
  const candidates = scores.filter(({ score }) => score >= WEIGHTS.elsewhere && score > best.score - 2 * LEAD);
  return { kind: 'unsure', candidates: candidates.map(({ cluster }) => cluster) };
}

function scoreOf(bare: Block, around: Surroundings, prior: number): number {
  let shared = 0;
  for (const name of bare.related) if (around.related.has(name)) shared++;
  const names = shared === 0 ? 0 : WEIGHTS.sharedName + WEIGHTS.furtherSharedName * Math.min(WEIGHTS.mostSharedNames, shared - 1);
  return (
    prior * WEIGHTS.priorOfJoining +
    (sharesAny(bare.related, around.houses) ? WEIGHTS.houseBeside : placeWeight(bare.codes, around)) +
    names +
    gapWeight(bare.seen, around.seen) +
    WEIGHTS.prominence * Math.log(around.articles) +
    (around.press ? WEIGHTS.bareBesidePress : 0)
  );
}

function placeWeight(codes: readonly string[], { places, provinces }: Surroundings): number {
  const [first] = codes;
  // Of leaders of the country news speaks everywhere.
  if (first === undefined || places.size === 0 || places.has(CENTRE)) return 0;
  if (places.has(first) && levelOf(first) > 1) return WEIGHTS.articlesSamePlace;
  if (codes.slice(0, TELLING_PLACES).some((code) => levelOf(code) > 1 && places.has(code))) return WEIGHTS.articlesSamePlace * 0.75;
  return codes.some((code) => provinces.has(code.slice(0, 2))) ? WEIGHTS.articlesSameProvince : WEIGHTS.articlesElsewhere;
}
