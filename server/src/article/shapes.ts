/**
 * What lines of page furniture are called that carry no cue words: by their own shape, or by the run of lines that they stand in.
 */
import type { LineVerdict, ZoneCue } from './head.ts';
import type { LineTraits } from './lines.ts';

/** The verdict of boilerplate under a rule. */
export const boilerplate = (rule: string, cue: ZoneCue): LineVerdict => ({ zone: 'boilerplate', rule, cue });

/** What the shape of one line says: markup, a list of search terms, a menu; null where it says nothing. */
export function shapeVerdict(traits: LineTraits): LineVerdict | null {
  if (traits.markup) return boilerplate('boilerplate/markup', 'markup');
  if (traits.items.length >= 5 && sharedSuffix(traits.items)) return boilerplate('boilerplate/seo-list', 'similarItems');
  if (traits.items.length >= 3 && !traits.terminal) return boilerplate('boilerplate/nav-menu', 'manyItems');
  if (traits.length <= LONGEST_MENU && isMenuOfHyphens(traits.text)) return boilerplate('boilerplate/nav-menu', 'manyItems');
  return null;
}

const LONGEST_MENU = 400;
const HYPHENED_ITEMS = 6;

/** 首页-新闻-社会-财经-房产-家居 */
function isMenuOfHyphens(text: string): boolean {
  const items = text.split(/ ?[-–—] ?/u);
  return (
    items.length >= HYPHENED_ITEMS &&
    items.every((item) => item.length <= 14) &&
    items.filter((item) => /^\p{sc=Han}{2,6}$/u.test(item)).length * 2 > items.length
  );
}

/** Whether most of at least five items end in the same four characters: …劳务派遣公司. */
function sharedSuffix(items: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const item of items) {
    const suffix = item.trim().slice(-4);
    if (suffix.length === 4) counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= Math.max(5, items.length * 0.6);
}

/**
 * Names lines that have no sign of their own: a menu, a list of headlines, or nothing in particular; `verdicts` is changed in place.
 * All of them between two lines of the story are one company. What has a name of its own and stands among them parts nothing, nor does
 * a credit: else the rest would get another name when that is deleted.
 * @param prose whether a line is a paragraph: such a line is no item of a list
 */
export function nameRuns(lines: readonly LineTraits[], prose: readonly boolean[], verdicts: (LineVerdict | null)[]): void {
  let run: number[] = [];
  // What stands under 相关新闻 is its list, however short.
  let under: number[] = [];
  let heading = false;
  const close = (): void => {
    for (const i of under) verdicts[i] = boilerplate('boilerplate/related-list', 'underListHeading');
    const verdict = runVerdict(run.map((i) => lines[i] as LineTraits));
    if (verdict !== null) for (const i of run) verdicts[i] = verdict;
    run = [];
    under = [];
    heading = false;
  };
  for (let i = 0; i < lines.length; i++) {
    const verdict = verdicts[i] as LineVerdict;
    if (verdict.zone === 'blank' || verdict.zone === 'dateline') continue;
    if (verdict.zone !== 'boilerplate') close();
    else if (verdict.rule === 'boilerplate/low-content' && !prose[i]) (heading ? under : run).push(i);
    else heading = verdict.rule === 'boilerplate/related-list';
  }
  close();
}

function runVerdict(run: readonly LineTraits[]): LineVerdict | null {
  const headlines = run.filter((line) => line.han >= 8).length;
  if (run.length >= 5 && headlines >= run.length * 0.5) return boilerplate('boilerplate/related-list', 'headlines');
  const short = run.filter((line) => line.length < 20 && !line.terminal).length;
  if (run.length >= 3 && short >= run.length * 0.6) return boilerplate('boilerplate/nav-menu', 'shortLines');
  return null;
}
