/** How often each rule found something, and in how many articles: every article has findings, so they are counted in memory and written once a batch. */
import type { Statements } from './statements.ts';

export class RuleStore {
  readonly #statements: Statements;
  readonly #changes = new Map<string, { findings: number; articles: number }>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Adds to what a rule counts; what an article took there is below 0. */
  count(rule: string, findings: number, articles: number): void {
    const change = this.#changes.get(rule);
    if (change === undefined) this.#changes.set(rule, { findings, articles });
    else {
      change.findings += findings;
      change.articles += articles;
    }
  }

  /** Writes what a batch has changed. */
  flush(): void {
    const add = this.#statements.get(
      `INSERT INTO rule VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET findings = findings + excluded.findings, articles = articles + excluded.articles`,
    );
    for (const [rule, { findings, articles }] of this.#changes) {
      if (findings !== 0 || articles !== 0) add.run(rule, findings, articles);
      if (articles < 0) this.#statements.get('DELETE FROM rule WHERE rule = ? AND articles <= 0').run(rule);
    }
    this.#changes.clear();
  }

  /** Drops what was not written yet. */
  forget(): void {
    this.#changes.clear();
  }
}
