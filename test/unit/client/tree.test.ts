/** A view's items as they are asked for: parts, what is remembered, and what comes too late. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogOutputChannel } from 'vscode';
import type { Server } from '../../../client/src/client.ts';
import type { TreeNode } from '../../../client/src/views/tree.ts';
import type { ViewItemsParams, ViewItemsResult, WireViewItem } from '../../../server/src/protocol/views.ts';
import '../../support/fake-vscode.ts';

const { CorpusTree, ViewNode } = await import('../../../client/src/views/tree.ts');

/** A server that has these labels, and those that a filter is part of; each has children of its own name. */
class FakeServer {
  status: { state: string } | undefined = { state: 'ready' };
  readonly asked: ViewItemsParams[] = [];
  labels: string[];
  /** Answers wait for it. */
  gate: Promise<void> = Promise.resolve();

  constructor(labels: string[]) {
    this.labels = labels;
  }

  async request(_method: string, params: ViewItemsParams): Promise<ViewItemsResult> {
    this.asked.push(params);
    const { filter = '', below, from, count } = params;
    const name = below === undefined ? '' : 'key' in below ? below.key : '';
    const all = this.labels.filter((label) => label.includes(filter)).map((label) => `${name}${label}`);
    await this.gate;
    const items = all
      .slice(from, from + count)
      .map((label): WireViewItem => ({ id: label, label, icon: 'person', parent: { is: 'person', key: label } }));
    return { items, more: from + count < all.length, total: all.length, partial: false };
  }
}

function treeOf(server: FakeServer) {
  const log = { error: () => {} } as unknown as LogOutputChannel;
  const tree = new CorpusTree('officials', 'frequency', server as unknown as Server, log);
  const fired: (TreeNode | undefined)[] = [];
  tree.onDidChangeTreeData((node) => fired.push(node));
  return { tree, fired };
}

const labelsOf = (nodes: readonly TreeNode[]): string[] =>
  nodes.map((node) => (node instanceof ViewNode ? node.item.label : `… ${node.left}`));
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}`);

test('a long list comes in parts; the next one is asked for alone, and goes behind', async () => {
  const server = new FakeServer(numbered(250));
  const { tree, fired } = treeOf(server);
  assert.deepEqual(labelsOf(await tree.getChildren()).slice(-2), ['n99', '… 150']);
  const first = await tree.showMore(undefined);
  assert.equal(first?.item.label, 'n100');
  assert.deepEqual(fired, [undefined]);
  assert.deepEqual(labelsOf(await tree.getChildren()).slice(-2), ['n199', '… 50']);
  assert.deepEqual(
    server.asked.map(({ from, count }) => [from, count]),
    [
      [0, 100],
      [100, 100],
    ],
  );
  await tree.showMore(undefined);
  assert.equal((await tree.getChildren()).length, 250);
  assert.equal(await tree.showMore(undefined), undefined);
});

test('asked for anew, a list is as long as it was, and its items have the ids that they had', async () => {
  const server = new FakeServer(numbered(250));
  const { tree } = treeOf(server);
  await tree.getChildren();
  await tree.showMore(undefined);
  const before = (await tree.getChildren()).map(({ id }) => id);
  server.labels = ['new', ...server.labels];
  tree.refresh();
  const after = (await tree.getChildren()).map(({ id }) => id);
  assert.equal(after.length, before.length);
  assert.deepEqual(after.slice(1, -1), before.slice(0, -2));
});

test('more of a list that was asked for anew since is shown below the item that stands there now', async () => {
  const { tree, fired } = treeOf(new FakeServer(numbered(250)));
  const [before] = await tree.getChildren();
  await tree.getChildren(before);
  tree.refresh();
  const [now] = await tree.getChildren();
  await tree.getChildren(now);
  await tree.showMore(before as InstanceType<typeof ViewNode>);
  assert.notEqual(now, before);
  assert.equal(fired.at(-1), now);
  assert.equal((await tree.getChildren(now)).length, 201);
});

test('more of a list that is just being asked for anew waits for it', async () => {
  const { tree } = treeOf(new FakeServer(numbered(250)));
  const [before] = await tree.getChildren();
  await tree.getChildren(before);
  tree.refresh();
  const first = await tree.showMore(before as InstanceType<typeof ViewNode>);
  assert.equal(first?.item.label, 'n0n100');
  assert.equal((await tree.getChildren((await tree.getChildren())[0])).length, 201);
});

test('an item below two others has an id of each', async () => {
  const { tree } = treeOf(new FakeServer(['a', 'b']));
  const [a, b] = await tree.getChildren();
  const [below] = await tree.getChildren(a);
  const [other] = await tree.getChildren(b);
  assert.notEqual(below?.id, other?.id);
  assert.equal(tree.getParent(below as TreeNode), a);
});

test('an answer to what was asked before is not taken for one to what is asked now', async () => {
  const server = new FakeServer(['ab', 'b']);
  const { tree } = treeOf(server);
  let letGo = () => {};
  server.gate = new Promise((resolve) => {
    letGo = resolve;
  });
  const late = tree.getChildren();
  tree.arrange({ filter: 'a' });
  letGo();
  assert.deepEqual(labelsOf(await late), ['ab']);
  assert.deepEqual(labelsOf(await tree.getChildren()), ['ab']);
});

test('the same list twice is asked for once; another order or filter is another list', async () => {
  const server = new FakeServer(['ab', 'b']);
  const { tree, fired } = treeOf(server);
  await tree.getChildren();
  await tree.getChildren();
  assert.equal(server.asked.length, 1);
  tree.arrange({ filter: '' });
  assert.equal(fired.length, 0);
  tree.arrange({ filter: 'a' });
  assert.equal(fired.length, 1);
  assert.deepEqual(labelsOf(await tree.getChildren()), ['ab']);
  assert.equal(tree.total, 1);
  tree.arrange({ order: 'pinyin', filter: '' });
  await tree.getChildren();
  assert.deepEqual(
    server.asked.map(({ order, filter }) => [order, filter]),
    [
      ['frequency', undefined],
      ['frequency', 'a'],
      ['pinyin', undefined],
    ],
  );
});

test('who only looks at the side bar starts no server', async () => {
  const server = new FakeServer(['a']);
  const { tree } = treeOf(server);
  for (const status of [undefined, { state: 'failed' }]) {
    server.status = status;
    assert.deepEqual(await tree.getChildren(), []);
  }
  assert.equal(server.asked.length, 0);
});
