/**
 * The finding of the group `article`: limits that the authors of FineWeb-2 derived for Chinese, applied to the story alone, so
 * that a good article is not blamed for the page round it.
 */
import type { Finding } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import { qualityRules } from './quality-rules.ts';
import { finding } from './rule.ts';
import { visibleSpan } from './visible.ts';

/** FineWeb-2, configs/cmn_Hani.yml: line_punct_thr. */
const SENTENCES_MINIMUM = 0.106;
/** FineWeb-2, configs/cmn_Hani.yml: dup_line_frac. */
const REPEATED_MAXIMUM = 0.287;
/** Rae et al. 2021 (Gopher), table A1: duplicate line character fraction; captions that stand under each picture are few characters. */
const REPEATED_CHARACTERS_MAXIMUM = 0.2;
/** A notice of a few lines proves nothing. */
const LINES_MINIMUM = 10;
/** The filter's terminal punctuation, as it stands in Chinese text, folded. */
const TERMINAL = /[。!?…;:.][”’"'」』)]*$/u;

/** One finding, on the first line of the story, or none. */
export function qualityFindings(reading: Reading, head: Head): Finding[] {
  const story = reading.lines
    // Bars and numbers between the cells of a broken table are no lines of a story.
    .filter(({ line }) => head.verdicts[line - 1]?.zone === 'body' && head.lines[line - 1]?.bare === false)
    .map((line) => ({ line: line.line, text: line.text.trim() }));
  const [first] = story;
  if (first === undefined || story.length < LINES_MINIMUM) return [];
  const sentences = story.filter(({ text }) => TERMINAL.test(text.slice(-8))).length / story.length;
  const distinct = new Set(story.map(({ text }) => text));
  const repeated = 1 - distinct.size / story.length;
  const isRepetitive =
    repeated > REPEATED_MAXIMUM && 1 - characters(distinct) / characters(story.map(({ text }) => text)) > REPEATED_CHARACTERS_MAXIMUM;
  if (sentences >= SENTENCES_MINIMUM && !isRepetitive) return [];
  const { start, end } = visibleSpan(reading, first.line);
  return [finding(reading, qualityRules.lowQuality, start, end, percent(sentences), percent(repeated))];
}

function characters(texts: Iterable<string>): number {
  let count = 0;
  for (const text of texts) count += text.length;
  return count;
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}
