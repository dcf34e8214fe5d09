/**
 * What speaks for two blocks of appearances of one name being one person, and what against it. Every fact that counts is
 * kept with its weight, so that a reader can be told why.
 */
import { levelOf, liesIn } from '../../article/divisions.ts';
import { type Block, OWN_NAME, type Period } from './blocks.ts';
import { fieldWeight, goTogether } from './fields.ts';
import type { Office } from './offices.ts';
import { CENTRE } from './seats.ts';
import { VETO, WEIGHTS } from './weights.ts';

/** Why two are one, or two. 理由 */
export type ReasonKind =
  | 'same-post'
  | 'same-organisation'
  | 'same-place'
  | 'near-place'
  | 'far-place'
  | 'next-rank'
  | 'rank'
  | 'same-field'
  | 'field'
  | 'simultaneous'
  | 'gap'
  | 'shared-names'
  | 'rare-name'
  | 'common-name'
  | 'declared';

export interface Reason {
  readonly kind: ReasonKind;
  readonly weight: number;
}

export interface Evidence {
  readonly sum: number;
  /** Whether one fact alone keeps them apart. */
  readonly vetoed: boolean;
  readonly reasons: readonly Reason[];
}

/** Rank from which people are moved between provinces and to the centre: heads of prefectures. */
const SENIOR = 6;
/** Years, as periods are written. */
const LONG_GAP = 12;
const GENERATION = 25;
/** Two posts with less time than this between them are as good as simultaneous where neither leads to the other, half a year. */
const CLOSE = 0.08;

/** The most that names beside it can add, rounded up. */
const MOST_SHARED = Math.ceil(WEIGHTS.sharedName + WEIGHTS.furtherSharedName * WEIGHTS.mostSharedNames);

/** What is known of two of whom one fact is enough. */
const FORBIDDEN: Evidence = { sum: Number.NEGATIVE_INFINITY, vetoed: true, reasons: [] };

/**
 * Compares two blocks of one name.
 * @param prior of the name
 * @param least the sum that matters: where one fact keeps them apart, or leaves them below this whatever names stand beside both,
 *   nothing further is looked at; everything is unless told
 */
export function compareBlocks(a: Block, b: Block, prior: number, least = Number.NEGATIVE_INFINITY): Evidence {
  const whole = least === Number.NEGATIVE_INFINITY;
  const reasons: Reason[] = [{ kind: prior > 0 ? 'rare-name' : 'common-name', weight: prior }];
  /** @returns whether nothing further matters */
  const add = (kind: ReasonKind, weight: number): boolean => {
    if (weight !== 0) reasons.push({ kind, weight });
    return !whole && weight <= VETO;
  };
  const link = bestLink(a, b) ?? houseBeside(a, b);
  if (link !== undefined) reasons.push(link);
  else {
    const place = placeReason(a, b);
    if (place !== undefined && add(place.kind, place.weight)) return FORBIDDEN;
  }
  if (link?.kind !== 'same-post') {
    const field = best(a, b, fieldWeight);
    if (add(field > 0 ? 'same-field' : 'field', field)) return FORBIDDEN;
    if (add('simultaneous', simultaneity(a, b))) return FORBIDDEN;
    const rank = rankWeight(a, b);
    if (add(rank > 0 ? 'next-rank' : 'rank', rank)) return FORBIDDEN;
  }
  if (add('gap', gapWeight(a.seen, b.seen))) return FORBIDDEN;
  const shared = whole || sumOf(reasons) + MOST_SHARED > least ? sharedOf(a.related, b.related, 1 + WEIGHTS.mostSharedNames) : 0;
  if (shared > 0) add('shared-names', WEIGHTS.sharedName + WEIGHTS.furtherSharedName * (shared - 1));
  return { sum: sumOf(reasons), vetoed: reasons.some(({ weight }) => weight <= VETO), reasons };
}

function sumOf(reasons: readonly Reason[]): number {
  let sum = 0;
  for (const { weight } of reasons) sum += weight;
  return sum;
}

/** How many members two sets have in common, as far as that counts. */
function sharedOf<Each>(a: ReadonlySet<Each>, b: ReadonlySet<Each>, most: number): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const each of few) if (many.has(each) && ++shared >= most) break;
  return shared;
}

function best(a: Block, b: Block, weigh: (a: Office, b: Office) => number): number {
  let found: number | undefined;
  for (const one of a.offices) for (const other of b.offices) found = Math.max(found ?? Number.NEGATIVE_INFINITY, weigh(one, other));
  return found ?? 0;
}

/** The same organisation, and perhaps the same post, under names that one extends (卫健委, 宝丰县卫健委). */
function bestLink(a: Block, b: Block): Reason | undefined {
  let found: Reason | undefined;
  for (const one of a.offices) {
    for (const other of b.offices) {
      if (!sameOrganisation(one, other)) continue;
      if (one.title === other.title && one.title !== '' && one.field !== 'press') return { kind: 'same-post', weight: WEIGHTS.samePost };
      found = { kind: 'same-organisation', weight: WEIGHTS.sameOrganisation };
    }
  }
  return found;
}

