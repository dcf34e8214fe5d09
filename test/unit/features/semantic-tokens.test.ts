import assert from 'node:assert/strict';
import { test } from 'node:test';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';

/** The tokens as `text type`, in order; they never overlap and never cross a line end. */
function checkTokens(text: string, written: Written, expected: readonly string[], within?: { start: number; end: number }): void {
  const article = writtenArticle('/a.txt', text, written);
  const tokens = semanticTokens(article, within);
  let last = 0;
  for (const { start, end } of tokens) {
    assert.ok(start >= last && end > start, 'tokens overlap or are empty');
    assert.equal(article.lines.lineAt(start), article.lines.lineAt(end), 'a token crosses a line end');
    last = end;
  }
  assert.deepEqual(
    tokens.map(({ start, end, type }) => `${text.slice(start, end)} ${type}`),
    expected,
  );
}

test('each kind has its colour; the post keeps what no name takes', () => {
  checkTokens(
    '6月19日,宝丰县委书记许红兵到平顶山。',
    {
      people: [{ name: '许红兵', posts: ['宝丰县委/书记'] }],
      organisations: ['宝丰县委'],
      places: ['平顶山'],
      dates: [{ text: '6月19日', iso: '2020-06-19' }],
    },
    ['6月19日 date', '宝丰县委 organisation', '书记 post', '许红兵 person', '平顶山 place'],
  );
});

test('a post is cut where an organisation stands inside it', () => {
  checkTokens('兼县委办主任张三', { people: [{ name: '张三', posts: ['兼县委办/主任'] }], organisations: ['县委'] }, [
    '兼 post',
    '县委 organisation',
    '办主任 post',
    '张三 person',
  ]);
});

test('a place inside an organisation leaves it whole', () => {
  checkTokens('宝丰县人民医院', { places: ['宝丰县'], organisations: ['宝丰县人民医院'] }, ['宝丰县人民医院 organisation']);
});

test('boilerplate is split by line and takes the names in it', () => {
  checkTokens('首页 许红兵\r\n\r\n  新闻  \r\n正文', { boilerplate: [1, 3], people: [{ name: '许红兵' }] }, [
    '首页 许红兵 boilerplate',
    '新闻 boilerplate',
  ]);
});

test('a range gets the tokens that touch it', () => {
  checkTokens('张三。李四。王五。', { people: [{ name: '张三' }, { name: '李四' }, { name: '王五' }] }, ['李四 person'], {
    start: 4,
    end: 5,
  });
});

test('injected text is grey, even inside a name', () => {
  checkTokens('書(shū)記應(yīng)永寧', { people: [{ name: '應永寧' }] }, [
    '(shū) boilerplate',
    '應 person',
    '(yīng) boilerplate',
    '永寧 person',
  ]);
});
