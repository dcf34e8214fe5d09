/**
 * What a person's statements are about: words that are more frequent in them than in what everybody else is reported to say. Names of
 * those who speak are left out where they speak: that somebody's statements name them tells nothing.
 */
import type { Facts } from '../../article/facts.ts';
import { Visible } from '../evaluating/visible.ts';
import type { QuerySource } from '../source.ts';
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

/** Reads all articles of the population, and their facts. @param speaker key of a person, as statements have it */
export function* speakerProfile(
  source: QuerySource,
  { zones, articles = source.articles }: Population,
  speaker: string,
  options: KeywordOptions,
): Steps<SpeakerProfile> {
  const own = new Uint32Array(source.vocabulary.size + 1);
  const others = new Uint32Array(source.vocabulary.size + 1);
  let statements = 0;
  let otherStatements = 0;
  for (const [index, article] of articles.entries()) {
    const facts = source.facts(article);
    const tokens = facts === undefined || facts.statements.length === 0 ? undefined : source.tokens(article);
    const visible = tokens === undefined ? undefined : Visible.of(tokens, zones);
    if (facts !== undefined && visible !== undefined) {
      const { whose, mine, all } = owners(visible, facts, speaker);
      statements += mine;
      otherStatements += all - mine;
      for (const [token, owner] of whose.entries()) {
        if (owner !== 0) ((owner === SPEAKERS ? own : others)[visible.words[token] as number] as number)++;
      }
    }
    yield { done: index + 1, total: articles.length };
  }
  return { ...compareCounts(new Values(source.vocabulary, options.attribute), own, others, options), statements, otherStatements };
}

/** By token whose it is, and how many statements of which some is seen there are. */
function owners(visible: Visible, { statements, people }: Facts, speaker: string) {
  const whose = new Uint8Array(visible.length);
  let mine = 0;
  let all = 0;
  for (const { key, ...span } of statements) {
    const { start, end } = visible.under(span);
    if (start === end) continue;
    all++;
    if (key === speaker) mine++;
    for (let token = start; token < end; token++) whose[token] = Math.max(whose[token] as number, key === speaker ? SPEAKERS : OTHERS);
  }
  const speakers = new Set(statements.map(({ key }) => key));
  for (const { key, mentions } of people) {
    if (!speakers.has(key)) continue;
    for (const mention of mentions) {
      const { start, end } = visible.under(mention);
      whose.fill(0, start, end);
    }
  }
  return { whose, mine, all };
}
