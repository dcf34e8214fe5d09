import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readHead } from '../../../server/src/article/head.ts';
import { read } from '../../../server/src/article/reading.ts';
import { c4Chinese, hanJusText, keepEverything, type LineJudge, readability } from '../../bench/line-judges.ts';
import { halfOf, type LabelledPage, readPages, textOf } from '../../bench/pages.ts';
import { PageScore, scorePage, totalOf } from '../../bench/scoring-pages.ts';

const FIXTURE = 'test/fixtures/pages/pages.jsonl';
/** More than 60 characters, dense with function characters. */
const DENSE =
  '会议要求各乡镇要把农田水利建设摆在突出位置，组织好人员和机械，确保在入冬之前完成渠道清淤的任务，并且对进展缓慢的单位及时提醒，让群众用上放心水。';
/** As long, without any. */
const SPARSE =
  '青禾县东沟村石桥村柳湾村北坡村水库渠道清淤工程项目招标公告石料水泥钢筋机械设备运输安装调试验收单位名单公示青禾县水利局农田水利建设办公室工程科。';
/** Between the two measures, and dense. */
const NEAR = '会议要求各乡镇要把农田水利建设摆在突出位置，组织好人员和机械。';

describe('labelled pages', () => {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  it('are read one a line, and a line of a page is one line of its text', () => {
    const [page] = readPages(
      `\n${line({
        name: 'a',
        site: 's',
        lines: [
          ['首\r\n页', 0],
          ['正文', 1],
        ],
      })}`,
    );
    assert.equal(textOf(page as LabelledPage), '首 页\n正文');
  });
  for (const [what, value] of [
    ['no JSON', '{'],
    ['another form', line({ name: 'a', site: 's', lines: ['首页'] })],
    ['a label that is none', line({ name: 'a', site: 's', lines: [['首页', 2]] })],
    ['no site', line({ name: 'a', lines: [] })],
    ['nothing', 'null'],
  ] as const) {
    it(`that have ${what} are refused, with the number of the line`, () => {
      assert.throws(() => readPages(`${line({ name: 'a', site: 's', lines: [] })}${value}`), /^Error: line 2 is no page/);
    });
  }
  it('are split by site into two halves of about one size', () => {
    const halves = Array.from({ length: 400 }, (_, i) => halfOf(`news${i}.example`));
    const tune = halves.filter((half) => half === 'tune').length;
    assert.ok(tune > 150 && tune < 250, String(tune));
    assert.equal(halfOf('news7.example'), halves[7]);
  });
});

describe('the baselines', () => {
  /** The lines that a judge keeps, by their first two characters. */
  const kept = (judge: LineJudge, ...lines: string[]): string => {
    const text = lines.join('\n');
    const verdicts = judge(text, readHead(read(text)).lines);
    assert.equal(verdicts.length, lines.length);
    return lines
      .filter((line, i) => verdicts[i] === true && line !== '')
      .map((line) => line.slice(0, 2))
      .join(' ');
  };
  it('keep everything', () => assert.equal(kept(keepEverything, '首页', '正文。'), '首页 正文'));
  it("C4's: keep lines of 5 to 500 characters that end as sentences do", () => {
    assert.equal(kept(c4Chinese, '首页', '甲甲甲甲。', '乙乙乙。', '丙丙丙丙丙!', '  丁丁丁丁：  ', `戊${'戊'.repeat(500)}。`), '甲甲   ');
    assert.equal(kept(c4Chinese, '甲甲甲甲■。', '乙乙乙乙\ue000！', '丙丙丙丙……'), '丙丙');
  });
  it("jusText's: long lines by the share of their function characters", () => {
    assert.equal(kept(hanJusText, SPARSE, DENSE, SPARSE), '会议');
    assert.equal(kept(hanJusText, `© ${DENSE}`), '');
  });
  it("jusText's: short lines between good ones stay, others go", () => {
    assert.equal(kept(hanJusText, '首页', '', DENSE, '小标题', '', DENSE, '返回', SPARSE), '会议 小标 会议');
  });
  it("jusText's: near-good lines stay beside good ones and go between bad ones; a short line beside one stays", () => {
    assert.equal(kept(hanJusText, SPARSE, NEAR, SPARSE), '');
    assert.equal(kept(hanJusText, SPARSE, NEAR, DENSE), '会议 会议');
    assert.equal(kept(hanJusText, DENSE, '小标题', NEAR, SPARSE), '会议 小标 会议');
    assert.equal(kept(hanJusText, DENSE, '小标题', SPARSE), '会议');
  });
  it('Readability: keeps the lines that it finds in an article, marks of HTML or none', () => {
    const story = Array.from({ length: 12 }, (_, i) => `${'甲乙丙丁'[i % 4]}，<b>${DENSE}</b> & ${DENSE}`);
    assert.equal(kept(readability, ...story, '').split(' ').length, 12);
  });
});

