/** Posts over time: a line for each, from the first article that states it to the last. */
import { scaleLinear } from 'd3-scale';
import { choosable, fitting, fontSize, plotRoot, roving, s, words } from './svg.ts';

export interface Line {
  name: string;
  /** ISO dates, as precise as they are known; null where no article that states it is dated. */
  first: string | null;
  latest: string | null;
  /** `former`: held before these dates, nobody knows how long; `acting`: only for a time. */
  status: 'acting' | 'former' | 'held';
  /** What stands behind the bar. */
  years: string;
  label: string;
}

const ROW = 28;
const TOP = 22;
/** A post that one article states is a point in time, and still to be seen, in pixels. */
const LEAST = 8;
const FADING = 36;

/** @param onChoice called with the number of the line that was chosen */
export function timeline(width: number, label: string, data: readonly Line[], onChoice: (index: number) => void): SVGSVGElement {
  const narrow = width < 480;
  const left = narrow ? 0 : Math.min(320, width * 0.42);
  const row = narrow ? ROW + 18 : ROW;
  const years = data.flatMap(({ first, latest }) => [first, latest]).flatMap((date) => (date === null ? [] : [yearOf(date)]));
  const height = TOP + data.length * row + 6;
  const [from, to] = years.length === 0 ? [0, 1] : [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.001)];
  const x = scaleLinear([from, to], [left + FADING, width - 96]);
  const ticks = years.length === 0 ? [] : x.ticks(Math.max(2, Math.floor((width - left) / 70))).filter(Number.isInteger);
  const lines = ticks.map((tick) => s('line', { class: 'rule', x1: x(tick), x2: x(tick), y1: TOP - 4, y2: height }));
  const texts = ticks.map((tick) => s('text', { class: 'tick', x: x(tick), y: 12, 'text-anchor': 'middle' }, String(tick)));
  const bars = data.map(({ name, first, latest, status, years: said, label: told }, index) => {
    const y = TOP + index * row;
    const at = narrow ? y + 20 : y + 5;
    const title = narrow
      ? s('text', { class: 'name', x: 4, y: y + 14 }, fitting(name, width - 8))
      : s('text', { class: 'name', x: left - 4, y: y + 18, 'text-anchor': 'end' }, fitting(name, left - 12));
    const [begin, end] = [first ?? latest, latest ?? first];
    const parts = [s('rect', { class: 'catch', x: 0, width, y, height: row })];
    texts.push(title);
    if (begin !== null && end !== null) {
      const start = x(yearOf(begin));
      const long = Math.max(LEAST, x(yearOf(end)) - start);
      // What is called former ended before: only a fading line leads up to it.
      if (status === 'former')
        parts.push(s('rect', { class: 'bar former', x: start - FADING + 4, width: FADING, y: at, height: 18, rx: 3 }));
      else parts.push(s('rect', { class: `bar ${status}`, x: start, width: long, y: at, height: 18, rx: 3 }));
      texts.push(s('text', { class: 'tick', x: start + (status === 'former' ? 8 : long + 6), y: at + 9 + fontSize() * 0.35 }, said));
    } else texts.push(s('text', { class: 'tick', x: left + FADING, y: at + 9 + fontSize() * 0.35 }, said));
    return choosable(told, ...parts);
  });
  roving(bars, onChoice);
  return plotRoot(width, height, label, ...lines, ...bars, words(...texts));
}

/** 2016-07-01 is 2016.5. */
function yearOf(date: string): number {
  const [year = '0', month = '1', day = '1'] = date.split('-');
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365;
}
