/**
 * Scores recognised facts against annotations made by hand: precision, recall and F1 over all documents. What an
 * annotation file holds is described with the type; facts are what `factsJson` gives.
 */

/** One annotated document. */
export interface Annotation {
  /** File name of the document. */
  readonly document: string;
  readonly title?: string;
  readonly title_clean?: string;
  /** Other readings of the title that are right as well. */
  readonly title_alt?: readonly string[];
  /** ISO date of publication. */
  readonly date?: string;
  /** 1-based lines. */
  readonly title_line?: number;
  readonly boilerplate_lines: readonly number[];
  readonly dateline_lines?: readonly number[];
  readonly body_lines?: readonly number[];
  /** Either reading is right: not scored. */
  readonly neutral_lines?: readonly number[];
  readonly sections?: readonly AnnotatedSection[];
  /** Neither misses nor errors. */
  readonly optional_sections?: readonly AnnotatedSection[];
  /** All people of the article, whatever their role. */
  readonly officials?: readonly AnnotatedPerson[];
  readonly organisations?: readonly string[];
}

export interface AnnotatedSection {
  readonly line: number;
  readonly kind: string;
  readonly label?: string;
}

export interface AnnotatedPerson {
  readonly name: string;
  readonly role: string;
  /** In body and datelines. */
  readonly mentions: number;
  /** Further ones that are written with blanks inside the name. */
  readonly mentions_padded?: number;
  readonly posts: readonly { readonly organisation: string; readonly post: string }[];
  /** Organisation and post where the text fuses them, as in 民政局長. */
  readonly stated?: string;
}

/** What is read of the facts of one document. */
export interface ScoredFacts {
  readonly title: { readonly text: string } | null;
  readonly published: string | null;
  readonly lines: readonly { readonly line: number; readonly zone: string }[];
  readonly sections: readonly ScoredSection[];
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly posts: readonly { readonly organisation: string; readonly post: string }[];
    readonly mentions: readonly { readonly zone: string }[];
  }[];
  readonly organisations: readonly { readonly name: string; readonly surfaces: readonly string[] }[];
}

interface ScoredSection {
  readonly kind: string;
  readonly line: number;
  readonly children?: readonly ScoredSection[];
}

export const METRICS = [
  'title',
  'date',
  'persons',
  'mentions',
  'roles',
  'posts',
  'boilerplateLines',
  'sections',
  'organisationsRecall',
] as const;
export type Metric = (typeof METRICS)[number];

/** Right, wrong and missed. */
export class Count {
  right = 0;
  wrong = 0;
  missed = 0;

  add({ right, wrong, missed }: { readonly right?: number; readonly wrong?: number; readonly missed?: number }): void {
    this.right += right ?? 0;
    this.wrong += wrong ?? 0;
    this.missed += missed ?? 0;
  }

  /** Null where nothing was said. */
  get precision(): number | null {
    return share(this.right, this.right + this.wrong);
  }

  /** Null where there was nothing to find. */
  get recall(): number | null {
    return share(this.right, this.right + this.missed);
  }

  /** The harmonic mean; null where precision or recall is. */
  get f1(): number | null {
    const { precision, recall } = this;
    if (precision === null || recall === null) return null;
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  }
}

export type Score = Readonly<Record<Metric, Count>>;

export function emptyScore(): Score {
  return Object.fromEntries(METRICS.map((metric) => [metric, new Count()])) as unknown as Score;
}

/** Adds a document's score to a total. */
export function addScore(total: Score, score: Score): void {
  for (const metric of METRICS) total[metric].add(score[metric]);
}

/** Scores one document; undefined facts miss everything. */
export function score(wanted: Annotation, facts: ScoredFacts | undefined): Score {
  const result = emptyScore();
  if (wanted.title) {
    const titles = [
      wanted.title,
      wanted.title_clean,
      ...(wanted.title_alt ?? []),
      ...(wanted.sections ?? []).filter(({ kind }) => kind === 'title').map(({ label }) => label),
    ];
    const text = facts?.title?.text;
    judge(
      result.title,
      text !== undefined && titles.some((title) => title !== undefined && squeeze(title) === squeeze(text)),
      text !== undefined,
    );
  }
  if (wanted.date) judge(result.date, facts?.published === wanted.date, facts?.published != null);
  scorePeople(wanted, facts, result);
  scoreLines(wanted, facts, result.boilerplateLines);
  scoreSections(wanted, facts, result.sections);
  const organisations = new Set((facts?.organisations ?? []).flatMap(({ name, surfaces }) => [name, ...surfaces]).map(squeeze));
  for (const name of wanted.organisations ?? [])
    result.organisationsRecall.add(organisations.has(squeeze(name)) ? { right: 1 } : { missed: 1 });
  return result;
}

