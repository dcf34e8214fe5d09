/**
 * What the views of the side bar show: items with all that is said about them. Each view makes its own; what an item is about, and
 * how counts are worded, is the same everywhere.
 */
import * as l10n from '@vscode/l10n';
import type { Page, Part } from '../../corpus/lists/lists.ts';
import type { ArticleRecord, EntityKind, EntitySummary, Location, Snapshot } from '../../corpus/snapshot.ts';
import type { Portions } from '../../corpus/surroundings.ts';
import type { ViewIcon, WireViewParent } from '../../protocol/views.ts';
import { readingOf } from '../../text/name-reading.ts';
import { type Block, paragraph, toMarkdown } from '../rich-text.ts';
import { articlesText, figure, mentionsText, shorten } from '../wording.ts';

export interface ViewItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: readonly Block[];
  readonly icon: ViewIcon;
  readonly location?: Location;
  readonly entity?: { readonly kind: EntityKind; readonly key: string };
  /** Canonical path. */
  readonly article?: string;
  /** Canonical path of an article that says nearly the same. */
  readonly alike?: string;
  readonly rule?: string;
  /** Whether something can be mended there unseen. */
  readonly fixable?: true;
  readonly parent?: WireViewParent;
}

/** A part of a list of items. */
export interface ViewItems {
  readonly items: readonly ViewItem[];
  readonly more: boolean;
  readonly total?: number | undefined;
  readonly next?: string;
  readonly searched?: string;
}

/** What is asked of a view. */
export interface ViewQuestion extends Page {
  readonly snapshot: Snapshot;
  readonly order: string;
  readonly filter: string;
  readonly below: WireViewParent | undefined;
}

export const NO_ITEMS: ViewItems = { items: [], more: false, total: 0 };

/** Titles are cut where no side bar shows them on. */
const TITLE_LENGTH = 120;
/** Posts are, too. */
const POST_LENGTH = 80;

export function itemsOf<Item>({ items, more, total }: Part<Item>, show: (item: Item) => readonly ViewItem[]): ViewItems {
  return { items: items.flatMap((item) => show(item)), more, total };
}

/** Most that a filter finds. */
const FOUND = 500;

/** What a filter finds, as far as it is to be shown: each that is found costs. Of more than are shown nobody counts how many. */
export function foundBy<Item>(
  search: (limit: number) => readonly Item[],
  page: Page,
  show: (item: Item) => readonly ViewItem[],
): ViewItems {
  const limit = Math.min(FOUND, page.from + page.count + 1);
  const found = search(limit);
  const { items, more } = pageOf(found, page, show);
  return { items, more, ...(found.length < limit ? { total: found.length } : {}) };
}

/** All of a list that is short, cut to a page. */
export function pageOf<Item>(all: readonly Item[], { from, count }: Page, show: (item: Item) => readonly ViewItem[]): ViewItems {
  return { items: all.slice(from, from + count).flatMap((item) => show(item)), more: from + count < all.length, total: all.length };
}

/** Items that are made at a time: some milliseconds' work, where they were never shown before. */
const PORTION = 25;

/** A list some items at a time. @param view gives a page of it */
export function* listInPortions(question: ViewQuestion, view: (question: ViewQuestion) => ViewItems): Portions<ViewItems> {
  const { from, count } = question;
  const items: ViewItem[] = [];
  for (let next = from; ; next += PORTION) {
    const part = view({ ...question, from: next, count: Math.min(PORTION, from + count - next) });
    items.push(...part.items);
    if (!part.more || next + PORTION >= from + count) return { ...part, items };
    yield;
  }
}

/** Texts with dots between them. */
export function dotted(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(' · ');
}

/** A person; `said` stands before the counts in place of the post. */
export function personItem(
  snapshot: Snapshot,
  person: EntitySummary,
  said?: { readonly post: string; readonly location: Location },
): ViewItem {
  const { id, key, name, mentions, phrases, articles, place } = person;
  const post = said?.post ?? person.post;
  const location = said?.location ?? snapshot.introduction('person', id);
  const reading = readingOf(name);
  const blocks: Block[] = [
    paragraph({ strong: name }, ...(reading === undefined ? [] : [`  ${reading}`]), ...(name === key ? [] : [`  ${key}`])),
    ...(post === undefined ? [] : [paragraph(shorten(post, TITLE_LENGTH))]),
    ...(place === undefined ? [] : [paragraph(place)]),
    paragraph(`${mentionsText(mentions, phrases)} · ${articlesText(articles)}`),
  ];
  return {
    id: `person ${id}`,
    label: name,
    description: dotted(post === undefined ? place : shorten(post, POST_LENGTH), figure(mentions)),
    tooltip: blocks,
    icon: 'person',
    ...(location === undefined ? {} : { location }),
    entity: { kind: 'person', key: id },
    parent: { is: 'person', key: id },
  };
}

/** An article; `said` stands behind its date. */
export function articleItem({ path, title, published, titleLocation }: ArticleRecord, said?: string, location?: Location): ViewItem {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const label = shorten(title ?? file, TITLE_LENGTH);
  const place = location ?? titleLocation ?? { path, start: 0, end: 0, line: 1, column: 0, endColumn: 0 };
  return {
    id: `article ${path}`,
    label,
    description: dotted(published ?? l10n.t('undated'), said),
    tooltip: [paragraph({ strong: label }), paragraph(dotted(published ?? l10n.t('undated'), said)), paragraph({ faint: path })],
    icon: 'article',
    location: place,
    article: path,
  };
}

export function tooltipText(blocks: readonly Block[]): string {
  return toMarkdown(blocks);
}
