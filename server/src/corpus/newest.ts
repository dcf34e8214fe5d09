/** The newest article that has a name: found from the end of its occurrences, however many there are. */
import type { Connection, Row } from './query.ts';

const OF_NAME = 'FROM occurrence WHERE entity = ?';

/**
 * The newest of those that have it outside boilerplate and fixed phrases, or else of all; of one day the first in the order of paths.
 * @param columns of `occurrence` and `file`
 */
export function newestOccurrence(connection: Connection, entity: number, columns: string): Row | undefined {
  for (const which of ['AND mentions > 0', '']) {
    const newest = connection.sql(`SELECT day ${OF_NAME} ${which} ORDER BY day DESC LIMIT 1`).get(entity);
    if (newest === undefined) continue;
    const ofDay = `SELECT ${columns} FROM occurrence JOIN file ON file.id = article WHERE entity = ? AND day = ? ${which}`;
    return connection.sql(`${ofDay} ORDER BY path LIMIT 1`).get(entity, newest.day as number);
  }
  return undefined;
}
