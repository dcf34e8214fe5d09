/** Divisions by the names under which articles speak of them. */
import { shortNames } from '../article/divisions.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import type { PlaceShare, Portions } from '../corpus/surroundings.ts';

/** A division, with the key of the place that articles name most for it. */
export interface NamedPlace extends PlaceShare {
  readonly key: string | undefined;
}

/** Places that are looked up at a time. */
const PORTION = 10;

export function* namedPlaces(snapshot: Snapshot, places: readonly PlaceShare[]): Portions<readonly NamedPlace[]> {
  const named: NamedPlace[] = [];
  for (const place of places) {
    const known = [place.name, ...shortNames(place.name)].flatMap((name) => snapshot.entity('place', name) ?? []);
    // The full name where several are as frequent.
    const [most] = known.sort((a, b) => b.articles - a.articles);
    named.push({ ...place, key: most?.key });
    if (named.length % PORTION === 0) yield;
  }
  return named;
}
