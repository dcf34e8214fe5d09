/**
 * Facts as one blob. What follows from other facts is not written: the zone of a mention from its line, what a rule says from
 * the rule, the text of a name that has been named before.
 */
import { crc32 } from 'node:zlib';
import type {
  DateMention,
  Facts,
  Finding,
  Mention,
  Organisation,
  Person,
  Place,
  Post,
  Script,
  Section,
  Statement,
  Title,
  Zone,
} from '../../article/facts.ts';
import { ruleOf } from '../../hygiene/catalogue.ts';
import { findingAt } from '../../hygiene/rule.ts';
import type { Span } from '../../text/span.ts';
import { broken } from './bytes.ts';
import { digits, iso } from './figures.ts';
import { end, type Form, later, line, list, number, oneOf, or, Packer, record, start, text, Unpacker } from './forms.ts';

const ZONES: readonly Zone[] = ['title', 'dateline', 'body', 'boilerplate', 'blank'];
const zone = oneOf(...ZONES);

/** Lines of one zone that a byte tells of at most: what little there is to read of a broken blob makes no long list. */
const RUN = Math.floor(256 / ZONES.length);

/** How many lines of which zone follow each other. */
const zones: Form<readonly Zone[]> = {
  write(to, all) {
    const runs: number[] = [];
    for (let from = 0; from < all.length; ) {
      let until = from + 1;
      while (until < all.length && until - from < RUN && all[until] === all[from]) until++;
      runs.push((until - from - 1) * ZONES.length + ZONES.indexOf(all[from] as Zone));
      from = until;
    }
    to.number(runs.length);
    for (const run of runs) to.number(run);
    to.last.zones = all;
  },
  read(from) {
    const all: Zone[] = [];
    for (let left = from.number(); left > 0; left--) {
      const run = from.number();
      if (run >= RUN * ZONES.length) throw broken();
      const same = ZONES[run % ZONES.length] as Zone;
      for (let lines = Math.floor(run / ZONES.length); lines >= 0; lines--) all.push(same);
    }
    from.last.zones = all;
    return all;
  },
};

/** Length and what is out of the ordinary share a number: twelve characters and no peculiarity are one byte. */
const ELSEWHERE = 1;
const PHRASE = 2;
const PECULIARITIES = 4;

const mention: Form<Mention> = {
  write(to, value) {
    start.write(to, value.start);
    line.write(to, value.line);
    const ordinary = to.last.zones[value.line - 1] === value.zone;
    to.number((value.end - value.start) * PECULIARITIES + (ordinary ? 0 : ELSEWHERE) + (value.kind === 'phrase' ? PHRASE : 0));
    if (!ordinary) zone.write(to, value.zone);
  },
  read(from) {
    const at = start.read(from);
    const inLine = line.read(from);
    const code = from.number();
    const own = code % 2 === ELSEWHERE ? zone.read(from) : from.last.zones[inLine - 1];
    if (own === undefined) throw broken();
    const value = { start: at, end: at + Math.floor(code / PECULIARITIES), line: inLine, zone: own };
    return code % PECULIARITIES >= PHRASE ? { ...value, kind: 'phrase' } : value;
  },
};

/** The mentions of a name. The next name is likely first mentioned soon after this one was. */
const mentions: Form<readonly Mention[]> = {
  write(to, all) {
    to.number(all.length);
    let [at, inLine] = [to.last.at, to.last.line];
    for (const [index, each] of all.entries()) {
      mention.write(to, each);
      if (index === 0) [at, inLine] = [to.last.at, to.last.line];
    }
    [to.last.at, to.last.line] = [at, inLine];
  },
  read(from) {
    const all: Mention[] = [];
    let [at, inLine] = [from.last.at, from.last.line];
    for (let left = from.number(); left > 0; left--) {
      all.push(mention.read(from));
      if (all.length === 1) [at, inLine] = [from.last.at, from.last.line];
    }
    [from.last.at, from.last.line] = [at, inLine];
    return all;
  },
};

