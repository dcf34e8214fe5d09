/** The standings of names: whoever has not moved stands where the counters put him. */
import { unpackStanding } from '../standing.ts';
import type { Statements } from '../statements.ts';
import type { Faults } from './faults.ts';

export function* checkStandings(statements: Statements, faults: Faults): Generator<void> {
  const counted = statements.get(
    'SELECT id * 2 + (officials > 0) AS place, id, key FROM entity WHERE kind = ? AND mentions > 0 ORDER BY mentions DESC, key',
  );
  for (const { kind, packed } of statements.get('SELECT kind, packed FROM standing').all()) {
    const moved = new Set(
      statements
        .get('SELECT entity FROM moved WHERE kind = ?')
        .all(kind as number)
        .map(({ entity }) => entity as number),
    );
    const places = unpackStanding(packed as Uint8Array).filter((place) => !moved.has(place >>> 1));
    let at = 0;
    for (const { place, id, key } of counted.iterate(kind as number)) {
      yield;
      if (!moved.has(id as number) && places[at++] !== place) faults.add('search', `${key} does not stand where its mentions put it`);
    }
    if (at < places.length) faults.add('search', `${places.length - at} names stand among others that are gone`);
  }
}
