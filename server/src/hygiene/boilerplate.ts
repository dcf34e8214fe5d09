/**
 * Findings of the group `boilerplate`: the verdicts on the lines, gathered into blocks. The head has decided which rule a line
 * falls under; here adjacent lines of one rule become one finding, so that a page is not covered with marks.
 */
import { isNamedCredit } from '../article/dateline.ts';
import type { Finding } from '../article/facts.ts';
import type { Head } from '../article/head.ts';
import type { Reading } from '../article/reading.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { ruleOf } from './catalogue.ts';
import { finding } from './rule.ts';
import { visibleSpan } from './visible.ts';

/** One finding for each run of lines under one rule, blank lines between them allowed; and one for each named credit. */
export function boilerplateFindings(reading: Reading, head: Head): Finding[] {
  const findings: Finding[] = [];
  let open: { rule: string; first: number; last: number } | null = null;
  const close = (): void => {
    if (open !== null) findings.push(blockFinding(reading, open.rule, open.first, open.last));
    open = null;
  };
  head.verdicts.forEach(({ zone, rule }, index) => {
    const line = index + 1;
    if (zone === 'blank') return;
    if (open !== null && open.rule === rule) {
      open.last = line;
      return;
    }
    close();
    if (rule !== null) open = { rule, first: line, last: line };
    else if (zone === 'dateline' && isEditorCredit((reading.lines[index]?.text ?? '').trim())) {
      findings.push(blockFinding(reading, boilerplateRules.editorCredit.id, line, line));
    }
  });
  close();
  return findings;
}

/** A credit that names who edited, released or arranged: not who wrote, and not where it comes from. */
function isEditorCredit(text: string): boolean {
  return EDITOR.test(text) && isNamedCredit(text);
}

const EDITOR = /[编辑责校审]/u;

function blockFinding(reading: Reading, id: string, first: number, last: number): Finding {
  const start = visibleSpan(reading, first).start;
  const end = visibleSpan(reading, last).end;
  return finding(reading, ruleOf(id) ?? boilerplateRules.lowContent, start, end);
}
