/**
 * The findings that stood when a user began to keep a corpus clean. They are silent, so that a large corpus starts clean; what
 * comes after is reported. A baseline counts lines by rule and text, and it only shrinks: what was mended once is not forgiven
 * a second time.
 */
import { compareText, parseSideFile, problem, SIDE_FILE_VERSION, type SideFileProblem } from './side-file.ts';

/** Lines of one article: rule → key of a line → how many such lines were reported. */
export type ArticleBaseline = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Articles, relative to the folder of the corpus with forward slashes, with what was reported of them. 基线 */
export type Baseline = ReadonlyMap<string, ArticleBaseline>;

const WORDINGS = {
  articles: { en: '"articles" must be an object', zh: '“articles”应为对象' },
  article: {
    en: 'This entry is not used: {0} must have rules, each with lines and how often they were reported',
    zh: '此条未生效：{0}应列出各规则及其行与次数',
  },
} as const;

/**
 * Reads the file. Sound entries hold even where others are broken.
 * @returns `baseline` undefined where the file as a whole cannot be read
 */
export function parseBaseline(text: string): { readonly baseline: Baseline | undefined; readonly problems: readonly SideFileProblem[] } {
  const file = parseSideFile(text);
  if (file.members === undefined) return { baseline: undefined, problems: [file.problem] };
  const { articles = {} } = file.members;
  if (!isRecord(articles)) return { baseline: undefined, problems: [problem(WORDINGS.articles, { start: 0, end: text.length })] };
  const problems: SideFileProblem[] = [];
  const baseline = new Map<string, ArticleBaseline>();
  for (const [article, entry] of Object.entries(articles)) {
    if (isArticleBaseline(entry)) baseline.set(article, entry);
    else {
      const name = JSON.stringify(article);
      const start = Math.max(0, text.indexOf(name));
      problems.push(problem(WORDINGS.article, { start, end: start + name.length }, article));
    }
  }
  return { baseline, problems };
}

/** Whether a value that was read from a file is one. */
export function isArticleBaseline(value: unknown): value is ArticleBaseline {
  return isRecord(value) && Object.values(value).every((lines) => isRecord(lines) && Object.values(lines).every(isCount));
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The file's text: an article a line, in a fixed order. */
export function writeBaseline(baseline: Baseline): string {
  const lines = [...baseline]
    .filter(([, entry]) => Object.keys(entry).length > 0)
    .sort(([a], [b]) => compareText(a, b))
    .map(([article, entry]) => `    ${JSON.stringify(article)}: ${JSON.stringify(sorted(entry, sorted))}`);
  return `{\n  "version": ${SIDE_FILE_VERSION},\n  "articles": {${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}}\n}\n`;
}

function sorted<Value>(record: Readonly<Record<string, Value>>, each: (value: never) => unknown = (value) => value): object {
  return Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, value]) => [name, each(value as never)]),
  );
}

/** What is left of an article's baseline when it is reported as `now`; undefined where nothing is. */
export function shrunk(before: ArticleBaseline, now: ArticleBaseline): ArticleBaseline | undefined {
  const left: Record<string, Record<string, number>> = {};
  for (const [rule, lines] of Object.entries(before)) {
    const standing = Object.entries(lines).flatMap(([line, count]): [string, number][] => {
      const stands = Math.min(count, now[rule]?.[line] ?? 0);
      return stands > 0 ? [[line, stands]] : [];
    });
    if (standing.length > 0) left[rule] = Object.fromEntries(standing);
  }
  return Object.keys(left).length === 0 ? undefined : left;
}
