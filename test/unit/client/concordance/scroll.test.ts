import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Scroll } from '../../../../client/src/panels/concordance/view/lines/scroll.ts';

const ROW = 20;
const VIEW = 400;
const scroll = (rows: number, most?: number) => {
  const made = new Scroll(ROW, most);
  made.resize(rows, VIEW);
  return made;
};

test('a list that browsers can scroll is scrolled as it is', () => {
  const list = scroll(1000);
  assert.equal(list.height, 1000 * ROW);
  list.scrolled(1234, false);
  assert.deepEqual(list.shown, { first: 61, above: 14, count: 21 });
  assert.equal(list.position, 1234);
});

test('a list that is longer is as high as browsers can scroll, and its ends are where the bar ends', () => {
  const list = scroll(1_000_000, 100_000);
  assert.equal(list.height, 100_000);
  list.scrolled(100_000 - VIEW, false);
  assert.equal(list.shown.first + list.shown.count, 1_000_000);
  list.scrolled(0, false);
  assert.equal(list.shown.first, 0);
});

test('the scrollbar goes to the same part of the list, the wheel as far as it says', () => {
  const list = scroll(1_000_000, 100_000);
  list.scrolled((100_000 - VIEW) / 2, false);
  assert.ok(Math.abs(list.shown.first - 500_000) <= 20, String(list.shown.first));
  const { top } = list;
  const bar = list.position;
  list.placed(bar);
  list.scrolled(bar + 100, false);
  assert.equal(list.top, top + 100);
  list.scrolled(bar + 100 + 5 * VIEW, true);
  assert.equal(list.top, top + 100 + 5 * VIEW);
});

test('the wheel comes to an end at the end', () => {
  const list = scroll(1_000_000, 100_000);
  list.reveal(10, true);
  list.placed(list.position);
  list.scrolled(0, true);
  assert.equal(list.top, 0);
});

test('a line is revealed by the shortest way', () => {
  const list = scroll(1_000_000, 100_000);
  list.reveal(500_000);
  assert.equal(list.top, 500_001 * ROW - VIEW);
  list.reveal(499_990);
  assert.equal(list.top, 500_001 * ROW - VIEW);
  list.reveal(400_000);
  assert.equal(list.top, 400_000 * ROW);
});

test('whatever is done, what is shown lies in the list', () => {
  const act = fc.oneof(
    fc.record({ to: fc.integer({ min: -100, max: 200_000 }), wheel: fc.boolean() }),
    fc.record({ rows: fc.integer({ min: 0, max: 2_000_000 }), view: fc.integer({ min: 0, max: 2000 }) }),
    fc.record({ line: fc.nat({ max: 2_000_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      const list = new Scroll(ROW, 100_000);
      let rows = 0;
      for (const each of acts) {
        if ('to' in each) list.scrolled(each.to, each.wheel);
        else if ('line' in each) list.reveal(each.line);
        else {
          rows = each.rows;
          list.resize(rows, each.view);
        }
        const { first, above, count } = list.shown;
        assert.ok(first >= 0 && above >= 0 && above < ROW && count >= 0 && first + count <= Math.max(rows, first));
        assert.ok(list.position >= 0 && list.position <= Math.max(0, list.height));
      }
    }),
  );
});
