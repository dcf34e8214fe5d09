import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../../server/src/text/folding.ts';

/** The folded text. */
function checkFold(raw: string, folded: string): void {
  assert.equal(fold(raw).text, folded);
}

test('readings after their characters are dropped, in either script', () => {
  checkFold('黨委書(shū)記(jì)應(yīng)永寧', '党委书记应永宁');
  checkFold('许(xǔ)红兵', '许红兵');
});

test('a traditional character has the readings of its simplified form', () => {
  checkFold('許(xǔ)紅兵', '许红兵');
});

test('letters that are no reading of the character stay', () => {
  checkFold('世界卫生组织(WHO)', '世界卫生组织(WHO)');
  checkFold('许(hóng)红兵', '许(hóng)红兵');
});
