import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressLinks, headlineLinks, headlineSpans } from '../../../server/src/features/document-links.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { writtenArticle } from '../../support/facts.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

/** Checks which parts of a text are addresses, and where they lead. */
function checkAddresses(marked: string, ...targets: string[]): void {
  const { text, spans } = readMarks(marked);
  const links = addressLinks(writtenArticle('/a.txt', text, {}));
  assert.equal(writeMarks(text, links), writeMarks(text, spans));
  if (targets.length > 0)
    assert.deepEqual(
      links.map(({ target }) => target),
      targets,
    );
}

test('addresses end where Chinese goes on, and where the sentence ends', () => {
  checkAddresses('详见[|http://www.example.cn/a/1.html|]查看，或[|https://example.cn/b?x=1&y=2|]。');
  checkAddresses('网址：[|www.example.gov.cn|]。（来源：[|http://example.cn/a_(1)|]）(http：//无 [|https://example.cn/x|]).');
});

test('an address without scheme gets one', () => {
  checkAddresses('[|www.example.cn|]', 'http://www.example.cn');
});

test('no addresses: words, the middle of others, nothing behind the scheme', () => {
  checkAddresses('awww.example.cn http:// 邮箱a@www.example.cn');
});

const OTHER = '全市春季造林现场会召开\n2021年3月2日\n本报讯 昨天，全市春季造林现场会在青山镇召开，与会人员实地察看了造林现场。\n';
const SHORT = '要闻\n2021年3月2日\n本报讯 今天没有什么大事发生，天气晴好，市民纷纷出门踏青赏花。\n';

/** Checks which parts of an article are headlines of others. */
function checkHeadlines(marked: string, boilerplate: readonly number[] = []): void {
  const { text, spans } = readMarks(marked);
  const snapshot = buildCorpus({ '/b.txt': OTHER, '/c.txt': SHORT }).snapshot();
  while (snapshot.readTitles());
  const article = writtenArticle('/a.txt', text, { boilerplate });
  const links = headlineLinks(snapshot, article, headlineSpans(article));
  assert.equal(writeMarks(text, links), writeMarks(text, spans));
  for (const { target, tooltip } of links) {
    assert.match(target, /b\.txt#L1,1$/);
    assert.equal(tooltip, '全市春季造林现场会召开 · 2021-03-02');
  }
}

test('headlines in title marks and in quotation marks', () => {
  checkHeadlines('据《[|全市春季造林现场会召开|]》一文，“[|全市春季造林现场会召开|]”。《要闻》《没有这篇文章的标题》');
});

test('headlines in lists of links, between others, with what stands before and behind', () => {
  checkHeadlines(
    '正文\n下一篇：[|全市春季造林现场会召开|]\n1. [|全市春季造林现场会召开|] 2021-03-02\n别的标题在这里哦\t[|全市春季造林现场会召开|]\n全市春季造林现场会召开',
    [2, 3, 4],
  );
});

test('an article does not lead to itself', () => {
  const corpus = buildCorpus({ '/b.txt': OTHER });
  const snapshot = corpus.snapshot();
  while (snapshot.readTitles());
  const article = writtenArticle('/b.txt', '《全市春季造林现场会召开》', {});
  assert.deepEqual(headlineLinks(snapshot, article, headlineSpans(article)), []);
});

test('titles follow the corpus: changed, gone, too many of one', () => {
  const corpus = buildCorpus({ '/b.txt': OTHER });
  const titled = () => {
    const snapshot = corpus.snapshot();
    while (snapshot.readTitles());
    return snapshot.titled('全市春季造林现场會召開').map(({ path }) => path);
  };
  assert.deepEqual(titled(), ['/b.txt']);
  for (let version = 0; version < 70; version++) corpus.set('/b.txt', `${OTHER}第${version}版\n`);
  assert.deepEqual(titled(), ['/b.txt']);
  corpus.set('/d.txt', OTHER);
  assert.deepEqual(titled(), ['/b.txt', '/d.txt']);
  corpus.remove('/b.txt');
  assert.deepEqual(titled(), ['/d.txt']);
  for (let copy = 0; copy < 9; copy++) corpus.set(`/e${copy}.txt`, OTHER);
  assert.deepEqual(titled(), []);
});
