/** Zones as clients name them and as queries have them. */
import type { QueryZone } from '../../protocol/query.ts';
import type { Query } from '../cql/syntax.ts';
import { zonesAsked } from '../cql/zones-asked.ts';
import { ZONE_BITS } from '../source.ts';

const ZONES: readonly QueryZone[] = ['title', 'dateline', 'body', 'boilerplate'];

/** The bits of zones; of the body where nobody says which. */
export function zoneBits(zones: readonly QueryZone[] | undefined): number {
  const known = ZONES.filter((zone) => zones?.includes(zone));
  return known.length === 0 ? ZONE_BITS.body : known.reduce((bits, zone) => bits | ZONE_BITS[zone], 0);
}

/** The same for a query, which is also looked for in the zones that its tests name: `[zone="title"]` would find nothing in bodies. */
export function zoneBitsFor(query: Query, zones: readonly QueryZone[] | undefined): number {
  const named = zonesAsked(query)?.filter((zone) => zone !== 'body') ?? [];
  return named.reduce((bits, zone) => bits | ZONE_BITS[zone], zoneBits(zones));
}

/** The way back. */
export function zonesOf(bits: number): QueryZone[] {
  return ZONES.filter((zone) => (ZONE_BITS[zone] & bits) !== 0);
}
