/** An article of a corpus as features get it when it is open. */
import assert from 'node:assert/strict';
import { OpenArticle } from '../../server/src/features/open-article.ts';
import type { TestCorpus } from './corpus.ts';

export function openedIn(corpus: TestCorpus, path: string): OpenArticle {
  const [text, facts] = [corpus.text(path), corpus.snapshot().facts(path)];
  assert.ok(text !== undefined && facts !== undefined, path);
  return new OpenArticle(path, text, facts);
}
