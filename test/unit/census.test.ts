/**
 * A census of what the extension brings to VS Code: whatever a user can reach, a case in a real VS Code reaches too. Cases run commands by
 * their ids, or by their titles from the palette, so that their text names what they run.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };

const folder = path.join(import.meta.dirname, '..', 'e2e');
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n')
  // What stands in a comment runs nothing.
  .replace(/^\s*(?:\/\*|\*|\/\/).*$/gmu, '');
/** Texts that stand in quotes. */
const quoted = new Set([...cases.matchAll(/'([^'\n]*)'|`([^`\n]*)`/gu)].map(([, plain, template]) => plain ?? template));
/** The hands of a case name a command alone, or behind what is clicked. */
const RUNS = /\b(?:executeCommand|run)\(\s*'(yuliao\.\w+)'|\b(?:menu|button|click)\([^;]*?'(yuliao\.\w+)',?\s*\)/gu;
const english = (text: string): string => texts[text.slice(1, -1) as keyof typeof texts];

test('a case runs every command', () => {
  const ids = new Set([...cases.matchAll(RUNS)].map(([, alone, last]) => alone ?? last));
  const missing = manifest.contributes.commands.filter(
    ({ command, title }) => !ids.has(command) && !quoted.has(`Corpus: ${english(title)}`),
  );
  assert.deepEqual(
    missing.map(({ command }) => command),
    [],
  );
});

test('a case looks into every view', () => {
  const missing = manifest.contributes.views.yuliao.filter(({ name }) => !quoted.has(english(name)));
  assert.deepEqual(
    missing.map(({ id }) => id),
    [],
  );
});

test('a case invokes every tool', () => {
  const missing = manifest.contributes.languageModelTools.filter(({ name }) => !quoted.has(name));
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  );
});
