/**
 * Who holds which post where: some officials of every province, prefecture and county, and a few whom the whole country
 * writes of. They are computed from their place and rank, so that they recur in as many articles as such people do.
 */
import given from '../../../server/lexicon/given-names.json' with { type: 'json' };
import surnames from '../../../server/lexicon/surnames.json' with { type: 'json' };
import { divisions } from '../../../server/src/article/divisions.ts';
import { Random, Weighted } from './random.ts';

export interface Official {
  readonly name: string;
  /** With its organisation, as a story first says it: 青禾县委书记. */
  readonly post: string;
}

export interface Place {
  readonly name: string;
  /** The name of the place that it belongs to; empty where it belongs to none. */
  readonly holder: string;
  readonly officials: readonly Official[];
}

const surname = new Weighted(Array.from(surnames.single, (character, rank) => [character, 1 / (1 + (rank / 6) ** 1.35)] as const));
const weightsOf = (byCost: Readonly<Record<string, string>>) =>
  new Weighted(
    Object.entries(byCost).flatMap(([cost, characters]) => Array.from(characters, (each) => [each, Math.exp(-Number(cost))] as const)),
  );
const [first, second, single] = [weightsOf(given.first), weightsOf(given.second), weightsOf(given.single)];

/** One name in eight has one given character. */
const SINGLE = 1 / 8;

/** A name as people bear them: surnames and given characters as often as they are. */
export function nameOf(random: Random): string {
  const own = surname.pick(random);
  return random.happens(SINGLE) ? own + single.pick(random) : own + first.pick(random) + second.pick(random);
}

const POSTS = {
  state: ['国家卫生健康委副主任', '教育部副部长', '国家发展改革委副主任', '农业农村部部长', '财政部副部长', '国家林草局局长'],
  province: [
    '省委书记',
    '省长',
    '省委副书记',
    '常务副省长',
    '副省长',
    '省卫生健康委主任',
    '省教育厅厅长',
    '省发展改革委主任',
    '省委宣传部部长',
  ],
  prefecture: [
    '市委书记',
    '市长',
    '市委副书记',
    '常务副市长',
    '副市长',
    '市教育局局长',
    '市卫生健康委主任',
    '市中心医院院长',
    '市委组织部部长',
  ],
  county: [
    '县委书记',
    '县长',
    '县委副书记',
    '常务副县长',
    '副县长',
    '县人大常委会主任',
    '县政协主席',
    '县教育局局长',
    '县卫生健康局局长',
    '县公安局局长',
    '县人民医院院长',
    '县委组织部部长',
  ],
} as const;

const ABROAD = 0;
/** Names of whom the whole country writes. */
const STATE_OFFICIALS = 24;

function officialsAt(code: number, name: string, posts: readonly string[]): Official[] {
  const level = name.at(-1) ?? '';
  return posts.map((post, rank) => {
    const here = post.replaceAll(/[省市县]/g, level);
    return { name: nameOf(new Random(code, rank)), post: here.startsWith(level) ? name + here.slice(1) : name + here };
  });
}

/** Officials of the state: named in stories of every place. */
export const stateOfficials: readonly Official[] = Array.from({ length: STATE_OFFICIALS }, (_, rank) => ({
  name: nameOf(new Random(ABROAD, rank)),
  post: POSTS.state[rank % POSTS.state.length] as string,
}));

/** Provinces, prefectures and counties with their officials, in the order of their codes within each level. */
export const places: readonly Place[] = readPlaces();

function readPlaces(): Place[] {
  const names = new Map(divisions());
  const holderOf = (code: string) => names.get(code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`) ?? '';
  return [...names].map(([code, name]) => {
    const isProvince = code.endsWith('0000');
    const posts = isProvince ? POSTS.province : code.endsWith('00') ? POSTS.prefecture : POSTS.county;
    return { name, holder: isProvince ? '' : holderOf(code), officials: officialsAt(Number(code), name, posts) };
  });
}
