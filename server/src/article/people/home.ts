/**
 * Where an article is at home: the county, city and province that it is about, and the university, hospital, court, firm
 * or bureau whose own people write it. Short names (县委, 我校, 局党组) mean these. Only what is certain: of two counties that
 * an article names about as often neither is its own.
 */
import { divisionChain, divisionsNamed } from '../divisions.ts';
import type { Zone } from '../facts.ts';
import type { CutLine } from './cut-line.ts';
import { classOf } from './lexicon.ts';

/** Levels of the state whose bodies are called by the level alone. */
const STATE_LEVELS: ReadonlySet<string> = new Set([...'省市县区州旗盟镇乡']);
/** Words that only begin like a level. */
const NO_LEVEL =
  /^(?:市场|市政|市民|市容|区域|区块|县域|州际|镇区|省级|市级|县级|区级|省属|市属|区属|省际|乡村|乡土|旗舰|盟军|盟国|盟友)(?!府|协|会)/;
/** One name counts as the article's own where it is named so many times oftener than the next. */
const DOMINANCE = 4;
/** Title and dateline say what an article is about. */
const HEAD_WEIGHT = 3;

/** Bodies that a place has, directly behind its name: what stands before is a place, known or not. */
const LOCAL_BODY =
  /^([^省市县区州旗盟镇乡全各我本该]{1,8}?([省市县区州旗盟镇乡]))(?:委|政府|人民|人大|政协|纪委|监委|法院|检察院|公安|教育|卫生|卫健|财政|民政|司法局|人社|人力|自然资源|住房|住建|交通|水利|农业|林业|林草|文化|文旅|审计|统计|医保|医疗保障|应急|市场监|发展和改革|发改|总工会|妇联|妇女|残联|残疾|融媒体|税务|气象|信访|科协|科技|科学技术|党委|党工委|中级)/u;

/** Kinds of institution that speak of themselves as 我校, 本院, 公司, with the ends of their names. */
export type Institution = 'school' | 'hospital' | 'court' | 'procuratorate' | 'college' | 'firm' | 'bureau' | 'academy';
const INSTITUTIONS: readonly (readonly [Institution, RegExp])[] = [
  ['hospital', /(?:医院|卫生院|保健院)$/u],
  ['court', /法院$/u],
  ['procuratorate', /检察院$/u],
  ['academy', /(?:研究院|科学院|博物院|设计院)$/u],
  ['college', /学院$/u],
  ['school', /(?:大学|中学|小学|学校|[一二三四五六七八九十]中)$/u],
  ['firm', /(?:公司|集团)$/u],
  ['bureau', /[^总分]局$|署$/u],
];

const SHORTEST_INSTITUTION = 4;

function institutionOf(name: string): Institution | undefined {
  if (!'院学校中司团局署'.includes(name[name.length - 1] as string)) return undefined;
  return INSTITUTIONS.find(([, end]) => end.test(name))?.[0];
}

/** Names with their weight. */
class Tally {
  readonly #weights = new Map<string, number>();
  /** Undefined until asked for, and after every addition. */
  #first: { readonly name: string | undefined } | undefined;

  add(name: string, weight: number): void {
    this.#first = undefined;
    this.#weights.set(name, (this.#weights.get(name) ?? 0) + weight);
  }

  get isEmpty(): boolean {
    return this.#weights.size === 0;
  }

  /** The one that stands out; undefined where none does. */
  certain(): string | undefined {
    if (this.#first === undefined) {
      const [first, second] = [...this.#weights].sort((a, b) => b[1] - a[1]);
      const isClear = first !== undefined && (second === undefined || first[1] >= second[1] * DOMINANCE);
      this.#first = { name: isClear ? first[0] : undefined };
    }
    return this.#first.name;
  }
}

export class Home {
  readonly #places = new Map<string, Tally>();
  readonly #institutions = new Map<Institution, Tally>();
  /** Institutions that the page itself bears, in its boilerplate or as source. */
  readonly #hosts = new Map<Institution, Tally>();

  /** Takes the places of a line of the story into account. */
  read(cut: CutLine): void {
    const weight = weightOf(cut.zone);
    const { text, tokens } = cut;
    for (let index = 0; index < tokens.length; index++) {
      const value = tokens.value(index);
      if (value === 0 || classOf(value) !== 's') continue;
      const [start, end] = [tokens.start(index), tokens.end(index)];
      if (end - start < 2) continue;
      const last = text[end - 1] as string;
      const next = text[end] ?? '';
      if (STATE_LEVELS.has(last)) this.#place(last, text.slice(start, end), weight);
      else if (STATE_LEVELS.has(next) && text[end + 1] !== '长') this.#place(next, text.slice(start, end + 1), weight);
    }
  }

  /** Takes an organisation of a place into account (江州市教育局): its name says the place, be it in no list of divisions. */
  nameLocal(name: string, zone: Zone): void {
    const local = LOCAL_BODY.exec(name);
    // Places that the dictionary has are counted as words.
    if (local !== null && divisionsNamed(local[1] as string).length === 0)
      this.#place(local[2] as string, local[1] as string, weightOf(zone));
  }

  /** Takes an institution into account, by its canonical name. */
  nameInstitution(name: string, zone: Zone): void {
    const institution = institutionOf(name);
    if (institution === undefined || name.length < SHORTEST_INSTITUTION) return;
    const tallies = zone === 'boilerplate' || zone === 'dateline' ? this.#hosts : this.#institutions;
    tallyOf(tallies, institution).add(name, weightOf(zone));
  }

  #place(level: string, place: string, weight: number): void {
    tallyOf(this.#places, level).add(place, weight);
  }

  /** The article's own division of a level: 平顶山市 of 市, also where only its county is named; undefined where unsure. */
  placeOf(level: string): string | undefined {
    const named = this.#places.get(level);
    if (named !== undefined && !named.isEmpty) return named.certain();
    if (!'省市州盟'.includes(level)) return undefined;
    for (const lower of level === '省' ? '市州盟县区旗' : '县区旗') {
      const tally = this.#places.get(lower);
      if (tally === undefined || tally.isEmpty) continue;
      const place = tally.certain();
      const [code, ...others] = place === undefined ? [] : divisionsNamed(place);
      if (code === undefined || others.length > 0) return undefined;
      return divisionChain(code)
        .slice(1)
        .find(({ name }) => name.endsWith(level))?.name;
    }
    return undefined;
  }

  /** A name that begins with its level, with the place in full: 宝丰县委 for 县委; undefined where unsure. */
  withPlace(name: string): string | undefined {
    const own = '我本该全'.includes(name[0] ?? ' ') ? 1 : 0;
    const level = name[own] ?? '';
    if (!STATE_LEVELS.has(level) || name.length < own + 2 || NO_LEVEL.test(name)) return undefined;
    const place = this.placeOf(level);
    return place === undefined ? undefined : place + name.slice(own + 1);
  }

  /** The article's own institution of a kind: the one that the page bears, or the one that the story is about. */
  institution(kind: Institution): string | undefined {
    const told = this.#institutions.get(kind)?.certain();
    const hosts = this.#hosts.get(kind);
    return hosts === undefined ? told : hosts.certain();
  }
}

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) {
    tally = new Tally();
    tallies.set(key, tally);
  }
  return tally;
}

function weightOf(zone: Zone): number {
  return zone === 'title' || zone === 'dateline' ? HEAD_WEIGHT : 1;
}
