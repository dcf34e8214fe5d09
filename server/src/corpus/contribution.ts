/**
 * What an article brings into the database: everything that follows from its facts and its text alone, so that whoever stores
 * it need not know either, and whoever makes it needs no database. 贡献
 */
import type { Facts, Role } from '../article/facts.ts';
import type { Reading } from '../article/reading.ts';
import { foldKey } from '../text/folding.ts';
import { comparedOf } from './duplicates/compared.ts';
import { type ComparedText, comparedText } from './duplicates/rows.ts';
import { type NamedSetting, settingOf } from './identity/appearance.ts';
import { packFacts } from './packing/facts.ts';
import { packMentions } from './packing/mentions.ts';
import { packNumbers } from './packing/varints.ts';
import { type NameRow, nameRows, type PostRow, place, placedMentions, ruleRows } from './rows.ts';
import type { EntityKind } from './snapshot.ts';

/** What stands somewhere in the text. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  /** 0-based. */
  readonly column: number;
}

export interface ContributedTitle extends Placed {
  readonly text: string;
  /** Folded; empty where nothing is left of it. */
  readonly key: string;
}

/** A post, as its row has it and as the article writes it. */
export interface ContributedPost extends Placed {
  readonly stated: string;
  readonly resolved: string;
  readonly title: string;
  /** Organisation, its full name and title as the article writes them. */
  readonly written: readonly [organisation: string, resolved: string, title: string];
}

export interface ContributedName {
  readonly kind: EntityKind;
  readonly key: string;
  readonly name: string;
  readonly role: Role | null;
  /** Mentions outside boilerplate and fixed phrases. */
  readonly counted: number;
  /** Mentions in fixed phrases outside boilerplate. */
  readonly phrases: number;
  readonly introduction: number;
  /** As `unpackMentions` reads them. */
  readonly mentions: Uint8Array;
  readonly posts: readonly ContributedPost[];
  /** Line and column of each statement, as `unpackNumbers` reads them; undefined where there is none. */
  readonly said: Uint8Array | undefined;
}

export interface Contribution {
  /** The facts, as `unpackFacts` reads them. */
  readonly packed: Uint8Array;
  readonly title: ContributedTitle | undefined;
  readonly published: string | null;
  /** Of the text, in code units. */
  readonly length: number;
  readonly names: readonly ContributedName[];
  /** Undefined where nobody is named. */
  readonly setting: NamedSetting | undefined;
  /** What is compared with other articles. Whoever stores it makes its rows: while many are read that thread has time, and who analyses has none. */
  readonly compared: ComparedText;
  /** How often each rule found something. */
  readonly rules: readonly (readonly [rule: string, findings: number])[];
}

/** @param reading of the text that the facts are of */
export function contributionOf(facts: Facts, reading: Reading): Contribution {
  const names = nameRows(facts);
  return {
    packed: packFacts(facts),
    title: titleOf(facts, reading),
    published: facts.published,
    length: reading.raw.length,
    names: names.map((name) => contributedName(name, reading)),
    setting: names.some(({ kind }) => kind === 'person') ? settingOf(facts) : undefined,
    compared: comparedText(comparedOf(reading, facts)),
    rules: [...ruleRows(facts)],
  };
}

function titleOf({ title }: Facts, reading: Reading): ContributedTitle | undefined {
  if (title === null) return undefined;
  const { text, start, end } = title;
  return { text, start, end, ...place(reading.rawLines, start), key: foldKey(text) };
}

function contributedName(row: NameRow, reading: Reading): ContributedName {
  const { kind, key, name, role, counted, phrases, introduction } = row;
  const said = row.statements.flatMap(({ start }) => {
    const { line, column } = place(reading.rawLines, start);
    return [line, column];
  });
  return {
    kind,
    key,
    name,
    role,
    counted,
    phrases,
    introduction,
    mentions: packMentions(placedMentions(row.mentions, reading.rawLines)),
    posts: row.posts.map((each) => contributedPost(each, reading)),
    said: said.length === 0 ? undefined : packNumbers(said),
  };
}

function contributedPost({ stated, resolved, title, post }: PostRow, reading: Reading): ContributedPost {
  const { start, end } = post.span;
  const written = [post.organisation, post.resolved ?? '', post.post] as const;
  return { stated, resolved, title, written, start, end, ...place(reading.rawLines, start) };
}
