/** How near two fields of work lie for a career, and which of them allow second posts. */
import type { Field, Office } from './offices.ts';
import { WEIGHTS } from './weights.ts';

/** Between these people change so often that it says nothing. */
const NEAR: ReadonlySet<string> = new Set(
  [
    ['state', 'justice'],
    ['state', 'association'],
    ['education', 'health'],
    ['education', 'association'],
    ['health', 'association'],
    ['business', 'association'],
    ['business', 'private'],
    ['media', 'press'],
    ['media', 'state'],
    ['village', 'private'],
    ['village', 'business'],
    ['arts', 'media'],
    ['arts', 'education'],
    ['arts', 'association'],
    ['sport', 'education'],
    ['sport', 'association'],
  ].map(([a, b]) => pair(a as Field, b as Field)),
);

/** Between these hardly anybody changes, while namesakes meet in every county. */
const FAR: ReadonlySet<string> = new Set(
  [
    ...(['state', 'justice', 'village', 'education', 'health', 'business', 'army', 'sport', 'private', 'arts'] as const).map(
      (field) => ['press', field] as const,
    ),
    ...(['state', 'justice', 'education', 'health', 'army', 'media'] as const).map((field) => ['private', field] as const),
    ...(['state', 'justice', 'health', 'army', 'business', 'village'] as const).map((field) => ['sport', field] as const),
    ['education', 'village'] as const,
    ['health', 'village'] as const,
    ['health', 'justice'] as const,
    ['education', 'army'] as const,
  ].map(([a, b]) => pair(a, b)),
);

function pair(a: Field, b: Field): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** What two posts' fields say; 0 where either is unknown. */
export function fieldWeight(a: Office, b: Office): number {
  if (a.field === '' || b.field === '') return 0;
  if (a.field === b.field) return a.field === 'private' ? 0 : WEIGHTS.sameField;
  const both = pair(a.field, b.field);
  if (NEAR.has(both)) return 0;
  if (!FAR.has(both)) return related(a, b) ? 0 : WEIGHTS.otherField;
  if (!both.includes('press')) return WEIGHTS.farField;
  // Press officers are of the county's own propaganda office, and universities are written about by their own.
  const own = [a, b].some(({ organisation, field }) => field === 'education' || /宣传|融媒|新闻/.test(organisation));
  return own ? WEIGHTS.otherField : WEIGHTS.pressAndOther;
}

/** 医院 and 卫生健康委, 中学 and 教育局: the bureau is where the heads of such houses go. */
function related(a: Office, b: Office): boolean {
  const said = a.organisation + b.organisation;
  const fields = pair(a.field, b.field);
  return (fields === 'health state' && /卫/.test(said)) || (fields === 'education state' && /教|科技|党校/.test(said));
}

/** Fields whose posts take up the whole of somebody. */
const FULL: ReadonlySet<Field> = new Set(['state', 'justice', 'army', 'village']);
/** Fields whose houses are not led beside an office of the state. */
const HOUSES: ReadonlySet<Field> = new Set(['education', 'health', 'business', 'press']);

/** Whether two posts can be held at one time, as far as their fields say. */
export function goTogether(a: Office, b: Office): 'yes' | 'hardly' | 'no' {
  if (FULL.has(a.field) && FULL.has(b.field)) return 'no';
  if ((FULL.has(a.field) && HOUSES.has(b.field)) || (FULL.has(b.field) && HOUSES.has(a.field))) return 'no';
  return a.field === b.field ? 'hardly' : 'yes';
}
