/**
 * A corpus of tokens in memory, for tests of what runs over one: slow and obviously right. Its articles are written as text
 * with marks, so that a test is data:
 *
 *     title> 省委书记/n 调(diào)研/v 健康/n
 *     <person role=official>许红兵/nr</person> 说/v ，<statement speaker=许红兵 verb=说>健康 第一 。</statement>
 *     boilerplate> 版权 所有
 *
 * Blanks part tokens and are not in the text, but between two of Latin letters or digits; a mark of part of speech may follow a
 * token, and holds for that word everywhere. A line is of the body unless it says otherwise. Marks of names, statements and
 * sections become facts; `name=` is the name in full where only a part of it stands in the text.
 */
import type {
  Facts,
  Mention,
  Organisation,
  Person,
  Place,
  Role,
  Script,
  Section,
  Statement,
  Zone,
} from '../../server/src/article/facts.ts';
import type { EntityKind } from '../../server/src/corpus/snapshot.ts';
import {
  type ArticleMetadata,
  type ArticleTokens,
  type CorpusPart,
  type EnclosedTokens,
  type NamedTokens,
  type QuerySource,
  type Vocabulary,
  ZONE_BITS,
} from '../../server/src/query/source.ts';
import { clean, fold, foldKey } from '../../server/src/text/folding.ts';
import { overlaps, type Span } from '../../server/src/text/span.ts';

export interface WrittenArticle {
  readonly text: string;
  /** Relative to the corpus; its first folder is the site. `1.txt`, `2.txt` … unless told. */
  readonly path?: string;
  /** The line of this zone unless told. */
  readonly title?: string;
  readonly published?: string;
  readonly script?: Script;
}

/** Articles get the numbers 1, 2, … in their order. Throws on marks that do not match: such a test is wrong. */
export function querySource(articles: readonly (string | WrittenArticle)[], copies: readonly number[] = []): MemorySource {
  return new MemorySource(
    articles.map((article) => (typeof article === 'string' ? { text: article } : article)),
    copies,
  );
}

const CORPUS = '/corpus';
const PUNCTUATION = /^[\p{P}\p{S}]+$/u;
const NEVER = 0xffffffff;

class MemoryVocabulary implements Vocabulary {
  readonly #words: string[] = [''];
  readonly #pos = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  readonly #frequencies = new Map<number, number>();

  get size(): number {
    return this.#words.length - 1;
  }

  /** @param pos '' where it is not said */
  put(word: string, pos: string): number {
    const known = this.#pos.get(word);
    if (pos !== '' && known !== undefined && known !== pos) throw new Error(`${word} is ${known} and ${pos}`);
    if (pos !== '') this.#pos.set(word, pos);
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
      this.put(foldKey(word), '');
    }
    return number;
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  folded(number: number): number {
    return this.#numbers.get(foldKey(this.word(number))) ?? 0;
  }

  pos(number: number): string {
    const word = this.word(number);
    return this.#pos.get(word) ?? (PUNCTUATION.test(word) ? 'w' : 'x');
  }

  /** There is one token more of a word. */
  meet(number: number): void {
    this.#frequencies.set(number, this.frequency(number) + 1);
  }

  frequency(number: number): number {
    return this.#frequencies.get(number) ?? 0;
  }

  find(word: string): readonly number[] {
    const number = this.#numbers.get(word);
    return number === undefined ? [] : [number];
  }
}

interface Read {
  readonly text: string;
  readonly words: readonly number[];
  readonly spans: readonly Span[];
  readonly lines: readonly number[];
  readonly lineNumbers: readonly number[];
  readonly zones: readonly Zone[];
  readonly facts: Facts;
  readonly metadata: ArticleMetadata;
}

export class MemorySource implements QuerySource {
  readonly vocabulary = new MemoryVocabulary();
  readonly articles: Uint32Array;
  /** Three, so that what is looked for is in some and not in others. */
  readonly parts: readonly CorpusPart[];
  readonly copies: Uint32Array;
  readonly #read: readonly Read[];
  #lent: readonly (Uint32Array | Uint8Array)[] | undefined;