describe('the score of a page', () => {
  const page: LabelledPage = {
    name: 'a',
    site: 's',
    lines: [
      ['首页', 0],
      ['正文一abc', 1],
      ['', 0],
      ['正文二二', 1],
      ['版权', 0],
    ],
  };
  it('counts Han characters that are kept, and lines that go; blank lines count for nothing', () => {
    const score = new PageScore();
    score.add(page, [true, true, false, false, false], [false, false, true, false, false]);
    const { content, boilerplate } = score;
    assert.deepEqual([content.right, content.wrong, content.missed], [3, 2, 4]);
    assert.deepEqual([boilerplate.right, boilerplate.wrong, boilerplate.missed], [1, 1, 1]);
  });
  it('adds pages up, rules too, and names each line that is judged otherwise', () => {
    const lines: LabelledPage['lines'] = [
      ['首页', 1],
      [DENSE, 1],
      [`${DENSE}会后，大家又到工地去看。`, 0],
      ['版权所有 青禾新闻网', 0],
    ];
    const result = scorePage({ name: 'b', site: 's', lines });
    assert.deepEqual(
      result.errors.map(({ line, kind }) => [line, kind]),
      [
        [1, 'wrong'],
        [3, 'missed'],
      ],
    );
    const { scores, rules } = totalOf([result, result]);
    assert.deepEqual([scores.zones.boilerplate.right, scores.everything.boilerplate.missed], [2, 4]);
    assert.equal(rules.get('boilerplate/copyright')?.right, 2);
  });
  it('leaves lines in that only a hint speaks against', () => {
    const lines: LabelledPage['lines'] = [
      [DENSE, 1],
      [DENSE, 1],
      ['0', 0],
      ['版权所有', 0],
    ];
    const { scores } = scorePage({ name: 'c', site: 's', lines });
    assert.deepEqual([scores.zones.boilerplate.right, scores.certain.boilerplate.right], [2, 1]);
  });
});

describe('npm run eval:pages', () => {
  it('prints a table for each half and for all pages, ours and the baselines', () => {
    const pages = readPages(readFileSync(FIXTURE, 'utf8'));
    const printed = execFileSync(process.execPath, ['test/bench/evaluate-pages.ts', '--rules'], { encoding: 'utf8' });
    assert.match(printed, /^\d+ pages of \d+ sites, tune half/m);
    assert.match(printed, /^\d+ pages of \d+ sites, other half/m);
    assert.match(printed, new RegExp(`^${pages.length} pages of ${pages.length} sites, all`, 'm'));
    assert.equal(printed.match(/^our line zones/gm)?.length, 3);
    assert.equal(printed.match(/^Readability/gm)?.length, 3);
    assert.match(printed, /^ {2}boilerplate\/nav-menu/m);
  });
  it('says what is wrong with a file', () => {
    const { status, stderr } = spawnSync(process.execPath, ['test/bench/evaluate-pages.ts', 'package.json'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^line 1 is no page/);
  });
});
