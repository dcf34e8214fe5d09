/**
 * `yuliao.json` at a folder's root: the user says what the corpus is, instead of leaving it to be recognised. Its JSON
 * schema is server/schema/yuliao.schema.json. Members that are not known here are left alone: a newer version may know
 * them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParseError, parse } from 'jsonc-parser';
import { type RuleChoices, readChoices } from '../hygiene/choices.ts';
import { readPeople } from './declared-people.ts';
import type { DeclaredPerson } from './identity/declared.ts';
import { type Notice, notice } from './messages.ts';
import { type RecordFormat, readRecordFormats } from './record-files/format.ts';

/** 语料声明 */
export interface Declaration {
  /** What the corpus is called. */
  readonly name?: string;
  /** Globs of the articles, of whatever type and language; absent: every predominantly Chinese `.txt` and `.md`. */
  readonly include?: readonly string[];
  /** Globs that are no articles. */
  readonly exclude?: readonly string[];
  /** Whether files that `.gitignore` names are left out; they are unless this is false. */
  readonly gitignore?: boolean;
  /** Files of which each record is an article. */
  readonly records?: readonly RecordFormat[];
  /** Who is who: names that are one person, and people who have one name. */
  readonly people?: readonly DeclaredPerson[];
  /** How loud each rule of hygiene is in this folder. */
  readonly hygiene?: RuleChoices;
}

export const DECLARATION = 'yuliao.json';

/** Longest declaration that is read, in bytes. */
const LONGEST = 1024 * 1024;

/** The declaration of a folder; comments and trailing commas may stand in it. A broken one gives a notice, and what is sound of it. */
export function readDeclaration(folder: string): { readonly declaration: Declaration | undefined; readonly notice?: Notice } {
  const file = path.join(folder, DECLARATION);
  const bad = (why: string) => notice(`declaration ${folder}`, 'warning', '{0} is not used as it is written: {1}', [file, why], file);
  let parsed: unknown;
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    if (text.length > LONGEST) return { declaration: {}, notice: bad('the file is too long') };
    const errors: ParseError[] = [];
    parsed = parse(text, errors, { allowTrailingComma: true });
    const [first] = errors;
    if (first !== undefined) return { declaration: {}, notice: broken(folder, file, text, first.offset) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { declaration: undefined };
    return { declaration: {}, notice: bad(error instanceof Error ? error.message : String(error)) };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { declaration: {}, notice: bad('it must hold an object') };
  const problems: string[] = [];
  const members = parsed as Record<string, unknown>;
  const declaration: { -readonly [member in keyof Declaration]: Declaration[member] } = {};
  if (typeof members.name === 'string') declaration.name = members.name;
  else if (members.name !== undefined) problems.push('"name" must be a string');
  for (const member of ['include', 'exclude'] as const) {
    const value = members[member];
    if (value === undefined) continue;
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) declaration[member] = value;
    else problems.push(`"${member}" must be an array of strings`);
  }
  if (typeof members.gitignore === 'boolean') declaration.gitignore = members.gitignore;
  else if (members.gitignore !== undefined) problems.push('"gitignore" must be true or false');
  const { formats, problems: ofRecords } = readRecordFormats(members.records);
  if (formats.length > 0) declaration.records = formats;
  problems.push(...ofRecords);
  const { people, problems: ofPeople } = readPeople(members.people);
  if (people.length > 0) declaration.people = people;
  problems.push(...ofPeople);
  const { choices, problems: ofHygiene } = readChoices(members.hygiene);
  if (members.hygiene !== undefined) declaration.hygiene = choices;
  problems.push(...ofHygiene.map((problem) => `"hygiene": ${problem}`));
  return problems.length === 0 ? { declaration } : { declaration, notice: bad(problems.join('; ')) };
}

/** Says where the file stops to be JSON, as editors count: lines and columns from 1. */
function broken(folder: string, file: string, text: string, offset: number): Notice {
  const before = text.slice(0, offset).split(/\r\n?|\n/u);
  const place = [String(before.length), String((before.at(-1) ?? '').length + 1)];
  return notice(
    `declaration ${folder}`,
    'warning',
    '{0} is not used: there is a mistake in its JSON at line {1}, column {2}. Comments and trailing commas are allowed.',
    [file, ...place],
    file,
  );
}
