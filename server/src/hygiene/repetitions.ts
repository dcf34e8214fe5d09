/**
 * Findings of the group `dup` within one article: lines that stand twice. The first copy is not the right one by being
 * first: newspapers print a headline in the page's menu and again above the story.
 */
import type { Finding } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import { isHan } from '../text/script.ts';
import { finding } from './rule.ts';
import { textRules } from './text-rules.ts';
import { visibleSpan } from './visible.ts';

/** Shorter lines recur by nature. */
const HAN_MINIMUM = 8;

/** The rank of a zone when the copy to keep is chosen. */
const RANK = { title: 0, body: 1, dateline: 2, boilerplate: 3, blank: 4 } as const;

/** A finding for each line that repeats a line of the article: copies of title, dateline and body, wherever they stand. */
export function repetitionFindings(reading: Reading, head: Head): Finding[] {
  const copies = new Map<string, number[]>();
  for (const { text, line } of reading.lines) {
    const key = keyOf(text);
    if (key === null) continue;
    const known = copies.get(key);
    if (known === undefined) copies.set(key, [line]);
    else known.push(line);
  }
  const findings: Finding[] = [];
  for (const lines of copies.values()) {
    if (lines.length < 2) continue;
    const rank = (line: number): number => RANK[head.verdicts[line - 1]?.zone ?? 'blank'];
    const kept = lines.reduce((best, line) => (rank(line) < rank(best) ? line : best));
    if (rank(kept) > RANK.dateline) continue;
    for (const line of lines) {
      if (line === kept) continue;
      const { start, end } = visibleSpan(reading, line);
      findings.push(finding(reading, textRules.lineInArticle, start, end, String(kept)));
    }
  }
  return findings;
}

function keyOf(text: string): string | null {
  const key = text.replace(/[^\p{L}\p{N}]/gu, '');
  let han = 0;
  for (let i = 0; i < key.length && han < HAN_MINIMUM; i++) if (isHan(key.charCodeAt(i))) han++;
  return han < HAN_MINIMUM ? null : key;
}
