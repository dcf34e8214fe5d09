/**
 * Contributions as bytes, for their way from the thread that makes them to the one that stores them: one piece of memory that
 * is handed over, in place of a graph of objects that would be copied one by one.
 */
import type { ContributedName, ContributedPost, ContributedTitle, Contribution } from '../contribution.ts';
import type { DuplicateRows, LineRow } from '../duplicates/rows.ts';
import type { NamedSetting, RelatedName } from '../identity/appearance.ts';
import { end, type Form, line, list, number, oneOf, or, Packer, record, start, text, Unpacker } from './forms.ts';

/** A few bytes. */
const bytes: Form<Uint8Array> = {
  write(to, value) {
    to.number(value.length);
    for (const byte of value) to.number(byte);
  },
  read(from) {
    const value = new Uint8Array(from.number());
    for (let index = 0; index < value.length; index++) value[index] = from.number();
    return value;
  },
};
const none = undefined;
const place = { start, end, line, column: number };
const title = record<ContributedTitle>({ text, key: text, ...place });

const written: Form<ContributedPost['written']> = {
  write(to, value) {
    for (const each of value) to.text(each);
  },
  read: (from) => [text.read(from), text.read(from), text.read(from)],
};
const post = record<ContributedPost>({ stated: text, resolved: text, title: text, written, ...place });
const name = record<ContributedName>({
  kind: oneOf('person', 'organisation', 'place'),
  key: text,
  name: text,
  role: oneOf(null, 'official', 'journalist', 'other'),
  counted: number,
  phrases: number,
  introduction: number,
  mentions: bytes,
  posts: list(post),
  said: or(none, bytes),
});

const related = record<RelatedName>({ kind: oneOf('person', 'organisation'), key: text });
const setting = record<NamedSetting>({ codes: list(text), names: list(related) });

const lineRow = record<LineRow>({ key: number, story: oneOf(false, true) });
const duplicates = record<Omit<DuplicateRows, 'sketch'>>({ lines: list(lineRow), bands: list(number), anchors: list(number) });

const rule: Form<Contribution['rules'][number]> = {
  write(to, [id, findings]) {
    to.text(id);
    to.number(findings);
  },
  read: (from) => [text.read(from), from.number()],
};

/** What is not bytes already. */
type Rest = Omit<Contribution, 'packed' | 'duplicates'> & { readonly duplicates: Omit<DuplicateRows, 'sketch'> };
const rest = record<Rest>({
  title: or(none, title),
  published: or(null, text),
  length: number,
  names: list(name),
  setting: or(none, setting),
  duplicates,
  rules: list(rule),
});

/** The lengths of facts and sketch stand in front of them, both of 32 bits; there is no sketch of no bytes. */
const LENGTHS = 8;

/** @returns bytes that have their memory to themselves */
export function packContribution(contribution: Contribution): Uint8Array<ArrayBuffer> {
  const { packed } = contribution;
  const { sketch, ...own } = contribution.duplicates;
  const packer = new Packer();
  rest.write(packer, { ...contribution, duplicates: own });
  const before = LENGTHS + packed.length + (sketch?.length ?? 0);
  const whole = packer.finish(before);
  whole.writeUInt32LE(packed.length, 0);
  whole.writeUInt32LE(sketch?.length ?? 0, 4);
  whole.set(packed, LENGTHS);
  if (sketch !== undefined) whole.set(sketch, LENGTHS + packed.length);
  return new Uint8Array(whole);
}

/** The way back. What is bytes in it shares the memory. */
export function unpackContribution(given: Uint8Array): Contribution {
  const whole = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const facts = LENGTHS + whole.readUInt32LE(0);
  const before = facts + whole.readUInt32LE(4);
  const read = rest.read(new Unpacker(whole.subarray(before)));
  const sketch = before === facts ? undefined : given.subarray(facts, before);
  return { ...read, packed: given.subarray(LENGTHS, facts), duplicates: { ...read.duplicates, sketch } };
}