/** The other's organisation is named in the article: of a 党委书记 in an article on 南开大学 it is known of what. */
function houseBeside(a: Block, b: Block): Reason | undefined {
  // Only where one of them does not say of what the post is; else each says where it is held.
  const beside = (a.open || b.open) && (sharesAny(a.houses, b.related) || sharesAny(b.houses, a.related));
  return beside ? { kind: 'same-organisation', weight: WEIGHTS.houseBeside } : undefined;
}

/** Whether two sets have anything in common. */
export function sharesAny<Each>(a: ReadonlySet<Each>, b: ReadonlySet<Each>): boolean {
  return sharedOf(a, b, 1) > 0;
}

function sameOrganisation(a: Office, b: Office): boolean {
  if (a.organisation === '' || b.organisation === '') return false;
  const [short, long] = a.organisation.length <= b.organisation.length ? [a, b] : [b, a];
  if (a.seat !== b.seat && (short.organisation.length <= OWN_NAME || (a.certain && b.certain))) return false;
  if (short.organisation === long.organisation) return a.seat !== '' || short.organisation.length > 4;
  // 县委 of the same county, or the short name after the place.
  return (a.seat !== '' || short.organisation.length > OWN_NAME) && long.organisation.endsWith(short.organisation);
}

function placeReason(a: Block, b: Block): Reason | undefined {
  let found: number | undefined;
  for (const one of a.offices) {
    for (const other of b.offices) {
      if (one.seat === '' || other.seat === '') continue;
      const said = placeWeight(one, other);
      const part = said > 0 ? WEIGHTS.placeOfArticle : WEIGHTS.elsewhereOfArticle;
      const weight = one.certain && other.certain ? said : said * part;
      found = Math.max(found ?? Number.NEGATIVE_INFINITY, weight);
    }
  }
  const weight = found ?? articleWeight(a, b);
  if (weight === 0) return undefined;
  return { kind: weight >= WEIGHTS.articlesSamePlace * 0.7 ? 'same-place' : weight > 0 ? 'near-place' : 'far-place', weight };
}

/** What the seats of two posts say. */
function placeWeight(a: Office, b: Office): number {
  const senior = Math.max(a.rank ?? 0, b.rank ?? 0) >= SENIOR && Math.min(a.rank ?? SENIOR, b.rank ?? SENIOR) >= SENIOR - 1;
  if (a.seat === CENTRE || b.seat === CENTRE) {
    if (a.seat === b.seat) return WEIGHTS.bothCentral;
    return senior ? WEIGHTS.centralSenior : WEIGHTS.centralJunior;
  }
  const [one, other] = [a.seat.slice(0, 2), b.seat.slice(0, 2)];
  if (one !== other) {
    if (isOffshore(one) || isOffshore(other)) return WEIGHTS.acrossTheStrait;
    return senior ? WEIGHTS.otherProvinceSenior : WEIGHTS.otherProvince;
  }
  const [high, low] = levelOf(a.seat) <= levelOf(b.seat) ? [a.seat, b.seat] : [b.seat, a.seat];
  if (high === low) return [WEIGHTS.sameProvinceOrgans, WEIGHTS.samePrefecture, WEIGHTS.sameCounty][levelOf(high) - 1] as number;
  if (levelOf(high) === 1) return WEIGHTS.belowProvince;
  if (liesIn(low, high)) return WEIGHTS.countyOfPrefecture;
  if (high.slice(0, 4) === low.slice(0, 4)) return WEIGHTS.neighbouringCounty;
  return Math.max(a.rank ?? 0, b.rank ?? 0) >= SENIOR - 1 ? WEIGHTS.otherPrefecture : WEIGHTS.otherPrefectureBelow;
}

/** Taiwan, Hong Kong, Macau. */
function isOffshore(province: string): boolean {
  return province === '71' || province === '81' || province === '82';
}

/** What the places of the articles alone say. */
function articleWeight(a: Pick<Block, 'codes'>, b: Pick<Block, 'codes'>): number {
  const [one] = a.codes;
  const [other] = b.codes;
  if (one === undefined || other === undefined) return 0;
  if (one === other && levelOf(one) > 1) return WEIGHTS.articlesSamePlace;
  const near = a.codes.slice(0, 3).some((code) => levelOf(code) > 1 && b.codes.slice(0, 3).includes(code));
  if (near) return WEIGHTS.articlesSamePlace * 0.75;
  const provinces = new Set(a.codes.map((code) => code.slice(0, 2)));
  return b.codes.some((code) => provinces.has(code.slice(0, 2))) ? WEIGHTS.articlesSameProvince : WEIGHTS.articlesElsewhere;
}

