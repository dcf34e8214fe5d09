/**
 * What a finding is known by from one run to the next, for whoever keeps a list of findings elsewhere: by rule, article and text
 * of its line, never by a number of a line, so that edits above it do not make it another.
 */
import { createHash } from 'node:crypto';
import type { Finding } from '../article/facts.ts';
import { LineIndex } from '../text/lines.ts';
import { lineKey } from './line-key.ts';

const DIGITS = 32;

/**
 * The fingerprints of all findings of an article, in their order.
 * @param name of the article, relative to the folder of the corpus, with forward slashes
 */
export function fingerprints(name: string, text: string, findings: readonly Finding[]): string[] {
  const lines = new LineIndex(text);
  const seen = new Map<string, number>();
  return findings.map(({ rule, line }) => {
    const { start, end } = lines.span(line);
    const known = `${rule}\n${name}\n${lineKey(text.slice(start, end))}`;
    // The same line may stand in an article again.
    const occurrence = (seen.get(known) ?? 0) + 1;
    seen.set(known, occurrence);
    return createHash('sha256').update(`${known}\n${occurrence}`).digest('hex').slice(0, DIGITS);
  });
}
