/**
 * What other articles have in common with one, asked of the rows. Every question is bounded: a line, band or passage that
 * half the corpus shares costs no more than one that a handful of articles do. Where there are more candidates than are
 * looked at, the articles' paths draw the lot, so that the answer does not tell in which order the corpus was read.
 */

import type { StoryLine } from './duplicates/compared.ts';
import { anchorsOf, duplicateRows, openLines, PASSAGE_SHINGLE } from './duplicates/rows.ts';
import { containment, jaccard, shingles } from './duplicates/shingles.ts';
import { likeness } from './duplicates/sketch.ts';
import { Story } from './duplicates/story.ts';
import { Lasting, type PassageShare } from './lasting.ts';
import type { Posting } from './postings/blocks.ts';
import { PostingReader } from './postings/posting-reader.ts';
import type { Connection, Query } from './query.ts';
import { compare } from './records.ts';
import type { Stories } from './stories.ts';
import type { Portions } from './surroundings.ts';

/** A line that recurs does so in this many articles: it is boilerplate with a precision of .998 then (.992 from two on). */
export const RECURRING = 3;
/** Copies of one story are together one witness that a line recurs; so many articles with a line are looked at. */
const WITNESSES = 16;
/** Versions of one story, too, are no witnesses apart, cut or lengthened as they may be: Jaccard similarity. */
const COPY = 0.5;
/** Articles with a line are counted up to here; beyond, only that there are more. */
export const COUNTED = 1000;
/** Stories are nearly the same from this Jaccard similarity of their shingles of 5 characters on. */
export const ALIKE = 0.7;
/** A passage is another article's where more than this share of its shingles of 7 characters stand there. */
export const SHARED = 0.5;
/** What a sketch says may be wrong by so much (three standard errors): nearer to a threshold the texts themselves decide. */
const SKETCH_ERROR = 0.14;
/** So many of the articles that are most alike are compared word for word; of the others the sketches are enough. */
const READ = 6;
/** Candidates that one band names, and those that are compared. */
const CANDIDATES_OF_BAND = 16;
const CANDIDATES = 48;
/** An anchor that more articles have is a common turn of phrase, and says nothing of copying. */
const COMMON_ANCHOR = 64;
/** Articles that are compared with a passage, those that share most anchors with it first. */
const SOURCES = 6;
/** A source shares half of the passage, and so about half of its anchors; chance takes away some. */
const ANCHORS_SHARED = 0.25;

/** A line and in how many articles it stands. */
export interface Recurrence {
  /** 1-based. */
  readonly line: number;
  /** Up to `COUNTED`. */
  readonly articles: number;
}

/** Another article whose story is nearly the same. */
export interface AlikeArticle {
  readonly article: number;
  readonly path: string;
  /** Jaccard similarity of the stories, 0 to 1. */
  readonly similarity: number;
}

/** A paragraph that stands in another article as well. */
export interface SharedPassage {
  readonly line: number;
  readonly article: number;
  readonly path: string;
  /** 1-based line of the other article that has most of it. */
  readonly otherLine: number;
  /** The share of the passage that stands there, 0 to 1. */
  readonly share: number;
}

export class DuplicateReader {
  readonly #connection: Connection;
  readonly #source: Stories;
  readonly #postings: PostingReader;
  readonly #lasting: Lasting;
  /** Articles whose text cannot be had now. */
  readonly #missing = new Set<number>();

  constructor(connection: Connection, source: Stories, lasting = new Lasting()) {
    this.#connection = connection;
    this.#source = source;
    this.#lasting = lasting;
    this.#postings = new PostingReader(connection, lasting.runs);
  }

  /** All postings of lines in page furniture, of lines of stories, of bands: those that so many articles have. */
  shared(kind: 'furniture' | 'line' | 'band', least: number): IterableIterator<readonly Posting[]> {
    return this.#postings.shared(kind, least);
  }

