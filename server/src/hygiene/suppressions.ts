/**
 * What a user does not want to be told again: a rule at a line, in an article or in the whole corpus; and lines that a user
 * has said to be content, which no rule of boilerplate then reports anywhere.
 *
 * A line is known by its text. Where the same line stands several times in an article, all of them are meant: it is the same
 * line on the same page, and no count could tell which of them was spoken of after an edit.
 */
import { compareText, entrySpans, parseSideFile, problem, SIDE_FILE_VERSION, type SideFileProblem } from './side-file.ts';

/** Findings that are not shown. 忽略项 */
export interface Suppression {
  /** Id of a rule, a group of rules (`boilerplate/*`), or `*`. */
  readonly rule: string;
  /** Article, relative to the folder of the corpus, with forward slashes; absent: all articles. */
  readonly article?: string;
  /** Key of a line; absent: all lines. */
  readonly line?: string;
  /** Beginning of the line, for people. */
  readonly text?: string;
  /** Why, in the user's words. */
  readonly note?: string;
}

/** A line that is content whatever rules of boilerplate think of it. 认定为正文的行 */
export interface ContentLine {
  /** Key of the line. */
  readonly line: string;
  readonly text?: string;
  readonly note?: string;
}

/** All that `.yuliao/suppressions.json` says. */
export interface Suppressions {
  readonly ignore: readonly Suppression[];
  readonly content: readonly ContentLine[];
}

export const NO_SUPPRESSIONS: Suppressions = { ignore: [], content: [] };

const WORDINGS = {
  list: { en: '"{0}" must be a list', zh: '“{0}”应为列表' },
  entry: { en: 'This entry is not used: it must be an object', zh: '此条未生效：应为对象' },
  member: { en: 'This entry is not used: its member "{0}" is not known', zh: '此条未生效：不识别其成员“{0}”' },
  text: { en: 'This entry is not used: "{0}" must be a text', zh: '此条未生效：“{0}”应为文本' },
  missing: { en: 'This entry is not used: it has no "{0}"', zh: '此条未生效：缺少“{0}”' },
  unplaced: {
    en: 'This entry is not used: a line is ignored in an article; give "article" or list the line under "content"',
    zh: '此条未生效：忽略某行须指明文章；请给出“article”，或将该行列入“content”',
  },
  unused: {
    en: 'Nothing needs this entry: no finding is silent because of it',
    zh: '此条已不需要：没有提示因它而被忽略',
  },
  unknown: { en: 'This member is not known: {0}', zh: '不识别此成员：{0}' },
} as const;

const LISTS = {
  ignore: ['rule', 'article', 'line', 'text', 'note'],
  content: ['line', 'text', 'note'],
} as const;

/**
 * Reads the file. Sound entries hold even where others are broken.
 * @returns `suppressions` undefined where the file as a whole cannot be read
 */
export function parseSuppressions(text: string): {
  readonly suppressions: Suppressions | undefined;
  readonly problems: readonly SideFileProblem[];
} {
  const file = parseSideFile(text);
  if (file.members === undefined) return { suppressions: undefined, problems: [file.problem] };
  const problems: SideFileProblem[] = [];
  for (const name of Object.keys(file.members)) {
    if (!['$schema', 'version', 'ignore', 'content'].includes(name)) {
      const start = Math.max(0, text.indexOf(JSON.stringify(name)));
      problems.push(problem(WORDINGS.unknown, { start, end: start + name.length + 2 }, name));
    }
  }
  const read = (list: keyof typeof LISTS): Record<string, string>[] => {
    const value = file.members[list];
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      const start = Math.max(0, text.indexOf(`"${list}"`));
      problems.push(problem(WORDINGS.list, { start, end: start + list.length + 2 }, list));
      return [];
    }
    const spans = entrySpans(text, list);
    return value.flatMap((entry, index) => {
      const wrong = wrongWith(entry, list);
      if (wrong === undefined) return [entry as Record<string, string>];
      problems.push(problem(wrong.wording, spans[index] ?? { start: 0, end: text.length }, ...wrong.values));
      return [];
    });
  };
  const suppressions = { ignore: read('ignore') as unknown as Suppression[], content: read('content') as unknown as ContentLine[] };
  return { suppressions, problems };
}

function wrongWith(
  entry: unknown,
  list: keyof typeof LISTS,
): { readonly wording: (typeof WORDINGS)[keyof typeof WORDINGS]; readonly values: string[] } | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return { wording: WORDINGS.entry, values: [] };
  const members = entry as Record<string, unknown>;
  for (const [name, value] of Object.entries(members)) {
    if (!(LISTS[list] as readonly string[]).includes(name)) return { wording: WORDINGS.member, values: [name] };
    if (typeof value !== 'string') return { wording: WORDINGS.text, values: [name] };
  }
  const needed = list === 'ignore' ? 'rule' : 'line';
  if (!members[needed]) return { wording: WORDINGS.missing, values: [needed] };
  if (list === 'ignore' && members.line !== undefined && members.article === undefined) return { wording: WORDINGS.unplaced, values: [] };
  return undefined;
}

