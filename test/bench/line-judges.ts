/**
 * What others would keep of a page: the baselines that our line zones are measured beside. Each says of every line whether it is
 * kept.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { LineTraits } from '../../server/src/article/lines.ts';

/** Whether each line of a text is kept; index 0 is line 1. What is said of blank lines is not looked at. */
export type LineJudge = (text: string, lines: readonly LineTraits[]) => boolean[];

export const keepEverything: LineJudge = (_, lines) => lines.map(() => true);

/**
 * C4's rule for lines, as it was carried over to Chinese: a line ends in one of six signs, has 5 to 500 characters and no character
 * of private use, box or U+FFFD (github.com/shjwudp/c4-dataset-script, Chinese/filter_out_bad_lines.py, `is_bad_line`).
 */
export const c4Chinese: LineJudge = (text) =>
  text.split('\n').map((raw) => {
    const line = raw.trim();
    return C4_ENDINGS.some((ending) => line.endsWith(ending)) && line.length >= 5 && line.length <= 500 && !C4_BAD.test(line);
  });

const C4_ENDINGS = ['。', '！', '？', '……', '”', '：'];
const C4_BAD = /[\ue000-\uf8ff□■\ufffd]/u;

/** In characters that are no blanks. */
const SHORT = 20;
const LONG = 60;
/** Share of function characters among the Han characters. */
const DENSE = 0.08;

type Class = 'short' | 'bad' | 'nearGood' | 'good';

/**
 * jusText (Pomikálek 2011) with its measures adapted to Han characters: lines of fewer than 20 are short, dense lines of more than
 * 60 are good, other dense ones near-good, and neighbours decide on short and near-good lines.
 */
export const hanJusText: LineJudge = (_, lines) => {
  const seen = lines.flatMap((traits, index) => (traits.blank ? [] : [{ index, kind: classOf(traits) }]));
  const shorts = neighbours(seen.map(({ kind }) => kind));
  const revised = seen.map(({ kind }, i): Class => (kind === 'short' ? shortVerdict(shorts, i) : kind));
  const nears = neighbours(revised);
  const kept = lines.map(() => false);
  for (const [i, { index }] of seen.entries()) {
    const kind = revised[i];
    kept[index] = kind === 'good' || (kind === 'nearGood' && !(nears.before[i] === 'bad' && nears.after[i] === 'bad'));
  }
  return kept;
};

function classOf({ length, density, text }: LineTraits): Class {
  if (text.includes('©')) return 'bad';
  if (length < SHORT) return 'short';
  if (density < DENSE) return 'bad';
  return length > LONG ? 'good' : 'nearGood';
}

interface Neighbours {
  /** The nearest class that is good or bad; beyond the ends of the text all is bad. */
  readonly before: readonly Class[];
  readonly after: readonly Class[];
  /** The same, near-good included. */
  readonly nearBefore: readonly Class[];
  readonly nearAfter: readonly Class[];
}

function neighbours(classes: readonly Class[]): Neighbours {
  const look = (order: readonly Class[], near: boolean): Class[] => {
    let last: Class = 'bad';
    return order.map((kind) => {
      const found = last;
      if (kind === 'good' || kind === 'bad' || (near && kind === 'nearGood')) last = kind;
      return found;
    });
  };
  const back = classes.toReversed();
  return {
    before: look(classes, false),
    after: look(back, false).reverse(),
    nearBefore: look(classes, true),
    nearAfter: look(back, true).reverse(),
  };
}

function shortVerdict({ before, after, nearBefore, nearAfter }: Neighbours, i: number): Class {
  if (before[i] === after[i]) return before[i] as Class;
  return (before[i] === 'bad' && nearBefore[i] === 'nearGood') || (after[i] === 'bad' && nearAfter[i] === 'nearGood') ? 'good' : 'bad';
}

/** Mozilla's Readability, which is made for HTML: each line a paragraph of a page. Where it finds no article, nothing is kept. */
export const readability: LineJudge = (text, lines) => {
  const paragraphs = text.split('\n').map((line, index) => (lines[index]?.blank ? '' : `<p data-line="${index}">${escaped(line)}</p>`));
  const { document } = parseHTML(`<!doctype html><html><head><title></title></head><body>${paragraphs.join('\n')}</body></html>`);
  const article = new Readability(document).parse();
  const kept = lines.map(() => false);
  for (const [, index] of article?.content?.matchAll(/ data-line="(\d+)"/gu) ?? []) kept[Number(index)] = true;
  return kept;
};

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}
