import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Location } from '../../../server/src/corpus/snapshot.ts';
import { definition, highlights, references } from '../../../server/src/features/references.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

type Files = Readonly<Record<string, readonly [marked: string, written: Written]>>;

/** Reads the files; the caret stands in the first, and what is found must be what is marked in all of them. */
function prepare(files: Files, inCorpus = true) {
  const read = Object.entries(files).map(([path, [marked, written]]) => {
    const marks = readMarks(marked);
    return { marks, article: writtenArticle(path, marks.text, written) };
  });
  const [first] = read;
  assert.ok(first);
  const corpus = read.map(({ article }) => article).slice(inCorpus ? 0 : 1);
  const check = (found: readonly Location[]): void => {
    for (const { marks, article } of read) {
      const own = found.filter(({ path }) => path === article.path);
      assert.equal(writeMarks(marks.text, own), writeMarks(marks.text, marks.spans), article.path);
      for (const { start, line, column, endColumn, end } of own) {
        assert.equal(article.lines.offsetAt(line, column), start);
        assert.equal(endColumn - column, end - start);
      }
    }
    assert.equal(
      found.length,
      read.reduce((sum, { marks }) => sum + marks.spans.length, 0),
    );
  };
  return { snapshot: new MemorySnapshot(corpus), article: first.article, caret: first.marks.caret, check };
}

function checkReferences(files: Files, { declaration = true, inCorpus = true } = {}): void {
  const { snapshot, article, caret, check } = prepare(files, inCorpus);
  check(references(snapshot, article, caret, declaration));
}

function checkDefinition(files: Files): void {
  const { snapshot, article, caret, check } = prepare(files);
  const found = definition(snapshot, article, caret);
  check(found === undefined ? [] : [found.target]);
}

const official = (name: string, ...posts: string[]): Written => ({ people: [{ name, posts }] });

test('references: every article, both scripts, through injected pinyin', () => {
  checkReferences({
    '/a.txt': ['常委[|应<|>永宁|]带队。[|应永宁|]说', official('应永宁', '/常委')],
    '/b.txt': ['常委[|應(yīng)永寧|]带队,张三随行', official('應永寧')],
    '/c.txt': ['无人', {}],
  });
});

test('references without the declaration leave the introduction out', () => {
  checkReferences({ '/a.txt': ['常委应<|>永宁带队。[|应永宁|]说', official('应永宁', '/常委')] }, { declaration: false });
});

test('mentions in boilerplate count only for a caret in boilerplate', () => {
  const written = { ...official('许红兵'), boilerplate: [2] };
  checkReferences({ '/a.txt': ['[|许<|>红兵|]讲话\n许红兵', written] });
  checkReferences({ '/a.txt': ['[|许红兵|]讲话\n[|许<|>红兵|]', written] });
});

test('a document outside the corpus adds its own mentions', () => {
  const files: Files = { '/out.txt': ['[|许<|>红兵|]讲话', official('许红兵')], '/a.txt': ['[|许红兵|]', official('许红兵')] };
  checkReferences(files, { inCorpus: false });
});

test('no name, no references', () => {
  checkReferences({ '/a.txt': ['天<|>气好', {}] });
});

test('definition leads to the mention with the fullest post', () => {
  checkDefinition({
    '/a.txt': ['书记许红兵。许<|>红兵说', official('许红兵', '/书记')],
    '/b.txt': ['宝丰县委书记[|许红兵|]', official('许红兵', '宝丰县委/书记')],
  });
});

test('definition of a place is its first mention', () => {
  checkDefinition({ '/b.txt': ['宝<|>丰县', { places: ['宝丰县'] }], '/a.txt': ['在[|宝丰县|]。宝丰县', { places: ['宝丰县'] }] });
});

test('highlights mark all mentions in the text, boilerplate too, and the introduction apart', () => {
  const { text, caret, spans } = readMarks('书记[|许红兵|]。[|许<|>红兵|]说\n[|许红兵|]');
  const article = writtenArticle('/a.txt', text, { ...official('许红兵', '/书记'), boilerplate: [2] });
  const found = highlights(new MemorySnapshot([article]), article, caret);
  assert.equal(
    writeMarks(
      text,
      found.map(({ span }) => span),
    ),
    writeMarks(text, spans),
  );
  assert.deepEqual(
    found.map(({ introduction }) => introduction),
    [true, false, false],
  );
});
