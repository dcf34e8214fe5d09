/**
 * Text with marks for the recognition of people: `县委书记[|许红兵|]指出` says that exactly 许红兵 is a person there.
 */
import assert from 'node:assert/strict';
import type { Person, Zone } from '../../server/src/article/facts.ts';
import { findNames, type Names } from '../../server/src/article/people.ts';
import { read } from '../../server/src/article/reading.ts';

const MARK = /\[\||\|\]/g;

/** The text without its marks, and what stands between them, with offsets. */
export function unmarked(marked: string): { text: string; spans: { start: number; end: number; text: string }[] } {
  const spans = [];
  let text = '';
  let at = 0;
  let start = -1;
  for (const mark of marked.matchAll(MARK)) {
    text += marked.slice(at, mark.index);
    at = mark.index + 2;
    if (mark[0] === '[|') start = text.length;
    else spans.push({ start, end: text.length, text: text.slice(start) });
  }
  return { text: text + marked.slice(at), spans };
}

/** The names of a text; every line with text is body unless `zones` says otherwise. */
export function namesIn(text: string, zones?: readonly Zone[]): Names {
  const reading = read(text);
  const ofLines = zones ?? reading.lines.map((line): Zone => (line.text.trim() === '' ? 'blank' : 'body'));
  return findNames([{ reading, zones: ofLines }])[0] as Names;
}

/** Asserts that the marked spans, and no others, are mentions of persons. */
export function checkPeople(marked: string): void {
  const { text, spans } = unmarked(marked);
  const mentions = namesIn(text).people.flatMap((person) => person.mentions);
  const found = mentions.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  assert.deepEqual(
    found.sort((a, b) => a.start - b.start),
    spans,
  );
}

/** Asserts that the marked spans, and no others, are mentions of organisations; those inside a longer name go unmarked. */
export function checkOrganisations(marked: string): void {
  const { text, spans } = unmarked(marked);
  const all = namesIn(text).organisations.flatMap((organisation) => organisation.mentions);
  const mentions = all.filter(({ start, end }) => !all.some((other) => other.start === start && other.end > end));
  const found = mentions.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  assert.deepEqual(
    found.sort((a, b) => a.start - b.start),
    spans,
  );
}

/** Asserts the posts of each person of a text, written `organisation+post`. */
export function checkPosts(text: string, expected: Readonly<Record<string, readonly string[]>>): void {
  const found = Object.fromEntries(
    namesIn(text).people.map(({ name, posts }) => [name, posts.map(({ organisation, post }) => `${organisation}+${post}`)]),
  );
  assert.deepEqual(found, expected);
}

/** The one person of that name. */
export function personNamed(names: Names, name: string): Person {
  const person = names.people.find((candidate) => candidate.name === name);
  assert.ok(person, `${name} is not among ${names.people.map((candidate) => candidate.name).join(', ')}`);
  return person;
}
