/**
 * A view of the side bar whose items the server makes: what is opened is asked for, a part at a time. Items keep their ids, so that
 * what is open stays open, and what is chosen chosen, when the corpus has changed and they are asked for anew.
 */
import * as vscode from 'vscode';
import type {
  CorpusView,
  ViewIcon,
  ViewItemsParams,
  ViewItemsResult,
  ViewOrders,
  WireViewItem,
} from '../../../server/src/protocol/views.ts';
import { viewItems } from '../../../server/src/protocol/views.ts';
import type { Server } from '../client.ts';
import { isCancellation } from '../commands/command.ts';

/** Items of one part: more than a screen shows. */
const PART = 100;
/** As many as the server gives at once: of longer lists that are asked for anew the end has to be asked for again. */
const MOST = 1000;

export const moreCommand = 'yuliao.moreItems';

/** An item with its place in the tree. `kind` and `key` say whom commands are about, which are given the item. */
export class ViewNode {
  readonly kind: 'person' | 'organisation' | 'place' | undefined;
  readonly key: string | undefined;
  readonly id: string;
  readonly item: WireViewItem;
  readonly parent: ViewNode | undefined;

  constructor(item: WireViewItem, parent: ViewNode | undefined) {
    this.item = item;
    this.parent = parent;
    this.kind = item.entity?.kind;
    this.key = item.entity?.key;
    this.id = parent ? `${parent.id}/${item.id}` : item.id;
  }
}

/** Stands behind the last item of a list that goes on. */
export class MoreNode {
  readonly tree: CorpusTree;
  readonly parent: ViewNode | undefined;
  readonly id: string;
  readonly searched: string | undefined;
  readonly left: number | undefined;

  constructor(tree: CorpusTree, parent: ViewNode | undefined, left: number | undefined, searched: string | undefined) {
    this.tree = tree;
    this.parent = parent;
    this.left = left;
    this.searched = searched;
    this.id = `${parent?.id ?? ''}/more`;
  }
}

export type TreeNode = ViewNode | MoreNode;

interface List {
  nodes: ViewNode[];
  more: boolean;
  total?: number;
  next?: string;
  searched?: string;
}

