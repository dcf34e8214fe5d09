/**
 * Pages as tests write them: each line begins with the zone that it should get, `T|` title, `D|` dateline, `B|` body,
 * `X|` boilerplate; a blank line has no letter. And a story to put page furniture around.
 */
import assert from 'node:assert/strict';
import type { Finding, Zone } from '../../server/src/article/facts.ts';
import { type Head, readHead } from '../../server/src/article/head.ts';
import { type Reading, read } from '../../server/src/article/reading.ts';
import { check } from '../../server/src/hygiene/check.ts';

const ZONES: Record<string, Zone> = { T: 'title', D: 'dateline', B: 'body', X: 'boilerplate' };

/** A headline and a story of three paragraphs. */
export const HEADLINE = '青禾县部署秋季农田水利建设工作';
export const STORY = [
  '本报讯 9月12日上午,青禾县召开秋季农田水利建设动员大会,总结今年以来的工作,分析当前的形势和任务,对下一阶段的重点工作进行安排部署。',
  '会议要求,各乡镇、各部门要把农田水利建设摆在突出位置,抓住当前有利时机,组织好人员和机械,确保在入冬之前完成渠道清淤和水库加固的全部任务。',
  '会上还宣读了考核办法。今后每个月都要对工程进度进行检查,对进展缓慢的单位要及时提醒,对弄虚作假的要严肃处理,并且向全县通报。',
] as const;

/** A page with the headline and the story, and lines above and below. */
export function pageWith(below: string, above = ''): string {
  return `${above === '' ? '' : `${above}\n\n`}${HEADLINE}\n\n2023-09-12 10:20:00 来源:青禾新闻\n\n${STORY.join('\n\n')}\n\n${below}`;
}

/** The zones of a page must be those that its lines begin with. */
export function assertZones(page: string): Head {
  const wanted: Zone[] = [];
  const lines = page
    .trim()
    .split('\n')
    .map((line) => {
      const mark = /^\s*([TDBX])\|/.exec(line);
      wanted.push(mark === null ? 'blank' : (ZONES[mark[1] as string] as Zone));
      return mark === null ? '' : line.slice(mark[0].length);
    });
  const head = readHead(read(lines.join('\n')));
  const shown = head.verdicts.map(({ zone }, i) => `${zone}: ${lines[i]}`);
  assert.deepEqual(
    shown,
    wanted.map((zone, i) => `${zone}: ${lines[i]}`),
  );
  return head;
}

/** Reads and checks a text. */
export function checkText(text: string): { reading: Reading; head: Head; findings: Finding[] } {
  const reading = read(text);
  const head = readHead(reading);
  return { reading, head, findings: check(reading, head) };
}
