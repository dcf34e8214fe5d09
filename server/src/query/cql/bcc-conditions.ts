/** What BCC asks between { and } of the words that stand in parentheses, as conditions on labels. */
import type { Span } from '../../text/span.ts';
import { valueOfSource } from './build.ts';
import { problem } from './problems.ts';
import type { Comparison, Constraint, LabelledAttribute, QueryProblem } from './syntax.ts';
import { quoted } from './values.ts';

const SAME = /^\$(\d{1,3})\s{0,9}(!?=)\s{0,9}\$(\d{1,3})$/;
const LENGTH = /^len\(\$(\d{1,3})\)\s{0,9}(!?=|[<>]=?)\s{0,9}(\d{1,2})$/;
const PART = /^(begin|beg|end|mid)\(\$(\d{1,3})\)\s{0,9}(!?=)\s{0,9}(?:\[([^\]]{1,500})\]|([^[\]\s]{1,100}))$/;
const RESULT = /^count\s{0,9}[<>=!]/;

/**
 * Reads conditions, several with `;` between, several braces one behind the other.
 * @param from where the first brace stands; @param labels how many words are numbered; @param problems grow
 */
export function parseBccConditions(text: string, from: number, labels: number, problems: QueryProblem[]): Constraint | undefined {
  const comparisons: Comparison[] = [];
  let at = from;
  while (at < text.length) {
    const brace = text[at] as string;
    if (/\s/.test(brace)) at++;
    else if (brace !== '{' && brace !== '｛') {
      problems.push(problem('nothing stands behind the conditions', { start: at, end: text.trimEnd().length }));
      return undefined;
    } else {
      const close = text.slice(at).search(/[}｝]/);
      if (close < 0) {
        problems.push(problem('expected } to close the conditions that began here', { start: at, end: at + 1 }));
        return undefined;
      }
      readAll(text, { start: at + 1, end: at + close }, labels, comparisons, problems);
      at += close + 1;
    }
  }
  const [first] = comparisons;
  return comparisons.length < 2 ? first : { kind: 'and', items: comparisons, start: from, end: at };
}

function readAll(text: string, { start, end }: Span, labels: number, comparisons: Comparison[], problems: QueryProblem[]): void {
  let from = start;
  for (const part of text.slice(start, end).split(/[;；]/)) {
    const begin = from + part.length - part.trimStart().length;
    const span = { start: begin, end: Math.max(begin, from + part.trimEnd().length) };
    from += part.length + 1;
    const comparison = readOne(part.trim(), span);
    if (comparison !== undefined && 'template' in comparison) problems.push(comparison);
    else if (comparison !== undefined) {
      const unknown = [comparison.left, comparison.right].find(
        (side) => 'label' in side && (Number(side.label) > labels || Number(side.label) < 1),
      );
      if (unknown === undefined) comparisons.push(comparison);
      else
        problems.push(
          problem(
            'there are {0} parts in parentheses; {1} names none of them',
            span,
            String(labels),
            `$${(unknown as LabelledAttribute).label}`,
          ),
        );
    }
  }
}

function readOne(text: string, span: Span): Comparison | QueryProblem | undefined {
  if (text === '') return undefined;
  const labelled = (label: string): LabelledAttribute => ({ label: String(Number(label)), name: 'folded', ...span });
  const comparison = (label: string, operator: '=' | '!=', right: Comparison['right']): Comparison => ({
    kind: 'comparison',
    left: labelled(label),
    operator,
    right,
    ...span,
  });
  const [, one, same, other] = SAME.exec(text) ?? [];
  if (one !== undefined && other !== undefined) return comparison(one, same as '=' | '!=', labelled(other));
  const [, measured, order, figure] = LENGTH.exec(text) ?? [];
  if (measured !== undefined) {
    const source = lengths(order as string, Number(figure));
    return source === undefined
      ? problem('no word has such a length', span)
      : comparison(measured, order === '!=' ? '!=' : '=', valueOfSource(source, span));
  }
  const [, part, label, operator, set, single] = PART.exec(text) ?? [];
  if (label !== undefined) {
    const members = (set ?? single ?? '').split(/[\s|]+/).filter((member) => member !== '');
    if (members.length === 0) return problem('there is nothing between [ and ]', span);
    const some = members.length === 1 ? quoted(members[0] as string) : `(${members.map(quoted).join('|')})`;
    const source = part === 'end' ? `.*${some}` : part === 'mid' ? `.+${some}.+` : `${some}.*`;
    return comparison(label, operator as '=' | '!=', valueOfSource(source, span));
  }
  if (RESULT.test(text)) return problem('count is about the results: group the hits instead', span);
  return problem('expected a condition such as $1=$2, len($1)=2 or begin($1)=[一 二]', span);
}

/** Texts of so many characters; undefined where there are none. */
function lengths(order: string, figure: number): string | undefined {
  switch (order) {
    case '<':
      return figure > 1 ? `.{1,${figure - 1}}` : undefined;
    case '<=':
      return figure > 0 ? `.{1,${figure}}` : undefined;
    case '>':
      return `.{${figure + 1},}`;
    case '>=':
      return `.{${figure},}`;
    default:
      return `.{${figure}}`;
  }
}