  /** The lines of an article that recur in the corpus, in no particular order. */
  recurring(article: number): Recurrence[] {
    const compared = this.#story(article)?.compared;
    if (compared === undefined) return [];
    return [...compared.furniture, ...openLines(compared.story)].flatMap(({ line, key }) =>
      this.recurs(key) ? [{ line, articles: this.#count(key) }] : [],
    );
  }

  /** In how many articles a line stands; undefined for one that is not compared. */
  recurrence(article: number, line: number): Recurrence | undefined {
    const key = this.#keyAt(article, line);
    return key === undefined ? undefined : { line, articles: this.#count(key) };
  }

  /** Paths of the articles that have a line, in order; all of them, for whoever changes them all. */
  articlesWithLine(article: number, line: number): string[] {
    const key = this.#keyAt(article, line);
    if (key === undefined) return [];
    return this.#articlesWith(key, Number.POSITIVE_INFINITY)
      .flatMap((other) => this.#path(other) ?? [])
      .sort(compare);
  }

  /** Articles whose stories are nearly the same, the nearest first. */
  alike(article: number): AlikeArticle[] {
    const own = this.#story(article);
    if (own === undefined) return [];
    const bands = new Map<number, number>();
    const lots = new Map<number, number>();
    for (const band of duplicateRows(own.compared).bands) {
      for (const { article: other, lot } of this.#postings.find('band', band, CANDIDATES_OF_BAND + 1)) {
        if (other === article) continue;
        bands.set(other, (bands.get(other) ?? 0) + 1);
        lots.set(other, lot);
      }
    }
    const lot = (other: number) => lots.get(other) as number;
    const candidates = [...bands.keys()].sort((a, b) => (bands.get(b) as number) - (bands.get(a) as number) || lot(a) - lot(b));
    return candidates
      .slice(0, CANDIDATES)
      .map((other) => ({ other, likely: this.#likeness(article, other) }))
      .filter(({ likely }) => likely >= ALIKE - SKETCH_ERROR)
      .sort((a, b) => b.likely - a.likely || lot(a.other) - lot(b.other))
      .flatMap(({ other, likely }, index): AlikeArticle[] => {
        const similarity = index < READ || Math.abs(likely - ALIKE) <= SKETCH_ERROR ? this.#similarity(article, other) : likely;
        const path = similarity < ALIKE ? undefined : this.#path(other);
        return path === undefined ? [] : [{ article: other, path, similarity }];
      })
      .sort((a, b) => b.similarity - a.similarity || compare(a.path, b.path));
  }

  /** Whether two stories have at least this Jaccard similarity: by their sketches, and where these are not sure by their texts. */
  areAlike(article: number, other: number, least: number): boolean {
    const likely = this.#likeness(article, other);
    if (Math.abs(likely - least) > SKETCH_ERROR) return likely > least;
    return this.#similarity(article, other) >= least;
  }

  /** The Jaccard similarity of two stories, 0 to 1; as their sketches have it where a text cannot be had. */
  #similarity(article: number, other: number): number {
    const pair = `${Math.min(article, other)} ${Math.max(article, other)}`;
    const known = this.#lasting.similarities.get(pair);
    if (known !== undefined) return known;
    const [a, b] = [this.#story(article), this.#story(other)];
    if (a === undefined || b === undefined) return this.#likeness(article, other);
    const similarity = jaccard(a.shingles, b.shingles);
    this.#lasting.similarities.put(pair, similarity);
    return similarity;
  }

  #likeness(article: number, other: number): number {
    const [a, b] = [this.#sketch(article), this.#sketch(other)];
    return a === undefined || b === undefined ? 0 : likeness(a, b);
  }

  #sketch(article: number): Uint8Array | undefined {
    const known = this.#lasting.sketches.get(article);
    if (known !== undefined) return known;
    const sketch = this.#sql('SELECT packed FROM sketch WHERE article = ?').get(article)?.packed as Uint8Array | undefined;
    if (sketch !== undefined) this.#lasting.sketches.put(article, sketch);
    return sketch;
  }

  /**
   * The paragraphs of an article most of which stand in another one.
   * @param passedOver articles that are not asked about
   */
  *passages(article: number, passedOver: ReadonlySet<number>): Portions<readonly SharedPassage[]> {
    const passages: SharedPassage[] = [];
    for (const each of this.#story(article)?.compared.story ?? []) {
      const passage = this.#passage(article, each, passedOver);
      if (passage !== undefined) passages.push(passage);
      yield;
    }
    return passages;
  }

  #passage(article: number, { line, bare }: StoryLine, passedOver: ReadonlySet<number>): SharedPassage | undefined {
    const anchors = anchorsOf(bare);
    if (anchors.size === 0) return undefined;
    const shared = new Map<number, number>();
    for (const anchor of anchors) {
      if (this.#postings.count('anchor', anchor, COMMON_ANCHOR + 1) > COMMON_ANCHOR) continue;
      for (const { article: other } of this.#postings.find('anchor', anchor, COMMON_ANCHOR)) {
        if (other !== article && !passedOver.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    const sources = [...shared]
      .filter(([, count]) => count >= anchors.size * ANCHORS_SHARED)
      .map(([other, count]) => ({ other, count, path: this.#path(other) ?? '' }))
      .sort((a, b) => b.count - a.count || compare(a.path, b.path))
      .slice(0, SOURCES);
    if (sources.length === 0) return undefined;
    let best: SharedPassage | undefined;
    for (const { other, path } of sources) {
      const found = this.#shareOf(bare, other);
      if (found === undefined || found.share <= SHARED || (best !== undefined && found.share <= best.share)) continue;
      best = { line, article: other, path, otherLine: found.line, share: found.share };
    }
    return best;
  }

  /** What of a passage stands in an article; undefined where its text cannot be had. */
  #shareOf(bare: string, other: number): PassageShare | undefined {
    const key = `${other} ${bare}`;
    const known = this.#lasting.passages.get(key);
    const story = known === undefined ? this.#story(other) : undefined;
    if (story === undefined) return known;
    const own = shingles(bare, PASSAGE_SHINGLE);
    const share = containment(own, story.passageShingles);
    const found = { share, line: share > SHARED ? story.lineWithMost(own) : 0 };
    this.#lasting.passages.put(key, found);
    return found;
  }

  /** Whether a line stands in three articles that are no copies of each other; in page furniture any three count. */
  recurs(key: number): boolean {
    const furniture = this.#postings.count('furniture', key, RECURRING);
    if (furniture >= RECURRING) return true;
    const stories: number[] = [];
    for (const { article } of this.#postings.find('line', key, WITNESSES - furniture)) {
      if (!stories.some((other) => this.areAlike(other, article, COPY))) stories.push(article);
      if (furniture + stories.length >= RECURRING) return true;
    }
    return false;
  }

  #count(key: number): number {
    const furniture = this.#postings.count('furniture', key, COUNTED);
    return furniture + this.#postings.count('line', key, COUNTED - furniture);
  }

  #articlesWith(key: number, limit: number): number[] {
    const furniture = this.#postings.find('furniture', key, limit);
    const lines = furniture.length >= limit ? [] : this.#postings.find('line', key, limit - furniture.length);
    return [...furniture, ...lines].map(({ article }) => article);
  }

  #keyAt(article: number, line: number): number | undefined {
    const compared = this.#story(article)?.compared;
    if (compared === undefined) return undefined;
    return [...compared.furniture, ...openLines(compared.story)].find((each) => each.line === line)?.key;
  }

  #path(article: number): string | undefined {
    return this.#sql('SELECT path FROM file WHERE id = ?').get(article)?.path as string | undefined;
  }

  #story(article: number): Story | undefined {
    const known = this.#lasting.stories.get(article);
    if (known !== undefined || this.#missing.has(article)) return known;
    const compared = this.#source.of(article);
    const story = compared === undefined ? undefined : new Story(compared);
    if (story === undefined) this.#missing.add(article);
    else this.#lasting.stories.put(article, story);
    return story;
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}
