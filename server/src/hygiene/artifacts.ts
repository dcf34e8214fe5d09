/**
 * Findings of the group `artifact`: what scrapers, sites and filters put into the text or struck out of it.
 *
 * Injections come by the hundred. A mark on each would be a wall, so a line gets one finding, from its first injection to its
 * last; the fixes know every single one.
 */
import type { Finding } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import { type Injection, toRaw } from '../text/folding.ts';
import { artifactRules } from './artifact-rules.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { finding } from './rule.ts';

/** Commas before other punctuation are an injection from this many in a text on; below, a slip of the keyboard. */
export const COMMA_MINIMUM = 5;

const CF_EMAIL = /\[email[ \u00a0]protected\]/gu;
const MASKED = /\*{3,}/gu;
/** Two asterisks and no more: Markdown's bold. */
const BOLD = /(?<!\*)\*\*(?!\*)/u;
/** Masked words at most this far apart are one finding: ***、***. */
const MASK_GAP = 2;

/** Findings in no particular order. */
export function artifactFindings(reading: Reading, head: Head): Finding[] {
  return [...hiddenAddresses(reading), ...maskedWords(reading, head), ...injected(reading, head)];
}

function hiddenAddresses(reading: Reading): Finding[] {
  if (!reading.raw.includes('[email')) return [];
  return Array.from(reading.raw.matchAll(CF_EMAIL), (match) =>
    finding(reading, artifactRules.cfEmail, match.index, match.index + match[0].length),
  );
}

function maskedWords(reading: Reading, head: Head): Finding[] {
  const findings: Finding[] = [];
  // Where bold is written with asterisks, an even run of them is the seam of two bold words.
  if (!reading.folding.text.includes('***')) return findings;
  const bold = BOLD.test(reading.raw);
  reading.lines.forEach((line, index) => {
    const { zone } = head.verdicts[index] ?? { zone: 'blank' };
    if (zone === 'boilerplate' || zone === 'blank') return;
    let open: { start: number; end: number } | null = null;
    for (const match of line.text.matchAll(MASKED)) {
      const end = match.index + match[0].length;
      if (!isBesideText(line.text, match.index, end) || isEmphasis(line.text)) continue;
      if (bold && match[0].length % 2 === 0) continue;
      if (open !== null && match.index - open.end <= MASK_GAP) open.end = end;
      else {
        if (open !== null) findings.push(masked(reading, line.start + open.start, line.start + open.end));
        open = { start: match.index, end };
      }
    }
    if (open !== null) findings.push(masked(reading, line.start + open.start, line.start + open.end));
  });
  return findings;
}

function masked(reading: Reading, start: number, end: number): Finding {
  const span = toRaw(reading.folding, start, end);
  return finding(reading, artifactRules.maskedText, span.start, span.end);
}

function isBesideText(text: string, start: number, end: number): boolean {
  return /[\p{sc=Han}、]/u.test(text[start - 1] ?? '') || /[\p{sc=Han}、]/u.test(text[end] ?? '');
}

/** A whole line between triple asterisks is Markdown's bold italics. */
function isEmphasis(text: string): boolean {
  return /^\s*\*{3}[^*]+\*{3}\s*$/u.test(text);
}

/** A line with a cue of boilerplate goes as a whole: what is injected into it is not worth a second mark. */
function injected(reading: Reading, head: Head): Finding[] {
  const { injections } = reading.folding;
  const stays = ([first]: readonly Injection[]): boolean => {
    const rule = first === undefined ? null : head.verdicts[reading.rawLines.lineAt(first.start) - 1]?.rule;
    return rule === null || rule === undefined || rule === boilerplateRules.lowContent.id;
  };
  const groups = (kind: Injection['kind']): Injection[][] =>
    byLine(
      reading,
      injections.filter((injection) => injection.kind === kind),
    ).filter(stays);
  const commas = injections.filter((injection) => injection.kind === 'comma').length;
  return [
    ...groups('pinyin').map((group) => groupFinding(reading, artifactRules.injectedPinyin, group)),
    ...(commas < COMMA_MINIMUM ? [] : groups('comma').map((group) => groupFinding(reading, artifactRules.commaInjection, group))),
  ];
}

function byLine(reading: Reading, injections: readonly Injection[]): Injection[][] {
  const groups: Injection[][] = [];
  let line = 0;
  for (const injection of injections) {
    const own = reading.rawLines.lineAt(injection.start);
    if (own !== line) groups.push([]);
    line = own;
    groups[groups.length - 1]?.push(injection);
  }
  return groups;
}

function groupFinding(
  reading: Reading,
  rule: (typeof artifactRules)['injectedPinyin' | 'commaInjection'],
  group: readonly Injection[],
): Finding {
  const first = group[0] as Injection;
  const last = group[group.length - 1] as Injection;
  return finding(reading, rule, first.start, last.end, String(group.length));
}
