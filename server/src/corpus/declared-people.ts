/** The member `people` of `yuliao.json`, as it is written there: what is sound of it, and what is wrong with the rest. */
import { foldKey } from '../text/folding.ts';
import type { DeclaredPerson } from './identity/declared.ts';

const MEMBERS: ReadonlySet<string> = new Set(['name', 'also', 'articles', 'posts', 'note']);
const LISTS = ['also', 'articles', 'posts'] as const;
/** Problems that are told one by one: whoever has more has misread the whole. */
const TOLD = 5;

/** @param value anything that JSON can hold */
export function readPeople(value: unknown): { readonly people: readonly DeclaredPerson[]; readonly problems: readonly string[] } {
  if (value === undefined) return { people: [], problems: [] };
  if (!Array.isArray(value)) return { people: [], problems: ['"people" must be an array of objects'] };
  const people: DeclaredPerson[] = [];
  const problems: string[] = [];
  const whole = new Map<string, number>();
  for (const [index, entry] of value.entries()) {
    const where = `"people"[${index}]`;
    const read = readPerson(entry);
    if (typeof read === 'string') {
      problems.push(`${where} ${read}`);
      continue;
    }
    const key = foldKey(read.name);
    const before = whole.get(key);
    if (read.articles === undefined && read.posts === undefined) {
      if (before !== undefined) {
        problems.push(`${where} repeats the name of "people"[${before}]: say with "articles" or "posts" which of them is meant where`);
        continue;
      }
      whole.set(key, index);
    }
    people.push(read);
  }
  const more = problems.length - TOLD;
  return { people, problems: more > 0 ? [...problems.slice(0, TOLD), `and ${more} more of "people"`] : problems };
}

/** @returns the person, or what is wrong with it */
function readPerson(entry: unknown): DeclaredPerson | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'must be an object';
  const members = entry as Record<string, unknown>;
  // A member that is misspelt would leave the entry speaking of every article.
  for (const member of Object.keys(members)) if (!MEMBERS.has(member)) return `has a member "${member}" that is not known`;
  const { name } = members;
  if (typeof name !== 'string' || foldKey(name) === '') return 'must have a "name"';
  const person: { name: string; also?: readonly string[]; articles?: readonly string[]; posts?: readonly string[] } = { name: name.trim() };
  for (const list of LISTS) {
    const value = members[list];
    if (value === undefined) continue;
    if (!Array.isArray(value) || value.length === 0 || !value.every((each) => typeof each === 'string' && foldKey(each) !== ''))
      return `has "${list}" that is no array of names, globs or posts`;
    person[list] = value;
  }
  return person;
}
