/**
 * Findings of the group `text`: characters that are wrong, invisible or of the other script.
 */
import type { Finding, Zone } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import { UNSEEN } from '../text/folding.ts';
import { type Kind, kindOf } from '../text/presence.ts';
import { convertibleFrom, countScripts, decideScript, ONLY_SIMPLIFIED, ONLY_TRADITIONAL } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { findMisread, type Misread, mayOpenMisread } from './mojibake.ts';
import { finding } from './rule.ts';
import { textRules } from './text-rules.ts';

/** Lost characters at most this far apart are one finding: what stands between is what is left of a sentence. */
const LOST_GAP = 10;
const LOST = /\ufffd+|锟斤拷[锟斤拷]*|烫{3,}|屯{3,}/gu;
/** Zero width, direction marks, soft hyphen, byte order mark, private use. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff]+/gu;
/** What each of these begins with, and what opens a misread run, among the rare characters of a text. */
const LOST_FIRST = kindOf((unit) => unit === 0xfffd || unit === 0x951f || unit === 0x70eb || unit === 0x5c6f);
const MISREAD_FIRST = kindOf(mayOpenMisread);
const PICTOGRAPH = /\p{Extended_Pictographic}|\ufe0f/u;

/** Findings in no particular order. */
export function characterFindings(reading: Reading, head: Head): Finding[] {
  const { kinds } = reading.folding;
  const holds = (kind: Kind): boolean => (kinds & kind) !== 0;
  const misread = holds(MISREAD_FIRST) ? findMisread(reading.raw) : [];
  return [
    ...(holds(LOST_FIRST) || misread.length > 0 ? lost(reading, misread) : []),
    ...(holds(UNSEEN) ? invisible(reading) : []),
    ...noBreakSpaces(reading),
    ...(holds(ONLY_SIMPLIFIED) && holds(ONLY_TRADITIONAL) ? otherScript(reading, head, misread) : []),
  ];
}

function lost(reading: Reading, misread: readonly Misread[]): Finding[] {
  const runs: { start: number; end: number }[] = [];
  for (const match of reading.raw.matchAll(LOST)) {
    const end = match.index + match[0].length;
    const last = runs[runs.length - 1];
    const isSameBlock =
      last !== undefined && match.index - last.end <= LOST_GAP && !/[\r\n]/u.test(reading.raw.slice(last.end, match.index));
    if (isSameBlock) last.end = end;
    else runs.push({ start: match.index, end });
  }
  return [
    ...runs.map(({ start, end }) => ({ ...finding(reading, textRules.mojibake, start, end), fix: 'none' as const })),
    ...misread.map(({ start, end, text }) => {
      const found = finding(reading, textRules.mojibake, start, end);
      return text === null ? { ...found, fix: 'none' as const } : found;
    }),
  ];
}

/** The runs of invisible characters in a raw text; a byte order mark at its very start and emoji joiners are none. */
export function* invisibleRuns(raw: string): Generator<{ start: number; end: number }> {
  for (const match of raw.matchAll(INVISIBLE)) {
    const start = match.index === 0 && match[0][0] === '\ufeff' ? 1 : match.index;
    const end = match.index + match[0].length;
    if (end === start || (match[0] === '\u200d' && PICTOGRAPH.test(raw.slice(Math.max(0, start - 2), start)))) continue;
    yield { start, end };
  }
}

/** One finding a line, from the first to the last. */
function invisible(reading: Reading): Finding[] {
  const lines = new Map<number, { start: number; end: number; codes: Set<string> }>();
  for (const { start, end } of invisibleRuns(reading.raw)) {
    const line = reading.rawLines.lineAt(start);
    const known = lines.get(line) ?? { start, end, codes: new Set<string>() };
    known.end = end;
    for (let i = start; i < end; i++) known.codes.add(`U+${reading.raw.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`);
    lines.set(line, known);
  }
  return Array.from(lines.values(), ({ start, end, codes }) =>
    finding(reading, textRules.invisibleChar, start, end, [...codes].slice(0, NAMED_CODES).join(' ')),
  );
}

/** A message names a few code points; a list of all would hide it. */
const NAMED_CODES = 4;

function noBreakSpaces(reading: Reading): Finding[] {
  const first = reading.raw.indexOf('\u00a0');
  if (first < 0) return [];
  let end = first;
  while (reading.raw[end] === '\u00a0') end++;
  const count = reading.raw.split('\u00a0').length - 1;
  return [finding(reading, textRules.noBreakSpace, first, end, String(count))];
}

/** A message names a few characters. */
const NAMED_CHARACTERS = 8;

/** Characters of the minority script in the story, unless the text is in both: one finding a line, from the first to the last. What was misread is in no script. */
function otherScript(reading: Reading, head: Head, misread: readonly Span[]): Finding[] {
  const isStory = (zone: Zone | undefined): boolean => zone === 'body' || zone === 'title' || zone === 'dateline';
  const lines = reading.lines.filter((line) => isStory(head.verdicts[line.line - 1]?.zone)).map((line) => reading.rawLines.span(line.line));
  const counts = lines.map(({ start, end }) => countScripts(reading.raw, start, end));
  const total = {
    simplified: counts.reduce((sum, count) => sum + count.simplified, 0),
    traditional: counts.reduce((sum, count) => sum + count.traditional, 0),
  };
  const script = decideScript(total);
  if (script !== 'simplified' && script !== 'traditional') return [];
  const minority = script === 'simplified' ? 'traditional' : 'simplified';
  const findings: Finding[] = [];
  lines.forEach(({ start, end }, index) => {
    const count = counts[index];
    // A line that is in the other script altogether is quoted so.
    if (count === undefined || count[minority] === 0 || count[minority] > count[script]) return;
    let first = -1;
    let last = -1;
    const characters = new Set<string>();
    for (let i = start; i < end; i++) {
      if (convertibleFrom(reading.raw.charCodeAt(i)) !== minority || misread.some((run) => run.start <= i && i < run.end)) continue;
      if (first < 0) first = i;
      last = i;
      if (characters.size < NAMED_CHARACTERS) characters.add(reading.raw[i] as string);
    }
    if (first >= 0) findings.push(finding(reading, textRules.mixedScript, first, last + 1, [...characters].join('')));
  });
  return findings;
}
