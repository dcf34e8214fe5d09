/**
 * Reads articles with marks (test/fixtures/marked/README.md) into text and annotation.
 */
import type { AnnotatedDate, AnnotatedPlace, AnnotatedStatement, Annotation } from './annotation.ts';

export interface MarkedArticle {
  readonly text: string;
  readonly annotation: Annotation;
}

interface Open {
  readonly kind: '⟨' | '⟦' | '【' | '〔';
  readonly start: number;
  /** What stands before the bar of a statement, or behind that of a date or place. */
  readonly head: string;
}

/**
 * The articles of a marked file.
 * @param name of the file; its articles are called name#1, name#2 …
 * @throws Error on marks that do not match: such a fixture is wrong
 */
export function readMarked(name: string, source: string): MarkedArticle[] {
  return source.split(/^=====\n/mu).map((article, index) => readArticle(`${name}#${index + 1}`, article));
}

function readArticle(document: string, source: string): MarkedArticle {
  const [declared = '', ...rest] = source.split('\n');
  const marks = /^marks: (dates|statements|dates statements|names)$/u.exec(declared)?.[1];
  if (marks === undefined) throw new Error(`${document}: “${declared}” does not say what is marked`);
  const dates: AnnotatedDate[] = [];
  const optionalDates: { line: number; text: string }[] = [];
  const statements: AnnotatedStatement[] = [];
  const optionalStatements: { line: number; text: string }[] = [];
  const organisations: { line: number; text: string }[] = [];
  const places: AnnotatedPlace[] = [];
  let text = '';
  const open: Open[] = [];
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  for (const part of rest.join('\n').split(/(⟦[^|⟧]*\||[⟨⟩⟧【】〔〕]|\|[^⟩⟧〕]*(?=[⟩〕]))/u)) {
    if (part === '⟨' || part === '【' || part === '〔') open.push({ kind: part, start: text.length, head: '' });
    else if (part.startsWith('⟦')) open.push({ kind: '⟦', start: text.length, head: part.slice(1, -1) });
    else if (part.startsWith('|') && '⟨〔'.includes(open.at(-1)?.kind ?? ' ')) open.push({ ...(open.pop() as Open), head: part.slice(1) });
    else if (part === '】' || part === '〕') {
      const mark = open.pop();
      if (mark === undefined || mark.kind !== (part === '】' ? '【' : '〔')) throw new Error(`${document}: ${part} closes nothing`);
      const at = { line: line(mark.start), text: text.slice(mark.start) };
      if (part === '】') organisations.push(at);
      else places.push({ ...at, ...(mark.head === '' ? {} : { division: mark.head }) });
    } else if (part === '⟩' || part === '⟧') {
      const mark = open.pop();
      if (mark === undefined || mark.kind !== (part === '⟩' ? '⟨' : '⟦')) throw new Error(`${document}: ${part} closes nothing`);
      const at = { line: line(mark.start), text: text.slice(mark.start) };
      if (part === '⟩') {
        const [iso = '', until] = mark.head.split('..');
        if (mark.head === '') optionalDates.push(at);
        else dates.push({ ...at, iso, ...(until === undefined ? {} : { until }) });
      } else if (mark.head === '') optionalStatements.push(at);
      else {
        const [speaker = '', verb = ''] = mark.head.split(' ');
        statements.push({ ...at, speaker, verb });
      }
    } else text += part;
  }
  if (open.length > 0) throw new Error(`${document}: a mark is left open`);
  return {
    text,
    annotation: {
      document,
      ...(marks === 'names' ? { all_organisations: organisations, all_places: places } : {}),
      ...(marks.includes('dates') ? { dates, optional_dates: optionalDates } : {}),
      ...(marks.includes('statements') ? { statements, optional_statements: optionalStatements } : {}),
    },
  };
}
