import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedPassages } from '../../../server/src/features/shared-passages.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

/** What is marked in both texts, and nothing else, must be what they share. */
function check(left: string, right: string): void {
  const [a, b] = [readMarks(left), readMarks(right)];
  const found = sharedPassages(a.text, b.text);
  const spans = found.map((pair) => pair.left).sort((x, y) => x.start - y.start);
  assert.equal(writeMarks(a.text, spans), left);
  assert.equal(
    writeMarks(
      b.text,
      found.map((pair) => pair.right),
    ),
    right,
  );
}

test('a passage that stands in both, whatever signs stand in it and round it', () => {
  check('今天上午，[|会议要求各乡镇各部门抓住当前有利时机|]。散会。', '据悉：[|会议要求,各乡镇、各部门抓住当前有利时机|]！');
});

test('in either script, and through injected pinyin', () => {
  check('[|全市卫生健康系统要全面贯彻会议精神|]', '[|全市衛(wèi)生健康系統(tǒng)要全面貫徹會議精神|]');
});

test('in another order', () => {
  check(
    '[|甲乡镇完成渠道清淤和水库加固的任务|]。[|乙部门召开秋季农田水利建设动员大会|]。',
    '[|乙部门召开秋季农田水利建设动员大会|]。[|甲乡镇完成渠道清淤和水库加固的任务|]。',
  );
});

test('names and formulae are no passages', () => check('宝丰县委书记许红兵出席', '宝丰县委书记许红兵出席'));
