/**
 * What the name of an organisation says of others: the greater body that it opens with (国家卫生健康委员会|人事司), two bodies
 * in one breath (省委|省政府), and words around a name that are no part of it (我校|基础医学院, 投资公司|原党委).
 */
import lexicon from '../../../lexicon/place-words.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import { classOf, organEnds, wholeOrgans } from './lexicon.ts';
import { DIRECTIONS, JOINERS, OWN, subUnits } from './organ-words.ts';
import { isNamed, organisationEndingAt } from './organisations.ts';
import type { Token } from './tokens.ts';

const COUNTRIES: ReadonlySet<string> = new Set(lexicon.countries);

/** An organisation in a line with the greater bodies that its name opens with, the nearest first. */
export interface NamedOrganisation extends Span {
  readonly parents: readonly Span[];
}

/** The organisations that a recognised stretch of text names. */
export function organisationsOf(cut: CutLine, span: Span): NamedOrganisation[] {
  return split(cut, trimmed(cut, span)).map((part) => ({ ...part, parents: parentsOf(cut, part) }));
}

/** 某公司原党委书记: the cell is told with the post, the organisation is the company. */
const FORMER = /.原(?:党委|党组|党总支|党支部|董事会)$/;

function trimmed(cut: CutLine, { start, end }: Span): Span {
  const { text } = cut;
  const name = text.slice(start, end);
  const stop = FORMER.test(name) ? start + name.lastIndexOf('原') : end;
  let from = start;
  if (OWN.has(text.slice(start, start + 2)) && isNamed(cut, start + 2, stop) && stop - start > 4) from = start + 2;
  // 日本|东京大学: the country says where the university is.
  const first = tokenAt(cut, from) as Token;
  const next = tokenAt(cut, first.end);
  if (
    text.endsWith('大学', stop) &&
    COUNTRIES.has(text.slice(first.start, first.end)) &&
    next !== undefined &&
    next.end <= stop &&
    isPlace(next) &&
    !DIRECTIONS.has(text.slice(next.start, next.start + 2))
  )
    from = first.end;
  return { start: from, end: stop };
}

const isPlace = (token: Token): boolean =>
  !token.isName && token.value > 0 && 'so'.includes(classOf(token.value)) && token.end - token.start > 1;

/** 四川省委|省政府, 县委|县人民政府: two bodies of one level. */
const PAIR = /^(.{0,60}([省市县区州旗盟乡镇])委)(\2(?:人民)?政府)$/u;

function split(cut: CutLine, { start, end }: Span): Span[] {
  const pair = cut.text[end - 1] === '府' ? PAIR.exec(cut.text.slice(start, end)) : null;
  if (pair === null) return [{ start, end }];
  const middle = start + (pair[1] as string).length;
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}

/** What ends the name of a body that has others under it. */
const PARENT_END = new Set([...'委部局厅署院会学司团党组社行处所心校站府大协联队政盟国央']);

/** Greater bodies that the name opens with, the nearest first: 宝丰县公安局 of 宝丰县公安局刑侦大队. */
function parentsOf(cut: CutLine, { start, end }: Span): Span[] {
  const parents: Span[] = [];
  let within = end;
  const unwatched = cut.observer === undefined ? cut : { ...cut, observer: undefined };
  for (let at = (tokenAt(cut, end - 1) as Token).start; at > start + 1; at = (tokenAt(cut, at - 1) as Token).start) {
    if (!PARENT_END.has(cut.text[at - 1] as string) || !isUnit(cut, at, within)) continue;
    if (organisationEndingAt(unwatched, at) !== start) continue;
    parents.push({ start, end: at });
    within = at;
  }
  return parents;
}

/** 财务司, 人事处: one word that names an office. */
const OFFICE = /^..+[司处科室局庭]$/u;

/** Whether what follows a greater body's name is one of its units: 人事司, 党委, 附属医院; no 大学 as in 中国科学院|大学. */
function isUnit(cut: CutLine, start: number, end: number): boolean {
  const { text } = cut;
  const first = tokenAt(cut, start) as Token;
  if (first.end > end || JOINERS.has(text.slice(first.start, first.end))) return false;
  const unit = text.slice(start, end);
  if (wholeOrgans.longestBefore(text, end, start) === end - start || subUnits.has(unit)) return true;
  if (first.end === end) return OFFICE.test(unit);
  return organEnds.longestBefore(text, end, start) < end - start;
}
