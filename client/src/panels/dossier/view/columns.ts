/** Columns over time: one for each time, all of them between the first and the last. */
import { scaleBand } from 'd3-scale';
import { choosable, countAxis, plotRoot, roving, s, words } from './svg.ts';

export interface Column {
  name: string;
  value: number;
  label: string;
}

const HEIGHT = 200;
const WIDEST = 72;
const [TOP, BOTTOM, RIGHT] = [12, 24, 8];

/** @param onChoice called with the number of the column that was chosen */
export function columns(width: number, label: string, data: readonly Column[], onChoice: (index: number) => void): SVGSVGElement {
  const { scale, ticks } = countAxis(Math.max(...data.map(({ value }) => value)), HEIGHT - TOP - BOTTOM);
  const left = 12 + 8 * Math.max(...ticks.map((tick) => String(tick).length));
  const base = HEIGHT - BOTTOM;
  // A few columns do not become blocks.
  const right = Math.min(width - RIGHT, left + data.length * WIDEST);
  const x = scaleBand(
    data.map(({ name }) => name),
    [left, right],
  ).paddingInner(0.15);
  const height = (tick: number) => base - scale(tick);
  const lines = ticks.map((tick) => s('line', { class: 'rule', x1: left, x2: width - RIGHT, y1: height(tick), y2: height(tick) }));
  const counts = ticks.map((tick) => s('text', { class: 'tick', x: left - 6, y: height(tick) + 4, 'text-anchor': 'end' }, String(tick)));
  // As many names as there is room for.
  const every = Math.max(1, Math.ceil(data.length / Math.max(1, Math.floor((right - left) / 60))));
  const names = data.flatMap(({ name }, index) =>
    index % every === 0
      ? [s('text', { class: 'tick', x: (x(name) ?? 0) + x.bandwidth() / 2, y: HEIGHT - 8, 'text-anchor': 'middle' }, name)]
      : [],
  );
  const bars = data.map(({ name, value, label: said }) => {
    const tall = value === 0 ? 0 : Math.max(1, scale(value));
    return choosable(
      said,
      // The whole height can be clicked, not a bar of one pixel alone.
      s('rect', { class: 'catch', x: x(name) ?? 0, width: x.bandwidth(), y: TOP, height: base - TOP }),
      s('rect', { class: 'bar', x: x(name) ?? 0, width: x.bandwidth(), y: base - tall, height: tall }),
    );
  });
  roving(bars, onChoice);
  return plotRoot(width, HEIGHT, label, ...lines, ...bars, words(...counts, ...names));
}
