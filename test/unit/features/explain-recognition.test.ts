import assert from 'node:assert/strict';
import { afterEach, describe, it, test } from 'node:test';
import * as l10n from '@vscode/l10n';
import chinese from '../../../server/l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import { explainRecognition, hoverWithEvidence } from '../../../server/src/features/explain-page.ts';
import { explainAt, explainWholeLine } from '../../../server/src/features/explain-recognition.ts';
import { toPlainText } from '../../../server/src/features/rich-text.ts';
import { analysedArticle, checkExplained, explained } from '../../support/explain.ts';
import { readMarks } from '../../support/marks.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

afterEach(() => l10n.config({ contents: {} }));

/** Puts a sentence into a story, so that its line is body. */
const inStory = (sentence: string): string =>
  `全市水利工作会议召开\n2021-04-06\n会议强调,各地要把防汛的责任落实到每一个村,把准备工作做在前面,确保安全度汛。\n${sentence}\n会议还就下一步的工作作了安排,要求各地抓紧抓好,不误农时。\n`;

/** A test that the caret is explained so. */
function shows(name: string, ...expected: Parameters<typeof checkExplained>): void {
  it(name, () => void checkExplained(...expected));
}

describe('a person', () => {
  it('by the post before and the verb behind, with weights', () => {
    const { reasons } = checkExplained(inStory('县水利局局长邓<|>云舟指出,堤防要抓紧加固。'), 'person', {
      on: '邓云舟',
      cue: 'left.officialPost',
      reasons: [
        'verdict.strong',
        'left.officialPost',
        'right.speech',
        'shape.surname',
        'cost',
        'mentions',
        'role.officialPost',
        'post.before',
      ],
    });
    const weight = (cue: string): number => reasons.find((reason) => reason.cue === cue)?.weight ?? 0;
    assert.ok(weight('left.officialPost') > weight('right.speech') && weight('right.speech') > 0);
  });
  it('shows the place of its best proof, where another mention has little', () => {
    const marked = inStory('县水利局局长邓云舟指出,堤防要抓紧加固。大家陪邓<|>云舟去了堤上。');
    const { text } = readMarks(marked);
    const { reasons } = checkExplained(marked, 'person', { cue: 'left.officialPost' });
    const proof = reasons.find(({ cue }) => cue === 'left.officialPost')?.at;
    assert.equal(proof?.start, text.indexOf('邓云舟'));
  });
  shows('by a list', inStory('县领导邓云舟、万<|>青禾、岑小川出席会议。'), 'person', { on: '万青禾', reasons: ['left.list'] });
  shows('by a credit', inStory('本报讯(记者 邓<|>云舟)昨日,江水退了。'), 'person', { cue: 'left.credit', reasons: ['role.credit'] });
  shows('by a compound surname', inStory('局长欧阳<|>云舟说,雨季要来了。'), 'person', { reasons: ['shape.compound'] });
  shows('by a middle dot', inStory('访问期间,阿尔贝托·卡<|>萨诺参观了水库。'), 'person', { cue: 'own.dot', reasons: ['shape.dotted'] });
  shows('by a fixed phrase', inStory('深入学习习<|>近平新时代中国特色社会主义思想。'), 'person', {
    cue: 'phrase',
    reasons: ['role.leader'],
  });
  shows('with posts of a list and what they resolve to', inStory('宝丰县召开会议。县委书记、县长邓<|>云舟出席会议。'), 'person', {
    reasons: ['post.before', 'resolved.place'],
  });
  shows('with a post that the names of a list share', inStory('副县长邓云舟、万<|>青禾出席会议。'), 'person', { reasons: ['post.shared'] });
});

