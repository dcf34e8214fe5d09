/**
 * How many of the findings that the index counts are silent, since users have ignored them or they stand in a baseline. Decisions name
 * most articles that they are about, and these few are judged; lines that are content anywhere would take a walk over the corpus, and
 * are not looked for.
 */
import path from 'node:path';
import { type Judging, judgeAll } from '../../corpus/judging.ts';
import type { Policies } from '../../corpus/policies.ts';
import type { Snapshot } from '../../corpus/snapshot.ts';

export type FindingsJudging = Pick<Judging, 'openText' | 'signal'> & { readonly policies: Policies; readonly folders: readonly string[] };

export interface SilentFindings {
  /** Of a rule, of which the index counts so many. */
  of(rule: string, findings: number): number;
  /** Whether no others are silent. */
  readonly all: boolean;
}

/** Articles that are judged at most: a quarter of a second's work. */
const JUDGED = 100;

/** What was found of a state of the corpus and of the decisions. */
const known = new WeakMap<Snapshot, { readonly policies: Policies; readonly revision: number; readonly found: SilentFindings }>();

export async function silentFindings(snapshot: Snapshot, judging: FindingsJudging): Promise<SilentFindings> {
  const { policies } = judging;
  const { revision } = policies;
  const before = known.get(snapshot);
  if (before?.policies === policies && before.revision === revision) return before.found;
  const found = await find(snapshot, judging);
  if (!judging.signal?.aborted) known.set(snapshot, { policies, revision, found });
  return found;
}

async function find(snapshot: Snapshot, { policies, openText, signal, folders }: FindingsJudging): Promise<SilentFindings> {
  const places = folders.map((folder) => policies.of(path.join(folder, 'article')).policy);
  const named = new Set<string>();
  let all = true;
  for (const { folder, suppressions, baseline } of policies.corpora) {
    if (suppressions.content.length > 0) all = false;
    const articles = [...suppressions.ignore.flatMap(({ article }) => article ?? []), ...(baseline?.keys() ?? [])];
    for (const article of articles) {
      if (named.size < JUDGED) named.add(path.join(folder, ...article.split('/')));
      else all = false;
    }
  }
  const silent = new Map<string, number>();
  const paths = [...named].filter((each) => snapshot.article(each) !== undefined).sort();
  const told = new Map<string, ReadonlyMap<string, number>>();
  const judged = { snapshot, policies, openText, paths, alone: true, ...(signal === undefined ? {} : { signal }) };
  for await (const { path: article, findings } of judgeAll(judged)) told.set(article, countsOf(findings));
  for (const article of paths) {
    for (const [rule, findings] of countsOf(snapshot.facts(article)?.findings ?? [])) {
      const left = told.get(article)?.get(rule) ?? 0;
      // A block of lines of which one in the middle is ignored is two.
      if (left < findings) silent.set(rule, (silent.get(rule) ?? 0) + findings - left);
    }
  }
  // Ignored in all articles of all corpora.
  const everywhere = (rule: string): boolean =>
    places.length > 0 && places.every(({ suppressions }) => suppressions.ignored(rule, undefined, () => '') !== undefined);
  return { all, of: (rule, findings) => (everywhere(rule) ? findings : Math.min(findings, silent.get(rule) ?? 0)) };
}

function countsOf(findings: readonly { readonly rule: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
