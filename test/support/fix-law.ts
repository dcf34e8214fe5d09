/**
 * The law of fixes: once any one fix is applied and the text judged anew, nothing is told of that was not told of before, and
 * what was told of is told of under the same rule. What breaks the law is handed back, so that a test can say it.
 */
import { analyse } from '../../server/src/corpus/analyse.ts';
import { type Action, fixActions } from '../../server/src/features/fixes.ts';
import { OpenArticle } from '../../server/src/features/open-article.ts';
import { applyEdits, type Edit } from '../../server/src/hygiene/fixes.ts';
import { checkText } from './page.ts';

/** Every action that a user is offered on a finding of the text, once. */
export function offered(text: string): Action[] {
  const article = new OpenArticle('/a.txt', text, analyse(text));
  const actions = new Map<string, Action>();
  for (const finding of article.facts.findings)
    for (const action of fixActions(article, finding))
      actions.set(`${action.finding?.start} ${action.title} ${JSON.stringify(action.edits)}`, action);
  return [...actions.values()];
}

/** Rules that speak once a file, at the first of what they count. */
const OF_FILE = new Set(['text/no-break-space', 'article/low-quality']);

/**
 * What an action brings up, a line each: `4: title → boilerplate/nav-menu`, `9: new text/invisible-char`. Lines, 1-based, are those
 * of the text before.
 */
export function broughtUp(text: string, { edits }: Pick<Action, 'edits'>): string[] {
  const before = checkText(text);
  const after = checkText(applyEdits(text, edits));
  const origin = originsOfLines(text, edits);
  const found: string[] = [];
  after.head.verdicts.forEach(({ zone, rule }, index) => {
    const line = origin[index] as number;
    const was = before.head.verdicts[line - 1];
    if (zone === 'boilerplate' && was?.rule !== rule) found.push(`${line}: ${was?.rule ?? was?.zone} → ${rule}`);
  });
  const told = new Set(before.findings.flatMap(({ rule, line, endLine }) => range(line, endLine).map((each) => `${each} ${rule}`)));
  for (const { rule, line, endLine } of after.findings) {
    if (OF_FILE.has(rule) && before.findings.some((each) => each.rule === rule)) continue;
    for (const each of range(line, endLine)) {
      const own = origin[each - 1] as number;
      const { zone } = after.head.verdicts[each - 1] ?? { zone: 'blank' };
      if (zone === 'blank' || told.has(`${own} ${rule}`)) continue;
      if (zone !== 'boilerplate' || !rule.startsWith('boilerplate/')) found.push(`${own}: new ${rule}`);
    }
  }
  return found;
}

/** For each line of the text after the edits the line, 1-based, that it was: each line is marked by a number, and the marks counted. */
function originsOfLines(text: string, edits: readonly Edit[]): number[] {
  const { rawLines } = checkText(text).reading;
  const kept = new Array<boolean>(text.length + 1).fill(true);
  for (const { start, end } of edits) kept.fill(false, start, end);
  const origins: number[] = [];
  for (let line = 1; line <= rawLines.count; line++) {
    const start = rawLines.starts[line - 1] as number;
    const end = rawLines.starts[line] ?? text.length + 1;
    // A line is gone when its line end is; an edit within a line leaves that alone.
    if (kept[end - 1]) origins.push(line);
    else if (kept.slice(start, end).includes(true)) throw new Error(`line ${line} was joined to the next`);
  }
  return origins;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
