import assert from 'node:assert/strict';
import test from 'node:test';
import type { Person, Section } from '../../../server/src/article/facts.ts';
import { readHead } from '../../../server/src/article/head.ts';
import { read } from '../../../server/src/article/reading.ts';
import { findSections } from '../../../server/src/article/sections.ts';
import { STORY } from '../../support/page.ts';

const [FIRST, SECOND, THIRD] = STORY;
const HEADLINE = '青禾县部署农田水利建设';

/** The outline of a text as indented lines; the given names are its people. */
function outlineOf(text: string, names: readonly string[] = []): string[] {
  const reading = read(text);
  const head = readHead(reading);
  const people = names.map((name) => person(text, reading.rawLines.lineAt.bind(reading.rawLines), name));
  const show = (sections: readonly Section[], depth: number): string[] =>
    sections.flatMap((section) => [`${'  '.repeat(depth)}${section.kind} ${section.label}`, ...show(section.children, depth + 1)]);
  return show(findSections(reading, head, people), 0);
}

function person(text: string, lineAt: (offset: number) => number, name: string): Person {
  const mentions = Array.from(text.matchAll(new RegExp(name, 'g')), ({ index }) => ({
    start: index,
    end: index + name.length,
    line: lineAt(index),
    zone: 'body' as const,
  }));
  return { name, key: name, role: 'official', posts: [], mentions, introduction: 0 };
}

test('headings above paragraphs; the title encloses them', () =>
  assert.deepEqual(outlineOf(`${HEADLINE}\n${FIRST}\n清渠道 固水库\n${SECOND}\n每月检查进度\n${THIRD}`), [
    `title ${HEADLINE}`,
    '  heading 清渠道 固水库',
    '  heading 每月检查进度',
  ]));

test('captions are no headings', () => {
  assert.deepEqual(outlineOf(`${HEADLINE}\n${FIRST}\n活动现场\n${SECOND}`), [`title ${HEADLINE}`]);
  assert.deepEqual(outlineOf(`${HEADLINE}\n2023-09-12 10:20 来源:青禾新闻\n县领导与群众亲切交谈\n${FIRST}\n${SECOND}`), [
    `title ${HEADLINE}`,
  ]);
});

test('the printed headline and its kickers under the web title are headings', () =>
  assert.deepEqual(outlineOf(`${HEADLINE}\n2023-09-12 10:20:00 来源:青禾新闻\n抢抓有利时机\n我县部署农田水利建设\n${FIRST}\n${SECOND}`), [
    `title ${HEADLINE}`,
    '  heading 抢抓有利时机',
    '  heading 我县部署农田水利建设',
  ]));

test('bold lines of a post are headings, bold sentences are not', () =>
  assert.deepEqual(
    outlineOf(
      `---\ntitle: ${HEADLINE}\n---\n${FIRST}\n\n**一等奖名单**\n\n王一 文学院\n\n**二等奖名单**\n\n李二 法学院\n\n**“坚持把水利建设好。”**`,
    ),
    [`title ${HEADLINE}`, '  heading 一等奖名单', '  heading 二等奖名单'],
  ));

test('enumerations nest by their numbering', () =>
  assert.deepEqual(
    outlineOf(`${HEADLINE}\n${FIRST}\n一、提高认识,加强领导。\n(一)成立领导小组。\n(二)落实责任。\n二、加快进度,保证质量。\n${SECOND}`),
    [
      `title ${HEADLINE}`,
      '  enumeration 一、提高认识',
      '    enumeration (一)成立领导小组',
      '    enumeration (二)落实责任',
      '  enumeration 二、加快进度',
    ],
  ));

test('numbered lines above paragraphs are headings, and keep their depth', () =>
  assert.deepEqual(
    outlineOf(
      `${HEADLINE}\n${FIRST}\n一、充分肯定一年来的工作\n${SECOND}\n(一)抓好渠道清淤\n${SECOND}\n(二)抓好水库加固\n${THIRD}\n二、准确把握形势任务\n${THIRD}`,
    ),
    [
      `title ${HEADLINE}`,
      '  heading 一、充分肯定一年来的工作',
      '    heading (一)抓好渠道清淤',
      '    heading (二)抓好水库加固',
      '  heading 二、准确把握形势任务',
    ],
  ));

test('a line that counts on inside is one entry', () =>
  assert.deepEqual(outlineOf(`${HEADLINE}\n${FIRST}\n一是清理渠道。二是加固水库。三是检查进度。\n${SECOND}`), [
    `title ${HEADLINE}`,
    '  enumeration 一是清理渠道',
  ]));

test('a single number at the beginning of a line is no enumeration', () =>
  assert.deepEqual(outlineOf(`${HEADLINE}\n${FIRST}\n3.5万亩农田将在今年冬天得到灌溉,这是近年来最多的一次。\n${SECOND}`), [
    `title ${HEADLINE}`,
  ]));

for (const [paragraph, label] of [
  ['王大山强调,要抓住当前有利时机,确保按时完成任务。', '王大山强调'],
  ['会上,王大山说,今年的任务比往年更重,大家要有准备。', '会上,王大山说'],
  ['副县长王大山表示,水利是农业的命脉,一定要抓紧抓好。', '副县长王大山表示'],
  ['王大山对各乡镇取得的成绩给予充分肯定。他指出,当前时间紧、任务重。', '王大山'],
  ['王大山、李小河就做好下一步工作提出具体要求。', '王大山、李小河'],
  ['王大山:大家好,今天我来介绍有关情况。', '王大山'],
  ['副县长(水利)王大山表示,一定要抓紧抓好。', '副县长(水利)王大山表示'],
] as const) {
  test(`a turn: ${paragraph}`, () => {
    const outline = outlineOf(`${HEADLINE}\n${FIRST}\n${paragraph}\n${SECOND}`, ['王大山', '李小河']);
    assert.ok(outline[1]?.startsWith(`  speaker ${label}`), outline.join('\n'));
  });
}

