/**
 * What nodejieba's part-of-speech tags alone say: every word tagged `nr` is a person, every `nt` an organisation, every `ns` a
 * place. The zones are ours, so that only the names are compared.
 */
import { createRequire } from 'node:module';
import type { Facts } from '../../server/src/article/facts.ts';
import { read } from '../../server/src/article/reading.ts';
import type { ScoredFacts } from './scoring.ts';

export interface Tagger {
  load(): void;
  tag(text: string): { readonly word: string; readonly tag: string }[];
}

/** nodejieba, unloaded. */
export function tagger(): Tagger {
  return createRequire(import.meta.url)('nodejieba') as Tagger;
}

/** Names by tag, zones and everything else from `facts`. */
export function taggedFacts(text: string, facts: Facts): ScoredFacts {
  const people = new Map<string, { zone: string; line: number }[]>();
  const organisations = new Set<string>();
  const places = new Set<string>();
  const jieba = tagger();
  for (const { text: line, line: number } of read(text).lines) {
    const zone = facts.zones[number - 1] ?? 'body';
    for (const { word, tag } of jieba.tag(line)) {
      if (tag === 'nt') organisations.add(word);
      if (tag === 'ns') places.add(word);
      // A surname alone is tagged as a name as well.
      if (tag !== 'nr' || word.length < 2) continue;
      const mentions = people.get(word) ?? [];
      mentions.push({ zone, line: number });
      people.set(word, mentions);
    }
  }
  return {
    title: facts.title,
    published: facts.published,
    lines: facts.zones.map((zone, index) => ({ line: index + 1, zone })),
    sections: facts.sections,
    people: [...people].map(([name, mentions]) => ({ name, role: 'other', posts: [], mentions })),
    organisations: [...organisations].map((name) => ({ name, surfaces: [] })),
    places: [...places].map((name) => ({ name })),
  };
}
