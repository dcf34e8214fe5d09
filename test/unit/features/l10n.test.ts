import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import * as l10n from '@vscode/l10n';
import chinese from '../../../server/l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import { explainRule } from '../../../server/src/features/explain-rule.ts';
import { mentionsText } from '../../../server/src/features/wording.ts';

const source = new URL('../../../server/src/', import.meta.url);
const bundle: Readonly<Record<string, string>> = chinese;

afterEach(() => l10n.config({ contents: {} }));

/** The text of all modules below a folder. */
function textOf(folder: string): string {
  const directory = new URL(`${folder}/`, source);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, directory), 'utf8'))
    .join('\n');
}

function literals(code: string): string[] {
  return Array.from(code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g), ([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** Everything that the server may say to a user: what features and handlers translate, and the notices of the corpus. */
function saidStrings(): Set<string> {
  const said = new Set<string>();
  for (const [, argument] of (textOf('features') + textOf('lsp')).matchAll(/l10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g)) {
    for (const text of literals(argument as string)) said.add(text);
  }
  const corpus = textOf('corpus') + textOf('tokens');
  for (const [call] of corpus.matchAll(/\bnotice\(\s*[^;]*?\);/g)) for (const text of literals(call)) if (isSentence(text)) said.add(text);
  for (const [statement] of corpus.matchAll(/\bsaid\s*=[^;]*;/g))
    for (const text of literals(statement)) if (isSentence(text)) said.add(text);
  // What is wrong with a query is said where it is found, and translated where it is shown.
  for (const [, template] of textOf('query').matchAll(/\bproblem\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g))
    for (const text of literals(template as string)) said.add(text);
  // Sentences that notices take as arguments.
  for (const [, argument] of corpus.matchAll(/(?:message|remedy): ('(?:[^'\\\n]|\\.)*')/g))
    for (const text of literals(argument as string)) said.add(text);
  return said;
}

function isSentence(text: string): boolean {
  return /^[A-Z{].* .*/.test(text);
}

function placeholders(text: string): string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}

test('every string has its Chinese, with the same places for values', () => {
  const said = saidStrings();
  assert.ok(said.size > 40, 'the strings were not found in the sources');
  for (const text of said) {
    const translated = bundle[text];
    assert.ok(translated, `no Chinese for “${text}”`);
    assert.deepEqual(placeholders(translated), placeholders(text), text);
  }
});

test('the bundle holds nothing that nobody says, in order', () => {
  const said = saidStrings();
  const keys = Object.keys(bundle);
  assert.deepEqual(
    keys.filter((key) => !said.has(key)),
    [],
  );
  assert.deepEqual(keys, [...keys].sort());
});

test('with the bundle the server speaks Chinese, the catalogue of rules too', () => {
  l10n.config({ contents: chinese });
  assert.equal(mentionsText(3), '3次提及');
  assert.match(explainRule('boilerplate/icp-record'), /级别/);
});
