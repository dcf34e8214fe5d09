/** Bars that lie, with room for words before them. */
import { choosable, countAxis, fitting, plotRoot, roving, s, words } from './svg.ts';

export interface LyingBar {
  name: string;
  value: number;
  label: string;
}

const ROW = 24;
const RIGHT = 48;

/** @param onChoice called with the number of the bar that was chosen */
export function lyingBars(width: number, label: string, data: readonly LyingBar[], onChoice: (index: number) => void): SVGSVGElement {
  const left = Math.min(150, width * 0.4);
  const { scale } = countAxis(Math.max(...data.map(({ value }) => value)), width - left - RIGHT);
  const bars = data.map(({ value, label: said }, index) =>
    choosable(
      said,
      s('rect', { class: 'catch', x: 0, width, y: index * ROW, height: ROW }),
      s('rect', { class: 'bar', x: left, width: Math.max(1, scale(value)), y: index * ROW + 4, height: ROW - 8 }),
    ),
  );
  const texts = data.flatMap(({ name, value }, index) => [
    s('text', { class: 'tick', x: left - 8, y: index * ROW + 16, 'text-anchor': 'end' }, fitting(name, left - 16)),
    s('text', { class: 'tick', x: left + Math.max(1, scale(value)) + 6, y: index * ROW + 16 }, String(value)),
  ]);
  roving(bars, onChoice);
  return plotRoot(width, data.length * ROW + 4, label, ...bars, words(...texts));
}
