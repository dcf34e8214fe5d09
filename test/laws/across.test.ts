/**
 * What the corpus says of an article changes no zone: whatever it says, a line of boilerplate keeps a finding that tells why,
 * and no line gets two of them.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { type Across, withAcross } from '../../server/src/hygiene/across.ts';
import { FINDINGS_LIMIT } from '../../server/src/hygiene/check.ts';
import { OTHER_STORIES, pageWith, STORY } from '../support/page.ts';

const LINES = [
  ...OTHER_STORIES.flatMap((story) => story.split('\n')),
  ...STORY,
  '首页 新闻 体育 财经',
  '更多县域资讯以各单位正式公布为准',
  '青禾发布 掌上青禾',
  '0',
  '打印',
  '版权所有:青禾新闻网',
  '责任编辑:',
  '扫一扫 手机端浏览',
  '欲知全县各项惠民政策的最新进展可留意后续刊出的专栏。',
  '',
  '  ',
];
/** What no rule knows by a word of its own. */
const UNKNOWN = ['更多县域资讯以各单位正式公布为准', '青禾发布 掌上青禾', '每周一三五更新', '中心大楼三层', '0', ''];
const linesOf = (some: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...some), { minLength: 1, maxLength }).map((lines) => lines.join('\n'));
const texts = fc.oneof(
  linesOf(LINES, 40),
  linesOf(UNKNOWN, 5).map((below) => pageWith(below)),
);
const line = fc.integer({ min: 1, max: 40 });
const elsewhere = { path: fc.constant('/c/other.txt'), name: fc.string({ maxLength: 8 }), line };
const answers: fc.Arbitrary<Across> = fc.record({
  recurring: fc.uniqueArray(fc.record({ line, articles: fc.integer({ min: 3, max: 1000 }) }), { selector: (each) => each.line }),
  alike: fc.array(fc.record({ ...elsewhere, similarity: fc.double({ min: 0.7, max: 1, noNaN: true }) }), { maxLength: 2 }),
  passages: fc.uniqueArray(fc.record({ ...elsewhere, at: line, share: fc.double({ min: 0.51, max: 1, noNaN: true }) }), {
    selector: (each) => each.at,
    maxLength: 5,
  }),
  misprints: fc.constant([]),
  contradictions: fc.constant([]),
});

/** How many findings say of each line why it is no part of the story; index 0 is line 1. */
function reasons(findings: readonly { readonly rule: string; readonly line: number; readonly endLine: number }[], lines: number): number[] {
  const counts = new Array<number>(lines).fill(0);
  for (const { rule, line: first, endLine } of findings) {
    if (!rule.startsWith('boilerplate/') && rule !== 'dup/recurring-line') continue;
    for (let each = first; each <= endLine; each++) counts[each - 1] = (counts[each - 1] as number) + 1;
  }
  return counts;
}

test('the corpus takes no reason away, and gives none twice', () =>
  fc.assert(
    fc.property(texts, answers, (text, { recurring, ...others }) => {
      const facts = analyse(text);
      // The corpus compares no title, no dateline and no line that is not there.
      const compared = ({ line: at }: { line: number }) => ['body', 'boilerplate'].includes(facts.zones[at - 1] ?? '');
      const across = {
        ...others,
        recurring: recurring.filter(compared),
        passages: others.passages.filter(({ at }) => facts.zones[at - 1] === 'body'),
      };
      const findings = withAcross(facts, across, () => text);
      const [own, all] = [reasons(facts.findings, facts.zones.length), reasons(findings, facts.zones.length)];
      for (const [index, zone] of facts.zones.entries()) {
        if (zone === 'boilerplate') assert.equal(all[index], own[index], `line ${index + 1}`);
        if (zone === 'body') assert.ok((all[index] as number) <= Math.max(1, own[index] as number), `line ${index + 1}`);
      }
      assert.ok(findings.length <= FINDINGS_LIMIT);
      let last = 0;
      for (const { start, end, line: first, endLine } of findings) {
        assert.ok(start >= last && end > start && end <= text.length && endLine >= first);
        last = start;
      }
    }),
    { numRuns: 300 },
  ));
