/** What `yuliao index` says at its end, as a page of a few lines. */
import type { DatabaseFigures } from '../corpus/database-figures.ts';
import type { CorpusStatistics } from '../corpus/snapshot.ts';
import { printable, table } from './table.ts';

export interface IndexReport {
  readonly database: string;
  readonly folders: readonly string[];
  readonly figures: DatabaseFigures;
  readonly statistics: CorpusStatistics;
  /** Files that are no articles, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly run: {
    readonly seconds: number;
    /** Files that were read, because they were new or had changed. */
    readonly read: number;
    /** Articles whose words were counted. */
    readonly words: number;
  };
}

/** Lines of the page. */
export function indexPage({ database, folders, figures, statistics, leftOut, run }: IndexReport): string[] {
  const { articles, people, officials, organisations, places, mentions, phrases, tokens } = statistics;
  const out = Object.entries(leftOut).map(([reason, files]) => `${count(files)} ${reason}`);
  const share = figures.text === 0 ? '' : `, ${(figures.bytes / figures.text).toFixed(2)} × the text`;
  const inPhrases = phrases === 0 ? '' : `, ${count(phrases)} more in fixed phrases`;
  const words =
    tokens === null
      ? 'not counted'
      : `${count(tokens.tokens)} tokens of ${count(tokens.types)} words${tokens.articles === articles ? '' : `, in ${count(tokens.articles)} articles`}`;
  return table(
    [
      ['index', database],
      ...folders.map((folder, at) => [at === 0 ? 'of' : '', folder]),
      ['size', `${bytes(figures.bytes)}${share} (${bytes(figures.text)})`],
      ['articles', count(articles)],
      ['left out', out.length === 0 ? 'nothing' : out.join(', ')],
      ['names', `${count(people)} people (${count(officials)} officials), ${count(organisations)} organisations, ${count(places)} places`],
      ['mentions', count(mentions) + inPhrases],
      ['words', words],
      ['this run', runLine(run, figures)],
    ].map((row) => row.map(printable)),
    [false, false],
  );
}

function runLine({ seconds, read, words }: IndexReport['run'], { files }: DatabaseFigures): string {
  const took = duration(seconds);
  if (read === 0 && words === 0) return `nothing has changed: ${count(files)} files looked at in ${took}`;
  const unchanged = files - read;
  const before = unchanged === 0 ? '' : `, ${count(unchanged)} unchanged`;
  return `${count(read)} files read${before}, words of ${count(words)} articles, in ${took}${rate(Math.max(read, words), seconds)}`;
}

/** A number with its thousands parted. */
export function count(number: number): string {
  return number.toLocaleString('en-GB');
}

/** Decimal units, as file managers have them. */
export function bytes(number: number): string {
  if (number < 1e6) return `${(number / 1e3).toFixed(1)} KB`;
  return number < 1e9 ? `${(number / 1e6).toFixed(1)} MB` : `${(number / 1e9).toFixed(2)} GB`;
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${Math.floor(seconds % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `, 120/s`; nothing while it cannot be told. */
export function rate(done: number, seconds: number): string {
  const speed = done / seconds;
  return seconds < 1 || speed <= 0 ? '' : `, ${count(Math.round(speed))}/s`;
}
