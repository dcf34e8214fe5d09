/**
 * Plots, by Chart.js: in the theme's colours, at once, and clickable. A screen reader is told what a plot is of; its figures stand in
 * the table beside it.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import { h } from '../../../shared/view/dom.ts';

Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  ScatterController,
  PointElement,
  CategoryScale,
  LinearScale,
  Tooltip,
);

export interface Bars {
  kind: 'bars';
  /** Bars that lie have room for words. */
  lying: boolean;
  labels: readonly string[];
  values: readonly number[];
  name: string;
}
export interface Curve {
  kind: 'curve';
  labels: readonly string[];
  values: readonly number[];
  name: string;
}
/** Marks at places from 0 to 1, in a row for each label. */
export interface Marks {
  kind: 'marks';
  labels: readonly string[];
  places: readonly (readonly number[])[];
  name: string;
}

/** Pixels for a lying bar or a row of marks. */
const LINE = 20;
const LEAST = 220;
/** Labels take at most this part of a plot's width. */
const LABELS = 0.35;

export class Plot {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly box: HTMLElement;
  private chart: Chart | undefined;
  /** Pixels that the last one was drawn for. */
  private width = 0;
  private last: { data: Bars | Curve | Marks; label: string; onPick: ((index: number) => void) | undefined } | undefined;

  constructor() {
    this.canvas = h('canvas', { role: 'img' });
    this.box = h('div', { class: 'plot-box' }, this.canvas);
    // It scrolls, so that the keys must reach it.
    this.element = h('div', { class: 'plot', role: 'group', tabindex: 0 }, this.box);
    // VS Code tells a page of another theme by the classes and variables of its elements.
    const themed = new MutationObserver(() => {
      if (this.last) this.draw(this.last.data, this.last.label, this.last.onPick);
    });
    themed.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    // Labels are cut to the room that they have, which is less once there is a table.
    new ResizeObserver(() => {
      if (this.last && this.box.clientWidth > 0 && this.box.clientWidth !== this.width) {
        this.draw(this.last.data, this.last.label, this.last.onPick);
      }
    }).observe(this.box);
  }

  clear(): void {
    this.chart?.destroy();
    this.chart = undefined;
    this.last = undefined;
    this.element.hidden = true;
  }

  /** @param onPick called with the number of the label that was clicked */
  draw(data: Bars | Curve | Marks, label: string, onPick?: (index: number) => void): void {
    this.clear();
    this.last = { data, label, onPick };
    this.element.hidden = false;
    for (const element of [this.canvas, this.element]) element.setAttribute('aria-label', label);
    const lying = data.kind === 'marks' || (data.kind === 'bars' && data.lying);
    this.box.style.height = `${lying ? Math.max(80, data.labels.length * LINE + 40) : LEAST}px`;
    this.width = this.box.clientWidth;
    this.chart = new Chart(this.canvas, configuration(data, this.width, onPick));
  }
}

function configuration(data: Bars | Curve | Marks, width: number, onPick: ((index: number) => void) | undefined): ChartConfiguration {
  const style = getComputedStyle(document.body);
  const colour = (name: string, other: string) => style.getPropertyValue(`--vscode-${name}`).trim() || other;
  const foreground = colour('foreground', style.color);
  const lines = colour('charts-lines', foreground);
  const series = colour('charts-blue', foreground);
  const font = { family: style.fontFamily, size: Number.parseFloat(style.fontSize) || 13 };
  // Less the dots, and what the axis keeps for itself.
  const longest = Math.max(4, Math.floor((width * LABELS) / font.size) - 3);
  const labels = data.labels.map((label) => (label.length > longest ? `${label.slice(0, longest)}…` : label));
  const lying = data.kind !== 'curve' && (data.kind === 'marks' || data.lying);
  const ticks = { color: foreground, font };
  // Rows of marks go by their numbers: a category is told by its name, and articles may share one.
  const category =
    data.kind === 'marks'
      ? {
          type: 'linear' as const,
          reverse: true,
          min: -0.5,
          max: labels.length - 0.5,
          afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
            axis.ticks = labels.map((_, value) => ({ value }));
          },
          ticks: { ...ticks, autoSkip: false, callback: (value: number | string) => labels[Number(value)] ?? '' },
          grid: { display: false },
        }
      : { type: 'category' as const, labels, ticks: { ...ticks, autoSkip: !lying }, grid: { display: false } };
  const linear = {
    type: 'linear' as const,
    ticks: data.kind === 'marks' ? { ...ticks, callback: (value: number | string) => `${Math.round(Number(value) * 100)} %` } : ticks,
    grid: { color: lines, lineWidth: 0.5 },
    ...(data.kind === 'marks' ? { min: 0, max: 1 } : { beginAtZero: true }),
  };
  return {
    type: data.kind === 'bars' ? 'bar' : data.kind === 'curve' ? 'line' : 'scatter',
    data: {
      labels,
      datasets: [
        data.kind === 'marks'
          ? {
              label: data.name,
              data: data.places.flatMap((places, row) => places.map((x) => ({ x, y: row }))),
              borderColor: series,
              pointStyle: 'line',
              rotation: 90,
              pointRadius: 7,
              pointHoverRadius: 9,
              borderWidth: 1.5,
            }
          : {
              label: data.name,
              data: [...data.values],
              borderColor: series,
              backgroundColor: series,
              borderWidth: data.kind === 'curve' ? 2 : 0,
              pointRadius: data.kind === 'curve' ? 2 : 0,
            },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: data.kind === 'bars' && data.lying ? 'y' : 'x',
      scales: lying ? { x: linear, y: category } : { x: category, y: linear },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: colour('editorHoverWidget-background', '#252526'),
          borderColor: colour('editorHoverWidget-border', lines),
          borderWidth: 1,
          titleColor: colour('editorHoverWidget-foreground', foreground),
          bodyColor: colour('editorHoverWidget-foreground', foreground),
          titleFont: font,
          bodyFont: font,
          displayColors: false,
          callbacks: {
            // Whole, where the axis had no room for it.
            title: (items) => data.labels[row(data, items[0])] ?? '',
          },
        },
      },
      onHover: (event, found) => {
        const target = event.native?.target;
        if (target instanceof HTMLElement) target.classList.toggle('pick', onPick !== undefined && found.length > 0);
      },
      onClick: (_event, found) => {
        const [first] = found;
        if (first === undefined || onPick === undefined) return;
        onPick(data.kind === 'marks' ? rowOfMark(data, first.index) : first.index);
      },
    },
  } as ChartConfiguration;
}

function row(data: Bars | Curve | Marks, item: { dataIndex: number } | undefined): number {
  if (item === undefined) return -1;
  return data.kind === 'marks' ? rowOfMark(data, item.dataIndex) : item.dataIndex;
}

function rowOfMark({ places }: Marks, index: number): number {
  let before = 0;
  return places.findIndex((row) => {
    before += row.length;
    return index < before;
  });
}
