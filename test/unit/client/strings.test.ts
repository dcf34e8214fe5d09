/**
 * Everything the user reads exists in both languages: a string without its translation, a translation without its
 * string, or a placeholder lost on the way is found here.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..', '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readStrings = (file: string): Record<string, string> => JSON.parse(read(file));

const client = globSync('client/src/**/*.ts', { cwd: root }).map(read);

/** First arguments of `l10n.t`, which must be literals: nothing else can be found and translated. */
function translated(source: string): string[] {
  return [...source.matchAll(/\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/gu)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/gu, '$1'),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/gu))].sort();

test('every string of the client has its Chinese, and no Chinese is left over', () => {
  const used = [...new Set(client.flatMap(translated))].sort();
  const bundle = readStrings('client/l10n/bundle.l10n.zh-cn.json');
  assert.deepEqual(Object.keys(bundle).sort(), used);
});

test('strings to translate are literals', () => {
  for (const source of client) {
    const calls = source.match(/\bl10n\.t\(/gu)?.length ?? 0;
    assert.equal(translated(source).length, calls, source.slice(0, 200));
  }
});

test('every string of the manifest has its English and its Chinese, and none is left over', () => {
  const manifest = read('package.json');
  const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/gu)].map(([, key]) => key))].sort();
  assert.deepEqual(Object.keys(readStrings('package.nls.json')).sort(), used);
  assert.deepEqual(Object.keys(readStrings('package.nls.zh-cn.json')).sort(), used);
});

test('translations keep the placeholders, and are Chinese', () => {
  const english = readStrings('package.nls.json');
  const pairs = [
    ...Object.entries(readStrings('client/l10n/bundle.l10n.zh-cn.json')),
    ...Object.entries(readStrings('package.nls.zh-cn.json')).map(([key, chinese]): [string, string] => [english[key] ?? '', chinese]),
  ];
  for (const [original, chinese] of pairs) {
    assert.deepEqual(placeholders(chinese), placeholders(original), original);
    assert.match(chinese, /\p{Script=Han}/u, original);
  }
});