  constructor(articles: readonly WrittenArticle[], copies: readonly number[]) {
    this.#read = articles.map((article, index) => read(article, index + 1, this.vocabulary));
    this.articles = Uint32Array.from(this.#read.flatMap(({ words }, index) => (words.length === 0 ? [] : [index + 1])));
    const size = Math.max(1, Math.ceil(this.articles.length / 3));
    this.parts = [0, 1, 2].map((part) => ({ articles: this.articles.slice(part * size, (part + 1) * size) }));
    for (const { words } of this.#read) for (const word of words) this.vocabulary.meet(word);
    this.copies = Uint32Array.from(copies);
  }

  /** The raw text of an article. */
  text(article: number): string | undefined {
    return this.#read[article - 1]?.text;
  }

  count(zones: number, word?: number): number {
    let count = 0;
    for (const { words, lines, zones: of } of this.#read) {
      for (const [index, zone] of of.entries()) {
        if ((ZONE_BITS[zone] & zones) === 0) continue;
        count += words.slice(lines[index], lines[index + 1]).filter((each) => word === undefined || each === word).length;
      }
    }
    return count;
  }

  counts(zones: number): Float64Array {
    return Float64Array.from({ length: this.vocabulary.size + 1 }, (_, word) => (word === 0 ? 0 : this.count(zones, word)));
  }

  articlesWith(words: Uint32Array, { articles }: CorpusPart = this): Uint32Array {
    return articles.filter((article) => this.#read[article - 1]?.words.some((word) => words.includes(word)));
  }

  articlesMeeting(before: number, behind: number, { articles }: CorpusPart): Uint32Array {
    const formOf = (word: number) => this.vocabulary.word(this.vocabulary.folded(word));
    return articles.filter((article) => {
      const { words, lines } = this.#read[article - 1] as Read;
      return lines.some((start, line) => {
        const forms = words.slice(start, lines[line + 1] ?? start).map(formOf);
        const seen = forms.filter((form) => form !== '');
        return seen.some((form, at) => form.charCodeAt(form.length - 1) === before && seen[at + 1]?.charCodeAt(0) === behind);
      });
    });
  }

  articlesNaming(kind: EntityKind, key: string, begins: boolean): Uint32Array {
    // Whoever speaks in an article is one of its people, marked or not.
    const named = ({ people, organisations, places, statements }: Facts): readonly { readonly key: string }[] =>
      kind === 'person' ? [...people, ...statements] : kind === 'organisation' ? organisations : places;
    return this.articles.filter((article) => named((this.#read[article - 1] as Read).facts).some((each) => isKey(each, key, begins)));
  }

  articlesSpeaking(speaker: string, begins: boolean): Uint32Array {
    return this.articles.filter((article) => this.#read[article - 1]?.facts.statements.some((each) => isKey(each, speaker, begins)));
  }

  sizes(zones: number): Uint32Array {
    return this.articles.map((article) => {
      const { words, lines, zones: of } = this.#read[article - 1] as Read;
      const seen = of.flatMap((zone, line) => ((ZONE_BITS[zone] & zones) === 0 ? [] : words.slice(lines[line], lines[line + 1])));
      return seen.filter((word) => this.vocabulary.pos(word) !== 'w').length;
    });
  }

  said(): { readonly counts: Uint32Array; readonly statements: number } {
    const counts = new Uint32Array(this.vocabulary.size + 1);
    let statements = 0;
    for (const [index, { words }] of this.#read.entries()) {
      const said = this.saidIn(index + 1);
      for (const { start } of said.tokens) (counts[words[start] as number] as number)++;
      statements += said.statements;
    }
    return { counts, statements };
  }

  /** Each token by itself. */
  saidIn(article: number): { readonly tokens: readonly Span[]; readonly statements: number } {
    const { words, spans, lines, zones, facts } = this.#read[article - 1] as Read;
    const isBody = (token: number) => zones[lines.findLastIndex((first, line) => first <= token && line < zones.length)] === 'body';
    const body = Array.from(words.keys()).filter(isBody);
    const under = (stretches: readonly Span[]) =>
      body.filter((token) => stretches.some(({ start, end }) => start < (spans[token]?.end ?? 0) && (spans[token]?.start ?? 0) < end));
    const speakers = facts.people.filter(({ key }) => facts.statements.some((each) => each.key === key));
    const names = under(speakers.flatMap(({ mentions }) => mentions));
    const said = under(facts.statements).filter((token) => !names.includes(token));
    return {
      tokens: said.map((token) => ({ start: token, end: token + 1 })),
      statements: facts.statements.filter((each) => under([each]).length > 0).length,
    };
  }

  expect(): void {}

  /** What was lent before is spoilt, as it may be over a real corpus. */
  tokens(article: number): ArticleTokens | undefined {
    for (const column of this.#lent ?? []) column.fill(NEVER);
    this.#lent = undefined;
    const read = this.#read[article - 1];
    if (read === undefined || read.words.length === 0) return undefined;
    const words = Uint32Array.from(read.words);
    const lines = Uint32Array.from(read.lines);
    const lineNumbers = Uint32Array.from(read.lineNumbers);
    const zones = Uint8Array.from(read.zones, (zone) => ZONE_BITS[zone]);
    const { text, spans } = read;
    const spanOf = (token: number) => spans[token] as Span;
    const indents = Uint32Array.from(read.lineNumbers, (_, line) => {
      const { start } = spanOf(read.lines[line] as number);
      return start - (text.lastIndexOf('\n', start - 1) + 1);
    });
    this.#lent = [words, lines, lineNumbers, zones, indents];
    const isApart = (token: number) => token > 0 && /\s/.test(text.slice(spanOf(token - 1).end, spanOf(token).start));
    const { length } = words;
    const columns = { words, lines, lineNumbers, zones, indents, named: namedIn(read), enclosed: enclosedIn(read) };
    return { article, length, ...columns, span: spanOf, isApart };
  }

  facts(article: number): Facts | undefined {
    return this.#read[article - 1]?.facts;
  }

  metadata(article: number): ArticleMetadata | undefined {
    return this.#read[article - 1]?.metadata;
  }
}

/** The tokens of each mention, one after the other looked at. */
function namedIn({ facts, spans }: Read): NamedTokens[] {
  const all = (kind: EntityKind, role: Role | null, mentions: readonly Span[]) =>
    mentions.flatMap((mention): NamedTokens[] => {
      const under = Array.from(spans.keys()).filter((token) => overlaps(spans[token] as Span, mention));
      return under.length === 0 ? [] : [{ kind, role, start: under[0] as number, end: (under.at(-1) as number) + 1 }];
    });
  return [
    ...facts.people.flatMap(({ role, mentions }) => all('person', role, mentions)),
    ...facts.organisations.flatMap(({ mentions }) => all('organisation', null, mentions)),
    ...facts.places.flatMap(({ mentions }) => all('place', null, mentions)),
  ];
}

/** The tokens of each statement and section, one after the other looked at. */
function enclosedIn({ facts, spans }: Read): EnclosedTokens[] {
  const all = (kind: EnclosedTokens['kind'], stretches: readonly Span[]) =>
    stretches.flatMap((stretch): EnclosedTokens[] => {
      const under = Array.from(spans.keys()).filter((token) => overlaps(spans[token] as Span, stretch));
      return under.length === 0 ? [] : [{ kind, start: under[0] as number, end: (under.at(-1) as number) + 1 }];
    });
  const flat = (sections: readonly Section[]): Section[] => sections.flatMap((section) => [section, ...flat(section.children)]);
  return [...all('statement', facts.statements), ...all('section', flat(facts.sections))];
}

function isKey({ key }: { readonly key: string }, wanted: string, begins: boolean): boolean {
  return begins ? key.startsWith(wanted) : key === wanted;
}

interface Mark {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly line: number;
  readonly children: Section[];
}

const ZONE = /^(title|dateline|body|boilerplate)>/;
const PIECE = /<(\/?)([a-z]+)((?:\s+[a-z]+=[^\s>]+)*)>|([^\s<]+)/gu;
const LATIN = /^[a-z0-9]$/iu;

function read(article: WrittenArticle, number: number, vocabulary: MemoryVocabulary): Read {
  let text = '';
  const words: number[] = [];
  const spans: Span[] = [];
  const lines: number[] = [];
  const lineNumbers: number[] = [];
  const zones: Zone[] = [];
  const allZones: Zone[] = [];
  const open: Mark[] = [];
  const facts = new FactsBuilder();
  let title: Facts['title'] = null;
  for (const [index, written] of article.text.split('\n').entries()) {
    if (index > 0) text += '\n';
    const line = index + 1;
    const zone = (ZONE.exec(written.trimStart())?.[1] ?? 'body') as Zone;
    const lineStart = text.length;
    const first = words.length;
    // A mark begins where its first token does, and ends where its last one does.
    let waiting: Omit<Mark, 'start'>[] = [];
    for (const [, closing, name = '', attributes = '', token] of written.trimStart().replace(ZONE, '').matchAll(PIECE)) {
      if (token !== undefined) {
        const [, surface = '', pos = ''] = /^(.+?)(?:\/([a-z]+))?$/u.exec(token) ?? [];
        if (words.length > first && LATIN.test(text.at(-1) ?? '') && LATIN.test(surface[0] ?? '')) text += ' ';
        const start = text.length;
        text += surface;
        for (const mark of waiting) open.push({ ...mark, start });
        waiting = [];
        const folding = fold(surface);
        words.push(vocabulary.put(clean(folding, 0, folding.text.length), pos));
        spans.push({ start, end: text.length });
      } else if (closing === '') {
        const pairs = Array.from(attributes.matchAll(/([a-z]+)=([^\s>]+)/gu), ([, key = '', value = '']) => [key, value]);
        waiting.push({ name, attributes: Object.fromEntries(pairs), line, children: [] });
      } else {
        const mark = open.pop();
        if (mark === undefined || mark.name !== name) throw new Error(`</${name}> in line ${line} closes nothing`);
        const parent = open.at(-1);
        facts.add(mark, text, zone, parent?.name === 'section' ? parent.children : undefined);
      }
    }
    allZones.push(words.length === first ? 'blank' : zone);
    if (words.length === first) continue;
    lines.push(first);
    lineNumbers.push(line);
    zones.push(zone);
    if (zone === 'title') title ??= { text: text.slice(lineStart), line, start: lineStart, end: text.length };
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  lines.push(words.length);
  const path = article.path ?? `${number}.txt`;
  const published = article.published ?? null;
  const metadata = {
    path: `${CORPUS}/${path}`,
    below: path,
    title: article.title ?? title?.text ?? null,
    published,
    site: path.includes('/') ? (path.split('/')[0] as string) : '',
  };
  const { people, organisations, places, statements, sections } = facts;
  const all = {
    title,
    published,
    script: article.script ?? 'simplified',
    zones: allZones,
    sections,
    people,
    organisations,
    places,
    dates: [],
    statements,
    findings: [],
  };
  return { text, words, spans, lines, lineNumbers, zones, metadata, facts: all };
}

type Open<T> = Omit<T, 'mentions'> & { readonly mentions: Mention[] };

class FactsBuilder {
  readonly people: Open<Person>[] = [];
  readonly organisations: (Open<Organisation> & { readonly surfaces: string[] })[] = [];
  readonly places: Open<Place>[] = [];
  readonly statements: Statement[] = [];
  readonly sections: Section[] = [];

  add({ name: kind, attributes, start, line, children }: Mark, text: string, zone: Zone, siblings: Section[] | undefined): void {
    const span = { start, end: text.length };
    const surface = text.slice(start, text.length);
    const name = attributes.name ?? surface;
    const mention = { ...span, line, zone };
    const key = foldKey(name);
    if (kind === 'person') {
      const role = (attributes.role ?? 'other') as Role;
      named(this.people, key, () => ({ name, key, role, posts: [], mentions: [], introduction: 0 })).mentions.push(mention);
    } else if (kind === 'organisation') {
      const entry = named(this.organisations, key, () => ({ name, key, surfaces: [], mentions: [] }));
      entry.mentions.push(mention);
      if (!entry.surfaces.includes(surface)) entry.surfaces.push(surface);
    } else if (kind === 'place') {
      named(this.places, key, () => ({ name, key, mentions: [] })).mentions.push(mention);
    } else if (kind === 'statement') {
      const speaker = attributes.speaker ?? '';
      this.statements.push({ ...span, speaker, key: foldKey(speaker), verb: attributes.verb ?? '说' });
    } else if (kind === 'section') {
      const section = {
        ...span,
        kind: (attributes.kind ?? 'heading') as Section['kind'],
        label: attributes.label ?? surface,
        line,
        children,
      };
      (siblings ?? this.sections).push(section);
    } else throw new Error(`<${kind}> is no mark`);
  }
}

function named<T extends { readonly key: string }>(entries: T[], key: string, make: () => T): T {
  const known = entries.find((entry) => entry.key === key);
  if (known !== undefined) return known;
  const entry = make();
  entries.push(entry);
  return entry;
}
