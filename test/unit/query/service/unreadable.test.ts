/** An index that cannot be read: a query says so, in words that whoever speaks with the client knows, and figures are not made up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseIn } from '../../../../server/src/corpus/opening.ts';
import { isUnreadable, Unanswerable } from '../../../../server/src/query/service/refusals.ts';
import { QueryService } from '../../../../server/src/query/service/service.ts';
import { folderOf } from '../../../support/folders.ts';

const NEVER = new AbortController().signal;
const refusal = (error: unknown): boolean => error instanceof Unanswerable && isUnreadable(error.message);

test('what is no index is not asked', async () => {
  const folder = folderOf({ 'corpus.db': 'no database at all, whatever its name may be' });
  const place = { database: databaseIn(folder), folders: [folder], partial: false };
  const service = new QueryService(() => {});
  await assert.rejects(service.start({ id: 1, query: '健康', language: 'plain', most: 10, place }, NEVER), refusal);
  await assert.rejects(service.frequencies({ place, length: 1, attribute: 'word', limit: 10 }, NEVER), refusal);
  await assert.rejects(service.profile({ place, speaker: '许红兵', measure: 'g2', limit: 10 }, NEVER), refusal);
});
