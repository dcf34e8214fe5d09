/**
 * Appearances of one name that are together beyond doubt: the same post of the same organisation, without a gap in which a
 * generation grows up. A block is what is compared; a name in a thousand articles has a dozen of them.
 */
import type { Appearance } from './appearance.ts';
import { type Office, officeOf } from './offices.ts';

/** 同一职务 */
export interface Block {
  /** The folded name. */
  readonly key: string;
  /** By date, then path. */
  readonly members: readonly Appearance[];
  readonly offices: readonly Office[];
  /** Whether nothing says of what the posts are: a bare 党委书记, or 校党委书记. */
  readonly open: boolean;
  /** Years, with fractions, of the dated articles in which a post is held and not a former one; undefined where there is none. */
  readonly held: Period | undefined;
  /** The same of all its dated articles. */
  readonly seen: Period | undefined;
  /** Codes of the articles' places, the most frequent first. */
  readonly codes: readonly string[];
  readonly related: ReadonlySet<string | number>;
  readonly houses: ReadonlySet<string | number>;
  /** Index of what the user declares, or -1. */
  readonly declared: number;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** An organisation's name that is longer than this is its own, and no kind of house: 数学学院 is every university's. */
export const OWN_NAME = 7;
/** Longest silence in one post, in years: longer ones are namesakes, or a later generation. */
const SILENCE = 15;

/** yyyymmdd as years with a fraction; undefined for 0. */
export function yearsOf(day: number): number | undefined {
  if (day === 0) return undefined;
  const month = Math.floor(day / 100) % 100;
  return Math.floor(day / 10_000) + (month === 0 ? 0.5 : (month - 1) / 12 + (day % 100) / 372);
}

/**
 * The blocks of some appearances, in the order of their first ones.
 * @param appearances sorted by `compareAppearances`
 * @param declared number of the declaration that claims an appearance, or -1
 * @param related names beside it that tell something
 */
export function blocksOf(
  appearances: readonly Appearance[],
  declared: (appearance: Appearance) => number,
  related: (appearance: Appearance) => readonly (string | number)[],
): Block[] {
  const offices = appearances.map(officesOf);
  const parent = appearances.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] as number;
    parent[index] = at;
    return at;
  };
  const last = new Map<string, { readonly index: number; readonly years: number | undefined }>();
  for (const [index, appearance] of appearances.entries()) {
    const years = yearsOf(appearance.day);
    for (const office of offices[index] as readonly Office[]) {
      const name = officeName(office);
      if (name === '') continue;
      const id = `${appearance.key} ${declared(appearance)} ${name}`;
      const before = last.get(id);
      const silent = before?.years !== undefined && years !== undefined && years - before.years > SILENCE;
      // The earlier one stays the root, so that blocks come in the order of their first appearances.
      if (before !== undefined && !silent) unite(parent, find(before.index), find(index));
      last.set(id, { index, years: years ?? before?.years });
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of appearances.keys()) {
    const root = find(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [index]);
    else group.push(index);
  }
  return [...groups.values()].map((group) => blockOf(appearances, group, offices, declared, related));
}

function unite(parent: number[], a: number, b: number): void {
  parent[Math.max(a, b)] = Math.min(a, b);
}

function blockOf(
  appearances: readonly Appearance[],
  group: readonly number[],
  offices: readonly (readonly Office[])[],
  declared: (appearance: Appearance) => number,
  related: (appearance: Appearance) => readonly (string | number)[],
): Block {
  const distinct = new Map<string, Office>();
  const codes = new Map<string, number>();
  const names = new Set<string | number>();
  const houses = new Set<string | number>();
  let held: Period | undefined;
  let seen: Period | undefined;
  for (const index of group) {
    const appearance = appearances[index] as Appearance;
    const own = offices[index] as readonly Office[];
    for (const office of own) distinct.set(`${office.organisation} ${office.title} ${office.seat} ${office.former}`, office);
    for (const [place, code] of appearance.setting.codes.entries()) codes.set(code, (codes.get(code) ?? 0) + 1 / (1 + place));
    for (const name of related(appearance)) names.add(name);
    for (const house of appearance.houses) houses.add(house);
    const years = yearsOf(appearance.day);
    if (years === undefined) continue;
    seen = extended(seen, years);
    if (own.length === 0 || own.some(({ former }) => !former)) held = extended(held, years);
  }
  const members = group.map((index) => appearances[index] as Appearance);
  return {
    key: (members[0] as Appearance).key,
    members,
    offices: [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, office]) => office),
    open: [...distinct.values()].every(({ certain, organisation }) => !certain && organisation.length <= 3),
    held,
    seen,
    codes: [...codes].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([code]) => code),
    related: names,
    houses,
    declared: declared(members[0] as Appearance),
  };
}

function extended(period: Period | undefined, years: number): Period {
  return period === undefined ? { from: years, to: years } : { from: Math.min(period.from, years), to: Math.max(period.to, years) };
}

/** The posts of an appearance as offices; those of a journalist without any are of the press. */
function officesOf({ posts, role, setting }: Appearance): readonly Office[] {
  const offices = posts.map((post) => officeOf(post, setting.codes));
  if (offices.length > 0 || role !== 'journalist') return offices;
  const seat = setting.codes[0] ?? '';
  return [{ organisation: '', title: '', seat, certain: false, field: 'press', rank: undefined, former: false, acting: false }];
}

/** Titles that hundreds hold in one organisation, so that they tell no one from another. */
const SHARED_TITLE =
  /^(?:.{0,30}级)?(?:记者|编辑|责任编辑|通讯员|摄影|教授|副教授|医生|护士|学生|代表|委员|干部|科员|民警|员工|工作人员|志愿者|村民|居民|职工)$/;

/** What makes two posts one; '' where it is too little: a bare 主任 is held by thousands. */
function officeName({ organisation, title, seat, field, certain }: Office): string {
  // A byline says no more than that it is a journalist of the place.
  if (field === 'press' && organisation === '') return seat === '' ? '' : `press ${seat}`;
  if (title === '' || SHARED_TITLE.test(title)) return organisation === '' ? '' : `${organisation} ${field} ${seat}`;
  if (organisation === '') return seat === '' || !/[省市县区州旗镇乡]长$/.test(title) ? '' : `${title} ${seat}`;
  // A name that says of itself which house it is needs no place; a 教育局 does.
  return `${organisation} ${title} ${certain || organisation.length > OWN_NAME ? '' : seat}`;
}

/** By date, undated last, then by path. */
export function compareAppearances(a: Appearance, b: Appearance): number {
  const [first, second] = [a.day || Number.POSITIVE_INFINITY, b.day || Number.POSITIVE_INFINITY];
  if (first !== second) return first - second;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.key < b.key ? -1 : 1;
}
