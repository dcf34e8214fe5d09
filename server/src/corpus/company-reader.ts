/**
 * Who and what is named together with somebody or something. Each article has the few people and organisations that it names most
 * beside it; these are counted over the newest articles of a name, so that an answer costs the same for one who is named in every
 * article.
 */
import { unpackMentions } from './packing/mentions.ts';
import { readVarint } from './packing/varints.ts';
import type { Connection, Query } from './query.ts';
import { compare, location } from './records.ts';
import { KINDS } from './schema.ts';
import type { ScopeReader } from './scopes.ts';
import type { EntityRow } from './search.ts';
import type { Companion, EntityKind, Location } from './snapshot.ts';
import { commonestSurface } from './surfaces.ts';

/** So many articles of a name are looked at, the newest. */
const LOOKED_AT = 100;
/** Mentions of the name itself that are given beside a companion. */
const BESIDE = 20;

/** An appearance of a name, by its numbers in the database. */
interface Place {
  readonly entity: number;
  readonly day: number;
  readonly chance: number;
  readonly article: number;
}

interface Appearance extends Place {
  /** Numbers of the people and organisations that the article names most. */
  readonly related: readonly number[];
}

export class CompanyReader {
  readonly #connection: Connection;
  readonly #scopes: ScopeReader;

  constructor(connection: Connection, scopes: ScopeReader) {
    this.#connection = connection;
    this.#scopes = scopes;
  }

  company(kind: EntityKind, id: string, among: 'person' | 'organisation', limit: number): Companion[] {
    const appearances = this.#appearances(kind, id);
    const own = new Set(appearances.map(({ entity }) => entity));
    /** By number: the newest article of both, and how many there are. */
    const together = new Map<number, { readonly newest: Place; articles: number }>();
    for (const { related, ...newest } of appearances) {
      for (const entity of related) {
        if (own.has(entity)) continue;
        const known = together.get(entity);
        if (known === undefined) together.set(entity, { newest, articles: 1 });
        else known.articles++;
      }
    }
    const articlesOf = ({ id: entity }: EntityRow) => together.get(entity)?.articles ?? 0;
    // Most stand beside it once: they are looked up only where the others are too few.
    const named = [...together.keys()];
    const often = this.#rows(
      named.filter((entity) => (together.get(entity)?.articles ?? 0) > 1),
      among,
    );
    const rows = often.length >= limit ? often : this.#rows(named, among);
    return rows
      .sort((a, b) => articlesOf(b) - articlesOf(a) || b.mentions - a.mentions || compare(a.key, b.key))
      .slice(0, limit)
      .flatMap((row) => {
        const { newest } = together.get(row.id) as { newest: Place };
        const [place] = this.#mentions({ ...newest, entity: row.id }, 1);
        if (place === undefined) return [];
        const name = commonestSurface(this.#connection, row);
        return [{ kind: among, key: row.key, name, articles: articlesOf(row), location: place, beside: this.#mentions(newest, BESIDE) }];
      });
  }

  #rows(entities: readonly number[], among: 'person' | 'organisation'): EntityRow[] {
    const found = this.#sql(
      `SELECT e.* FROM json_each(?) AS few CROSS JOIN entity AS e ON e.id = few.value
       WHERE e.kind = ? AND e.mentions > 0 AND (e.officials > 0 OR e.journalists = 0)`,
    );
    return found.all(JSON.stringify(entities), KINDS[among]) as unknown as EntityRow[];
  }

  /** The newest articles of a name, with who and what each names most. */
  #appearances(kind: EntityKind, id: string): Appearance[] {
    const scope = kind === 'person' ? this.#scopes.scope(id) : undefined;
    if (scope?.members !== undefined) {
      return this.#scopes
        .compared(scope)
        .slice(0, LOOKED_AT)
        .map(({ setting, ...place }) => ({ ...placeOf(place), related: setting.related as readonly number[] }));
    }
    const names = scope?.name.rows.map((row) => row.id) ?? this.#named(kind, id);
    const newest = this.#sql(
      `SELECT o.entity, o.day, o.chance, o.article, s.packed FROM occurrence AS o LEFT JOIN setting AS s ON s.article = o.article
       WHERE o.entity = ? ORDER BY o.day DESC, o.chance DESC LIMIT ?`,
    );
    const places = names.flatMap((name) =>
      newest
        .all(name, LOOKED_AT)
        .map((row) => ({ ...placeOf(row as unknown as Place), related: relatedOf(row.packed as Uint8Array | null) })),
    );
    return places.sort((a, b) => b.day - a.day || b.chance - a.chance).slice(0, LOOKED_AT);
  }

  #named(kind: EntityKind, key: string): number[] {
    const row = this.#sql('SELECT id FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], key);
    return row === undefined ? [] : [row.id as number];
  }

  /** The mentions of a name in an article, the introducing one first where only one is wanted. */
  #mentions({ entity, day, chance, article }: Place, most: number): Location[] {
    const row = this.#sql(
      `SELECT path, packed, introduction FROM occurrence JOIN file ON file.id = article
       WHERE entity = ? AND day = ? AND chance = ? AND article = ?`,
    ).get(entity, day, chance, article);
    if (row === undefined) return [];
    const mentions = unpackMentions(row.packed as Uint8Array);
    const plain = mentions.filter(({ boilerplate, phrase }) => !boilerplate && !phrase);
    const introducing = most === 1 ? mentions[row.introduction as number] : undefined;
    const wanted = introducing === undefined || introducing.boilerplate ? (plain.length > 0 ? plain : mentions) : [introducing];
    return wanted.slice(0, most).map((mention) => location({ path: row.path, ...mention }));
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

function placeOf({ entity, day, chance, article }: Place): Place {
  return { entity, day, chance, article };
}

/** Numbers of the people and organisations in the setting of an article. */
function relatedOf(packed: Uint8Array | null): number[] {
  if (packed === null) return [];
  const reader = { bytes: packed, at: 0 };
  // Where it plays comes first.
  for (let left = readVarint(reader); left > 0; left--) readVarint(reader);
  const related: number[] = [];
  while (reader.at < packed.length) related.push(readVarint(reader));
  return related;
}
