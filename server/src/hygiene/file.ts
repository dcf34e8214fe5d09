/**
 * The findings about the file that a text was read from: its encoding, what could not be decoded, what was not read. The
 * text alone does not tell; whoever reads the file asks here.
 */
import type { Finding } from '../article/facts.ts';
import type { Decoded } from '../text/decode.ts';
import { LineIndex } from '../text/lines.ts';
import { fileRules } from './file-rules.ts';
import { findingAt, type Rule } from './rule.ts';

/** A line that is longer is marked up to here, in UTF-16 code units. */
const LONGEST_LINE = 4096;

/**
 * Findings on the first line, in the order of the catalogue.
 * @param decoded what was read of the file
 * @param size of the whole file in bytes; undefined where all of it was read
 */
export function checkFile(decoded: Decoded, size: number | undefined): Finding[] {
  const span = new LineIndex(decoded.text.slice(0, LONGEST_LINE)).span(1);
  const find = (rule: Rule, ...values: readonly string[]) => findingAt(rule, { ...span, line: 1, endLine: 1 }, values);
  const findings: Finding[] = [];
  if (decoded.encoding !== 'utf-8') findings.push(find(fileRules.encoding, decoded.encoding));
  if (decoded.replaced > 0) findings.push(find(fileRules.undecodable, String(decoded.replaced), decoded.encoding));
  if (size !== undefined) findings.push(find(fileRules.headOnly, (size / 1e6).toFixed(1)));
  return findings;
}