/** A text, or none. */
const textOrNone: Form<string | undefined> = { write: (to, value) => to.text(value), read: (from) => from.text() };
const span = record<Span>({ start, end });
const title = record<Title>({ text, start, end, line });
const post = record<Post>({ organisation: text, post: text, resolved: textOrNone, span });
const person = record<Person>({
  name: text,
  key: text,
  role: oneOf('official', 'journalist', 'other'),
  posts: list(post),
  mentions,
  introduction: number,
});
const organisation = record<Organisation>({ name: text, key: text, surfaces: list(text), parent: textOrNone, mentions });
const place = record<Place>({ name: text, key: text, division: or(undefined, digits), mentions });
const date = record<DateMention>({ text, iso, until: or(undefined, iso), start, end });
const statement = record<Statement>({ speaker: text, key: text, verb: text, start, end });
const section: Form<Section> = record<Section>({
  kind: oneOf('title', 'heading', 'enumeration', 'speaker'),
  label: text,
  start,
  end,
  line,
  children: later(() => list(section)),
});

const wording = record<Pick<Finding, 'severity' | 'message' | 'template' | 'fix'>>({
  severity: oneOf('error', 'warning', 'information', 'hint'),
  message: text,
  template: text,
  fix: oneOf('safe', 'unsafe', 'none'),
});
type FindingPlace = Pick<Finding, 'start' | 'end' | 'line' | 'endLine'>;
const findingPlace = record<FindingPlace>({ start, end, line, endLine: line });

/** Of a finding that says what its rule says, only the rule, the place and the arguments are kept. */
const finding: Form<Finding> = {
  write(to, value) {
    const ruled = findingOf(value.rule, value, value.arguments);
    const ordinary =
      ruled.message === value.message && ruled.template === value.template && ruled.severity === value.severity && ruled.fix === value.fix;
    text.write(to, value.rule);
    findingPlace.write(to, value);
    to.number(value.arguments.length * 2 + (ordinary ? 0 : 1));
    for (const argument of value.arguments) digits.write(to, argument);
    if (!ordinary) wording.write(to, value);
  },
  read(from) {
    const rule = text.read(from);
    const place = findingPlace.read(from);
    const code = from.number();
    const values: string[] = [];
    for (let left = Math.floor(code / 2); left > 0; left--) values.push(digits.read(from));
    const ruled = findingOf(rule, place, values);
    return code % 2 === 0 ? ruled : { ...ruled, ...wording.read(from) };
  },
};

/** What a rule says; of one that the catalogue had only when the facts were made, its name. */
function findingOf(id: string, { start, end, line, endLine }: FindingPlace, values: readonly string[]): Finding {
  const rule = ruleOf(id);
  const place = { start, end, line, endLine };
  if (rule !== undefined) return findingAt(rule, place, values);
  return { rule: id, severity: 'information', ...place, message: id, template: id, arguments: values, fix: 'none' };
}

/** Findings come last, so that who does not ask for them reads no further. */
const mentioned = {
  zones,
  title: or(null, title),
  published: or(null, iso),
  script: oneOf<Script>('simplified', 'traditional', 'mixed', 'unknown'),
  sections: list(section),
  people: list(person),
  organisations: list(organisation),
  places: list(place),
  dates: list(date),
  statements: list(statement),
};
const facts = record<Facts>({ ...mentioned, findings: list(finding) });
const withoutFindings = record<Omit<Facts, 'findings'>>(mentioned);

/** Bytes of the checksum that a blob begins with. */
const CHECKSUM = 4;

/** Facts as one blob. */
export function packFacts(value: Facts): Uint8Array {
  const packer = new Packer();
  facts.write(packer, value);
  const packed = packer.finish(CHECKSUM);
  packed.writeUInt32LE(crc32(packed.subarray(CHECKSUM)), 0);
  return packed;
}

/** The way back. Throws on bytes that `packFacts` did not make, as a broken database may have them. */
export function unpackFacts(packed: Uint8Array): Facts {
  const unpacker = new Unpacker(contentOf(packed));
  const value = facts.read(unpacker);
  unpacker.finish();
  return value;
}

/** What is said of the text alone; sooner read. Throws as `unpackFacts` does. */
export function unpackMentioned(packed: Uint8Array): Omit<Facts, 'findings'> {
  return withoutFindings.read(new Unpacker(contentOf(packed)));
}

function contentOf(packed: Uint8Array): Buffer {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const content = bytes.subarray(CHECKSUM);
  if (bytes.length < CHECKSUM || bytes.readUInt32LE(0) !== crc32(content)) throw broken();
  return content;
}
