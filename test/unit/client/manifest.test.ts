/**
 * The manifest promises what the client keeps: commands, menus, token types, files.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { tokenTypes } from '../../../server/src/protocol/tokens.ts';
import '../../support/fake-vscode.ts';

const { commands } = await import('../../../client/src/commands/index.ts');
const { tools } = await import('../../../client/src/tools/index.ts');

const root = path.join(import.meta.dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { contributes } = manifest;
const contributed: { command: string; category: string }[] = contributes.commands;

test('commands are contributed and implemented alike, in the category Corpus', () => {
  assert.deepEqual(contributed.map(({ command }) => command).sort(), Object.keys(commands).sort());
  for (const { category } of contributed) assert.equal(category, '%command.category%');
});

test('tools for assistants are contributed and implemented alike, described, and take nothing that is not declared', () => {
  const declared: { name: string; modelDescription: string; inputSchema: { additionalProperties: boolean } }[] =
    contributes.languageModelTools;
  assert.deepEqual(declared.map(({ name }) => name).sort(), Object.keys(tools).sort());
  for (const { name, modelDescription, inputSchema } of declared) {
    assert.match(name, /^yuliao_[a-z]+_[a-z]+$/);
    assert.ok(modelDescription.length > 100 && modelDescription.includes('Use it'), name);
    assert.equal(inputSchema.additionalProperties, false, name);
  }
});

test('menus and keys name contributed commands', () => {
  const known = new Set(contributed.map(({ command }) => command));
  const menus: Record<string, { command: string }[]> = contributes.menus;
  const keys: { command: string }[] = contributes.keybindings;
  for (const { command } of [...Object.values(menus).flat(), ...keys]) assert.ok(known.has(command), command);
});

test('internal commands are kept out of the palette', () => {
  const palette: { command: string; when: string }[] = contributes.menus.commandPalette;
  for (const internal of ['yuliao.showMenu', 'yuliao.showPlace', 'yuliao.compareArticles', 'yuliao.deleteEverywhere', 'yuliao.showLens']) {
    assert.ok(
      palette.some(({ command, when }) => command === internal && when === 'false'),
      internal,
    );
  }
});

test('the token types of the protocol are contributed with their stand-ins and have colours; boilerplate is a comment', () => {
  const types: { id: string; superType: string }[] = contributes.semanticTokenTypes;
  assert.deepEqual(
    types.map(({ id, superType }) => ({ id, standard: superType })),
    tokenTypes.filter(({ id }) => id !== 'boilerplate').map((type) => ({ ...type })),
  );
  assert.deepEqual(Object.keys(contributes.semanticTokenScopes[0].scopes).sort(), types.map(({ id }) => id).sort());
});

test('settings have a default, a place and a description', () => {
  const groups: { properties: Record<string, { default?: unknown; markdownDescription?: string; scope?: string }> }[] =
    contributes.configuration;
  for (const [name, setting] of groups.flatMap(({ properties }) => Object.entries(properties))) {
    assert.ok(name.startsWith('yuliao.'), name);
    assert.notEqual(setting.default, undefined, name);
    assert.ok(setting.markdownDescription && setting.scope, name);
  }
});

test('settings stand in one order, in the editor as in the README', () => {
  type Ordered = { order: number };
  const inOrder = <Each extends Ordered>(some: readonly Each[]) => {
    assert.deepEqual(
      some.map(({ order }) => order).sort(),
      [...some.keys()].map((index) => index + 1),
    );
    return [...some].sort((a, b) => a.order - b.order);
  };
  const groups: (Ordered & { properties: Record<string, Ordered> })[] = contributes.configuration;
  const names = inOrder(groups).flatMap(({ properties }) =>
    inOrder(Object.entries(properties).map(([name, { order }]) => ({ name, order }))).map(({ name }) => name),
  );
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  assert.deepEqual(
    [...readme.matchAll(/^\| `(yuliao\.[\w.]+)` \|/gmu)].map(([, name]) => name),
    names,
  );
});

test('files that the manifest names exist', () => {
  const language = contributes.languages[0];
  const steps: { media: { image: string } }[] = contributes.walkthroughs.flatMap(({ steps }: { steps: object[] }) => steps);
  const files = [
    manifest.icon,
    manifest.l10n,
    language.icon.light,
    language.icon.dark,
    ...contributes.languages.flatMap(({ configuration = [] }: { configuration?: string | [] }) => configuration),
    ...contributes.grammars.map(({ path }: { path: string }) => path),
    ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
    ...steps.map(({ media }) => media.image),
  ];
  for (const file of files) assert.ok(existsSync(path.join(root, file)), file);
});
