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
/** A notice of a few lines proves nothing. */
const LINES_MINIMUM = 10;
/** The filter's terminal punctuation, as it stands in Chinese text, folded. */
const TERMINAL = /[。!?…;:.][”’"'」』)]*$/u;

/** One finding, on the first line of the story, or none. */
export function qualityFindings(reading: Reading, head: Head): Finding[] {
  const story = reading.lines
    .filter((line) => head.verdicts[line.line - 1]?.zone === 'body')
    .map((line) => ({ line: line.line, text: line.text.trim() }));
  const [first] = story;
  if (first === undefined || story.length < LINES_MINIMUM) return [];
  const sentences = story.filter(({ text }) => TERMINAL.test(text.slice(-8))).length / story.length;
  const repeated = 1 - new Set(story.map(({ text }) => text)).size / story.length;
  if (sentences >= SENTENCES_MINIMUM && repeated <= REPEATED_MAXIMUM) return [];
  const { start, end } = visibleSpan(reading, first.line);
  return [finding(reading, qualityRules.lowQuality, start, end, percent(sentences), percent(repeated))];
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}
