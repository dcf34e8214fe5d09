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

/** Pages with nothing in common, each of a headline, a date and two paragraphs. */
export const OTHER_STORIES = [
  '青禾县开工建设三座水库\n2023-09-12 10:20\n9月12日,青禾县三座小型水库同时开工,总投资四千余万元,建成后可以灌溉农田两万余亩,并为沿线六个乡镇的居民提供饮用水。\n工程预计在明年汛期之前完成主体部分,施工期间附近道路实行单向通行,过往车辆要按照标志绕行。',
  '柳河镇举办首届采莲节\n2023-07-01 08:00\n荷花盛开的时节,柳河镇迎来了来自各地的数千名游客,他们乘着小船穿行在荷塘之间,品尝新鲜的莲子,购买村民们亲手制作的荷叶茶和莲子糕,直到傍晚才依依不舍地离开。\n据介绍,该镇种植莲藕已有百年历史,近年来又在塘里养起了小龙虾,亩均收入翻了一番,外出务工的年轻人也陆续回乡。',
  '东山中学图书馆搬进新楼\n2022-03-18 15:30\n经过两个假期的搬迁整理,东山中学图书馆的六万册藏书全部搬进了新落成的综合楼,阅览座位增加到四百个,周末也向家长开放。\n馆内还设置了自助借还机和朗读亭,学生凭一张校园卡就能借书,孩子们都说这里成了校园里最安静、最明亮的地方。',
  '市区新辟两条夜间公交线路\n2022-11-05 09:10\n从本周六起,两条夜间公交线路将投入运营,分别连接火车站与大学城、老城区与工业园,首班晚上十点发车,末班凌晨一点收车。\n公交集团表示,线路的走向参考了市民在网上提出的上千条建议,票价与白天相同,老年人和学生仍然享受优惠。',
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