const icons: Readonly<Record<ViewIcon, [icon: string, colour?: string]>> = {
  article: ['file-text'],
  articles: ['files'],
  copies: ['copy'],
  date: ['calendar'],
  division: ['location'],
  error: ['error', 'problemsErrorIcon.foreground'],
  hint: ['lightbulb', 'editorLightBulb.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  letter: ['symbol-string'],
  organisation: ['organization'],
  people: ['account'],
  person: ['person'],
  post: ['briefcase'],
  site: ['globe'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
};

export class CorpusTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<TreeNode | undefined>;
  /** The topmost items were read, or what they are was changed. */
  readonly onDidRead: vscode.Event<void>;
  readonly view: CorpusView;
  private readonly server: Server;
  private readonly log: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<TreeNode | undefined>();
  private readonly read = new vscode.EventEmitter<void>();
  private readonly lists = new Map<string, List>();
  /** Lists that are being asked for. */
  private readonly asked = new Map<string, Promise<List | undefined>>();
  /** How many items of a list there were before they were asked for anew. */
  private readonly wanted = new Map<string, number>();
  private shownOrder: ViewOrders[CorpusView];
  private shownFilter = '';
  private hasBeenAsked = false;
  /** Another number whenever what is asked for is another than before. */
  private age = 0;

  constructor(view: CorpusView, order: ViewOrders[CorpusView], server: Server, log: vscode.LogOutputChannel) {
    this.view = view;
    this.shownOrder = order;
    this.server = server;
    this.log = log;
    this.onDidChangeTreeData = this.changed.event;
    this.onDidRead = this.read.event;
  }

  get order(): ViewOrders[CorpusView] {
    return this.shownOrder;
  }

  get filter(): string {
    return this.shownFilter;
  }

  /** How many topmost items there are; undefined where that is not known. */
  get total(): number | undefined {
    return this.lists.get('')?.total;
  }

  /** Whether somebody has looked at the view. */
  get wasAsked(): boolean {
    return this.hasBeenAsked;
  }

  /** Whether nothing stands in the view though it was read. */
  get empty(): boolean {
    return this.lists.get('')?.nodes.length === 0;
  }

  /** Shows other items, or the same in another order: what was open before is of no use. */
  arrange({ order = this.shownOrder, filter = this.shownFilter }: { order?: ViewOrders[CorpusView]; filter?: string }): void {
    if (order === this.shownOrder && filter === this.shownFilter) return;
    this.shownOrder = order;
    this.shownFilter = filter;
    this.wanted.clear();
    this.forget();
    this.changed.fire(undefined);
  }

  /** Asks for all that is shown anew. */
  refresh(): void {
    for (const [id, { nodes }] of this.lists) this.wanted.set(id, nodes.length);
    this.forget();
    this.changed.fire(undefined);
  }

  /** Reads the topmost items before somebody looks at the view. */
  async prepare(): Promise<void> {
    await this.listOf('', undefined);
  }

  /** What was read is of no use any more, and nobody has been given it. */
  forget(): void {
    this.age++;
    this.lists.clear();
  }

  /** Asks for the next part of a list, also of one that is just being asked for anew. Resolves to the first item of it. */
  async showMore(parent: ViewNode | undefined): Promise<ViewNode | undefined> {
    const id = parent?.id ?? '';
    for (;;) {
      const list = await this.listOf(id, parent);
      if (!list?.more) return undefined;
      const before = list.nodes.length;
      await this.readOn(parent, list, PART);
      if (this.lists.get(id) !== list) continue;
      this.changed.fire(this.shownNow(parent));
      return list.nodes[before];
    }
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    if (parent instanceof MoreNode) return [];
    const id = parent?.id ?? '';
    this.hasBeenAsked = true;
    // Whoever only looks at an empty side bar starts no server.
    const state = this.server.status?.state;
    if (state === undefined || state === 'failed') return [];
    const list = await this.listOf(id, parent);
    if (list === undefined) return [];
    const left = list.total === undefined ? undefined : list.total - list.nodes.length;
    return list.more ? [...list.nodes, new MoreNode(this, parent, left, list.searched)] : list.nodes;
  }

  getParent(node: TreeNode): ViewNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node instanceof MoreNode ? moreItem(node) : treeItem(node);
  }

  /** What is shown of an item that the mouse rests on; of hundreds that are only listed it would be sent for nothing. */
  resolveTreeItem(shown: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const tooltip = node instanceof MoreNode ? undefined : node.item.tooltip;
    // What comes from articles is escaped in it, and nothing in it is trusted.
    if (tooltip !== undefined) shown.tooltip = new vscode.MarkdownString(tooltip);
    return shown;
  }

  dispose(): void {
    this.changed.dispose();
    this.read.dispose();
  }

  /** Undefined where it cannot be read, which the log says. Whoever asks for the same at once gets the same items. */
  private listOf(id: string, parent: ViewNode | undefined): Promise<List | undefined> {
    const asked = this.asked.get(id);
    if (asked !== undefined) return asked;
    const list = this.readList(id, parent).finally(() => {
      if (this.asked.get(id) === list) this.asked.delete(id);
    });
    this.asked.set(id, list);
    return list;
  }

  private async readList(id: string, parent: ViewNode | undefined): Promise<List | undefined> {
    for (;;) {
      const known = this.lists.get(id);
      if (known !== undefined) return known;
      const { age } = this;
      const list: List = { nodes: [], more: true };
      try {
        await this.readOn(parent, list, Math.min(MOST, Math.max(PART, this.wanted.get(id) ?? 0)));
      } catch (error) {
        if (!isCancellation(error)) this.log.error(error instanceof Error ? error : String(error));
        return undefined;
      }
      // Whoever waits for what was asked before wants what is asked now.
      if (age !== this.age) continue;
      this.lists.set(id, list);
      if (parent === undefined) this.read.fire();
      return list;
    }
  }

  /** The item as it was last given, since the editor knows no other; undefined where all of it is about to be asked for. */
  private shownNow(node: ViewNode | undefined): ViewNode | undefined {
    return this.lists.get(node?.parent?.id ?? '')?.nodes.find(({ id }) => id === node?.id);
  }

  private async readOn(parent: ViewNode | undefined, list: List, count: number): Promise<void> {
    const parameters: ViewItemsParams = {
      view: this.view,
      order: this.shownOrder,
      from: list.nodes.length,
      count,
      ...(this.shownFilter === '' ? {} : { filter: this.shownFilter }),
      ...(parent?.item.parent ? { below: parent.item.parent } : {}),
      ...(list.next === undefined ? {} : { next: list.next }),
    };
    const { items, more, total, next, searched } = await this.server.request<ViewItemsResult>(viewItems, parameters);
    // An article may come between two parts and push one of the first into the second.
    const known = new Set(list.nodes.map(({ item }) => item.id));
    for (const item of items) if (!known.has(item.id)) list.nodes.push(new ViewNode(item, parent));
    list.more = more;
    delete list.total;
    delete list.next;
    delete list.searched;
    if (total !== undefined) list.total = total;
    if (next !== undefined) list.next = next;
    if (searched !== undefined) list.searched = searched;
  }
}

function treeItem({ id, item }: ViewNode): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const shown = new vscode.TreeItem(item.label, item.parent ? Collapsed : None);
  const [icon, colour] = icons[item.icon] ?? ['circle-small'];
  shown.id = id;
  shown.iconPath = new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
  shown.contextValue = contextOf(item);
  shown.accessibilityInformation = { label: [item.label, item.description].filter(Boolean).join(', ') };
  if (item.description !== undefined) shown.description = item.description;
  if (item.location) shown.command = { command: 'yuliao.showPlace', title: vscode.l10n.t('Open'), arguments: [item.location] };
  return shown;
}

function contextOf({ entity, article, alike, rule, fixable }: WireViewItem): string {
  const about = [entity?.kind, article && 'article', alike && 'alike', rule && 'rule', fixable && 'fixable'];
  return about.filter(Boolean).join(' ');
}

function moreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.searched === undefined ? vscode.l10n.t('Show More…') : vscode.l10n.t('Look Further…'));
  item.id = node.id;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  const said = node.searched ?? (node.left === undefined ? undefined : vscode.l10n.t('{0} left', node.left.toLocaleString()));
  if (said !== undefined) item.description = said;
  item.command = { command: moreCommand, title: vscode.l10n.t('Show More…'), arguments: [node] };
  return item;
}
