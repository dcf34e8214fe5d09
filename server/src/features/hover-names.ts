/**
 * The hovers of an organisation, a place, a date and a post.
 */
import * as l10n from '@vscode/l10n';
import { divisionChain } from '../article/divisions.ts';
import type { DateMention, Facts, Organisation, Place, Post } from '../article/facts.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { foldKey } from '../text/folding.ts';
import { corpusPost, partialNote } from './hover-person.ts';
import type { OpenArticle } from './open-article.ts';
import { type Block, fileLink, type Inline, list, paragraph } from './rich-text.ts';
import { articlesText, mentionsText, postText } from './wording.ts';

const HOLDERS_SHOWN = 8;
const OTHER_NAMES_SHOWN = 5;

export function organisationHover(snapshot: Snapshot, article: OpenArticle, organisation: Organisation): Block[] {
  const others = organisation.surfaces.filter((surface) => surface !== organisation.name).slice(0, OTHER_NAMES_SHOWN);
  return [
    paragraph({ strong: organisation.name }, ` · ${l10n.t('organisation')}`),
    ...(others.length > 0 ? [paragraph(l10n.t('Also written: {0}', others.join('、')))] : []),
    ...(organisation.surfaces.some((surface) => foldKey(surface) === organisation.key)
      ? []
      : [paragraph(l10n.t('In full: {0}', organisation.key))]),
    ...(organisation.parent === undefined ? [] : [paragraph(l10n.t('Part of: {0}', parentName(article, organisation.parent)))]),
    countsLine(snapshot, 'organisation', organisation.key, organisation.mentions.length),
    ...holders(snapshot, article, organisation),
    ...partialNote(snapshot),
  ];
}

/** The greater body as the article writes it, where it does. */
function parentName(article: OpenArticle, key: string): string {
  return article.facts.organisations.find((organisation) => organisation.key === key)?.name ?? key;
}

export function placeHover(snapshot: Snapshot, _article: OpenArticle, place: Place): Block[] {
  return [
    paragraph({ strong: place.name }, ` · ${l10n.t('place')}`),
    ...divisionLines(place),
    countsLine(snapshot, 'place', place.key, place.mentions.length),
    ...partialNote(snapshot),
  ];
}

/** A date with what it means, and the publication date that a text such as 6月19日 was resolved against. */
export function dateHover(facts: Facts, date: DateMention): Block[] {
  const meaning = date.until === undefined ? dayText(date.iso) : l10n.t('{0} to {1}', dayText(date.iso), dayText(date.until));
  const resolved =
    facts.published === null
      ? date.iso.startsWith('--')
        ? [paragraph({ faint: l10n.t('The article does not say of which year') })]
        : []
      : [paragraph({ faint: l10n.t('Read against the publication date, {0}', facts.published) })];
  return [paragraph({ strong: meaning }, ` · ${l10n.t('date')}`), ...resolved];
}

/** 10-30 for a day whose year is not known. */
function dayText(iso: string): string {
  return iso.replace(/^--/, '');
}

/** A post, with everybody who holds it in the article. */
export function postHover(article: OpenArticle, post: Post): Block[] {
  const same = article.facts.people.filter((person) =>
    person.posts.some((other) => other.post === post.post && other.organisation === post.organisation),
  );
  const holding = same.slice(0, HOLDERS_SHOWN).map((person): Inline[] => {
    const mention = person.mentions[person.introduction];
    if (mention === undefined) return [person.name];
    return [{ link: fileLink(article.path, mention.line, article.lines.columnAt(mention.start)), text: person.name }];
  });
  return [paragraph({ strong: postText(post) }, ` · ${l10n.t('post')}`), ...(holding.length > 0 ? [list(holding)] : [])];
}

function countsLine(snapshot: Snapshot, kind: 'organisation' | 'place', key: string, here: number): Block {
  const corpus = snapshot.entity(kind, key);
  const runs: Inline[] = [{ faint: l10n.t('In this article') }, ` · ${mentionsText(here)}`];
  if (corpus !== undefined) {
    runs.push(' · ', { faint: l10n.t('In the corpus') }, ` · ${mentionsText(corpus.mentions)} · ${articlesText(corpus.articles)}`);
  }
  return paragraph(...runs);
}

/** Who holds posts there: across the corpus, or, for a document outside it, in this article. */
function holders(snapshot: Snapshot, article: OpenArticle, organisation: Organisation): Block[] {
  const known = snapshot.holders(organisation.key, HOLDERS_SHOWN);
  const items: Inline[][] =
    known.length > 0
      ? known.map(({ official, post }) => [{ strong: official.name }, ' · ', ...corpusPost(post)])
      : article.facts.people.flatMap((person) => {
          const post = person.posts.find((held) =>
            [held.organisation, held.resolved].some((name) => name !== undefined && organisation.surfaces.includes(name)),
          );
          return post === undefined ? [] : [[{ strong: person.name }, ` · ${postText(post)}`]];
        });
  return items.length > 0 ? [paragraph({ faint: l10n.t('Who holds posts there') }), list(items.slice(0, HOLDERS_SHOWN))] : [];
}

function divisionLines(place: Place): Block[] {
  if (place.division === undefined) return [];
  const chain = divisionChain(place.division).map(({ name }) => name);
  return [paragraph(chain.length > 0 ? `${chain.join(' ‹ ')} · ${place.division}` : place.division)];
}
