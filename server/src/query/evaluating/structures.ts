/**
 * The structures of an article as stretches of its tokens, read from its facts and lines when a query asks for them: names,
 * statements and sections lie where the facts have them, a paragraph is a line, and a sentence ends behind its mark and what
 * closes around it.
 */
import type { Organisation, Person } from '../../article/facts.ts';
import type { EntityKind } from '../../corpus/snapshot.ts';
import { allSections } from '../../corpus/words/enclosed.ts';
import { foldKey } from '../../text/folding.ts';
import type { Span } from '../../text/span.ts';
import type { Condition, QueryProblem, Structure } from '../cql/syntax.ts';
import { conditionOf } from '../cql/values.ts';
import { type ArticleMetadata, type QueriedFacts, type Vocabulary, ZONE_BITS } from '../source.ts';
import type { Visible } from './visible.ts';

/** A structure in an article; tokens as the query sees them, at least one. */
export interface StructureSpan extends Span {
  /** What there is to compare with a condition: several where a name has several forms, one null where it is not known. */
  values(name: string): readonly (string | null)[];
}

/** Where the text of an article that a query looks at comes from. */
export interface ArticleKnowledge {
  facts(): QueriedFacts | undefined;
  metadata(): ArticleMetadata | undefined;
}

/** 结构 */
export class ArticleStructures {
  readonly #visible: Visible;
  readonly #vocabulary: Vocabulary;
  readonly #knowledge: ArticleKnowledge;
  readonly #known = new Map<string, readonly StructureSpan[]>();

  constructor(visible: Visible, vocabulary: Vocabulary, knowledge: ArticleKnowledge) {
    this.#visible = visible;
    this.#vocabulary = vocabulary;
    this.#knowledge = knowledge;
  }

  /**
   * By start, of equal ones the longer first.
   * @param asksFacts as `asksFacts` has it: else the facts of the article need not tell who or what is meant
   */
  of(structure: Structure, asksFacts: boolean): readonly StructureSpan[] {
    const isOfTokens = !asksFacts && isOfFacts(structure);
    const key = isOfTokens ? `${structure} of tokens` : structure;
    let spans = this.#known.get(key);
    if (spans === undefined) {
      spans = isOfTokens ? inOrder(this.#ofTokens(structure)) : this.#find(structure);
      this.#known.set(key, spans);
    }
    return spans;
  }

  #ofTokens(structure: StructureOfFacts): StructureSpan[] {
    if (structure !== 'statement' && structure !== 'section') return this.#mentions(structure);
    return this.#visible.tokens.enclosed.flatMap((enclosed) =>
      enclosed.kind === structure ? [{ ...this.#visible.seen(enclosed), values: () => [null] }] : [],
    );
  }

  #mentions(kind: EntityKind): StructureSpan[] {
    return this.#visible.tokens.named.flatMap((named) => {
      if (named.kind !== kind) return [];
      const values = (name: string) => [name === 'role' ? named.role : null];
      return [{ ...this.#visible.seen(named), values }];
    });
  }

