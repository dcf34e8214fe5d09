/**
 * Keeping decisions about findings in order: suppressions that nothing needs any more, and the baseline.
 */
import { type Judging, judgeAll } from '../corpus/judging.ts';
import type { Policies } from '../corpus/policies.ts';
import type { SideFiles, Written } from '../corpus/side-files.ts';
import { type ArticleBaseline, type Baseline, shrunk } from '../hygiene/baseline.ts';
import { ALL_ON } from '../hygiene/choices.ts';
import { baselineOf } from '../hygiene/judge.ts';
import { type ContentLine, type Suppression, type Suppressions, without } from '../hygiene/suppressions.ts';

/** Suppressions of one folder that no finding needs. */
export interface Unused {
  readonly files: SideFiles;
  readonly suppressions: Suppressions;
}

/** The suppressions that nothing needs, by folder. @returns undefined where it was cancelled */
export async function unusedSuppressions(judging: Omit<Judging, 'decide'>): Promise<Unused[] | undefined> {
  const used = new Set<Suppression | ContentLine>();
  for await (const { used: here } of judgeAll({ ...judging, decide: ({ policy }) => ({ ...policy, choices: ALL_ON }) })) {
    for (const each of here) used.add(each);
  }
  if (judging.signal?.aborted) return undefined;
  return judging.policies.corpora.flatMap((files) => {
    const { ignore, content } = files.suppressions;
    const unused = { ignore: ignore.filter((each) => !used.has(each)), content: content.filter((each) => !used.has(each)) };
    return unused.ignore.length + unused.content.length === 0 ? [] : [{ files, suppressions: unused }];
  });
}

/** Takes them out of their files. */
export async function prune(unused: readonly Unused[]): Promise<Written[]> {
  return await Promise.all(unused.map(({ files, suppressions }) => files.changeSuppressions((now) => without(now, suppressions))));
}

/**
 * Keeps decisions about an article, or about all articles of a folder, under its new name.
 * @param from relative to the folder of the corpus, as `to`
 */
export async function rename(files: SideFiles, from: string, to: string): Promise<Written[]> {
  const renamed = (article: string): string => {
    if (article === from) return to;
    return article.startsWith(`${from}/`) ? to + article.slice(from.length) : article;
  };
  const written: Written[] = [];
  if (files.suppressions.ignore.some(({ article }) => article !== undefined && renamed(article) !== article)) {
    const change = (now: Suppressions): Suppressions => ({
      ...now,
      ignore: now.ignore.map((each) => (each.article === undefined ? each : { ...each, article: renamed(each.article) })),
    });
    written.push(await files.changeSuppressions(change));
  }
  if ([...(files.baseline?.keys() ?? [])].some((article) => renamed(article) !== article)) {
    written.push(await files.changeBaseline((now) => new Map([...(now ?? [])].map(([article, entry]) => [renamed(article), entry]))));
  }
  return written;
}

/** Articles as a baseline would have them, by folder. @returns undefined where it was cancelled */
export async function standingFindings(
  judging: Omit<Judging, 'decide'>,
): Promise<Map<SideFiles, Map<string, ArticleBaseline>> | undefined> {
  const standing = new Map<SideFiles, Map<string, ArticleBaseline>>();
  for await (const { place, article, findings } of judgeAll({ ...judging, decide: ({ policy }) => ({ ...policy, baseline: undefined }) })) {
    if (place.files === undefined || article.name === undefined || findings.length === 0) continue;
    const known = standing.get(place.files) ?? new Map<string, ArticleBaseline>();
    standing.set(place.files, known.set(article.name, baselineOf(article, findings)));
  }
  return judging.signal?.aborted ? undefined : standing;
}

/**
 * Writes the baseline of each folder.
 * @param how `make`: all that stands is accepted; `shrink`: what was accepted and no longer stands is taken out
 */
export async function writeBaselines(
  policies: Policies,
  standing: ReadonlyMap<SideFiles, ReadonlyMap<string, ArticleBaseline>>,
  how: 'make' | 'shrink',
): Promise<Written[]> {
  const changes = policies.corpora.flatMap((files) => {
    const now = standing.get(files) ?? new Map<string, ArticleBaseline>();
    if (how === 'shrink')
      return files.baseline === undefined ? [] : [files.changeBaseline((before) => shrunkAll(before ?? new Map(), now))];
    return now.size === 0 && files.baseline === undefined ? [] : [files.changeBaseline(() => now)];
  });
  return await Promise.all(changes);
}

/** What is left of a baseline. */
export function shrunkAll(before: Baseline, now: ReadonlyMap<string, ArticleBaseline>): Baseline {
  return new Map(
    [...before].flatMap(([article, entry]): [string, ArticleBaseline][] => {
      const left = shrunk(entry, now.get(article) ?? {});
      return left === undefined ? [] : [[article, left]];
    }),
  );
}

/** How many lines a baseline accepts. */
export function acceptedLines(baseline: ReadonlyMap<string, ArticleBaseline>): number {
  let sum = 0;
  for (const entry of baseline.values()) for (const lines of Object.values(entry)) for (const count of Object.values(lines)) sum += count;
  return sum;
}
