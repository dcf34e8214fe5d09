/**
 * Messages about the views of the side bar: trees whose items the server makes, a part at a time, in the user's language. A client
 * shows them and asks for what lies below those that are opened. Types and method names only.
 */
import type { WireLocation } from './protocol.ts';

export type CorpusView = 'officials' | 'organisations' | 'articles' | 'findings';

/** How the items of a view are ordered and grouped. */
export interface ViewOrders {
  officials: 'frequency' | 'organisation' | 'pinyin';
  organisations: 'hierarchy' | 'frequency';
  articles: 'date' | 'site' | 'copies';
  findings: 'rule';
}

/** Items of a view. */
export const viewItems = 'yuliao/view/items';
export interface ViewItemsParams {
  view: CorpusView;
  order: ViewOrders[CorpusView];
  /** Only what matches, by characters, pinyin or initials; absent or empty: everything. */
  filter?: string;
  /** Of the item whose children are wanted; absent: the topmost ones. */
  below?: WireViewParent;
  /** How many are there already. */
  from: number;
  /** Most that are wanted. */
  count: number;
  /** Where a list goes on that is not counted through: `next` of the part before. */
  next?: string;
}
export interface ViewItemsResult {
  items: WireViewItem[];
  /** Whether there are further ones. */
  more: boolean;
  /** How many there are in all, where that is known. */
  total?: number;
  /** What the next part is asked with. */
  next?: string;
  /** How far a search has come that has not found enough yet, in the user's language. */
  searched?: string;
  /** The crawl still runs. */
  partial: boolean;
}

/** What an item stands for, with all that the server needs to find its children; a client sends it back as it is. */
export type WireViewParent =
  | { is: 'person' | 'organisation'; key: string }
  | { is: 'articlesOf'; kind: 'person' | 'organisation'; key: string }
  | { is: 'partsOf'; key: string }
  | { is: 'office'; key: string }
  | { is: 'letter'; letter: string }
  | { is: 'surname'; surname: string }
  | { is: 'division'; code: string }
  | { is: 'elsewhere' }
  | { is: 'year' | 'month'; date: number }
  | { is: 'site'; folder: string; site: string }
  | { is: 'copies'; representative: string }
  | { is: 'rule'; rule: string };

export type ViewIcon =
  | 'article'
  | 'articles'
  | 'copies'
  | 'date'
  | 'division'
  | 'error'
  | 'hint'
  | 'information'
  | 'letter'
  | 'organisation'
  | 'people'
  | 'person'
  | 'post'
  | 'site'
  | 'warning';

export interface WireViewItem {
  /** The same for the same thing, whatever stands around it; of its own among its siblings. */
  id: string;
  label: string;
  description?: string;
  /** Markdown in the user's language; what articles say is escaped in it. */
  tooltip?: string;
  icon: ViewIcon;
  /** Where a click leads. */
  location?: WireLocation;
  /** Of somebody or something that commands may be about. */
  entity?: { kind: 'person' | 'organisation' | 'place'; key: string };
  /** Of an item about an article. */
  article?: string;
  /** Of an article that says nearly the same as another one: that one. */
  alike?: string;
  /** Of an item about a rule. */
  rule?: string;
  /** Safe fixes can be applied there. */
  fixable?: true;
  /** Absent: it has no children. */
  parent?: WireViewParent;
}

/** server → client: the corpus has another state; sent at most once a second. */
export const viewsChanged = 'yuliao/view/changed';
