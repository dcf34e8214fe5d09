/** What the corpus knows of a name that somebody is about to write: counts, and of a person the posts, of an organisation who holds posts there. */
import * as l10n from '@vscode/l10n';
import type { EntityKind, Snapshot } from '../corpus/snapshot.ts';
import { readingOf } from '../text/name-reading.ts';
import { careerBlocks, corpusPost } from './hover-person.ts';
import { type Block, list, paragraph } from './rich-text.ts';
import { articlesText, kindText, mentionsText, roleText } from './wording.ts';

const HOLDERS_SHOWN = 5;

/** @returns undefined where the corpus does not have the name */
export function nameDetails(snapshot: Snapshot, kind: EntityKind, key: string): Block[] | undefined {
  const entity = snapshot.entity(kind, key);
  if (entity === undefined) return undefined;
  const reading = kind === 'person' ? readingOf(entity.name) : undefined;
  const what = entity.role === undefined ? kindText(kind) : roleText(entity.role);
  return [
    paragraph({ strong: entity.name }, reading === undefined ? '' : ` (${reading})`, ` · ${what}`),
    paragraph({ faint: l10n.t('In the corpus') }, ` · ${mentionsText(entity.mentions, entity.phrases)} · ${articlesText(entity.articles)}`),
    ...(kind === 'person' ? career(snapshot, key) : kind === 'organisation' ? holders(snapshot, key) : []),
  ];
}

/** Of several people of one name the posts would tell the career of nobody. */
function career(snapshot: Snapshot, key: string): Block[] {
  const people = snapshot.bearers(key)?.people.length ?? 0;
  if (people > 1) return [paragraph({ faint: l10n.t('{0} people of this name', people) })];
  const official = snapshot.official(key);
  return official === undefined ? [] : careerBlocks(official);
}

function holders(snapshot: Snapshot, key: string): Block[] {
  const known = snapshot.holders(key, HOLDERS_SHOWN);
  if (known.length === 0) return [];
  const items = known.map(({ official, post }) => [{ strong: official.name }, ' · ', ...corpusPost(post)]);
  return [paragraph({ faint: l10n.t('Who holds posts there') }), list(items)];
}
