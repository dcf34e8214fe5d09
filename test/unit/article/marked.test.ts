/**
 * Dates and statements on texts that carry their marks: floors under what recognition reaches, so that a rule that helps one text
 * and harms others is noticed. Only pooled figures: half of the texts are kept unread.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { factsJson } from '../../../server/src/article/json.ts';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { readMarked } from '../../bench/marked.ts';
import { addScore, emptyScore, type ScoredFacts, score } from '../../bench/scoring.ts';

const FOLDER = new URL('../../fixtures/marked/', import.meta.url);
const FLOORS = { dates: 0.92, statements: 0.88, statementSpans: 0.9 } as const;

for (const half of ['even', 'odd'] as const) {
  describe(`the ${half} half`, () => {
    const total = emptyScore();
    for (const file of readdirSync(FOLDER)) {
      if (!file.endsWith('.marked') || Number.parseInt(file, 10) % 2 !== (half === 'even' ? 0 : 1)) continue;
      for (const { text, annotation } of readMarked(file, readFileSync(new URL(file, FOLDER), 'utf8')))
        addScore(total, score(annotation, factsJson(file, analyse(text)) as ScoredFacts, text));
    }
    for (const [metric, floor] of Object.entries(FLOORS)) {
      it(`reaches ${floor} in ${metric}`, () => {
        const { f1, right } = total[metric as keyof typeof FLOORS];
        assert.ok(right > 20 && (f1 as number) >= floor, `${f1} of ${right}`);
      });
    }
  });
}

it('marks are read into text and annotation', () => {
  const [article] = readMarked(
    'x',
    'marks: dates statements\n⟨昨天|2020-06-24⟩，⟦许红兵 说|许红兵说：“⟨今年|2020⟩好。\n“再好些。”⟧⟨五一|⟩放假。\n',
  );
  assert.equal(article?.text, '昨天，许红兵说：“今年好。\n“再好些。”五一放假。\n');
  assert.deepEqual(article?.annotation, {
    document: 'x#1',
    dates: [
      { line: 1, text: '昨天', iso: '2020-06-24' },
      { line: 1, text: '今年', iso: '2020' },
    ],
    optional_dates: [{ line: 2, text: '五一' }],
    statements: [{ line: 1, text: '许红兵说：“今年好。\n“再好些。”', speaker: '许红兵', verb: '说' }],
    optional_statements: [],
  });
  assert.throws(() => readMarked('x', 'marks: dates\n⟨昨天|2020'), /left open/);
  assert.throws(() => readMarked('x', 'marks: people\n'), /does not say/);
});
