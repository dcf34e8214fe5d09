/**
 * B³ (Bagga & Baldwin 1998): for each item, how much of the cluster that it was put into belongs with it, and how much of
 * what belongs with it was put there; the means are precision and recall.
 */

export interface BCubed {
  readonly items: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** An item with the cluster that it belongs to and the one that it was put into; both as any string. */
export interface Clustered {
  readonly gold: string;
  readonly found: string;
}

/** Items weigh alike. Without any, everything is 1. */
export function bCubed(items: readonly Clustered[]): BCubed {
  const sizes = { gold: new Map<string, number>(), found: new Map<string, number>(), both: new Map<string, number>() };
  const count = (table: Map<string, number>, id: string) => table.set(id, (table.get(id) ?? 0) + 1);
  const joint = ({ gold, found }: Clustered) => JSON.stringify([gold, found]);
  for (const item of items) {
    count(sizes.gold, item.gold);
    count(sizes.found, item.found);
    count(sizes.both, joint(item));
  }
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const together = sizes.both.get(joint(item)) ?? 0;
    precision += together / (sizes.found.get(item.found) ?? 1);
    recall += together / (sizes.gold.get(item.gold) ?? 1);
  }
  const number = Math.max(1, items.length);
  const [p, r] = items.length === 0 ? [1, 1] : [precision / number, recall / number];
  return { items: items.length, precision: p, recall: r, f1: (2 * p * r) / (p + r) };
}
