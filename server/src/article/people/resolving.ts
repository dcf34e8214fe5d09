/**
 * What an organisation's short name means in its article: 县委 is 宝丰县委 where 宝丰县 is the one county that the article
 * names, 校党委 the committee of the article's own university, 人事司 is 国家卫生健康委人事司 in a list that began with a
 * department of that commission. Only what is certain.
 */
import type { CutLine } from './cut-line.ts';
import type { Home, Institution } from './home.ts';
import { organEnds } from './lexicon.ts';
import type { StatedPost } from './stated-post.ts';

/** A unit that is always part of a greater body: 司, 处, 科 of a commission, ministry or bureau. */
const UNIT = /^[^省市县区州镇乡校院]{1,10}[司处科]$|^机关党委$/;
/** Bodies that have such units. */
const PARENT = /[委部局厅署院]$/;

/** Institutions by what they call themselves. */
const SELVES: readonly (readonly [RegExp, readonly Institution[]])[] = [
  [/^(?:[我本该]校|学校|校(?![长区园友企]))/u, ['school', 'college']],
  [/^(?:[我本该]?医院)/u, ['hospital']],
  [/^(?:[我本该]?学院)/u, ['college']],
  [/^(?:[我本该]?法院)/u, ['court']],
  [/^(?:[我本该]?检察院)/u, ['procuratorate']],
  [/^(?:[我本该]院|院(?![长士校落]))/u, ['hospital', 'court', 'procuratorate', 'academy', 'college']],
  [/^(?:[我本该]?公司|集团(?!军))/u, ['firm']],
  [/^(?:[我本该]局|局(?=党|机关|属))/u, ['bureau']],
];

/** The full name of an organisation that is called by its level or as its own people do; undefined where the article does not settle it. */
export function resolveOrganisation(organisation: string, home: Home): string | undefined {
  const placed = home.withPlace(organisation);
  if (placed !== undefined) return placed;
  for (const [self, kinds] of SELVES) {
    const called = self.exec(organisation)?.[0];
    if (called === undefined) continue;
    const found = kinds.map((kind) => home.institution(kind)).filter((name) => name !== undefined);
    const [name, ...others] = found;
    return name === undefined || others.length > 0 ? undefined : name + organisation.slice(called.length);
  }
  return undefined;
}

/** The greater body at the head of an organisation's name, or the organisation itself where it is one; null where none. */
export function parentOf(cut: CutLine, { start, organisationEnd }: StatedPost): string | null {
  for (let end = start + 2; end <= organisationEnd; end++) {
    if (!PARENT.test(cut.text.slice(start, end)) || organEnds.longestBefore(cut.text, end, start) === 0) continue;
    const parent = cut.text.slice(start, end);
    return isUnit(parent) ? null : parent;
  }
  return null;
}

/** Whether an organisation is a unit that needs a parent to be known. */
export const isUnit = (organisation: string): boolean => UNIT.test(organisation);