test('in an interview those who ask speak as well', () =>
  assert.deepEqual(
    outlineOf(
      `${HEADLINE}\n${FIRST}\n青禾日报记者 丁一：进度如何？\n王大山：已经过半。\n网友“老渠长”：水够不够？\n王大山：够用。\n${SECOND}`,
      ['王大山'],
    ).slice(1),
    ['  speaker 青禾日报记者 丁一', '  speaker 王大山', '  speaker 网友“老渠长”', '  speaker 王大山'],
  ));

for (const paragraph of [
  '王大山旗下的公司率先表示,要抓好进度。',
  '王大山(右二)向来宾介绍情况。',
  '王大山、李小河在会上讲话,县直各单位负责人参加会议。',
  '途中,一行人来到老党员王大山家中,看望老人。李小河叮嘱大家要照顾好老人的生活。',
  '副县长王大山参加了座谈会和考察活动,并看望了困难群众。',
  '9月10日,副县长王大山带领有关部门负责人到一线调研时指出,要抓紧。',
]) {
  test(`no turn: ${paragraph}`, () => {
    const outline = outlineOf(`${HEADLINE}\n${FIRST}\n${paragraph}\n${SECOND}`, ['王大山', '李小河']);
    assert.deepEqual(outline, [`title ${HEADLINE}`]);
  });
}

test('a section reaches to its next sibling and ends with content', () => {
  const text = `${HEADLINE}\n${FIRST}\n清渠道 固水库\n${SECOND}\n\n每月检查进度\n${THIRD}\n\n版权所有`;
  const reading = read(text);
  const head = readHead(reading);
  const [title] = findSections(reading, head, []);
  assert.equal(text.slice(title?.start, title?.end), text.slice(0, text.indexOf('\n\n版权所有')));
  assert.equal(text.slice(title?.children[0]?.start, title?.children[0]?.end), `清渠道 固水库\n${SECOND}`);
});

test('what a turn counts up belongs to it, and the next speaker does not', () =>
  assert.deepEqual(
    outlineOf(
      `${HEADLINE}\n${FIRST}\n王大山强调,要抓好以下几点:\n一是清理渠道。\n二是加固水库。\n李小河要求,要严格检查:\n(一)检查进度。\n(二)检查质量。`,
      ['王大山', '李小河'],
    ),
    [
      `title ${HEADLINE}`,
      '  speaker 王大山强调',
      '    enumeration 一是清理渠道',
      '    enumeration 二是加固水库',
      '  speaker 李小河要求',
      '    enumeration (一)检查进度',
      '    enumeration (二)检查质量',
    ],
  ));

test('figures count inside an entry where the entries go on behind them', () =>
  assert.deepEqual(outlineOf(`${HEADLINE}\n${FIRST}\n一是清理渠道。\n1.清理干渠。\n2.清理支渠。\n二是加固水库。\n${SECOND}`), [
    `title ${HEADLINE}`,
    '  enumeration 一是清理渠道',
    '    enumeration 1.清理干渠',
    '    enumeration 2.清理支渠',
    '  enumeration 二是加固水库',
  ]));

test('every kind of number has its depth', () =>
  assert.deepEqual(
    outlineOf(
      `${HEADLINE}\n${FIRST}\n一、清理渠道,加强巡查。\n(一)清理干渠。\n1.清淤泥。\n(1)用机械。\n①挖掘机。\n②推土机。\n(2)用人工。\n2.清杂草。\n(二)清理支渠。\n二、加固水库,保证质量。\n(一)加固大坝。\n(二)加固闸门。`,
    ).map((line) => line.replace('enumeration ', '')),
    [
      `title ${HEADLINE}`,
      '  一、清理渠道',
      '    (一)清理干渠',
      '      1.清淤泥',
      '        (1)用机械',
      '          ①挖掘机',
      '          ②推土机',
      '        (2)用人工',
      '      2.清杂草',
      '    (二)清理支渠',
      '  二、加固水库',
      '    (一)加固大坝',
      '    (二)加固闸门',
    ],
  ));

test('a turn among numbered parts lets them go on', () =>
  assert.deepEqual(
    outlineOf(
      `${HEADLINE}\n${FIRST}\n一、抓好渠道清淤\n${SECOND}\n王大山强调,要抓好进度:\n首先,清理干渠。\n其次,清理支渠。\n二、抓好水库加固\n${THIRD}\n李小河说,一定办好。`,
      ['王大山', '李小河'],
    ),
    [
      `title ${HEADLINE}`,
      '  heading 一、抓好渠道清淤',
      '    speaker 王大山强调',
      '      enumeration 首先,清理干渠',
      '      enumeration 其次,清理支渠',
      '  heading 二、抓好水库加固',
      '    speaker 李小河说',
    ],
  ));

test('points that are over do not hold the next speaker', () =>
  assert.deepEqual(
    outlineOf(`${HEADLINE}\n${FIRST}\n一是清理渠道。\n二是加固水库。\n王大山说,一定办好。\n李小河说,一定检查好。`, ['王大山', '李小河']),
    [`title ${HEADLINE}`, '  enumeration 一是清理渠道', '  enumeration 二是加固水库', '  speaker 王大山说', '  speaker 李小河说'],
  ));
