/**
 * All articles of the corpus, one after the other, with their findings as users have decided about them. It reads what the
 * index has of each article: for commands that a user waits for, never for a keystroke.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding } from '../article/facts.ts';
import { withAcross } from '../hygiene/across.ts';
import { acrossRules } from '../hygiene/across-rules.ts';
import { type Judged, type Judgement, judge, type Policy } from '../hygiene/judge.ts';
import { readText } from './article-file.ts';
import type { Place, Policies } from './policies.ts';
import type { Snapshot } from './snapshot.ts';

/** How long others may have to wait, in milliseconds. */
const PORTION = 10;

/** Rules that only other articles show. */
const ACROSS = Object.values(acrossRules).map(({ id }) => id);

export interface JudgedArticle extends Judgement {
  /** Canonical. */
  readonly path: string;
  readonly place: Place;
  readonly article: Judged;
}

export interface Judging {
  readonly snapshot: Snapshot;
  readonly policies: Policies;
  /** Text of a document that is open; undefined for any other article. */
  readonly openText: (path: string) => string | undefined;
  readonly signal?: AbortSignal;
  /** Which articles, in path order; absent: all. */
  readonly paths?: readonly string[];
  /** Told now and then, with how many articles are done of how many. */
  readonly progress?: (done: number, all: number) => void;
  /** Whether what articles have in common is left out, which takes far longer to find than all else. */
  readonly alone?: boolean;
  /** Decides in place of what users have decided. */
  readonly decide?: (place: Place) => Policy;
}

/** Articles with findings, in path order. Ends early where the signal fires; others get their turn in between. */
export async function* judgeAll(judging: Judging): AsyncGenerator<JudgedArticle> {
  const { snapshot, policies, openText, signal, progress } = judging;
  const decide = judging.decide ?? (({ policy }: Place) => policy);
  const paths = judging.paths ?? snapshot.paths();
  let since = performance.now();
  for (const [done, path] of paths.entries()) {
    if (performance.now() - since > PORTION) {
      progress?.(done, paths.length);
      await nextTurn();
      since = performance.now();
    }
    if (signal?.aborted) return;
    const place = policies.of(path);
    const article = new LateText(snapshot, path, place.name, openText);
    const facts = snapshot.facts(path);
    const policy = decide(place);
    const isAlone = judging.alone || ACROSS.every((rule) => policy.choices.severity(rule) === 'off');
    const own: readonly Finding[] = facts?.findings ?? [];
    const findings = facts === undefined || isAlone ? own : withAcross(facts, snapshot.across(path), () => article.text);
    const judgement = judge(policy, article, findings);
    if (findings.length + judgement.findings.length > 0) yield { path, place, article, ...judgement };
  }
}

/** An article whose text is read only where a decision turns on it. */
class LateText implements Judged {
  readonly name: string | undefined;
  readonly #snapshot: Snapshot;
  readonly #path: string;
  readonly #openText: (path: string) => string | undefined;
  #text: string | undefined;

  constructor(snapshot: Snapshot, path: string, name: string | undefined, openText: (path: string) => string | undefined) {
    this.#snapshot = snapshot;
    this.#path = path;
    this.name = name;
    this.#openText = openText;
  }

  get text(): string {
    this.#text ??= this.#openText(this.#path) ?? this.#snapshot.text(this.#path) ?? readText(this.#path) ?? '';
    return this.#text;
  }
}
