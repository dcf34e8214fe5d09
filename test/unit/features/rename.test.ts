import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedArticles, nameProblem, renamedAt, renamings, type Standing } from '../../../server/src/features/rename.ts';
import { applyEdits } from '../../../server/src/hygiene/edit.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { readMarks } from '../../support/marks.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

type Files = Readonly<Record<string, readonly [text: string, written: Written]>>;

/** Renames what the caret in the first file stands on. @returns each text as it becomes, and how certain its changes are */
function renamed(files: Files, newName: string, inCorpus = true) {
  const read = Object.entries(files).map(([path, [marked, written]]) => {
    const { text, caret } = marked.includes('<|>') ? readMarks(marked) : { text: marked, caret: 0 };
    return { caret, article: writtenArticle(path, text, written) };
  });
  const [first] = read;
  assert.ok(first);
  const name = renamedAt(first.article, first.caret);
  assert.ok(name, 'no name under the caret');
  const snapshot = new MemorySnapshot(read.map(({ article }) => article).slice(inCorpus ? 0 : 1));
  const texts: Record<string, string> = {};
  const standings: Record<string, Standing[]> = {};
  for (const named of namedArticles(snapshot, first.article, name)) {
    if (named === undefined) continue;
    const article = read.find(({ article: { path } }) => path === named.path)?.article;
    assert.ok(article);
    const found = renamings(article.text, article.facts, named, name, newName, article === first.article);
    texts[named.path] = applyEdits(article.text, found);
    standings[named.path] = found.map(({ standing }) => standing);
  }
  return { name, texts, standings };
}

const official = (name: string, ...posts: string[]): Written => ({ people: [{ name, posts }] });

test('every mention in every article, through injected pinyin, each in its own script', () => {
  const { name, texts, standings } = renamed(
    {
      '/a.txt': ['常委应<|>永宁带队。应永宁说', official('应永宁', '/常委')],
      '/b.txt': ['常委應(yīng)永寧(níng)帶隊', official('應永寧')],
      '/c.txt': ['无人', {}],
    },
    '应学军',
  );
  assert.equal(name.name, '应永宁');
  assert.deepEqual(texts, { '/a.txt': '常委应学军带队。应学军说', '/b.txt': '常委應學軍帶隊' });
  assert.deepEqual(standings, { '/a.txt': ['here', 'here'], '/b.txt': ['elsewhere'] });
});

test('the name under the caret is offered without what was injected', () => {
  assert.equal(renamed({ '/a.txt': ['常委應(yīng)<|>永寧帶隊', official('應永寧')] }, '應學軍').name.name, '應永寧');
});

test('a new name in traditional characters becomes simplified where the text is', () => {
  const { texts } = renamed({ '/a.txt': ['常委应<|>永宁带队', official('应永宁')], '/b.txt': ['應永寧', official('應永寧')] }, '應學軍');
  assert.deepEqual(texts, { '/a.txt': '常委应学军带队', '/b.txt': '應學軍' });
});

test('a document outside the corpus is renamed with the corpus', () => {
  const files: Files = { '/out.txt': ['许<|>红兵讲话', official('许红兵')], '/a.txt': ['许红兵', official('许红兵')] };
  assert.deepEqual(renamed(files, '许卫兵', false).texts, { '/out.txt': '许卫兵讲话', '/a.txt': '许卫兵' });
});

test('boilerplate of other articles, and names inside longer ones, are left to the user', () => {
  const { standings } = renamed(
    {
      '/a.txt': ['到宝<|>丰县。宝丰县委开会', { places: ['宝丰县'], organisations: ['宝丰县委'] }],
      '/b.txt': ['在宝丰县\n宝丰县新闻网', { places: ['宝丰县'], boilerplate: [2] }],
    },
    '鲁山县',
  );
  assert.deepEqual(standings, { '/a.txt': ['here', 'within'], '/b.txt': ['elsewhere', 'boilerplate'] });
});

test('another form of the name is left to the user', () => {
  const people = { organisations: [{ name: '宝丰县委', key: '宝丰县委' }] };
  const article = writtenArticle('/a.txt', '宝丰县委开会，县委要求', people);
  const [organisation] = article.facts.organisations;
  assert.ok(organisation);
  const short = { start: 7, end: 9, line: 1, zone: 'body' } as const;
  const mentions = [...organisation.mentions, short];
  const facts = { ...article.facts, organisations: [{ ...organisation, mentions }] };
  const name = renamedAt(article, 1);
  assert.ok(name);
  const found = renamings(article.text, facts, { path: '/a.txt', mentions, sure: true }, name, '鲁山县委', true);
  assert.deepEqual(
    found.map(({ standing }) => standing),
    ['here', 'form'],
  );
});

test('of several people of a name only the one who is meant is certain', () => {
  const person = (post: string, date: string, place: string): Written => ({
    ...official('王伟', post),
    published: date,
    places: [{ name: place, division: place === '鲁山县' ? '410423' : '330784' }],
  });
  const { standings } = renamed(
    {
      '/a.txt': ['鲁山县县委副书记王<|>伟', person('鲁山县县委/副书记', '2016-11-02', '鲁山县')],
      '/b.txt': ['鲁山县县委副书记王伟', person('鲁山县县委/副书记', '2016-12-02', '鲁山县')],
      '/c.txt': ['永康市市委常委王伟', person('永康市市委/常委', '2016-12-02', '永康市')],
    },
    '王维',
  );
  assert.deepEqual(standings, { '/a.txt': ['here'], '/b.txt': ['elsewhere'] });
});

test('what cannot be a name is refused', () => {
  const article = writtenArticle('/a.txt', '许红兵讲话', official('许红兵'));
  const name = renamedAt(article, 1);
  assert.ok(name);
  for (const bad of ['', ' \u3000', '许\n兵', '许\u0000兵', '许红兵', '許紅兵', '许'.repeat(200)])
    assert.ok(nameProblem(bad, name), JSON.stringify(bad));
  assert.equal(nameProblem('许卫兵', name), undefined);
});

test('no name, nothing to rename', () => {
  assert.equal(renamedAt(writtenArticle('/a.txt', '天气好', {}), 1), undefined);
});
