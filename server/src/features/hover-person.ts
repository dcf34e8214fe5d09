/**
 * The hover of a person: who this is here, then across the corpus, then what the person is reported to say. The open
 * text speaks for this article, the snapshot for all others.
 */
import * as l10n from '@vscode/l10n';
import type { Person } from '../article/facts.ts';
import type { OfficialRecord, PostCount, Snapshot, StatementRecord } from '../corpus/snapshot.ts';
import { statementExcerpt, withoutSpeaker } from './excerpt.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, fileLink, type Inline, list, paragraph } from './rich-text.ts';
import { articlesText, mentionsText, postText, readingOf, roleText, shorten } from './wording.ts';

const STATEMENTS_SHOWN = 3;
/** A hover is read at a glance: nobody reads a career of forty posts in it. */
const POSTS_SHOWN = 8;
const EXCERPT_LENGTH = 80;

export function personHover(snapshot: Snapshot, article: OpenArticle, person: Person): Block[] {
  const official = snapshot.official(person.key);
  return [
    titleLine(person),
    ...hereBlocks(article, person),
    ...(official === undefined ? [] : corpusBlocks(article, official)),
    ...statementBlocks(snapshot, article, person),
    ...partialNote(snapshot),
  ];
}

/** A line that says that the answer may grow; empty once all articles are read. */
export function partialNote(snapshot: Snapshot): Block[] {
  if (!snapshot.partial) return [];
  return [paragraph({ faint: l10n.t('Partial: {0} of {1} articles read so far', snapshot.indexed, snapshot.total) })];
}

function titleLine(person: Person): Block {
  const reading = readingOf(person.name);
  return paragraph({ strong: person.name }, reading === undefined ? '' : ` (${reading})`, ` · ${roleText(person.role)}`);
}

function hereBlocks(article: OpenArticle, person: Person): Block[] {
  const introduction = person.mentions[person.introduction] ?? person.mentions[0];
  const line: Inline[] = [{ faint: l10n.t('In this article') }, ` · ${mentionsText(person.mentions.length)}`];
  if (introduction !== undefined) {
    line.push(' · ', {
      link: fileLink(article.path, introduction.line, article.lines.columnAt(introduction.start)),
      text: l10n.t('introduced on line {0}', introduction.line),
    });
  }
  const posts = unique(person.posts.map(postText)).slice(0, POSTS_SHOWN);
  return [...(posts.length > 0 ? [list(posts.map((post) => [post]))] : []), paragraph(...line)];
}

function corpusBlocks(article: OpenArticle, official: OfficialRecord): Block[] {
  if (official.articles === 1 && official.introduction.path === article.path)
    return [paragraph({ faint: l10n.t('In no other article of the corpus') })];
  const { introduction } = official;
  const line: Inline[] = [
    { faint: l10n.t('In the corpus') },
    ` · ${mentionsText(official.mentions)} · ${articlesText(official.articles)} · `,
    { link: fileLink(introduction.path, introduction.line, introduction.column), text: l10n.t('fullest introduction') },
  ];
  const posts = official.posts.slice(0, POSTS_SHOWN).map(corpusPost);
  return [paragraph(...line), ...(posts.length > 0 ? [list(posts)] : [])];
}

/** A post as the corpus has it: how many articles state it, and the date of the latest as a link to the place. */
export function corpusPost(post: PostCount): Inline[] {
  const { location } = post;
  const link = fileLink(location.path, location.line, location.column);
  return [`${postText(post)} · ${articlesText(post.articles)} · `, { link, text: post.latest ?? l10n.t('undated') }];
}

function statementBlocks(snapshot: Snapshot, article: OpenArticle, person: Person): Block[] {
  const known = snapshot.statements(person.key, STATEMENTS_SHOWN);
  const items = known.length > 0 ? known.map(corpusStatement) : localStatements(article, person);
  return items.length > 0 ? [paragraph({ faint: l10n.t('Statements') }), list(items)] : [];
}

function corpusStatement(statement: StatementRecord): Inline[] {
  const { location } = statement;
  const link = { link: fileLink(location.path, location.line, location.column), text: statement.published ?? l10n.t('undated') };
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
