import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type CleanOptions, cleanArticle } from '../../../server/src/hygiene/clean.ts';
import { editMap, identityMap, rebuild, toOriginal } from '../../../server/src/hygiene/offset-map.ts';
import { checkText, HEADLINE, pageWith, STORY } from '../../support/page.ts';

const DATE = '2023-09-12 10:20:00 来源:青禾新闻';
const CLEAN = `${HEADLINE}\n\n${DATE}\n\n${STORY.join('\n\n')}\n`;

/** A page without the marked stretches is what cleaning must leave: `[-gone-]`. */
function assertCleans(marked: string, options?: CleanOptions): void {
  const page = marked.replace(/\[-([\s\S]*?)-\]/gu, '$1');
  const copy = cleanArticle(page, options);
  assert.equal(copy.text, marked.replace(/\[-[\s\S]*?-\]/gu, ''));
  assert.equal(rebuild(page, copy.map), copy.text);
  assert.equal(copy.outcome, 'clean');
}

describe('the clean copy', () => {
  it('has the story, its title and its dateline, and nothing round them', () => {
    assertCleans(`[-首页 > 新闻 > 正文\n\n-]${CLEAN}[-\n版权所有 青禾新闻网 未经许可不得转载\n豫ICP备09014970号\n扫一扫 分享到微信-]`);
  });
  it('is the article itself where there is nothing to clean', () => {
    for (const page of [CLEAN, CLEAN.trimEnd(), `\n\n${CLEAN}\n\n`, CLEAN.replaceAll('\n', '\r\n')]) assertCleans(page);
  });
  it('leaves one blank line where a block stood between paragraphs, and none where none was', () => {
    const [first, second, third] = STORY;
    const head = `${HEADLINE}\n\n${DATE}\n\n`;
    assertCleans(`${head}${first}\n\n[-扫一扫 分享到微信\n\n-]${second}\n${third}\n`);
    assertCleans(`${head}${first}\n\n[-扫一扫 分享到微信\n\n\n-]${second}\n${third}\n`);
    assertCleans(`${head}${first}\n[-扫一扫 分享到微信\n-]${second}\n${third}\n`);
  });
  it('keeps the name of a page that is no news, and not the breadcrumb that says it too', () => {
    assertCleans(`青禾县人民政府门户网站
[-首页 > 政府信息公开 > 县政府领导
-]县政府领导

副县长
柳春 副县长

柳春,男,汉族,1971年5月出生,青禾县人,1993年7月参加工作,现任青禾县人民政府党组成员、副县长。

负责教育、文化和旅游、卫生健康、医疗保障等方面工作,联系县文联和县红十字会,分管县教育局和县卫生健康委员会。
[-豫ICP备09014970号
版权所有 未经许可不得转载
-]`);
  });
  it('keeps no line that only furniture showed to be of the story', () => {
    assertCleans(`[-旅行攻略\n\n点击展开全部\n-]${CLEAN}`);
  });
  it('has no injected pinyin and no injected commas', () => {
    assertCleans(`${CLEAN}\n縣委書[-(shū)-]記[-(jì)-]應[-(yīng)-]永寧說,要把農田水利工作做好,要把責任落實到人,按時完成任務。\n`);
  });
  it('keeps line ends as they are', () => {
    assertCleans(`[-首页 > 新闻 > 正文\n\n-]${CLEAN}[-\n豫ICP备09014970号\n-]`.replaceAll('\n', '\r\n'));
  });
  it('keeps front matter, which describes the article', () => {
    const front = `---\ntitle: ${HEADLINE}\ntags: 农业\n---\n`;
    assert.ok(cleanArticle(`${front}\n${STORY.join('\n\n')}\n\n豫ICP备09014970号\n`).text.startsWith(front));
  });
  it('says what was removed, where and by which rule', () => {
    const page = `${CLEAN}\n豫ICP备09014970号\n`;
    const { removed } = cleanArticle(page);
    assert.deepEqual(removed, [{ rule: 'boilerplate/icp-record', start: CLEAN.length, end: page.length, lines: 1 }]);
  });
  it('leads back to the original, through injected text and across removed lines', () => {
    const page = `首页 > 新闻 > 正文\n\n${CLEAN}`.replace('青禾县召开', '青(qīng)禾(hé)县(xiàn)召开');
    const { text, map } = cleanArticle(page);
    for (const word of ['本报讯', '县召开秋季', '弄虚作假']) {
      const at = toOriginal(map, text.indexOf(word));
      assert.equal(page[at], word[0]);
    }
    assert.equal(toOriginal(map, text.indexOf('县召开秋季')), page.indexOf('县(xiàn)召开'));
  });

  it('takes the furniture of a page without a story, and says that it has none', () => {
    for (const [page, left] of [
      ['首页\n新闻\n体育\n财经', ''],
      ['豫ICP备09014970号', ''],
      ['版权所有\n扫一扫 分享到微信', ''],
      ['---\ntitle: 会议\n---\n\n![图](https://example.org/a.jpg)\n', '---\ntitle: 会议\n---\n'],
      // May be content: nothing tells that it is not.
      ['焦俊\n孔维光\n柳春\n应永宁', '焦俊\n孔维光\n柳春\n应永宁'],
      ['东山中学', '东山中学'],
    ] as const) {
      const { text, outcome } = cleanArticle(page);
      assert.deepEqual({ text, outcome }, { text: left, outcome: 'noStory' });
    }
  });
  it('copes with texts of nothing, of one line, of punctuation', () => {
    for (const text of ['', '\n', '。', '。。。！！！？？？'.repeat(1000), STORY.join('').repeat(50), '\n'.repeat(1000)])
      assert.equal(cleanArticle(text).text, text);
  });

  it('honours what the user has said of findings', () => {
    const page = `${CLEAN}\n豫ICP备09014970号\n扫一扫 分享到微信\n`;
    const judge: CleanOptions['judge'] = (_, findings) => findings.filter(({ rule }) => rule !== 'boilerplate/icp-record');
    assertCleans(`${CLEAN}\n豫ICP备09014970号\n[-扫一扫 分享到微信\n-]`, { judge });
    assert.equal(cleanArticle(page, { judge: () => [] }).text, page);
    const pinyin = `${CLEAN}\n紀(jì)委書(shū)記(jì)應(yīng)永寧到會講話,要求抓緊抓好各項工作。\n`;
    assert.equal(cleanArticle(pinyin, { judge: () => [] }).text, pinyin);
  });
  it('changes no more than what is safe unless it is told to', () => {
    const page = CLEAN.replace('本报讯', '本\u200b报讯').replace('形势和任务', '形势和任\u00a0务');
    assert.equal(cleanArticle(page).text, page);
    const { text, map, removed } = cleanArticle(page, { unsafe: true });
    assert.equal(text, CLEAN.replace('形势和任务', '形势和任 务'));
    assert.equal(rebuild(page, map), text);
    assert.deepEqual(
      removed.map(({ rule }) => rule),
      ['text/invisible-char', 'text/no-break-space'],
    );
  });
  it('takes out lines of the story that other articles have as well, where somebody has counted them', () => {
    const slogan = '关注青禾融媒体,每天都有新的消息等着您来看。';
    const page = CLEAN.replace(STORY[2], `${slogan}\n\n${STORY[2]}`);
    const line = page.split('\n').indexOf(slogan) + 1;
    assert.equal(cleanArticle(page).text, page);
    const { text, removed } = cleanArticle(page, { recurring: [{ line, articles: 3 }] });
    assert.equal(text, CLEAN);
    assert.deepEqual(
      removed.map(({ rule, lines }) => [rule, lines]),
      [['dup/recurring-line', 1]],
    );
    const title = { line: 1, articles: 3 };
    assert.equal(cleanArticle(page, { recurring: [title] }).text, page);
    assert.equal(cleanArticle(page, { recurring: [{ line, articles: 3 }], judge: () => [] }).text, page);
    const all = page.split('\n').map((_, index) => ({ line: index + 1, articles: 9 }));
    assert.deepEqual([cleanArticle(page, { recurring: all }).outcome, cleanArticle(page, { recurring: all }).text], ['clean', page]);
  });
  it('takes out a line that stands twice only where it is told to', () => {
    const page = pageWith(STORY[1]);
    assert.equal(cleanArticle(page).text.split(STORY[1]).length, 3);
    assert.equal(cleanArticle(page, { unsafe: true }).text.split(STORY[1]).length, 2);
  });
});