describe('nobody, because', () => {
  const none = (marked: string, cue: string, on?: string): void => {
    it(marked, () => void checkExplained(inStory(marked), 'noName', { cue, ...(on === undefined ? {} : { on }) }));
  };
  none('局长高<|>度重视这项工作。', 'cost', '高度');
  none('村民王<|>某说,水退了。', 'refusal.neverGiven', '王某');
  none('李<|>大姐说,水退了。', 'refusal.address');
  none('这是他们的<|>。', 'noCandidate');
  shows('an organisation holds the name', inStory('学生们来到陶行<|>知教育学院。局长陶行知出席会议。'), 'noName', {
    on: '陶行知',
    cue: 'mention.insideOrganisation',
  });
  it('its mentions do not prove it', () => {
    const { cue } = explained(inStory('这几天邓<|>云舟的天气不好。'), 'noName');
    assert.match(cue, /^(?:verdict\.|cost$)/);
  });
  shows('the line is boilerplate', '版权所有 邓<|>云舟', 'noName', { cue: 'boilerplate' });
  it('a masked name says so', () => {
    assert.match(explained(inStory('村民王<|>某说,水退了。'), 'noName').reasons[0]?.text ?? '', /masks a name/);
  });
});

describe('other things', () => {
  shows('an organisation by its end and its left edge', inStory('工作组来到昭江县防汛委<|>员会调研。'), 'organisation', {
    on: '昭江县防汛委员会',
    cue: 'organisation.suffix',
    reasons: ['edge.word'],
  });
  it('a place by its division, with the chain', () => {
    const { reasons } = checkExplained(inStory('他们在宝<|>丰县调研。'), 'place', {
      on: '宝丰县',
      cue: 'place.only',
      reasons: ['division'],
    });
    assert.match(reasons.find(({ cue }) => cue === 'division')?.text ?? '', /河南省 · 410421$/);
  });
  shows('a settlement by its last character', inStory('他们来到昭<|>江村,查看水情。'), 'place', { cue: 'place.settlement' });
  shows('no organisation by its general end alone', inStory('他每天都去医<|>院。'), 'organisation', { cue: 'organisation.general' });
  shows('no organisation by a word that only ends like one', inStory('住建部<|>门来了。'), 'organisation', {
    cue: 'organisation.otherWord',
  });
  shows('no place inside a longer name', inStory('平<|>顶山市水利局开会。'), 'place', { cue: 'place.insideName' });
  shows('no place in a longer name that is none of ours', inStory('大家读平<|>顶山日报。'), 'place', { cue: 'place.longerName' });
  it('a date by what it was read against', () => {
    const { reasons } = checkExplained(inStory('4月<|>3日,雨季到来。'), 'date', { on: '4月3日', cue: 'date.nearestYear' });
    assert.match(reasons[0]?.text ?? '', /2021-04-06/);
  });
  shows('a length of time that is no date', inStory('工期为10<|>日。'), 'date', { cue: 'date.noDate' });
  shows('a post by where it stands', inStory('县水利<|>局局长邓云舟出席会议。'), 'post', { on: '县水利局局长', cue: 'post.before' });
  shows('a statement by its verb and its pronoun', inStory('局长邓云舟来了。他<|>说:“水退了。”'), 'statement', {
    reasons: ['verb', 'speaker.pronoun'],
  });
  it('a title by its signs, against the next best line', () => {
    const { reasons } = checkExplained(inStory('').replace('全市', '全<|>市'), 'title', {
      on: '全市水利工作会议召开',
      reasons: ['title.datelineBelow', 'title.story'],
    });
    assert.ok(reasons.every(({ weight, cue }) => weight !== undefined || cue === 'title.nextBest'));
  });
  shows('a speaker’s section by the verb', inStory('县水利局局长邓<|>云舟指出,堤防要抓紧加固。'), 'section', { cue: 'section.verb' });
  shows('an enumeration by its number', inStory('一是加<|>固堤防。\n二是备足物资。'), 'section', { cue: 'section.entry' });
  shows('a line of the story', inStory('水<|>退了。'), 'line', { cue: 'zone.story' });
  shows('a dateline by its form', inStory('').replace('2021', '20<|>21'), 'line', { cue: 'zone.datelineForm' });
  it('a line of boilerplate by its words, and the finding', () => {
    const marked = `${inStory('')}\n\n豫ICP备0901<|>4970号\n`;
    const { reasons } = checkExplained(marked, 'line', { cue: 'zone.cueWords', reasons: ['boilerplate/icp-record'] });
    assert.match(reasons[0]?.text ?? '', /ICP备/);
    checkExplained(marked, 'finding', { cue: 'boilerplate/icp-record' });
  });
  shows('through injected pinyin the span is that of the raw text', inStory('局长应(yīng)永<|>(yǒng)宁(níng)指出,水退了。'), 'person', {
    on: '应(yīng)永(yǒng)宁(níng)',
    cue: 'left.officialPost',
  });
});