  #find(structure: Structure): readonly StructureSpan[] {
    if (structure === 'article') return [{ start: 0, end: this.#visible.length, values: (name) => this.#valuesOfArticle(name) }];
    if (structure === 'p') return this.#paragraphs();
    if (structure === 's') return sentences(this.#visible, this.#vocabulary);
    const { named, enclosed } = this.#visible.tokens;
    if (!named.some(({ kind }) => kind === structure) && !enclosed.some(({ kind }) => kind === structure)) return [];
    const facts = this.#knowledge.facts();
    if (facts === undefined) return [];
    return inOrder(this.#inFacts(structure, facts));
  }

  #inFacts(structure: StructureOfFacts, facts: QueriedFacts): StructureSpan[] {
    if (structure === 'section') {
      return allSections(facts.sections).map((section) => ({
        ...this.#visible.under(section),
        values: (name) => [name === 'kind' ? section.kind : section.label],
      }));
    }
    if (structure === 'statement') {
      return facts.statements.map((statement) => ({
        ...this.#visible.under(statement),
        values: (name) => [name === 'speaker' ? statement.key : statement.verb],
      }));
    }
    return namedIn(facts, structure).flatMap((named) => {
      const values = (name: string) => (name === 'role' ? [named.role ?? null] : keysOf(named));
      return named.mentions.map((mention) => ({ ...this.#visible.under(mention), values }));
    });
  }

  #paragraphs(): readonly StructureSpan[] {
    const { lines, lineIndices, tokens } = this.#visible;
    return Array.from(lineIndices, (index, line) => ({
      start: lines[line] as number,
      end: lines[line + 1] as number,
      values: () => [zoneOf(tokens.zones[index] as number)],
    }));
  }

  #valuesOfArticle(name: string): readonly (string | null)[] {
    if (name === 'script') return [this.#knowledge.facts()?.script ?? null];
    const metadata = this.#knowledge.metadata();
    if (metadata === undefined) return [null];
    const { path, below, title, published, site } = metadata;
    // The one that is shown, which is the same on every machine, and the whole.
    return name === 'path' ? [below, path] : [{ title, published, site }[name] ?? null];
  }
}

/** Those of which anything is seen. */
function inOrder(spans: readonly StructureSpan[]): readonly StructureSpan[] {
  return spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
}

type Named = Pick<Organisation, 'key' | 'name' | 'mentions'> & Partial<Pick<Organisation, 'surfaces'> & Pick<Person, 'role'>>;

/** Who or what of a kind an article names. */
export function namedIn(facts: QueriedFacts, kind: EntityKind): readonly Named[] {
  return kind === 'person' ? facts.people : kind === 'organisation' ? facts.organisations : facts.places;
}

/** What a name is compared with, folded: its key, and of an organisation what the article calls it as well. */
export function keysOf({ key, surfaces }: Named): readonly string[] {
  return surfaces === undefined ? [key] : [key, ...surfaces.map(foldKey)];
}

type StructureOfFacts = 'section' | 'statement' | EntityKind;

function isOfFacts(structure: Structure): structure is StructureOfFacts {
  return structure !== 'article' && structure !== 'p' && structure !== 's';
}

/** Whether a condition on a structure is on what only the facts of an article tell: tokens know where it lies, and the roles of people. */
export function asksFacts(structure: Structure, { name }: Condition): boolean {
  return isOfFacts(structure) && name !== 'role';
}

/** What tells whether a structure fulfils all of some conditions. */
export function structureTest(conditions: readonly Condition[]): ((span: StructureSpan) => boolean) | QueryProblem {
  const tests: ((span: StructureSpan) => boolean)[] = [];
  for (const condition of conditions) {
    const holds = conditionOf(condition);
    if (typeof holds !== 'function') return holds;
    const { name, operator } = condition;
    // Of a name in several forms one is enough, and none may be that which it must not be.
    tests.push(operator === '!=' ? (span) => span.values(name).every(holds) : (span) => span.values(name).some(holds));
  }
  return (span) => tests.every((test) => test(span));
}

/** The name of a zone's bit. */
export function zoneOf(bit: number): string {
  for (const [zone, each] of Object.entries(ZONE_BITS)) if (each === bit) return zone;
  return 'blank';
}

const ENDS_SENTENCE = /[。！？!?…｡]$/u;
const CLOSES = /^[”’"'」』）)】》〉\]]+$/u;
const [ORDINARY, ENDING, CLOSING] = [1, 2, 3];

/** What words are to sentences, as far as they were asked for; 0 is not known yet. */
const marks = new WeakMap<Vocabulary, Uint8Array>();

function sentences({ lines, words }: Visible, vocabulary: Vocabulary): readonly StructureSpan[] {
  let kinds = marks.get(vocabulary);
  if (kinds === undefined || kinds.length <= vocabulary.size) {
    kinds = new Uint8Array(vocabulary.size + 1);
    marks.set(vocabulary, kinds);
  }
  const kindOf = (token: number): number => {
    const word = words[token] as number;
    let kind = kinds[word] as number;
    if (kind === 0) {
      const text = vocabulary.word(word);
      kind = ENDS_SENTENCE.test(text) ? ENDING : CLOSES.test(text) ? CLOSING : ORDINARY;
      kinds[word] = kind;
    }
    return kind;
  };
  const spans: StructureSpan[] = [];
  for (let line = 0; line + 1 < lines.length; line++) {
    const end = lines[line + 1] as number;
    for (let start = lines[line] as number; start < end; ) {
      let next = start;
      while (next < end && kindOf(next) !== ENDING) next++;
      while (next < end && kindOf(next) !== ORDINARY) next++;
      spans.push({ start, end: next, values: () => [] });
      start = next;
    }
  }
  return spans;
}
