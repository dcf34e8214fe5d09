/**
 * Findings of the group `dup` within one article: lines that stand twice. The first copy is not the right one by being
 * first: newspapers print a headline in the page's menu and again above the story.
 */
import type { Finding } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { LineTraits } from '../article/lines.ts';
import type { Reading } from '../article/reading.ts';
import { kindOfUnit, LETTER, NUMBER } from '../text/characters.ts';
import { finding } from './rule.ts';
import { textRules } from './text-rules.ts';
import { visibleSpan } from './visible.ts';

/** Shorter lines recur by nature. */
const HAN_MINIMUM = 8;

/** A paragraph of so many Han characters is not written twice. */
const PARAGRAPH_MINIMUM = 20;

/** The rank of a zone when the copy to keep is chosen. */
const RANK = { title: 0, body: 1, dateline: 2, boilerplate: 3, blank: 4 } as const;

/** A finding for each line that repeats a line of the article: copies of title, dateline and body, wherever they stand. */
export function repetitionFindings(reading: Reading, head: Head): Finding[] {
  const findings: Finding[] = [];
  for (const lines of copiesIn(head)) {
    const rank = (line: number): number => RANK[head.verdicts[line - 1]?.zone ?? 'blank'];
    const kept = lines.reduce((best, line) => (rank(line) < rank(best) ? line : best));
    if (rank(kept) > RANK.dateline) continue;
    for (const line of lines) {
      if (line === kept || !isCopy(head, kept, line)) continue;
      const { start, end } = visibleSpan(reading, line);
      findings.push(finding(reading, textRules.lineInArticle, start, end, String(kept)));
    }
  }
  return findings;
}

/**
 * Inside a story a short line may stand twice and be meant: a label, a heading of each part, a cell of a table. Only paragraphs
 * are copies wherever they stand; other lines where one stands right below the other, the furniture between them aside.
 */
function isCopy({ lines, verdicts }: Head, kept: number, line: number): boolean {
  if (verdicts[kept - 1]?.zone !== 'body' || verdicts[line - 1]?.zone !== 'body') return true;
  const traits = lines[line - 1] as LineTraits;
  if (traits.terminal && traits.han >= PARAGRAPH_MINIMUM) return true;
  for (let above = line - 1; above > 0; above--) {
    const other = lines[above - 1] as LineTraits;
    if (!other.blank && verdicts[above - 1]?.zone !== 'boilerplate') return keyOf(other.text) === keyOf(traits.text);
  }
  return false;
}

/** The lines that say the same, two or more together. Most lines stand alone: how many Han characters they have, and then a number, tells. */
function copiesIn({ lines }: Head): number[][] {
  const long = lines.filter(({ han }) => han >= HAN_MINIMUM);
  const asLong = alike(long, ({ han }) => han);
  const alikeByNumber = asLong.flatMap((some) => alike(some, ({ text }) => numberOf(text)));
  const copies = alikeByNumber.flatMap((some) => alike(some, ({ text }) => keyOf(text)));
  return copies.map((some) => some.map(({ line }) => line));
}

/** The lines of one key together, where there are two or more, in the order of the first. */
function alike<Key>(lines: readonly LineTraits[], keyOf: (line: LineTraits) => Key): LineTraits[][] {
  if (lines.length < 2) return [];
  const byKey = new Map<Key, LineTraits[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [line]);
    else known.push(line);
  }
  return [...byKey.values()].filter((same) => same.length > 1);
}

/** A number that lines of one key share, and others hardly (FNV-1a over letters and digits of the basic plane). */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (((kindOfUnit[unit] as number) & (LETTER | NUMBER)) !== 0) number = Math.imul(number ^ unit, 0x01000193);
  }
  return number;
}

/** What a line says: its letters and digits. */
function keyOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
