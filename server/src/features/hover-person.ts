/**
 * The hover of a person: who this is here, then across the corpus, then what the person is reported to say. The open
 * text speaks for this article, the snapshot for all others.
 */
import * as l10n from '@vscode/l10n';
import type { Person } from '../article/facts.ts';
import { isPhrase } from '../corpus/phrases.ts';
import type { OfficialRecord, PostCount, Snapshot, StatementRecord } from '../corpus/snapshot.ts';
import { readingOf } from '../text/name-reading.ts';
import { careerOf, yearsOf } from './career.ts';
import { statementExcerpt, withoutSpeaker } from './excerpt.ts';
import { bearerBlocks, whoIsMeant } from './hover-bearers.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, fileLink, type Inline, list, paragraph } from './rich-text.ts';
import { articlesText, mentionsText, postText, roleText, shorten } from './wording.ts';

const STATEMENTS_SHOWN = 3;
/** A hover is read at a glance: nobody reads a career of forty posts in it. */
const POSTS_SHOWN = 8;
const EXCERPT_LENGTH = 80;

export function personHover(snapshot: Snapshot, article: OpenArticle, person: Person): Block[] {
  const meant = whoIsMeant(snapshot, person.key, article.path);
  const official = meant?.bearer ?? snapshot.official(person.key);
  return [
    titleLine(person),
    ...hereBlocks(snapshot, article, person),
    ...(official === undefined
      ? []
      : corpusBlocks(article, official, countedApart(snapshot, person), meant !== undefined && meant.bearer === undefined)),
    ...(meant === undefined ? [] : bearerBlocks(snapshot, meant)),
    ...statementBlocks(snapshot, article, person, official?.id),
    ...partialNote(snapshot),
  ];
}

/** A line that says that the answer may grow; empty once all articles are read. */
export function partialNote(snapshot: Snapshot): Block[] {
  if (!snapshot.partial) return [];
  const { indexed, total, paused } = snapshot;
  const said = paused
    ? l10n.t('Partial: indexing is paused after {0} of {1} articles', indexed, total)
    : l10n.t('Partial: {0} of {1} articles read so far', indexed, total);
  return [paragraph({ faint: said })];
}

function titleLine(person: Person): Block {
  const reading = readingOf(person.name);
  return paragraph({ strong: person.name }, reading === undefined ? '' : ` (${reading})`, ` · ${roleText(person.role)}`);
}

function hereBlocks(snapshot: Snapshot, article: OpenArticle, person: Person): Block[] {
  const introduction = person.mentions[person.introduction] ?? person.mentions[0];
  const apart = countedApart(snapshot, person);
  const line: Inline[] = [{ faint: l10n.t('In this article') }, ` · ${mentionsText(person.mentions.length - apart, apart)}`];
  if (introduction !== undefined) {
    line.push(' · ', {
      link: fileLink(article.path, introduction.line, article.lines.columnAt(introduction.start)),
      text: l10n.t('introduced on line {0}', introduction.line),
    });
  }
  const posts = unique(person.posts.map(postText)).slice(0, POSTS_SHOWN);
  return [...(posts.length > 0 ? [list(posts.map((post) => [post]))] : []), paragraph(...line)];
}

/** How many mentions of this article stand in fixed phrases and are counted apart. */
function countedApart(snapshot: Snapshot, person: Person): number {
  return snapshot.counting === 'separate' ? person.mentions.filter(isPhrase).length : 0;
}

/**
 * @param phrases how many mentions of this article are counted apart
 * @param everybody whether it is all of the name, since it is not certain who is meant
 */
function corpusBlocks(article: OpenArticle, official: OfficialRecord, phrases: number, everybody: boolean): Block[] {
  if (official.articles === 1 && official.phrases <= phrases && official.introduction.path === article.path)
    return [paragraph({ faint: l10n.t('In no other article of the corpus') })];
  const { introduction } = official;
  const line: Inline[] = [
    { faint: everybody ? l10n.t('Everybody of this name in the corpus') : l10n.t('In the corpus') },
    ` · ${mentionsText(official.mentions, official.phrases)} · ${articlesText(official.articles)}`,
  ];
  // The posts of several people in one line of time would tell the career of nobody.
  if (everybody) return [paragraph(...line)];
  line.push(' · ', { link: fileLink(introduction.path, introduction.line, introduction.column), text: l10n.t('fullest introduction') });
  return [paragraph(...line), ...careerBlocks(official)];
}

/** The posts in the order of time; of many, those that most articles state. */
export function careerBlocks({ posts }: OfficialRecord): Block[] {
  const career = careerOf(posts.slice(0, POSTS_SHOWN));
  if (career.length === 0) return [];
  const left = posts.length - career.length;
  const items = career.map((post): Inline[] => {
    const years = yearsOf(post);
    return [...(years === '' ? [] : [`${years} · `]), ...corpusPost(post)];
  });
  return [list(items), ...(left > 0 ? [paragraph({ faint: l10n.t('and {0} further posts, in fewer articles', left) })] : [])];
}

/** A post as the corpus has it: how many articles state it, and the date of the latest as a link to the place. */
export function corpusPost(post: PostCount): Inline[] {
  const { location } = post;
  const link = fileLink(location.path, location.line, location.column);
  return [`${postText(post)} · ${articlesText(post.articles)} · `, { link, text: post.latest ?? l10n.t('undated') }];
}

/** @param id whose statements; of a document outside the corpus those of its own text */
function statementBlocks(snapshot: Snapshot, article: OpenArticle, person: Person, id: string | undefined): Block[] {
  const known = id === undefined ? [] : snapshot.statements(id, STATEMENTS_SHOWN);
  const items = known.length > 0 ? known.map(corpusStatement) : localStatements(article, person);
  return items.length > 0 ? [paragraph({ faint: l10n.t('Statements') }), list(items)] : [];
}

function corpusStatement(statement: StatementRecord): Inline[] {
  const { location } = statement;
  const link = { link: fileLink(location.path, location.line, location.column), text: statement.published ?? l10n.t('undated') };
  // Without the text the link still leads there.
  if (statement.excerpt === '') return [link, ` ${statement.verb}`];
  return [link, ` ${statement.verb}: ${shorten(withoutSpeaker(statement.excerpt, statement.verb), EXCERPT_LENGTH)}`];
}

/** What the open text alone tells; for a document outside the corpus. */
function localStatements(article: OpenArticle, person: Person): Inline[][] {
  const own = article.facts.statements.filter((statement) => statement.key === person.key).slice(0, STATEMENTS_SHOWN);
  return own.map((statement) => {
    const line = article.lines.lineAt(statement.start);
    const link = { link: fileLink(article.path, line, article.lines.columnAt(statement.start)), text: l10n.t('line {0}', line) };
    return [link, ` ${statement.verb}: ${shorten(statementExcerpt(article, statement), EXCERPT_LENGTH)}`];
  });
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
