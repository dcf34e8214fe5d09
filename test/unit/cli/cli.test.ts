import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { readPlace } from '../../../server/src/cli/explain-command.ts';
import { yuliao } from '../../support/cli.ts';
import { OTHER_STORIES } from '../../support/page.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ARTICLE =
  '宝丰县召开卫生健康大会\n2020年6月25日\n\n本报讯 6月19日上午,宝丰县卫生健康大会召开。县委书记许红兵出席会议并讲话。许红兵指出,要抓实重点工作。\n';

describe('yuliao', () => {
  let folder: string;
  const file = (name: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  const paths = (out: string) =>
    out
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { path: string }).path);
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'yuliao-cli-'));
    file('b.txt', ARTICLE);
    file('a/c.md', ARTICLE);
    file('a.txt', ARTICLE);
    file('english.txt', 'Nothing to see here, in no language of the corpus.');
    file('.gitignore', 'ignored.txt\n');
    file('ignored.txt', ARTICLE);
    file('table.csv', ARTICLE);
    file('gb.txt', iconv.encode(ARTICLE, 'gb18030'));
    file('odd/binary.txt', Buffer.from([0, 1, 2, 3, 0, 0, 0, 255]));
    file('odd/empty.txt', '');
    file('odd/broken.txt', Buffer.concat([Buffer.from(ARTICLE), Buffer.from([0xff])]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('facts --json', () => {
    it('prints one object a line in path order, of what the corpus would hold', async () => {
      const { out, messages, code } = await yuliao(folder, 'facts', '--json', '.');
      assert.deepEqual(paths(out), ['a.txt', 'a/c.md', 'b.txt', 'gb.txt', 'odd/broken.txt']);
      assert.match(messages, /odd\/broken\.txt: 1 characters cannot be decoded as utf-8/);
      assert.equal(code, 0);
    });
    it('names files as the user did', async () => {
      assert.deepEqual(
        paths((await yuliao(folder, 'facts', '--json', './b.txt', path.join(folder, 'a.txt'), 'a')).out).sort(),
        [path.join(folder, 'a.txt'), './b.txt', 'a/c.md'].sort(),
      );
    });
    it('takes a named file whatever it holds', async () => {
      const { out, code } = await yuliao(folder, 'facts', '--json', 'english.txt', 'ignored.txt', 'table.csv', 'odd/empty.txt');
      assert.deepEqual(paths(out), ['english.txt', 'ignored.txt', 'odd/empty.txt', 'table.csv']);
      assert.equal(code, 0);
    });
    it('takes a file once, however often it is named', async () => {
      symlinkSync(path.join(folder, 'a.txt'), path.join(folder, 'link.txt'));
      assert.equal(paths((await yuliao(folder, 'facts', '--json', 'a.txt', 'a.txt', 'link.txt')).out).length, 1);
      rmSync(path.join(folder, 'link.txt'));
    });
    it('has facts of the decoded text', async () => {
      const { out } = await yuliao(folder, 'facts', '--json', 'gb.txt');
      const facts = JSON.parse(out) as {
        title: { text: string };
        published: string;
        findings: { rule: string }[];
        dates: { iso: string }[];
      };
      assert.equal(facts.title.text, '宝丰县召开卫生健康大会');
      assert.equal(facts.published, '2020-06-25');
      assert.ok(facts.dates.some(({ iso }) => iso === '2020-06-19'));
      assert.ok(facts.findings.some(({ rule }) => rule === 'text/encoding'));
    });
    it('goes on after what cannot be read, and says so', async () => {
      const { out, messages, code } = await yuliao(folder, 'facts', '--json', 'gone.txt', 'odd/binary.txt', 'b.txt');
      assert.deepEqual(paths(out), ['b.txt']);
      assert.match(messages, /gone\.txt: no such file or folder\n/);
      assert.match(messages, /odd\/binary\.txt: binary, not text\n/);
      assert.equal(code, 2);
    });
    it('says that a file may not be read', { skip: process.getuid?.() === 0 || process.platform === 'win32' }, async () => {
      file('secret/locked.txt', ARTICLE);
      chmodSync(path.join(folder, 'secret/locked.txt'), 0);
      const { messages, code } = await yuliao(folder, 'facts', '--json', 'secret');
      assert.match(messages, /locked\.txt: permission denied/);
      assert.equal(code, 2);
      rmSync(path.join(folder, 'secret'), { recursive: true });
    });
    it('reads the head of a file of 100 MB', async () => {
      file('huge/huge.txt', `${ARTICLE}${'x'.repeat(4.5e6)}\n`);
      truncateSync(path.join(folder, 'huge/huge.txt'), 100e6);
      const { out, messages, code } = await yuliao(folder, 'check', 'huge/huge.txt');
      assert.match(messages, /only the head is read, the file has 100\.0 MB/);
      assert.match(out, /text\/head-only/);
      assert.equal(code, 1);
      rmSync(path.join(folder, 'huge'), { recursive: true });
    });
  });

  describe('facts', () => {
    it('sums an article up', async () => {
      const { out } = await yuliao(folder, 'facts', 'b.txt');
      for (const part of [
        'b.txt',
        '宝丰县召开卫生健康大会 · 2020-06-25 · simplified',
        '县委书记 许红兵',
        '宝丰县',
        '河南省平顶山市宝丰县',
        '6月19日上午 = 2020-06-19',
      ])
        assert.ok(out.includes(part), part);
    });
  });

  describe('check', () => {
    it('prints path, line and column of each finding and exits with 1', async () => {
      const { out, code } = await yuliao(ROOT, 'check', 'seeds');
      assert.equal(code, 1);
      for (const line of out.trim().split('\n'))
        assert.match(line, /^seeds\/\d{3}_[0-9a-f]+\.txt:\d+:\d+ (?:error|warning|information|hint) [a-z]+\/[a-z0-9-]+ \S/);
      assert.ok(out.includes(' boilerplate/icp-record '));
    });
    it('exits with 0 where nothing is found', async () => {
      file('clean/clean.txt', ARTICLE);
      assert.deepEqual(await yuliao(folder, 'check', 'clean'), { out: '', messages: '', code: 0 });
    });
    it('exits with 2 where something could not be read, findings or not', async () => {
      assert.equal((await yuliao(ROOT, 'check', 'seeds', 'gone')).code, 2);
    });
  });

  describe('statistics', () => {
    it('counts copies of one story as it is told', async () => {
      const [story] = OTHER_STORIES;
      file('copies/first.txt', story);
      file('copies/second.txt', story.replace('2023-09-12', '2023-09-14'));
      const counted = async (...options: string[]) => {
        const { articles, nearDuplicates } = JSON.parse((await yuliao(folder, 'statistics', '--json', 'copies', ...options)).out);
        return [articles, nearDuplicates.length];
      };
      assert.deepEqual(await counted(), [2, 1]);
      assert.deepEqual(await counted('--near-duplicates', 'once'), [1, 1]);
      const { out, code } = await yuliao(folder, 'statistics', 'copies');
      assert.match(out, /Groups of nearly equal articles \| 1 /);
      assert.equal(code, 0);
      rmSync(path.join(folder, 'copies'), { recursive: true });
    });
  });

  describe('officials', () => {
    it('prints a table whose columns stand below each other in a terminal', async () => {
      const { out, code } = await yuliao(folder, 'officials', 'a', 'b.txt');
      const rows = out.trimEnd().split('\n');
      assert.match(rows[0] as string, /^name +post +articles +mentions$/);
      assert.match(rows[1] as string, /^许红兵 +宝丰县委书记 +2 +4$/);
      assert.equal(code, 0);
    });
    it('prints JSON and CSV', async () => {
      const json = JSON.parse((await yuliao(folder, 'officials', '--json', 'a.txt')).out) as { name: string; posts: { post: string }[] }[];
      assert.deepEqual(
        json.map(({ name, posts }) => [name, posts[0]?.post]),
        [['许红兵', '书记']],
      );
      const { out } = await yuliao(folder, 'officials', '--csv', 'a.txt');
      assert.ok(out.startsWith('\ufeffname,') && out.includes('许红兵'));
    });
    it('counts mentions in fixed phrases as it is told', async () => {
      writeFileSync(
        path.join(folder, 'phrases.txt'),
        `${ARTICLE}许红兵指出，要学习习近平新时代中国特色社会主义思想。\n习近平总书记强调，健康是大事。\n`,
      );
      const counted = async (...options: string[]) =>
        (await yuliao(folder, 'officials', 'phrases.txt', ...options)).out
          .split('\n')
          .find((row) => row.startsWith('习近平'))
          ?.match(/\d+$/)?.[0];
      assert.equal(await counted(), '1');
      assert.equal(await counted('--phrases', 'count'), '2');
      assert.equal(await counted('--phrases', 'ignore'), '1');
      assert.equal((await yuliao(folder, 'officials', 'phrases.txt', '--phrases', 'all')).code, 2);
      rmSync(path.join(folder, 'phrases.txt'));
    });
    it('goes on after what cannot be read', async () => {
      const { out, messages, code } = await yuliao(folder, 'officials', 'gone', 'a.txt');
      assert.match(out, /许红兵/);
      assert.match(messages, /gone: no such file or folder/);
      assert.equal(code, 2);
    });
  });

  describe('explain', () => {
    const story = ARTICLE.split('\n')[3] as string;
    /** Where the name stands. */
    const column = story.indexOf('许红兵') + 1;
    it('tells the cue that decided, with weights and places', async () => {
      const { out, messages, code } = await yuliao(folder, 'explain', `a.txt:4:${column}`);
      assert.match(out, new RegExp(`^a\\.txt:4:${column} person: 许红兵 · official \\[left\\.officialPost\\]\n`));
      assert.match(out, new RegExp(`^ +\\+7\\.0 {2}left “书记”: .* \\(4:${column}\\) \\[left\\.officialPost\\]$`, 'm'));
      assert.match(out, /^a\.txt:4:1 line: .*zone body \[zone\.\w+\]$/m);
      assert.equal(messages, '');
      assert.equal(code, 0);
    });
    it('tells of everything on a line', async () => {
      const { out, code } = await yuliao(folder, 'explain', 'a.txt:4');
      for (const kind of [
        'date: 6月19日上午',
        'place: 宝丰县',
        'post: 县委书记',
        'person: 许红兵',
        'statement: 许红兵指出',
        'line: 本报讯',
      ])
        assert.ok(out.includes(kind), kind);
      assert.equal(code, 0);
    });
    it('tells why nobody is recognised', async () => {
      file('none.txt', ARTICLE.replace('许红兵指出', '许某指出,要高度重视'));
      assert.match(
        (await yuliao(folder, 'explain', `none.txt:4:${story.indexOf('许红兵指出') + 2}`)).out,
        /noName: 许某 · nobody is recognised here \[refusal\.neverGiven\]/,
      );
      rmSync(path.join(folder, 'none.txt'));
    });
    it('prints one object a line for programs', async () => {
      const { out } = await yuliao(folder, 'explain', '--json', `a.txt:4:${column}`);
      const [first] = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { path: string; line: number; column: number; cue: string; reasons: { cue: string }[] });
      assert.deepEqual([first?.path, first?.line, first?.column, first?.cue], ['a.txt', 4, column, 'left.officialPost']);
      assert.ok(first?.reasons.some(({ cue }) => cue === 'right.action'));
    });
    it('reads the columns of a file in another encoding as an editor shows them', async () => {
      assert.match((await yuliao(folder, 'explain', `gb.txt:4:${column}`)).out, /person: 许红兵/);
    });
    it('says what is wrong with a place', async () => {
      const wrong: [string, RegExp][] = [
        ['a.txt', /a\.txt: no line is given; write FILE:LINE or FILE:LINE:COLUMN/],
        ['a.txt:0', /a\.txt: lines and columns count from 1/],
        ['a.txt:4:0', /a\.txt: lines and columns count from 1/],
        ['a.txt:99:1', /a\.txt: there is no line 99, the last is 5/],
        ['a.txt:2:12', /a\.txt: line 2 has no column 12, the last is 11/],
        ['none.txt:1:1', /none\.txt: no such file or folder/],
        ['a:1', /a: is a folder/],
        ['odd/binary.txt:1:1', /odd\/binary\.txt: binary, not text/],
      ];
      for (const [place, said] of wrong) {
        const { out, messages, code } = await yuliao(folder, 'explain', place);
        assert.match(messages, said);
        assert.deepEqual([out, code], ['', 2], place);
      }
    });
    it('takes the end of a line and of a file', async () => {
      for (const place of ['a.txt:2:11', 'a.txt:5:1', 'odd/empty.txt:1:1'])
        assert.equal((await yuliao(folder, 'explain', place)).code, 0, place);
    });
    it('reads paths that hold colons', () => {
      assert.deepEqual(readPlace('C:\\x\\y.txt:3:4'), { path: 'C:\\x\\y.txt', line: 3, column: 4 });
      assert.deepEqual(readPlace('C:\\x\\y.txt:3'), { path: 'C:\\x\\y.txt', line: 3 });
      assert.deepEqual(readPlace('/a:b/c.txt:12'), { path: '/a:b/c.txt', line: 12 });
      assert.equal(readPlace('C:\\x\\y.txt'), undefined);
      assert.equal(readPlace(':3'), undefined);
    });
  });

  describe('usage', () => {
    it('explains each command with examples', async () => {
      for (const command of ['facts', 'check', 'clean', 'explain', 'officials', 'statistics']) {
        const { out, code } = await yuliao(folder, command, '--help');
        assert.match(out, new RegExp(`Usage: yuliao ${command} [\\s\\S]*Examples:\n {2}yuliao ${command} `));
        assert.equal(code, 0);
      }
      assert.match((await yuliao(folder, '--help')).out, /facts[\s\S]*check[\s\S]*clean[\s\S]*explain[\s\S]*officials[\s\S]*statistics/);
    });
    it('prints its version', async () => {
      const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
      assert.equal((await yuliao(folder, '--version')).out, `${version}\n`);
    });
    it('exits with 2 on wrong usage', async () => {
      for (const args of [[], ['facts'], ['nonsense'], ['check', '--nonsense', 'a.txt']])
        assert.equal((await yuliao(folder, ...args)).code, 2, args.join(' '));
      assert.match((await yuliao(folder, 'nonsense')).messages, /unknown command 'nonsense'/);
    });
  });
});

describe('yuliao as a process', () => {
  it('is quiet when its reader goes away', async () => {
    const child = spawn(process.execPath, ['server/src/cli.ts', 'facts', '--json', 'seeds'], { cwd: ROOT });
    let messages = '';
    child.stderr.on('data', (data) => {
      messages += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([messages, code], ['', 0]);
  });
  it('gives its exit code', async () => {
    const child = spawn(process.execPath, ['server/src/cli.ts', 'facts', 'gone.txt'], { cwd: ROOT });
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 2);
  });
});