test('in a line of any length it is told why nobody stands at the caret', () => {
  const text = inStory(`${'他们在堤上看水情。'.repeat(3000)}局长高度重视这项工作。${'他们在堤上看水情。'.repeat(3000)}`);
  const found = explainAt(text, text.indexOf('高度')).find(({ kind }) => kind === 'noName');
  assert.equal(found?.cue, 'cost');
});

test('a line is explained as a whole, in text order', () => {
  const text = inStory('昭江县水利局局长邓云舟在宝丰县指出,4月3日起要巡堤。');
  const kinds = explainWholeLine(text, 4).map(({ kind }) => kind);
  for (const kind of ['post', 'person', 'place', 'date', 'statement', 'section', 'line'] as const)
    assert.ok(kinds.includes(kind), `${kind}: ${kinds}`);
  const places = explainWholeLine(text, 4).filter(({ kind }) => ['person', 'place', 'date'].includes(kind));
  assert.deepEqual(
    places.map(({ subject }) => subject),
    ['邓云舟', '宝丰县', '4月3日'],
  );
});

test('nothing is explained outside the text', () => {
  const text = inStory('水退了。');
  for (const offset of [-1, text.length + 1, Number.NaN, Number.POSITIVE_INFINITY]) assert.deepEqual(explainAt(text, offset), []);
  for (const line of [0, -3, 99, Number.NaN]) assert.deepEqual(explainWholeLine(text, line), []);
  assert.deepEqual(
    explainAt('', 0).map(({ kind }) => kind),
    ['line'],
  );
});

test('the page escapes what the article says', () => {
  const text = inStory('[局长](http://evil.example)邓云舟指出,<b>水</b>退了。');
  const page = explainRecognition(analysedArticle(text), text.indexOf('邓云舟'));
  assert.match(page, /^# Recognition at line 4, column \d+\n/);
  assert.doesNotMatch(page, /(?<!\\)\]\(http:|(?<!\\)<b/);
  assert.match(page, /\*\*\\\+\d\.\d\*\*/);
});

test('the page is Chinese for Chinese users', () => {
  l10n.config({ contents: chinese });
  const text = inStory('县水利局局长邓云舟指出,堤防要抓紧加固。');
  const page = explainRecognition(analysedArticle(text), text.indexOf('邓云舟'));
  assert.match(page, /^# 第4行第\d+列的识别依据/);
  assert.match(page, /姓名前紧接官员职务/);
  assert.doesNotMatch(page, /[a-z]{4,} [a-z]{4,} [a-z]{4,}/);
});

test('the hover tells the evidence at its foot, and why nobody is named where there is no hover', () => {
  const article = analysedArticle(inStory('县水利局局长邓云舟指出,要高度重视。'));
  const at = (offset: number) => hoverWithEvidence(new MemorySnapshot([article]), article, offset);
  const named = at(article.text.indexOf('邓云舟'));
  assert.match(toPlainText(named?.blocks ?? []), /^邓云舟 [\s\S]*left\.officialPost[\s\S]*\+7\.0/);
  const none = at(article.text.indexOf('高度'));
  assert.match(toPlainText(none?.blocks ?? []), /^高度 · nobody is recognised here · cost/);
});
