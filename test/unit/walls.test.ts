/**
 * The walls of the house, as CONTRIBUTING.md draws them: who may import whom, where IO lives, who knows the protocol library.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = path.join(root, 'server', 'src');
const client = path.join(root, 'client', 'src');

/** A module imports from its own storey and from those before it. */
const storeys = ['protocol', 'text', 'article', 'hygiene', 'tokens', 'corpus', 'query', 'features', 'lsp', 'main'];
const withIo = new Set(['corpus', 'cli', 'main']);
/** nodejieba reads its dictionaries by itself and aborts the process where one is missing, so its wrapper looks first. */
const segmenter = path.join(server, 'tokens', 'jieba.ts');
const io = /^node:(fs|fs\/promises|sqlite|child_process|worker_threads|net|http|https|dgram|tls|readline)$/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(folder: string): Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return files.flatMap((file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    const statements = source.matchAll(
      /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm,
    );
    return [...statements].map(([, type, specifier, dynamic]) => {
      const name = specifier ?? dynamic ?? '';
      const to = name.startsWith('.') ? path.resolve(folder, path.dirname(file), name) : name;
      return { from: path.join(folder, file), to, typeOnly: type !== undefined };
    });
  });
}

/** The storey of a module of the server, or undefined for what is none. */
function storeyOf(file: string): string | undefined {
  const [first = ''] = path.relative(server, file).split(path.sep);
  // The entry of a thread, as main.ts is that of the process.
  if (first === 'query-thread.ts') return 'main';
  return first === '..' ? undefined : first.replace(/\.ts$/, '');
}

const show = ({ from, to }: Import) => `${path.relative(root, from)} imports ${path.isAbsolute(to) ? path.relative(root, to) : to}`;
const all = importsOf(server);

test('there are imports to look at', () => {
  assert.ok(all.length > 50);
  assert.ok(importsOf(client).length > 10);
});

test('nothing imports from a storey above its own', () => {
  const rank = (file: string) => {
    const storey = storeyOf(file);
    return storeys.indexOf(storey === 'cli' ? 'lsp' : (storey ?? ''));
  };
  const upward = all.filter(({ from, to }) => path.isAbsolute(to) && storeyOf(to) !== undefined && rank(to) > rank(from));
  assert.deepEqual(upward.map(show), []);
});

test('the command line and the server do not import each other', () => {
  const storeyPair = ({ from, to }: Import) => `${storeyOf(from)} ${path.isAbsolute(to) ? storeyOf(to) : ''}`;
  assert.deepEqual(all.filter((each) => ['lsp cli', 'cli lsp'].includes(storeyPair(each))).map(show), []);
});

test('the protocol imports nothing but types', () => {
  assert.deepEqual(all.filter(({ from, typeOnly }) => storeyOf(from) === 'protocol' && !typeOnly).map(show), []);
});

test('input and output live in the corpus, the command line and main', () => {
  assert.deepEqual(all.filter(({ from, to }) => io.test(to) && from !== segmenter && !withIo.has(storeyOf(from) ?? '')).map(show), []);
});

test('vscode-languageserver is known to lsp and main alone', () => {
  const known = all.filter(({ to }) => /^vscode-(languageserver|jsonrpc)/.test(to) && !to.startsWith('vscode-languageserver-textdocument'));
  assert.deepEqual(known.filter(({ from }) => !['lsp', 'main'].includes(storeyOf(from) ?? '')).map(show), []);
});

test('the client sees the protocol and no other part of the server', () => {
  const across = importsOf(client).filter(({ to }) => storeyOf(to) !== undefined && path.isAbsolute(to));
  assert.deepEqual(across.filter(({ to }) => storeyOf(to) !== 'protocol').map(show), []);
});
