import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hover } from '../../../server/src/features/hover.ts';
import { toMarkdown, toPlainText } from '../../../server/src/features/rich-text.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

const other = {
  text: '宝丰县委书记许红兵到张八桥镇调研。许红兵强调,要抓实重点工作。',
  written: {
    published: '2020-07-01',
    people: [{ name: '许红兵', posts: ['宝丰县委/书记'] }],
    statements: [{ speaker: '许红兵', verb: '强调', text: '许红兵强调,要抓实重点工作。' }],
  },
};

function hoverAt(marked: string, written: Written, { missing = 0, alone = true } = {}) {
  const { text, caret, spans } = readMarks(marked);
  const article = writtenArticle('/corpus/one.txt', text, written);
  const others = alone ? [] : [writtenArticle('/corpus/other.txt', other.text, other.written)];
  const found = hover(new MemorySnapshot([article, ...others], missing), article, caret);
  return { text, spans, found, plain: found === undefined ? '' : toPlainText(found.blocks) };
}

/** The hover at the caret shows all of these, and its range is the marked span. */
function checkHover(marked: string, written: Written, shown: readonly string[], options = {}): string {
  const { text, spans, found, plain } = hoverAt(marked, written, options);
  assert.ok(found, 'no hover');
  for (const part of shown) assert.ok(plain.includes(part), `“${part}” is not in:\n${plain}`);
  assert.equal(writeMarks(text, [found.span]), writeMarks(text, spans));
  return toMarkdown(found.blocks);
}

const county: Written = { published: '2020-06-25', people: [{ name: '许红兵', posts: ['县委/书记/宝丰县委'] }] };

test('a person: name, reading, role, post with what it resolves to, counts, where introduced', () => {
  checkHover('县委书记[|许<|>红兵|]讲话。\n许红兵指出', county, [
    '许红兵 (xǔ hóng bīng) · official',
    '- 县委书记 (宝丰县委)',
    'In this article · 2 mentions · introduced on line 1',
  ]);
});

test('a person across the corpus: counts, posts with dates, statements', () => {
  const shown = ['In the corpus · 3 mentions · 2 articles', '宝丰县委书记 · 1 article · 2020-07-01', '2020-07-01 强调: 要抓实重点工作。'];
  const markdown = checkHover('县委书记[|许<|>红兵|]讲话。', county, shown, { alone: false });
  assert.match(markdown, /\(file:\/\/\/corpus\/other\.txt#L1,7\)/);
});

test('statements of a document outside the corpus come from its own text', () => {
  const text = '县委书记许红兵讲话。\n许<|>红兵指出,抓实重点工作。';
  const { text: clean, caret } = readMarks(text);
  const article = writtenArticle('/elsewhere.txt', clean, {
    ...county,
    statements: [{ speaker: '许红兵', verb: '指出', text: '许红兵指出,抓实重点工作。' }],
  });
  const found = hover(new MemorySnapshot([]), article, caret);
  assert.match(toPlainText(found?.blocks ?? []), /line 2 指出: 抓实重点工作。/);
});

test('an answer given while the crawl runs says so', () => {
  checkHover('县委书记[|许<|>红兵|]讲话。', county, ['Partial: 1 of 8 articles read so far'], { missing: 7 });
});

test('a caret after the last character of a name still asks about the name', () => {
  checkHover('县委书记[|许红兵|]<|>讲话。', county, ['许红兵']);
});

test('between two names the one that begins wins', () => {
  checkHover('宝丰县[|<|>许红兵|]讲话。', { places: ['宝丰县'], people: [{ name: '许红兵' }] }, ['许红兵']);
});

test('the shorter of two nested names wins', () => {
  checkHover('在[|宝<|>丰县|]人民医院。', { places: ['宝丰县'], organisations: ['宝丰县人民医院'] }, ['宝丰县 · place']);
});

test('an organisation: other spellings, counts, who holds posts there', () => {
  const written = { organisations: ['宝丰县委'], people: [{ name: '许红兵', posts: ['宝丰县委/书记'] }] };
  checkHover('[|宝<|>丰县委|]书记许红兵讲话。', written, ['宝丰县委 · organisation', 'Who holds posts there', '许红兵 · 宝丰县委书记'], {
    alone: false,
  });
});

test('an organisation called by its level: in full, and what it is part of', () => {
  const organisations = [
    { name: '县委', key: '宝丰县委' },
    { name: '县委宣传部', key: '宝丰县委宣传部', parent: '宝丰县委' },
  ];
  checkHover('县委召开会议,[|县委宣<|>传部|]参加。', { organisations }, ['In full: 宝丰县委宣传部', 'Part of: 县委']);
});

test('a place with its administrative chain', () => {
  checkHover('在[|宝<|>丰县|]。', { places: [{ name: '宝丰县', division: '410421' }] }, ['河南省', '平顶山市', '410421']);
});

test('a date: what it means and against what it was read', () => {
  const written = { published: '2020-06-25', dates: [{ text: '6月19日', iso: '2020-06-19' }] };
  checkHover('[|6月<|>19日|]上午', written, ['2020-06-19 · date', 'the publication date, 2020-06-25']);
});

test('a range of dates shows both ends', () => {
  checkHover('[|12月<|>1日至2日|]', { dates: [{ text: '12月1日至2日', iso: '2020-12-01', until: '2020-12-02' }] }, [
    '2020-12-01 to 2020-12-02',
  ]);
});

test('a post names everybody who holds it', () => {
  const written = { people: [{ name: '梅玉三', posts: ['县人大/主任'] }] };
  checkHover('[|县人大主<|>任|]梅玉三', written, ['县人大主任 · post', '- 梅玉三']);
});

test('a finding says what its rule means', () => {
  const written = { boilerplate: [1], findings: [{ rule: 'boilerplate/icp-record', on: '豫ICP备09014970号' }] };
  const markdown = checkHover('[|豫ICP备<|>09014970号|]', written, ['boilerplate/icp-record', 'It is the same on every page']);
  assert.match(markdown, /^\*\*.+\*\* · \*boilerplate\/icp-record\*/);
});

test('beside a name a finding is one line', () => {
  const written = { boilerplate: [1], places: ['平顶山市'], findings: [{ rule: 'boilerplate/contact', on: '地址:平顶山市建设路' }] };
  const { plain } = hoverAt('地址:平<|>顶山市建设路', written);
  assert.match(plain, /平顶山市 · place[\s\S]*\(boilerplate\/contact\)$/);
  assert.doesNotMatch(plain, /same on every page/);
});

test('injected text shows the clean reading of its sentence', () => {
  const text = '第一句。[|黨委書(sh<|>ū)記歐力生講話。|]下一句。';
  const written = { findings: [{ rule: 'artifact/injected-pinyin', on: '(shū)', arguments: ['1'] }] };
  checkHover(text, written, ['Reads: 黨委書記歐力生講話。', 'Injected pinyin, 1 in this line']);
});

test('plain text has no hover', () => {
  assert.equal(hoverAt('天气<|>很好。', {}).found, undefined);
});

test('a hostile name reaches Markdown as text', () => {
  const name = '[x](command:evil)<img/src=x>**`';
  const { found } = hoverAt(`见<|>${name}。`, { people: [{ name }] });
  assert.ok(found);
  const markdown = toMarkdown(found.blocks);
  assert.match(markdown, /evil/);
  assert.doesNotMatch(markdown, /(?<!\\)\[x|(?<!\\)\]\(command|(?<!\\)<img/);
});
