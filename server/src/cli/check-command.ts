/** `yuliao check`: the findings of each article, one a line, in the form that editors and build logs understand. */
import { LineIndex } from '../text/lines.ts';
import { analyseAll, resolve, select } from './articles.ts';
import type { Output } from './output.ts';
import { printable } from './table.ts';

/** @returns the exit code: 0 no finding, 1 some, 2 where something could not be read */
export async function check(paths: readonly string[], directory: string, output: Output): Promise<number> {
  const named = resolve(paths, directory, output);
  let unreadable = named.failed;
  let found = false;
  for (const { path, text, facts } of analyseAll(select(named, output), output, () => {
    unreadable = true;
  })) {
    if (facts.findings.length === 0) continue;
    found = true;
    const lines = new LineIndex(text);
    for (const { start, line, severity, rule, message } of facts.findings) {
      await output.line(printable(`${path}:${line}:${lines.columnAt(start) + 1} ${severity} ${rule} ${message}`));
    }
  }
  return unreadable ? 2 : found ? 1 : 0;
}
