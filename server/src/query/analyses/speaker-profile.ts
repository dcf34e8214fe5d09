/**
 * What a person's statements are about: words that are more frequent in them than in what everybody else is reported to say. Names of
 * those who speak are left out where they speak: that somebody's statements name them tells nothing.
 */
import { common } from '../evaluating/candidates.ts';
import { Visible } from '../evaluating/visible.ts';
import { type QueriedFacts, type QuerySource, ZONE_BITS } from '../source.ts';
import { compareCounts, type KeywordOptions, type Keywords } from './keywords.ts';
import type { Population } from './population.ts';
import type { Steps } from './steps.ts';
import { Values } from './values.ts';

/** 讲话人 */
export interface SpeakerProfile extends Keywords {
  /** Statements of the speaker, and of all others. */
  readonly statements: number;
  readonly otherStatements: number;
}

/** Whose a token is, where statements overlap: the speaker's if one of them is. */
const [OTHERS, SPEAKERS] = [1, 2];

/**
 * Reads the articles in which the speaker speaks, and their facts. What is said in bodies lies in the index, of each article and of all;
 * where other zones are asked about, all articles and their facts are read.
 * @param speaker key of a person, as statements have it
 */
export function* speakerProfile(
  source: QuerySource,
  population: Population,
  speaker: string,
  options: KeywordOptions,
): Steps<SpeakerProfile> {
  const { zones, articles } = population;
  const isOfBodies = zones === ZONE_BITS.body;
  const speaking = isOfBodies ? source.articlesSpeaking(speaker, false) : source.articles;
  const counted = yield* countSaid(source, articles === undefined ? speaking : common(speaking, articles), zones, speaker);
  const { own } = counted;
  const all = !isOfBodies ? counted.all : articles === undefined ? source.said() : yield* saidIn(source, articles);
  const others = all.counts.map((count, word) => count - (own.counts[word] as number));
  const values = new Values(source.vocabulary, options.attribute);
  const otherStatements = all.statements - own.statements;
  return { ...compareCounts(values, own.counts, others, options), statements: own.statements, otherStatements };
}

/** What everybody says in the bodies of articles, from the index. */
function* saidIn(source: QuerySource, articles: Uint32Array): Steps<Said['all']> {
  const counts = new Uint32Array(source.vocabulary.size + 1);
  let statements = 0;
  for (const [index, article] of articles.entries()) {
    const said = source.saidIn(article);
    const words = said === undefined || said.statements === 0 ? undefined : source.tokens(article)?.words;
    if (said !== undefined && words !== undefined) {
      statements += said.statements;
      for (const { start, end } of said.tokens)
        for (let token = start; token < Math.min(end, words.length); token++) (counts[words[token] as number] as number)++;
    }
    yield { done: index + 1, total: articles.length };
  }
  return { counts, statements };
}

/** What is said in articles, by word and by statements: by the speaker, and by everybody. */
interface Said {
  readonly own: { readonly counts: Uint32Array; readonly statements: number };
  readonly all: { readonly counts: Uint32Array; readonly statements: number };
}

function* countSaid(source: QuerySource, articles: Uint32Array, zones: number, speaker: string): Steps<Said> {
  const own = { counts: new Uint32Array(source.vocabulary.size + 1), statements: 0 };
  const all = { counts: new Uint32Array(source.vocabulary.size + 1), statements: 0 };
  for (const [index, article] of articles.entries()) {
    const facts = source.facts(article);
    const tokens = facts === undefined || facts.statements.length === 0 ? undefined : source.tokens(article);
    const visible = tokens === undefined ? undefined : Visible.of(tokens, zones);
    if (facts !== undefined && visible !== undefined) {
      const { whose, mine, statements } = owners(visible, facts, speaker);
      own.statements += mine;
      all.statements += statements;
      for (const [token, owner] of whose.entries()) {
        const word = visible.words[token] as number;
        if (owner !== 0) (all.counts[word] as number)++;
        if (owner === SPEAKERS) (own.counts[word] as number)++;
      }
    }
    yield { done: index + 1, total: articles.length };
  }
  return { own, all };
}

/** By token whose it is, and how many statements of which some is seen there are: the speaker's, and all. */
function owners(visible: Visible, { statements, people }: QueriedFacts, speaker: string) {
  const whose = new Uint8Array(visible.length);
  const seen = statements.map(({ key, ...span }) => ({ key, ...visible.under(span) })).filter(({ start, end }) => start < end);
  const mine = seen.filter(({ key }) => key === speaker);
  for (const { start, end } of seen) whose.fill(OTHERS, start, end);
  for (const { start, end } of mine) whose.fill(SPEAKERS, start, end);
  const speakers = new Set(statements.map(({ key }) => key));
  for (const { key, mentions } of people) {
    if (!speakers.has(key)) continue;
    for (const mention of mentions) {
      const { start, end } = visible.under(mention);
      whose.fill(0, start, end);
    }
  }
  return { whose, mine: mine.length, statements: seen.length };
}
