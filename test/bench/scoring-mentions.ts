/**
 * Scores the mentions of organisations and places, where an annotation lists them: all of them then, each with its exact edges.
 * What stands inside a longer name of the kind counts neither way.
 */
import type { Span } from '../../server/src/text/span.ts';
import type { AnnotatedPassage } from './annotation.ts';
import { type Count, judge, type Scoring } from './scoring.ts';

export function scoreMentions(scoring: Scoring): void {
  const { wanted, facts, score, tell } = scoring;
  if (wanted.all_organisations !== undefined) {
    const found = (facts?.organisations ?? []).flatMap(({ mentions = [] }) => mentions);
    const outer = found.filter(
      ({ start, end }) => !found.some((other) => other.start <= start && other.end >= end && other.end - other.start > end - start),
    );
    compare(scoring, 'organisations', outer, wanted.all_organisations, score.organisations);
  }
  if (wanted.all_places === undefined) return;
  const places = facts?.places ?? [];
  compare(
    scoring,
    'places',
    places.flatMap(({ mentions = [] }) => mentions),
    wanted.all_places,
    score.places,
  );
  for (const { text, line, division } of wanted.all_places) {
    const place = places.find(({ name }) => name === text);
    if (division === undefined || place === undefined) continue;
    judge(score.divisions, place.division === division, place.division !== undefined);
    if (place.division !== division) tell('divisions', 'other', `${text}: ${division}, not ${place.division ?? 'nothing'}`, [line]);
  }
}

function compare(
  { reading: { raw, rawLines }, tell }: Scoring,
  metric: 'organisations' | 'places',
  mentions: readonly Span[],
  wanted: readonly AnnotatedPassage[],
  count: Count,
): void {
  const rest = mentions.map(({ start, end }) => ({ text: raw.slice(start, end), line: rawLines.lineAt(start) }));
  for (const passage of wanted) {
    const index = rest.findIndex(({ text, line }) => text === passage.text && line === passage.line);
    count.add(index < 0 ? { missed: 1 } : { right: 1 });
    if (index < 0) tell(metric, 'missed', passage.text, [passage.line]);
    else rest.splice(index, 1);
  }
  for (const { text, line } of rest) {
    count.add({ wrong: 1 });
    tell(metric, 'wrong', text, [line]);
  }
}
