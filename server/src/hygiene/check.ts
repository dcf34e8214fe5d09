/**
 * Findings: what the hygiene rules say of an article.
 */
import type { Finding, Person } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import { artifactFindings } from './artifacts.ts';
import { boilerplateFindings } from './boilerplate.ts';
import { characterFindings } from './characters.ts';
import { dateFindings } from './dates.ts';
import { postFindings } from './posts.ts';
import { qualityFindings } from './quality.ts';
import { repetitionFindings } from './repetitions.ts';

/** A file with more findings than this is no article with flaws; more marks would tell nobody more. */
export const FINDINGS_LIMIT = 300;
const WEIGHT = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/**
 * The findings of one article, in text order, one a block; where there are too many, the first of each rule.
 * @param people whom recognition found, for what is said of them
 */
export function check(reading: Reading, head: Head, people: readonly Person[] = []): Finding[] {
  const findings = findingsOf(reading, head, people);
  return findings.length <= FINDINGS_LIMIT ? findings : firstOfEachRule(findings);
}

/** All findings of one article, however many. */
export function findingsOf(reading: Reading, head: Head, people: readonly Person[] = []): Finding[] {
  return [
    ...boilerplateFindings(reading, head),
    ...artifactFindings(reading, head),
    ...characterFindings(reading, head),
    ...repetitionFindings(reading, head),
    ...qualityFindings(reading, head),
    ...dateFindings(reading, (line) => head.verdicts[line - 1]?.zone),
    ...postFindings(reading, people),
  ].sort(inTextOrder);
}

/** Rules that found little keep all of it, and the others share what room is left, the gravest what cannot be shared. */
function firstOfEachRule(findings: readonly Finding[]): Finding[] {
  const groups = [...Map.groupBy(findings, ({ rule }) => rule).values()].sort((a, b) => a.length - b.length || weight(b) - weight(a));
  let room = FINDINGS_LIMIT;
  const kept = groups.flatMap((group, index) => {
    const share = Math.min(group.length, Math.floor(room / (groups.length - index)));
    room -= share;
    return group.slice(0, share);
  });
  return kept.sort(inTextOrder);
}

function weight([first]: readonly Finding[]): number {
  return WEIGHT[(first as Finding).severity];
}

/** The order of findings: as they stand in the text, the longer before those within it. */
export function inTextOrder(a: Finding, b: Finding): number {
  return a.start - b.start || b.end - a.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
