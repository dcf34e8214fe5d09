/**
 * Findings that other articles show, as marks: each article of a small corpus with `[|…|]` round what a rule should say of it.
 */
import assert from 'node:assert/strict';
import { type AcrossFinding, withAcross } from '../../server/src/hygiene/across.ts';
import { buildCorpus, type TestCorpus } from './corpus.ts';
import { readMarks, writeMarks } from './marks.ts';

/** All findings of an article of a corpus. */
export function findingsIn(corpus: TestCorpus, path: string): readonly AcrossFinding[] {
  const snapshot = corpus.snapshot();
  const text = corpus.text(path) ?? '';
  const facts = snapshot.facts(path);
  if (facts === undefined) return [];
  return withAcross(facts, snapshot.across(path), () => text);
}

/** The findings of a rule must be what is marked in each article, and nothing else. @returns the corpus, to go on with */
export function assertAcross(rule: string, marked: Readonly<Record<string, string>>): TestCorpus {
  const texts = Object.entries(marked).map(([path, text]) => [path, readMarks(text).text]);
  const corpus = buildCorpus(Object.fromEntries(texts));
  assertMarks(corpus, rule, marked);
  return corpus;
}

/** The same of a corpus that is there already. */
export function assertMarks(corpus: TestCorpus, rule: string, marked: Readonly<Record<string, string>>): void {
  for (const [path, expected] of Object.entries(marked)) {
    const found = findingsIn(corpus, path).filter((finding) => finding.rule === rule);
    assert.equal(`${path}: ${writeMarks(corpus.text(path) ?? '', found)}`, `${path}: ${expected}`);
  }
}
