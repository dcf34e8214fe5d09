/**
 * The text of a `yuliao.json` with more said of people: comments, order and layout stay as its user made them.
 */
import { applyEdits, modify, type ParseError, parse } from 'jsonc-parser';
import type { DeclaredPerson } from '../corpus/identity/declared.ts';
import { foldKey } from '../text/folding.ts';

/** A replacement in the text of a file, in offsets of what it was. */
export interface FileEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Adds a person, before all others: what is said first goes before.
 * @param text as the file is now; '' for one that is to be made
 * @param alone whether all else that is said of these names goes
 * @returns undefined where the file has mistakes, which only a person can mend
 */
export function withPerson(text: string, person: DeclaredPerson, alone: boolean): FileEdit[] | undefined {
  const errors: ParseError[] = [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const before = text.slice(start);
  const value: unknown = before.trim() === '' ? {} : parse(before, errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { people } = value as { people?: unknown };
  if (people !== undefined && !Array.isArray(people)) return undefined;
  const layout = layoutOf(before);
  let after = before.trim() === '' ? '{}\n' : before;
  if (people === undefined) after = added(after, ['people'], [person], layout);
  else {
    const names = new Set([person.name, ...(person.also ?? [])].map(foldKey));
    const gone = alone ? [...people.keys()].filter((index) => isOf(people[index], names)) : [];
    // What stands there already may stay where it is.
    if (gone.length === 1 && JSON.stringify(people[gone[0] as number]) === JSON.stringify(person)) return [];
    for (const index of gone.toReversed()) after = applyEdits(after, modify(after, ['people', index], undefined, {}));
    after = added(after, ['people', 0], person, layout);
  }
  return after === before ? [] : [difference(before, after, start)];
}

/** What a file is laid out with. */
interface Layout {
  readonly indent: string;
  readonly eol: string;
}

/** A member at the end of an object, or an element at the beginning of an array, on lines of its own: all else keeps its layout. */
function added(text: string, path: (string | number)[], value: object, { indent, eol }: Layout): string {
  const inner = eol + indent.repeat(path.length);
  const pretty = JSON.stringify(value, null, indent).replaceAll('\n', inner);
  const isFirst = typeof path.at(-1) === 'number';
  const edits = modify(text, path, value, { isArrayInsertion: isFirst }).map(({ offset, length, content }) => {
    const before = content.startsWith(',') ? ',' : '';
    const after = content.endsWith(',') ? ',' : '';
    const alone = before === '' && after === '' ? eol + indent.repeat(path.length - 1) : '';
    const member = isFirst ? pretty : `${JSON.stringify(path.at(-1))}: ${pretty}`;
    return { offset, length, content: `${before}${inner}${member}${after}${alone}` };
  });
  return applyEdits(text, edits);
}

/** Whether an entry is about names of which nothing else may be said: about no name beside them. */
function isOf(entry: unknown, names: ReadonlySet<string>): boolean {
  const { name, also } = (typeof entry === 'object' && entry !== null ? entry : {}) as { name?: unknown; also?: unknown };
  const own = [name, ...(Array.isArray(also) ? also : [])];
  return own.every((each) => typeof each === 'string' && names.has(foldKey(each)));
}

function layoutOf(text: string): Layout {
  const indent = /^([ \t]+)\S/mu.exec(text)?.[1] ?? '  ';
  return { indent: indent.startsWith('\t') ? '\t' : indent, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** The one stretch in which two texts differ, so that an editor keeps its place. */
function difference(before: string, after: string, start: number): FileEdit {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { offset: start + head, length: before.length - head - tail, text: after.slice(head, after.length - tail) };
}
