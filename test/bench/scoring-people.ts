/**
 * Scores people: who is found, how often they are mentioned, in what role and with which posts.
 */
import type { AnnotatedPerson, AnnotatedPost, Annotation } from './annotation.ts';
import { difference, judge, linesOf, type ScoredPerson, type Scoring, squeeze } from './scoring.ts';

/** Adds persons, mentions, roles, posts and resolved organisations to the score. */
export function scorePeople(scoring: Scoring): void {
  const { wanted, facts, score, tell } = scoring;
  // Somebody who is named nowhere but in boilerplate or the title is no person of the article.
  const found = new Map(
    (facts?.people ?? []).flatMap((person) => {
      const lines = person.mentions.filter(({ zone }) => zone === 'body' || zone === 'dateline').map(({ line }) => line);
      return lines.length > 0 ? [[squeeze(person.name), { person, lines }] as const] : [];
    }),
  );
  const people = new Map((wanted.officials ?? []).map((person) => [squeeze(person.name), person]));
  for (const [name, person] of people) {
    const { mentions, mentions_padded = 0, posts, role } = person;
    const hit = found.get(name);
    if (hit === undefined) {
      score.persons.add({ missed: 1 });
      score.mentions.add({ missed: mentions + mentions_padded });
      if (role === 'official') score.posts.add({ missed: posts.length });
      tell('persons', 'missed', [person.name, role, ...posts.map(postText)].join(' '), linesOf(scoring, person.name));
      continue;
    }
    const expected = mentions + mentions_padded;
    const both = Math.min(hit.lines.length, expected);
    score.persons.add({ right: 1 });
    score.mentions.add({ right: both, wrong: hit.lines.length - both, missed: expected - both });
    if (hit.lines.length !== expected) {
      const kind = hit.lines.length < expected ? 'missed' : 'wrong';
      const stands = linesOf(scoring, person.name).join(', ');
      tell('mentions', kind, `${person.name}: ${expected}, not ${hit.lines.length}; the name stands in lines ${stands}`, hit.lines);
    }
    judge(score.roles, hit.person.role === role, true);
    if (hit.person.role !== role) tell('roles', 'other', `${person.name}: ${difference(role, hit.person.role)}`, hit.lines.slice(0, 1));
    if (role === 'official') scorePosts(scoring, person, hit.person, hit.lines.slice(0, 1));
  }
  for (const [name, { person, lines }] of found) {
    if (people.has(name)) continue;
    score.persons.add({ wrong: 1 });
    score.mentions.add({ wrong: lines.length });
    tell(
      'persons',
      'wrong',
      [person.name, reason(wanted, name), person.role, ...person.posts.map(postText)].filter((part) => part).join(' '),
      lines,
    );
  }
}

function scorePosts({ score, tell }: Scoring, wanted: AnnotatedPerson, found: ScoredPerson, lines: readonly number[]): void {
  const rest = [...found.posts];
  for (const { organisation, post, resolved } of wanted.posts) {
    const whole = [organisation + post, wanted.stated].filter((text) => text).map((text) => squeeze(text as string));
    const index = rest.findIndex(
      (candidate) =>
        whole.includes(squeeze(candidate.organisation + candidate.post)) ||
        (organisation === '' && squeeze(candidate.post) === squeeze(post)),
    );
    score.posts.add(index >= 0 ? { right: 1 } : { missed: 1 });
    if (index < 0) tell('posts', 'missed', `${wanted.name}: ${postText({ organisation, post })}`, lines);
    const [hit] = index >= 0 ? rest.splice(index, 1) : [];
    if (resolved === undefined || hit === undefined) continue;
    judge(score.resolved, hit.resolved === resolved, hit.resolved !== undefined);
    if (hit.resolved !== resolved) tell('resolved', 'other', `${wanted.name}: ${difference(resolved, hit.resolved)}`, lines);
  }
  score.posts.add({ wrong: rest.length });
  for (const post of rest) tell('posts', 'wrong', `${wanted.name}: ${postText(post)}`, lines);
}

function postText({ organisation, post }: AnnotatedPost): string {
  return organisation === '' ? post : `${organisation}/${post}`;
}

/** Why somebody who was found is nobody, where the annotation says so. */
function reason({ masked_names = [], partial_names = [], boilerplate_only_names = [] }: Annotation, name: string): string {
  const among = (names: readonly string[]) => names.some((other) => squeeze(other) === name);
  if (among(masked_names)) return '(masked)';
  if (among(partial_names)) return '(no full name)';
  return among(boilerplate_only_names) ? '(in boilerplate only)' : '';
}
