/**
 * Plots as SVG: made of elements, in the theme's colours by their classes, each part of which can be chosen by the keys. A picture that
 * is saved takes the colours along that it has on the screen.
 */
import { scaleLinear } from 'd3-scale';

type Value = string | number | undefined;

/** An SVG element with attributes and children. Classes give it its colours. */
export function s<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** A plot's root. @param label what it is of, for a screen reader */
export function plotRoot(width: number, height: number, label: string, ...children: readonly Node[]): SVGSVGElement {
  return s('svg', { class: 'plot', width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': label }, ...children);
}

/**
 * A part of a plot that can be chosen: told by its label, and by the same when the mouse rests on it. The words beside it are for the
 * eye alone, and lie above all parts.
 */
export function choosable(label: string, ...children: readonly Node[]): SVGGElement {
  return s('g', { class: 'choosable', role: 'button', 'aria-label': label }, s('title', {}, label), ...children);
}

/** Words of a plot, which its parts tell a screen reader already. */
export function words(...texts: readonly SVGTextElement[]): SVGGElement {
  return s('g', { class: 'words', 'aria-hidden': 'true' }, ...texts);
}

/** Parts of which the tabulator reaches one, and the arrow keys the others. */
export function roving(parts: readonly SVGElement[], onChoice: (index: number) => void): void {
  const focus = (index: number) => {
    const to = parts[Math.max(0, Math.min(parts.length - 1, index))];
    for (const part of parts) part.setAttribute('tabindex', part === to ? '0' : '-1');
    to?.focus();
  };
  for (const [index, part] of parts.entries()) {
    part.setAttribute('tabindex', index === 0 ? '0' : '-1');
    part.addEventListener('click', () => onChoice(index));
    part.addEventListener('keydown', (event) => {
      const to: Readonly<Record<string, number>> = {
        ArrowRight: index + 1,
        ArrowDown: index + 1,
        ArrowLeft: index - 1,
        ArrowUp: index - 1,
        Home: 0,
        End: parts.length - 1,
      };
      const next = to[event.key];
      if (next !== undefined) focus(next);
      else if (event.key === 'Enter' || event.key === ' ') onChoice(index);
      else return;
      event.preventDefault();
    });
  }
}

/** A text cut to a width in pixels, as wide as Chinese is at the page's font size. */
export function fitting(text: string, width: number): string {
  const size = fontSize();
  let used = 0;
  for (const [index, character] of [...text].entries()) {
    used += (character.codePointAt(0) ?? 0) < 0x300 ? size * 0.6 : size;
    if (used > width) return `${[...text].slice(0, Math.max(1, index - 1)).join('')}…`;
  }
  return text;
}

export function fontSize(): number {
  return Number.parseFloat(getComputedStyle(document.body).fontSize) || 13;
}

/** A round scale of counts with its lines and numbers. */
export function countAxis(most: number, length: number): { scale: (value: number) => number; ticks: number[] } {
  const scale = scaleLinear([0, Math.max(1, most)], [0, length]).nice();
  const ticks = scale.ticks(Math.max(2, Math.floor(length / 50))).filter(Number.isInteger);
  return { scale, ticks };
}

const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'fill-opacity',
  'stroke-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** The plot as a file of its own, in the colours that it has now. */
export function svgFile(plot: SVGSVGElement): string {
  const copy = plot.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [plot, ...plot.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  for (const [index, element] of from.entries()) {
    const style = getComputedStyle(element);
    for (const name of KEPT) to[index]?.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'role', 'aria-label']) to[index]?.removeAttribute(name);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const background = getComputedStyle(document.body).backgroundColor;
  copy.prepend(s('rect', { width: '100%', height: '100%', fill: background }));
  return new XMLSerializer().serializeToString(copy);
}

/** The same as a PNG of twice its size, in base64. */
export async function pngFile(plot: SVGSVGElement): Promise<string> {
  const [width, height] = [plot.width.baseVal.value, plot.height.baseVal.value];
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(plot))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
