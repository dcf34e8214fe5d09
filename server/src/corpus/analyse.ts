/**
 * Text → facts: the one function that the crawler, the open document and the CLI share. Pure: it knows no file.
 */
import type { Facts } from '../article/facts.ts';
import { readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import { recognise } from '../article/recognise.ts';
import { check } from '../hygiene/check.ts';

/** All facts of a text. Never throws; deterministic; linear in the length. */
export function analyse(text: string): Facts {
  return analyseReading(read(text));
}

/** The same for a text that has been read already. */
export function analyseReading(reading: Reading): Facts {
  return analyseAll([reading])[0] as Facts;
}

/** The same for several texts: what each would get by itself, in less time. */
export function analyseAll(readings: readonly Reading[]): Facts[] {
  const articles = readings.map((reading) => ({ reading, head: readHead(reading) }));
  const recognised = recognise(articles);
  return articles.map(({ reading, head }, index) => {
    const facts = recognised[index] as Omit<Facts, 'findings'>;
    return { ...facts, findings: check(reading, head, facts.people) };
  });
}
