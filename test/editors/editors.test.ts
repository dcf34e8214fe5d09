/**
 * The server in editors that are not VS Code: real ones, set up as the README says, asked with their own commands. They are
 * Debian's packages, which are installed where that asks nobody anything; without the editor a test is passed over, but not in
 * continuous integration.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { installDebianPackages } from '../support/debian-packages.ts';
import { folderOf, put } from '../support/folders.ts';
import { SERVER } from '../support/lsp-client.ts';
import { findOnPath, output } from '../support/vscode/commands.ts';

const root = path.join(import.meta.dirname, '../..');
const scripts = path.join(import.meta.dirname, 'scripts');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** What an editor shows of the person at the caret, and of the article. */
interface Seen {
  readonly failed?: string;
  readonly hover: string;
  readonly references: readonly { readonly file: string; readonly line: number; readonly column: number }[];
  readonly outline: readonly string[];
  readonly diagnostics: readonly string[];
  /** File → how often the new name stands there after a rename. */
  readonly renamed: Readonly<Record<string, number>>;
}

const ARTICLE = [
  '宝丰县召开健康乡村建设推进会',
  '2023-09-12 来源：宝丰日报',
  '9月12日，宝丰县召开健康乡村建设推进会。县委书记许红兵出席会议并讲话。',
  '一、提高认识',
  '许红兵(xǔ hóng bīng)强调，要把健康乡村建设作为一项重要任务来抓。',
  '上一篇：没有了',
  '下一篇：没有了',
  '版权所有 宝丰县人民政府办公室 豫ICP备05012345号',
  '',
].join('\n');
const OTHER = [
  '许红兵到张八桥镇调研',
  '2023-09-20 来源：宝丰日报',
  '9月20日，县委书记许紅兵到张八桥镇调研秋收工作，县长李铁山陪同调研。',
  '许红兵指出，要抓好秋收秋种。',
  '',
].join('\n');

/** The first block of a language in the README, which speaks of our server wherever a path has to be filled in. */
function setup(language: string): string {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readme)?.[1] ?? '';
  assert.ok(block.includes('/path/to/yuliao/dist/server.js'), `the README says how ${language} is set up`);
  return block.replace('/path/to/yuliao/dist/server.js', SERVER).replace(/(['"])node\1/, (_, quote) => quote + process.execPath + quote);
}

/** The editor's executable; undefined where there is none and none can be installed. */
function editor(t: TestContext, name: string, packages: readonly string[]): string | undefined {
  const found = findOnPath(name) ?? (installDebianPackages(packages) ? findOnPath(name) : undefined);
  if (found !== undefined) return found;
  assert.equal(process.env.CI, undefined, `${name} is needed`);
  t.skip(`${name} is not on this machine`);
  return undefined;
}

async function ask(program: string, parameters: (article: string, folder: string) => readonly string[]): Promise<Seen> {
  const folder = folderOf();
  const home = folderOf();
  const asked = path.join(home, 'asked.json');
  put(folder, 'meeting.txt', ARTICLE);
  put(folder, 'visit.txt', OTHER);
  const article = path.join(folder, 'meeting.txt');
  const env = {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: home,
    LANG: 'C.UTF-8',
    ASKED: asked,
    ASKED_FILE: article,
    ASKED_NAME: '许红兵',
    ASKED_NEW_NAME: '许红斌',
  };
  await output(program, parameters(article, home), { cwd: folder, env });
  const seen = JSON.parse(readFileSync(asked, 'utf8')) as Seen;
  assert.equal(seen.failed, undefined);
  return seen;
}

function check({ hover, references, outline, diagnostics, renamed }: Seen): void {
  assert.match(hover, /许红兵/);
  assert.match(hover, /宝丰县委.*书记|县委书记/);
  const places = references.map(({ file, line, column }) => `${file}:${line}:${column}`).sort();
  assert.equal(places.length, 5, places.join(' '));
  assert.deepEqual(new Set(references.map(({ file }) => file)), new Set(['meeting.txt', 'visit.txt']));
  assert.ok(
    outline.some((name) => name.includes('提高认识')),
    outline.join(' '),
  );
  assert.ok(
    diagnostics.some((each) => each.includes('boilerplate/icp-record')),
    diagnostics.join(' '),
  );
  assert.deepEqual(renamed, { 'meeting.txt': 2, 'visit.txt': 3 });
}

describe('other editors', () => {
  it('Neovim', async (t) => {
    const neovim = editor(t, 'nvim', ['neovim']);
    if (neovim === undefined) return;
    const seen = await ask(neovim, (article, home) => {
      const init = path.join(home, 'init.lua');
      writeFileSync(init, setup('lua'));
      return ['--headless', '-i', 'NONE', '-n', '-u', init, article, '-c', `luafile ${path.join(scripts, 'ask.lua')}`];
    });
    check(seen);
  });

  it('Emacs', async (t) => {
    const emacs = editor(t, 'emacs', ['emacs-nox', 'elpa-eglot']);
    if (emacs === undefined) return;
    const seen = await ask(emacs, (_, home) => {
      const init = path.join(home, 'init.el');
      writeFileSync(init, `;;; -*- lexical-binding: t -*-\n${setup('elisp')}`);
      return ['--batch', '--eval', '(package-initialize)', '--load', init, '--load', path.join(scripts, 'ask.el')];
    });
    check(seen);
  });
});
