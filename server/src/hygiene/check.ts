/**
 * Findings: what the hygiene rules say of an article.
 */
import type { Finding } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';

/** All findings of one article, in text order, one a block. */
export function check(_reading: Reading, _head: Head): Finding[] {
  return [];
}
