import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEntities, workspaceSymbols } from '../../../server/src/features/find-names.ts';
import { writtenArticle } from '../../support/facts.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

const snapshot = new MemorySnapshot([
  writtenArticle('/a.txt', '李斌在宝丰县讲话\n国家卫生健康委副主任李斌到宝丰县人民医院。記者巫鵬。常委應永寧', {
    title: '李斌在宝丰县讲话',
    published: '2020-06-25',
    people: [
      { name: '李斌', posts: ['国家卫生健康委/副主任'] },
      { name: '巫鵬', role: 'journalist' },
      { name: '應永寧', posts: ['/常委'] },
    ],
    organisations: ['宝丰县人民医院'],
  }),
]);

/** The symbols of a query as `kind label · container`. */
function checkSymbols(query: string, expected: readonly string[]): void {
  assert.deepEqual(
    workspaceSymbols(snapshot, query).map(({ kind, label, container }) => `${kind} ${label} · ${container}`),
    expected,
  );
}

test('by Chinese', () => {
  checkSymbols('李斌', ['person 李斌 · 国家卫生健康委副主任', 'article 李斌在宝丰县讲话 · 2020-06-25']);
});

test('by initials and by pinyin: the label holds what was typed, since editors filter by it', () => {
  checkSymbols('lb', ['person 李斌 (lb) · 国家卫生健康委副主任', 'article 李斌在宝丰县讲话 (lb) · 2020-06-25']);
  const [person] = workspaceSymbols(snapshot, 'libin');
  assert.equal(person?.label, '李斌 (libin)');
});

test('by the other script', () => {
  checkSymbols('应永宁', ['person 應永寧 (应永宁) · 常委']);
});

test('officials, not everybody', () => {
  checkSymbols('wupeng', []);
});

test('organisations', () => {
  checkSymbols('人民医院', ['organisation 宝丰县人民医院 · organisation · 1 mention, 1 article']);
});

test('a person leads to the introduction', () => {
  const [person] = findEntities(snapshot, 'person', 'libin', 10, true);
  assert.deepEqual([person?.location.line, person?.location.column], [2, 10]);
});

test('the limit holds', () => {
  assert.equal(findEntities(snapshot, 'person', '', 1).length, 1);
});