function scorePeople(wanted: Annotation, facts: ScoredFacts | undefined, result: Score): void {
  // Somebody who is named nowhere but in boilerplate or the title is no person of the article.
  const found = new Map(
    (facts?.people ?? []).flatMap((person) => {
      const mentions = person.mentions.filter(({ zone }) => zone === 'body' || zone === 'dateline').length;
      return mentions > 0 ? [[squeeze(person.name), { person, mentions }] as const] : [];
    }),
  );
  const people = new Map((wanted.officials ?? []).map((person) => [squeeze(person.name), person]));
  for (const [name, person] of people) {
    const { mentions, mentions_padded = 0, posts, role, stated } = person;
    const hit = found.get(name);
    if (hit === undefined) {
      result.persons.add({ missed: 1 });
      result.mentions.add({ missed: mentions + mentions_padded });
      if (role === 'official') result.posts.add({ missed: posts.length });
      continue;
    }
    const both = Math.min(hit.mentions, mentions + mentions_padded);
    result.persons.add({ right: 1 });
    result.mentions.add({ right: both, wrong: hit.mentions - both, missed: mentions + mentions_padded - both });
    judge(result.roles, hit.person.role === role, true);
    if (role === 'official') scorePosts(posts, stated, hit.person.posts, result.posts);
  }
  for (const [name, { mentions }] of found) {
    if (people.has(name)) continue;
    result.persons.add({ wrong: 1 });
    result.mentions.add({ wrong: mentions });
  }
}

type Post = AnnotatedPerson['posts'][number];

function scorePosts(wanted: readonly Post[], stated: string | undefined, found: readonly Post[], count: Count): void {
  const rest = [...found];
  for (const { organisation, post } of wanted) {
    const whole = [organisation + post, stated].filter((text) => text).map((text) => squeeze(text as string));
    const index = rest.findIndex(
      (candidate) =>
        whole.includes(squeeze(candidate.organisation + candidate.post)) ||
        (organisation === '' && squeeze(candidate.post) === squeeze(post)),
    );
    if (index >= 0) rest.splice(index, 1);
    count.add(index >= 0 ? { right: 1 } : { missed: 1 });
  }
  count.add({ wrong: rest.length });
}

function scoreLines(wanted: Annotation, facts: ScoredFacts | undefined, count: Count): void {
  const zones = new Map((facts?.lines ?? []).map(({ line, zone }) => [line, zone]));
  const boilerplate = new Set(wanted.boilerplate_lines);
  const neutral = new Set(wanted.neutral_lines);
  const lines = new Set([...boilerplate, wanted.title_line ?? 0, ...(wanted.dateline_lines ?? []), ...(wanted.body_lines ?? [])]);
  for (const line of lines) {
    if (line === 0 || neutral.has(line)) continue;
    const said = zones.get(line) === 'boilerplate';
    if (boilerplate.has(line)) count.add(said ? { right: 1 } : { missed: 1 });
    else if (said) count.add({ wrong: 1 });
  }
}

function scoreSections(wanted: Annotation, facts: ScoredFacts | undefined, count: Count): void {
  const key = ({ line, kind }: { readonly line: number; readonly kind: string }) => `${line}:${kind}`;
  const flat = (sections: readonly ScoredSection[]): ScoredSection[] =>
    sections.flatMap((section) => [section, ...flat(section.children ?? [])]);
  const found = new Set(flat(facts?.sections ?? []).map(key));
  const expected = new Set((wanted.sections ?? []).map(key));
  const optional = new Set((wanted.optional_sections ?? []).map(key));
  for (const section of expected) count.add(found.has(section) ? { right: 1 } : { missed: 1 });
  for (const section of found) if (!expected.has(section) && !optional.has(section)) count.add({ wrong: 1 });
}

/** A wrong answer is an error and a miss; none is a miss. */
function judge(count: Count, right: boolean, said: boolean): void {
  count.add(right ? { right: 1 } : { missed: 1, wrong: said ? 1 : 0 });
}

/** Names and titles compare without blanks and middle dots. */
function squeeze(text: string): string {
  return text.replace(/[\s\u3000\u00a0·・•‧?]/gu, '');
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
