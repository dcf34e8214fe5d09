/** Texts that are no articles: what is said of them is little, bounded and true. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../../server/src/article/facts.ts';
import { FINDINGS_LIMIT } from '../../../server/src/hygiene/check.ts';
import { checkText, STORY } from '../../support/page.ts';

const MILLION = 1_000_000;

/** Rule, first and last line. */
const told = (findings: readonly Finding[]) => findings.map(({ rule, line, endLine }) => [rule, line, endLine]);

describe('a text of one line', () => {
  it('of prose is a story, however long', () => {
    const { head, findings } = checkText(STORY.join('').repeat(2000));
    assert.deepEqual(
      head.verdicts.map(({ zone }) => zone),
      ['body'],
    );
    assert.deepEqual(findings, []);
  });
  it('of menu items is one finding', () => {
    assert.deepEqual(told(checkText('首页 | 新闻 | 体育 | '.repeat(50_000)).findings), [['boilerplate/nav-menu', 1, 1]]);
  });
  it('of anything else is of little content', () => {
    for (const text of ['好'.repeat(MILLION), '王大山、'.repeat(50_000), 'word '.repeat(50_000)])
      assert.ok(checkText(text).findings.every(({ rule }) => rule.startsWith('boilerplate/')));
  });
});

describe('a text of a million lines', () => {
  it('of one character each is one menu', () => {
    const { findings } = checkText('好\n'.repeat(MILLION).slice(0, -1));
    assert.deepEqual(told(findings), [['boilerplate/nav-menu', 1, MILLION]]);
  });
  it('of flaws is bounded, and every rule is heard', () => {
    const { findings } = checkText(
      `首页\n新闻\n体育\n${`${STORY[1]}\u200b\n王***说,要抓紧完成渠道清淤的各项任务。\ufffd\n\n`.repeat(MILLION / 20)}版权所有`,
    );
    assert.ok(findings.length <= FINDINGS_LIMIT);
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of ['boilerplate/nav-menu', 'boilerplate/copyright', 'text/invisible-char', 'text/mojibake', 'artifact/masked-text'])
      assert.ok(rules.has(rule), rule);
  });
});

describe('a text of nothing but boilerplate', () => {
  it('has no title and no story, and a few findings tell all of it', () => {
    const menu = '首页\n新闻\n体育\n财经\n'.repeat(5000);
    const { head, findings } = checkText(
      `${menu}相关新闻\n县领导检查节前市场供应\n青禾一中举行开学典礼\n版权所有 青禾新闻网\n青ICP备12345678号`,
    );
    assert.equal(head.title, null);
    assert.ok(head.verdicts.every(({ zone }) => zone === 'boilerplate'));
    assert.deepEqual(told(findings), [
      ['boilerplate/nav-menu', 1, 20_000],
      ['boilerplate/related-list', 20_001, 20_003],
      ['boilerplate/copyright', 20_004, 20_004],
      ['boilerplate/icp-record', 20_005, 20_005],
    ]);
  });
});

describe('a text of nothing but punctuation', () => {
  for (const [what, text] of [
    ['stops', '。'.repeat(MILLION)],
    ['stops on lines', '。\n'.repeat(50_000)],
    ['bars', '|'.repeat(MILLION)],
    ['asterisks', '*'.repeat(MILLION)],
    ['brackets', '（'.repeat(MILLION)],
    ['quotation marks', '“”\n'.repeat(50_000)],
    ['dots', '……\n······\n'.repeat(25_000)],
  ] as const) {
    it(`${what}: no title, and at most one finding of boilerplate`, () => {
      const { head, findings } = checkText(text);
      assert.equal(head.title, null);
      assert.ok(
        findings.length <= 1 && findings.every(({ rule }) => rule.startsWith('boilerplate/')),
        JSON.stringify(told(findings).slice(0, 5)),
      );
    });
  }
});

it('a text of blanks and line ends has no findings', () => {
  for (const text of ['', ' '.repeat(MILLION), '\n'.repeat(MILLION), '\r\n \u3000\r\n'.repeat(50_000)])
    assert.deepEqual(checkText(text).findings, []);
});