describe('the clean copies of the seeds', () => {
  const folder = path.join(import.meta.dirname, '../../../seeds');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    it(`${name}: every line of the story, hardly anything else`, () => {
      const page = readFileSync(path.join(folder, name), 'utf8');
      const { text, outcome } = cleanArticle(page);
      const { head, reading } = checkText(page);
      const story = head.verdicts.flatMap(({ zone }, index) =>
        ['title', 'dateline', 'body'].includes(zone) ? [(reading.lines[index]?.text ?? '').trim()] : [],
      );
      const left = checkText(text).reading.lines.map((line) => line.text.trim());
      assert.equal(outcome, 'clean');
      for (const line of story) assert.ok(left.includes(line), line);
      assert.ok(left.filter((line) => line !== '').length <= story.length + 1);
    });
  }
});

describe('the offset map', () => {
  const original = '甲乙丙丁戊己';
  const edit = (start: number, end: number, text = '') => ({ start, end, text });
  it('joins what later edits bring together', () => {
    const once = editMap(identityMap(6), [edit(1, 2), edit(4, 5)]);
    assert.equal(rebuild(original, once), '甲丙丁己');
    assert.deepEqual(editMap(once, [edit(0, 1), edit(3, 4)]), [{ clean: 0, original: 2, length: 2 }]);
  });
  it('keeps replacements apart, and what they stand for', () => {
    const once = editMap(identityMap(6), [edit(1, 3, '一二三')]);
    assert.deepEqual(once, [
      { clean: 0, original: 0, length: 1 },
      { clean: 1, original: 1, length: 2, text: '一二三' },
      { clean: 4, original: 3, length: 3 },
    ]);
    assert.deepEqual(
      [0, 1, 3, 4, 7].map((offset) => toOriginal(once, offset)),
      [0, 1, 1, 3, 6],
    );
    const twice = editMap(once, [edit(2, 3)]);
    assert.equal(rebuild(original, twice), '甲一三丁戊己');
    assert.deepEqual(
      twice.map(({ original: from, length }) => [from, length]),
      [
        [0, 1],
        [1, 2],
        [3, 0],
        [3, 3],
      ],
    );
    assert.equal(rebuild(original, editMap(once, [edit(0, 4, '天'), edit(5, 7, '地')])), '天丁地');
  });
  it('of nothing is empty', () => {
    assert.deepEqual(identityMap(0), []);
    assert.deepEqual(editMap(identityMap(6), [edit(0, 6)]), []);
    assert.equal(toOriginal([], 0), 0);
  });
});
