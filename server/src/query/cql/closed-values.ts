/**
 * What some attributes and conditions can be at all. A test that none of these passes is a slip of whoever wrote it, and is told of
 * before anything is searched for; an editor offers them.
 */
import type { Role, Script, Section } from '../../article/facts.ts';
import type { EntityKind } from '../../corpus/snapshot.ts';
import { ZONE_BITS } from '../source.ts';
import type { Attribute, Structure } from './syntax.ts';

const ZONES = Object.entries(ZONE_BITS).flatMap(([zone, bit]) => (bit === 0 ? [] : [zone]));

const OF_ATTRIBUTES: { readonly [Name in Attribute]?: readonly string[] } = {
  entity: ['organisation', 'person', 'place'] satisfies EntityKind[],
  zone: ZONES,
};

const OF_STRUCTURES: { readonly [Name in Structure]?: Readonly<Record<string, readonly string[]>> } = {
  article: { script: ['mixed', 'simplified', 'traditional', 'unknown'] satisfies Script[] },
  section: { kind: ['enumeration', 'heading', 'speaker', 'title'] satisfies Section['kind'][] },
  p: { zone: ZONES },
  person: { role: ['journalist', 'official', 'other'] satisfies Role[] },
};

/** All values of an attribute of tokens; undefined where they are open. */
export function valuesOfAttribute(name: Attribute): readonly string[] | undefined {
  return OF_ATTRIBUTES[name];
}

/** All values of what can be asked of a structure; undefined where they are open. */
export function valuesOfCondition(structure: Structure, name: string): readonly string[] | undefined {
  const values = OF_STRUCTURES[structure];
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