/** The places in the file of entries that no finding needs. Linear. */
export function unusedEntries(text: string, unused: Suppressions): SideFileProblem[] {
  const members = parseSideFile(text).members ?? {};
  const ignored = new Set(unused.ignore.map(identityOf));
  const lines = new Set(unused.content.map(({ line }) => line));
  const told = (list: keyof typeof LISTS, isUnused: (entry: never) => boolean): SideFileProblem[] => {
    const value = members[list];
    if (!Array.isArray(value)) return [];
    const spans = entrySpans(text, list);
    return value.flatMap((entry, index) => {
      if (wrongWith(entry, list) !== undefined || !isUnused(entry as never)) return [];
      return [problem(WORDINGS.unused, spans[index] ?? { start: 0, end: text.length })];
    });
  };
  return [
    ...told('ignore', (entry: Suppression) => ignored.has(identityOf(entry))),
    ...told('content', ({ line }: ContentLine) => lines.has(line)),
  ].sort((a, b) => a.start - b.start);
}

/** The file's text: an entry a line, in a fixed order, so that two people's changes merge. */
export function writeSuppressions({ ignore, content }: Suppressions): string {
  const list = (name: string, entries: readonly object[]): string => {
    const lines = [...new Set(entries.map((entry) => JSON.stringify(entry)))].map((entry) => `    ${entry}`);
    return `  "${name}": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]`;
  };
  const entries = [
    list('ignore', withoutDoubles(ignore.map(inOrder), identityOf)),
    list(
      'content',
      withoutDoubles(content.map(contentInOrder), ({ line }) => line),
    ),
  ];
  return `{\n  "version": ${SIDE_FILE_VERSION},\n${entries.join(',\n')}\n}\n`;
}

/** What makes an entry what it is; texts and notes are for people. */
function identityOf({ article = '', rule, line = '' }: Suppression): string {
  return `${article}\n${rule}\n${line}`;
}

function withoutDoubles<Entry>(entries: readonly Entry[], identity: (entry: Entry) => string): Entry[] {
  const kept = new Map<string, Entry>();
  for (const entry of entries) if (!kept.has(identity(entry))) kept.set(identity(entry), entry);
  return [...kept].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
}

function inOrder({ rule, article, line, text, note }: Suppression): Suppression {
  return {
    rule,
    ...(article === undefined ? {} : { article }),
    ...(line === undefined ? {} : { line }),
    ...(text === undefined ? {} : { text }),
    ...(note === undefined ? {} : { note }),
  };
}

function contentInOrder({ line, text, note }: ContentLine): ContentLine {
  return { line, ...(text === undefined ? {} : { text }), ...(note === undefined ? {} : { note }) };
}

/** Both together; nothing stands twice. */
export function joined(a: Suppressions, b: Suppressions): Suppressions {
  return {
    ignore: withoutDoubles([...a.ignore, ...b.ignore], identityOf),
    content: withoutDoubles([...a.content, ...b.content], ({ line }) => line),
  };
}

/** The first without the second; texts and notes make no difference. */
export function without(from: Suppressions, gone: Suppressions): Suppressions {
  const ignored = new Set(gone.ignore.map(identityOf));
  const lines = new Set(gone.content.map(({ line }) => line));
  return {
    ignore: from.ignore.filter((entry) => !ignored.has(identityOf(entry))),
    content: from.content.filter(({ line }) => !lines.has(line)),
  };
}

/** Suppressions by what they are asked for. */
export class SuppressionIndex {
  readonly all: Suppressions;
  readonly #content: ReadonlyMap<string, ContentLine>;
  /** Those of an article, and under `undefined` those of all. */
  readonly #ignored = new Map<string | undefined, Suppression[]>();

  constructor(all: Suppressions) {
    this.all = all;
    this.#content = new Map(all.content.map((each) => [each.line, each]));
    for (const each of all.ignore) {
      const known = this.#ignored.get(each.article);
      if (known === undefined) this.#ignored.set(each.article, [each]);
      else known.push(each);
    }
  }

  /** Whether nothing is suppressed in an article, so that no line need be looked at. */
  isSilent(article: string | undefined): boolean {
    return this.#content.size === 0 && this.#of(article).next().done === true;
  }

  /** Whether lines are said to be content anywhere. */
  get hasContent(): boolean {
    return this.#content.size > 0;
  }

  content(line: string): ContentLine | undefined {
    return this.#content.get(line);
  }

  /** What keeps a rule silent in an article: at a line, or, where no key is given, at all lines. */
  ignored(rule: string, article: string | undefined, line: () => string): Suppression | undefined {
    for (const each of this.#of(article)) {
      if (!isOfPattern(rule, each.rule)) continue;
      if (each.line === undefined || each.line === line()) return each;
    }
    return undefined;
  }

  *#of(article: string | undefined): Generator<Suppression> {
    if (article !== undefined) yield* this.#ignored.get(article) ?? [];
    yield* this.#ignored.get(undefined) ?? [];
  }
}

/** Whether a rule is meant by an id, by its group (`boilerplate/*`), or by `*`. */
export function isOfPattern(rule: string, pattern: string): boolean {
  return pattern === rule || pattern === '*' || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1)));
}
