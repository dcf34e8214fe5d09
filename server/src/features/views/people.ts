/**
 * What several views show of people: below a person stand the people of that name where there are several, the posts, the latest
 * first, and the articles.
 */
import * as l10n from '@vscode/l10n';
import type { ListedHolder } from '../../corpus/lists/lists.ts';
import type { Bearers, EntitySummary, PostCount, Snapshot } from '../../corpus/snapshot.ts';
import { paragraph } from '../rich-text.ts';
import { articlesText, figure, postText } from '../wording.ts';
import { articleItem, dotted, itemsOf, NO_ITEMS, pageOf, personItem, type ViewItem, type ViewItems, type ViewQuestion } from './items.ts';

/** Posts of one person; articles word one post in a dozen ways. */
const POSTS = 30;

/** What stands below a person, in whichever view. */
export function personChildren(question: ViewQuestion): ViewItems {
  const { snapshot, below } = question;
  if (below?.is === 'articlesOf') {
    const { kind, key } = below;
    return itemsOf(snapshot.lists.articlesAbout(kind, key, question), ({ article, mentions, location }) => [
      articleItem(article, mentions === 1 ? undefined : figure(mentions), location),
    ]);
  }
  if (below?.is !== 'person') return NO_ITEMS;
  const bearers = below.key.includes('#') ? undefined : snapshot.bearers(below.key);
  const people = bearers !== undefined && bearers.people.length > 1 ? peopleOf(snapshot, bearers) : [];
  const posts = people.length > 0 ? [] : postsOf(snapshot, below.key);
  const articles = snapshot.entity('person', below.key)?.articles ?? 0;
  const all: ViewItem[] = [
    ...people.map((person) => personItem(snapshot, person)),
    ...posts,
    ...articlesItem('person', below.key, articles),
  ];
  return pageOf(all, question, (item) => [item]);
}

/** The articles about something, as one item. */
export function articlesItem(kind: 'person' | 'organisation', key: string, articles: number): ViewItem[] {
  if (articles === 0) return [];
  return [
    {
      id: `articles ${key}`,
      label: l10n.t('Articles'),
      description: figure(articles),
      icon: 'articles',
      parent: { is: 'articlesOf', kind, key },
    },
  ];
}

function peopleOf(snapshot: Snapshot, { people }: Bearers): EntitySummary[] {
  return people.flatMap(({ id }) => snapshot.entity('person', id) ?? []);
}

function postsOf(snapshot: Snapshot, id: string): ViewItem[] {
  const posts = snapshot.official(id)?.posts.slice(0, POSTS) ?? [];
  return [...posts].sort((a, b) => (b.latest ?? '').localeCompare(a.latest ?? '') || b.articles - a.articles).map(postItem);
}

function postItem(post: PostCount): ViewItem {
  const { first, latest, articles, location } = post;
  const when = timeText(first, latest);
  const text = postText(post);
  return {
    id: `post ${post.resolved ?? post.organisation} ${post.post} ${post.organisation}`,
    label: text,
    description: dotted(when, figure(articles)),
    tooltip: [paragraph({ strong: text }), paragraph(dotted(when, articlesText(articles)))],
    icon: 'post',
    location,
  };
}

/** From the first date to the last. */
export function timeText(first: string | null, latest: string | null): string {
  if (first === null || latest === null) return latest ?? first ?? '';
  return first === latest ? first : `${first} – ${latest}`;
}

/** Who holds a post in an organisation; a click leads to where that is stated. */
export function holderItem(snapshot: Snapshot, { official, posts, articles, first, latest, location }: ListedHolder): ViewItem {
  const item = personItem(snapshot, official, { post: posts.join('、'), location });
  return {
    ...item,
    description: dotted(posts.join('、'), timeText(first, latest)),
    tooltip: [...(item.tooltip ?? []), paragraph(l10n.t('{0} state this', articlesText(articles)))],
  };
}
