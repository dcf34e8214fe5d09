/**
 * Which findings are about injected text. Each stands for all injections of its line: features show the first of them,
 * or the clean reading, in place of a mark that spans a paragraph.
 */
import type { Injection } from '../text/folding.ts';

const KINDS: Readonly<Record<string, Injection['kind']>> = { 'artifact/injected-pinyin': 'pinyin', 'artifact/comma-injection': 'comma' };

/** What a rule of injected text is about; undefined for any other rule. */
export function injectionKind(rule: string): Injection['kind'] | undefined {
  return KINDS[rule];
}

export function isInjection(rule: string): boolean {
  return rule in KINDS;
}
