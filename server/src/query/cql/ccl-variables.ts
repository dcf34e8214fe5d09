/** Variables of CCL's patterns, 爱(V)不(V): labelled words, and what they have to be to each other. */
import type { Span } from '../../text/span.ts';
import { testOf, tokenOf, valueOfSource } from './build.ts';
import type { Comparison, Constraint, TokenPattern } from './syntax.ts';

export class Variables {
  /** By name the labels of the words that it stands for. */
  readonly #labels = new Map<string, string[]>();

  /** A word that a variable stands for, of so many characters; punctuation is none. */
  word(name: string, least: number, most: number, span: Span): TokenPattern {
    const labels = this.#labels.get(name) ?? [];
    const label = `${name}${labels.length + 1}`;
    this.#labels.set(name, [...labels, label]);
    const bounds = least === most ? `{${least}}` : `{${least},${most}}`;
    const form = valueOfSource(most === 1 ? '.' : `.${bounds}`, span);
    return { ...tokenOf([testOf('folded', '=', form), testOf('pos', '!=', valueOfSource('w', span))], span), label };
  }

  /** One variable is one text, and two are two. */
  constraint(span: Span): Constraint | undefined {
    const comparisons: Comparison[] = [];
    const labelled = (label: string) => ({ label, name: 'folded' as const, ...span });
    const compare = (left: string, operator: '=' | '!=', right: string): void => {
      comparisons.push({ kind: 'comparison', left: labelled(left), operator, right: labelled(right), ...span });
    };
    const firsts: string[] = [];
    for (const [first = '', ...others] of this.#labels.values()) {
      for (const other of others) compare(first, '=', other);
      for (const before of firsts) compare(before, '!=', first);
      firsts.push(first);
    }
    return comparisons.length < 2 ? comparisons[0] : { kind: 'and', items: comparisons, ...span };
  }
}
