/** What the documentation tells people to type is typed here: the commands of the README, and the examples of `--help`. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { yuliao, yuliaoWith } from '../../support/cli.ts';
import { folderOf, put } from '../../support/folders.ts';
import { HEADLINE, STORY } from '../../support/page.ts';

const root = path.join(import.meta.dirname, '../../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const COMMANDS = ['facts', 'check', 'clean', 'explain', 'officials', 'statistics', 'query', 'freq', 'collocates', 'keywords', 'index'];

/** A line that a shell would run, as far as ours use one: what is piped in or out beside us stands for standard input and output. */
interface Line {
  readonly args: readonly string[];
  readonly input: string | undefined;
  readonly output: string | undefined;
}

function parse(line: string): Line {
  const command = line.split(' | ').find((each) => each.trim().startsWith('yuliao '));
  assert.ok(command !== undefined, line);
  const words = Array.from(command.trim().matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);
  const after = (sign: string) => (words.includes(sign) ? words[words.indexOf(sign) + 1] : undefined);
  const end = words.findIndex((word) => word === '<' || word === '>');
  return { args: words.slice(1, end < 0 ? undefined : end), input: after('<'), output: after('>') };
}

/** The indented lines below “Examples:”. */
function examplesOf(help: string): string[] {
  const [, examples = ''] = help.split('Examples:\n');
  return (examples.split('\n\n')[0] as string)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

const shown = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block]) => (block as string).split('\n'))
  .concat(Array.from(readme.matchAll(/^ {4}\$ (yuliao .*)$/gm), ([, line]) => line as string))
  .filter((line) => line.includes('yuliao '));

describe('the commands of the documentation', () => {
  let folder: string;
  before(() => {
    folder = folderOf();
    cpSync(path.join(root, 'seeds'), path.join(folder, 'seeds'), { recursive: true });
    cpSync(path.join(root, 'seeds'), path.join(folder, 'articles'), { recursive: true });
    const article = readFileSync(path.join(root, 'seeds/001_838f417be17cfb94.txt'), 'utf8');
    put(folder, 'article.txt', [HEADLINE, '2023-09-12', ...STORY, ''].join('\n'));
    put(folder, 'corpus.jsonl', `${JSON.stringify({ text: article })}\n`);
    put(folder, 'pages.jsonl', `${JSON.stringify({ content: article })}\n`);
  });

  async function runs(line: string): Promise<void> {
    const { args, input, output } = parse(line);
    const target = args.map((arg) => arg.replace(/^\/tmp\//, 'tmp/'));
    // What a pipe brings is articles, too: in the member that the command names.
    const from = input ?? (args.includes('--text-field') ? 'pages.jsonl' : 'corpus.jsonl');
    const { out, messages, code } = await yuliaoWith(readFileSync(path.join(folder, from)), folder, ...target);
    assert.ok(code === 0 || (code === 1 && args[0] === 'check'), `${line}: ${code} ${messages}`);
    if (output !== undefined) {
      assert.notEqual(out, '');
      writeFileSync(path.join(folder, output), out);
    }
  }

  it('there are some', () => assert.ok(shown.length >= 10, shown.join('\n')));
  for (const line of shown) it(`README: ${line}`, () => runs(line));
  for (const command of COMMANDS) {
    it(`the examples of ${command} --help`, async () => {
      const examples = examplesOf((await yuliao(folder, command, '--help')).out);
      assert.ok(examples.length > 0);
      for (const line of examples) await runs(line);
    });
  }
  it('the examples of --help', async () => {
    for (const line of examplesOf((await yuliao(folder, '--help')).out)) await runs(line);
  });
  it('the README has a row for every command, and no other', async () => {
    const rows = new Set(Array.from(readme.matchAll(/^\| `yuliao (\w+)/gm), ([, command]) => command));
    assert.deepEqual([...rows].sort(), [...COMMANDS].sort());
    const { out } = await yuliao(folder, '--help');
    for (const command of COMMANDS) assert.match(out, new RegExp(`^ {2}${command} `, 'm'));
  });
  it('the options in the README are options', async () => {
    const helps = (await Promise.all(COMMANDS.map((command) => yuliao(folder, command, '--help')))).map(({ out }) => out).join('\n');
    const section = readme.slice(readme.indexOf('## On the command line'), readme.indexOf('## In other editors'));
    const options = new Set(Array.from(section.matchAll(/(?<![-\w])--[a-z][a-z-]*/g), ([option]) => option));
    options.delete('--silent');
    options.delete('--help');
    for (const option of options) assert.ok(helps.includes(option), option);
  });
});
