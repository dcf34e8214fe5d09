import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HintChoice, inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

const ALL: HintChoice = { posts: true, dates: true, readings: true };
const HINT = /\{[<>][^}]*\}/g;

/** Checks hints, written where they are to stand: `{<…}` before what follows, `{>…}` after what stands there. */
function check(marked: string, written: Written, choice = ALL, others: readonly (readonly [string, Written])[] = []): void {
  const text = marked.replace(HINT, '');
  const article = writtenArticle('/a.txt', text, written);
  const snapshot = new MemorySnapshot([article, ...others.map(([other, facts], index) => writtenArticle(`/o${index}.txt`, other, facts))]);
  const hints = inlayHints(snapshot, article, { start: 0, end: text.length }, choice);
  let shown = text;
  for (const { offset, label, side } of [...hints].reverse()) {
    shown = `${shown.slice(0, offset)}{${side === 'before' ? '<' : '>'}${label}}${shown.slice(offset)}`;
  }
  assert.equal(shown, marked);
}

const PEOPLE: Written = { people: [{ name: '许红兵', posts: ['宝丰县委/书记'] }] };

test('a bare name is followed by its post where a paragraph first needs it', () => {
  check(
    '宝丰县委书记许红兵出席。\n天气很好。\n许红兵{>宝丰县委书记}说，许红兵来了。\n许红兵又说。\n完。\n许红兵{>宝丰县委书记}走了。',
    PEOPLE,
  );
});

test('the paragraph after the introduction still knows who it is', () => {
  check('宝丰县委书记许红兵出席。\n许红兵说。', PEOPLE);
});

test('no post for page furniture, for people of no office, for what nobody knows', () => {
  check('宝丰县委书记许红兵。\n天气好。\n许红兵', { ...PEOPLE, boilerplate: [3] });
  check('记者王小明。\n天气好。\n王小明说', { people: [{ name: '王小明', role: 'journalist', posts: ['/记者'] }] });
  check('许红兵说', { people: [{ name: '许红兵' }] });
});

test('a post that only other articles give comes from them', () => {
  check('许红兵{>宝丰县委书记}说', { people: [{ name: '许红兵' }] }, ALL, [['宝丰县委书记许红兵', PEOPLE]]);
});

test('dates: what they leave out, and nothing for those that say it all', () => {
  check('{<2020年}6月19日开会，{<2020年6月}20日闭会。\n昨日{>2020-06-24}下雨。2020年5月1日放假。近年{>2018–2020}如此', {
    dates: [
      { text: '6月19日', iso: '2020-06-19' },
      { text: '20日', iso: '2020-06-20' },
      { text: '昨日', iso: '2020-06-24' },
      { text: '2020年5月1日', iso: '2020-05-01' },
      { text: '近年', iso: '2018', until: '2020' },
    ],
  });
});

test('dates: a year that nobody knows is not made up, and each date is told once a paragraph', () => {
  check('10月30日开会', { dates: [{ text: '10月30日', iso: '--10-30' }] });
  const text = '6月19日和6月19日';
  const article = writtenArticle('/a.txt', text, { dates: [{ text: '6月19日', iso: '2020-06-19' }] });
  const [date] = article.facts.dates;
  assert.ok(date);
  const again = new OpenArticle('/a.txt', text, { ...article.facts, dates: [date, { ...date, start: 6, end: 11 }] });
  assert.equal(inlayHints(new MemorySnapshot([]), again, { start: 0, end: text.length }, ALL).length, 1);
});

test('names that are broken up are followed by their clean reading, once a paragraph', () => {
  const people = { people: [{ name: '應永寧' }] };
  check('書(shū)記(jì)應(yīng)永寧{>應永寧}說，應(yīng)永寧走了。\n張(zhāng)三', people);
});

test('a name that injected pinyin merely follows is whole', () => {
  check('書(shū)記(jì)應永寧(níng)說', { people: [{ name: '應永寧' }] });
});

test('each kind can be turned off, and only the part that is asked for is told', () => {
  const marked = '宝丰县委书记许红兵出席。\n天气很好。\n许红兵说6月19日';
  const written: Written = { ...PEOPLE, dates: [{ text: '6月19日', iso: '2020-06-19' }] };
  check(marked, written, { posts: false, dates: false, readings: false });
  check(marked.replace('6月', '{<2020年}6月'), written, { posts: false, dates: true, readings: true });
  const article = writtenArticle('/a.txt', marked, written);
  const part = inlayHints(new MemorySnapshot([article]), article, { start: 0, end: marked.indexOf('许红兵说') }, ALL);
  assert.deepEqual(part, []);
});
