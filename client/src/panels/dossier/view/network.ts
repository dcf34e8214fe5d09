/**
 * Who stands with whom: the subject in the middle, others nearer and larger the more articles they share with it, and lines between
 * those who stand together there. Laid out by forces, d3-force's, to their rest: the same every time.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { choosable, fitting, plotRoot, roving, s, words } from './svg.ts';

export interface NetworkNode {
  id: string;
  name: string;
  /** What a screen reader is told. */
  label: string;
  /** Articles that it is large by. */
  weight: number;
  /** 0: the subject; 1: stands with it; 2: stands with one of these. */
  ring: 0 | 1 | 2;
}
export interface NetworkTie {
  a: string;
  b: string;
  weight: number;
}

interface Placed extends SimulationNodeDatum {
  node: NetworkNode;
  radius: number;
}

const STEPS = 300;
const [SMALLEST, LARGEST] = [6, 22];
const LABEL = 84;
/** Turned by this from one to the next, none hides another. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Ties of fewer articles are thin, whatever the strongest is. */
const THICK = 5;

/** @param chosen the id of the one that is looked at; @param onChoice called with the number of the one that was chosen */
export function network(
  width: number,
  height: number,
  label: string,
  nodes: readonly NetworkNode[],
  ties: readonly NetworkTie[],
  chosen: string | undefined,
  onChoice: (index: number) => void,
): SVGSVGElement {
  const heaviest = Math.max(1, ...nodes.filter(({ ring }) => ring > 0).map(({ weight }) => weight));
  const middle = { x: width / 2, y: height / 2 };
  const placed = nodes.map((node, index): Placed => {
    // Around the middle, the first nearest: where forces are equal, places stay as they began.
    const angle = index * GOLDEN;
    const far = node.ring === 0 ? 0 : 70 + 12 * Math.sqrt(index);
    const begun = { x: middle.x + 1.6 * far * Math.cos(angle), y: middle.y + far * Math.sin(angle) };
    const radius = node.ring === 0 ? LARGEST + 2 : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.min(1, node.weight / heaviest));
    return { node, radius, ...begun, ...(node.ring === 0 ? { fx: middle.x, fy: middle.y } : {}) };
  });
  const byId = new Map(placed.map((each) => [each.node.id, each]));
  const most = Math.max(THICK, ...ties.map(({ weight }) => weight));
  const links = ties.flatMap(({ a, b, weight }): (SimulationLinkDatum<Placed> & { weight: number })[] => {
    const [source, target] = [byId.get(a), byId.get(b)];
    return source && target ? [{ source, target, weight }] : [];
  });
  const simulation = forceSimulation(placed)
    .force('charge', forceManyBody().strength(-420))
    .force(
      'link',
      forceLink<Placed, (typeof links)[number]>(links)
        .distance(({ weight }) => 190 - 90 * Math.sqrt(weight / most))
        .strength(({ weight }) => 0.15 + 0.5 * (weight / most)),
    )
    .force(
      'collide',
      forceCollide<Placed>(({ radius }) => radius + 22),
    )
    .force('x', forceX(middle.x).strength(0.05))
    .force('y', forceY(middle.y).strength(0.16))
    .stop();
  simulation.tick(STEPS);
  for (const each of placed) {
    each.x = Math.max(LABEL / 2, Math.min(width - LABEL / 2, each.x ?? 0));
    each.y = Math.max(each.radius + 4, Math.min(height - each.radius - 20, each.y ?? 0));
  }
  const lines = links.map(({ source, target, weight }) => {
    const [from, to] = [source as Placed, target as Placed];
    const own = from.node.ring === 0 || to.node.ring === 0;
    return s('line', {
      class: own ? 'tie own' : 'tie',
      x1: round(from.x),
      y1: round(from.y),
      x2: round(to.x),
      y2: round(to.y),
      'stroke-width': round(1 + 5 * Math.sqrt(weight / most)),
    });
  });
  const marks = placed.map(({ node, radius, x, y }) =>
    choosable(
      node.label,
      s('circle', { class: `node ring-${node.ring}${node.id === chosen ? ' chosen' : ''}`, cx: round(x), cy: round(y), r: round(radius) }),
      s('rect', { class: 'catch', x: round((x ?? 0) - LABEL / 3), width: (LABEL * 2) / 3, y: round((y ?? 0) + radius), height: 18 }),
    ),
  );
  const names = placed.flatMap(({ node, radius, x, y }) =>
    ['halo', 'name'].map((kind) =>
      s('text', { class: kind, x: round(x), y: round((y ?? 0) + radius + 14), 'text-anchor': 'middle' }, fitting(node.name, LABEL)),
    ),
  );
  for (const [index, mark] of marks.entries()) mark.setAttribute('aria-pressed', String(placed[index]?.node.id === chosen));
  roving(marks, onChoice);
  return plotRoot(width, height, label, ...lines, ...marks, words(...names));
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}