/** Organisations that one works in and does not oversee: a bureau, a township, a school; county leaders may hold such a post beside theirs. */
const OWN_HOUSE =
  /[局厅站所校院]$|委员会$|[镇乡村]$|街道|(?:镇|乡|村|社区)(?:党|政府|人民政府|支部|总支)|公司$|集团$|医院|大学|学院|中学|小学/;
const LEADERS = /(?:县|市|区|省|州|旗)(?:委|政府|人民政府|人大|人大常委会|政协)?$/;

function simultaneity(a: Block, b: Block): number {
  if (a.held === undefined || b.held === undefined) return 0;
  const apart = Math.max(a.held.from, b.held.from) - Math.min(a.held.to, b.held.to);
  if (apart >= CLOSE) return 0;
  let least: number | undefined;
  for (const one of a.offices) {
    for (const other of b.offices) least = Math.max(least ?? Number.NEGATIVE_INFINITY, clash(one, other));
  }
  const weight = least ?? 0;
  // Two single articles of one month may stand before and after a transfer.
  return overlap(a.held, b.held) ? weight : weight / 2;
}

/** Whether two periods have more in common than an end; a single day within the other is enough. */
function overlap(a: Period, b: Period): boolean {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  const [first, last] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
  return from < to || (from === to && first < from && to < last);
}

/** What it means that two posts are held at one time. */
function clash(a: Office, b: Office): number {
  if (a.former || b.former || a.seat === '' || b.seat === '') return 0;
  const together = goTogether(a, b);
  if (together === 'yes' || sameOrganisation(a, b)) return 0;
  const state = a.field !== '' && b.field !== '' && !isHouse(a) && !isHouse(b);
  // A leader of the county may sit in the city's committee, or lead a bureau beside.
  const nested = a.seat === CENTRE || b.seat === CENTRE ? a.seat === b.seat : liesIn(a.seat, b.seat) || liesIn(b.seat, a.seat);
  if (nested && state && !(ownHouse(a) && ownHouse(b) && a.seat === b.seat)) return 0;
  if (!a.certain || !b.certain) return WEIGHTS.simultaneousLoose;
  return together === 'no' ? WEIGHTS.simultaneous : WEIGHTS.simultaneousLoose;
}

/** A school, hospital or firm: wherever it stands, nobody leads it beside an office. */
function isHouse({ field }: Office): boolean {
  return field === 'education' || field === 'health' || field === 'business' || field === 'press';
}

function ownHouse({ organisation }: Office): boolean {
  return OWN_HOUSE.test(organisation) && !LEADERS.test(organisation);
}

function rankWeight(a: Block, b: Block): number {
  const [one, other] = [highestRank(a), highestRank(b)];
  const [first, second] = [a.held ?? a.seen, b.held ?? b.seen];
  if (one === undefined || other === undefined || first === undefined || second === undefined) return 0;
  const earlier = first.from + first.to <= second.from + second.to;
  const climbed = earlier ? other.rank - one.rank : one.rank - other.rank;
  const years = Math.max(0, earlier ? second.from - first.to : first.from - second.to);
  if (climbed < 0) return Math.max(VETO, -climbed * WEIGHTS.rankDown * (one.certain && other.certain ? 1 : WEIGHTS.placeOfArticle));
  // A step takes two years and more; nobody is seen on the day of an appointment, hence one step free.
  const tooMany = climbed - 1 - years / 1.5;
  if (tooMany > 0) return Math.max(VETO, WEIGHTS.rankStep * tooMany);
  return climbed <= 2 && years > 0 && years < 8 ? WEIGHTS.nextRank : 0;
}

function highestRank(block: Block): { readonly rank: number; readonly certain: boolean } | undefined {
  let highest: { readonly rank: number; readonly certain: boolean } | undefined;
  for (const { rank, former, certain } of block.offices) {
    if (rank !== undefined && !former && (highest === undefined || rank > highest.rank)) highest = { rank, certain };
  }
  return highest;
}

/** What the time between two periods says. */
export function gapWeight(a: Period | undefined, b: Period | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  return gap > GENERATION ? WEIGHTS.generationGap : gap > LONG_GAP ? WEIGHTS.longGap : 0;
}

/** Whether the posts of some blocks, in their order, lead back to a county after another one has had the person. */
export function goesBackAndForth(blocks: readonly Block[]): boolean {
  const stays = blocks.flatMap(({ held, offices }) => {
    const seats = new Set(offices.filter(({ certain, former, field }) => certain && !former && field === 'state').map(({ seat }) => seat));
    const [seat] = seats;
    return held === undefined || seats.size !== 1 || seat === undefined || seat === CENTRE || levelOf(seat) < 3
      ? []
      : [
          { seat, at: held.from },
          { seat, at: held.to },
        ];
  });
  stays.sort((a, b) => a.at - b.at || (a.seat < b.seat ? -1 : 1));
  const left = new Set<string>();
  let present: string | undefined;
  for (const { seat } of stays) {
    if (seat === present) continue;
    if (left.has(seat)) return true;
    if (present !== undefined) left.add(present);
    present = seat;
  }
  return false;
}
