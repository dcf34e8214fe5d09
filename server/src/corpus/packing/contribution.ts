/**
 * Contributions as bytes, for their way from the thread that makes them to the one that stores them: one piece of memory that
 * is handed over, in place of a graph of objects that would be copied one by one.
 */
import type { ContributedName, ContributedPost, ContributedTitle, Contribution } from '../contribution.ts';
import { type ComparedText, storyText } from '../duplicates/rows.ts';
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

/** A line of the story, whose text stands elsewhere. */
interface StoryPart {
  /** In code units. */
  readonly length: number;
  readonly open: boolean;
}
interface ComparedParts {
  readonly story: readonly StoryPart[];
  readonly furniture: ComparedText['furniture'];
}
const compared = record<ComparedParts>({
  story: list(record<StoryPart>({ length: number, open: oneOf(false, true) })),
  furniture: list(record({ key: number })),
});

const rule: Form<Contribution['rules'][number]> = {
  write(to, [id, findings]) {
    to.text(id);
    to.number(findings);
  },
  read: (from) => [text.read(from), from.number()],
};

/** What is not bytes already. */
type Rest = Omit<Contribution, 'packed' | 'compared'> & { readonly compared: ComparedParts };
const rest = record<Rest>({
  title: or(none, title),
  published: or(null, text),
  length: number,
  names: list(name),
  setting: or(none, setting),
  compared,
  rules: list(rule),
});

/** The lengths of facts and story stand in front of them, both of 32 bits. */
const LENGTHS = 8;
/** A story is copied as it lies in memory: nothing is written or read faster. */
const STORY = 'utf16le';

/** @returns bytes that have their memory to themselves */
export function packContribution(contribution: Contribution): Uint8Array<ArrayBuffer> {
  const { packed, compared } = contribution;
  const story = storyText(compared);
  const size = 2 * story.length;
  const parts = { story: compared.story.map(({ bare, open }) => ({ length: bare.length, open })), furniture: compared.furniture };
  const packer = new Packer();
  rest.write(packer, { ...contribution, compared: parts });
  const whole = packer.finish(LENGTHS + packed.length + size);
  whole.writeUInt32LE(packed.length, 0);
  whole.writeUInt32LE(size, 4);
  whole.set(packed, LENGTHS);
  whole.write(story, LENGTHS + packed.length, STORY);
  return new Uint8Array(whole);
}

/** The way back. What is bytes in it shares the memory. */
export function unpackContribution(given: Uint8Array): Contribution {
  const whole = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const facts = LENGTHS + whole.readUInt32LE(0);
  const before = facts + whole.readUInt32LE(4);
  const { compared, ...read } = rest.read(new Unpacker(whole.subarray(before)));
  const text = whole.toString(STORY, facts, before);
  let at = 0;
  const story = compared.story.map(({ length, open }) => {
    at += length;
    return { bare: text.slice(at - length, at), open };
  });
  return { ...read, packed: given.subarray(LENGTHS, facts), compared: { story, furniture: compared.furniture } };
}
