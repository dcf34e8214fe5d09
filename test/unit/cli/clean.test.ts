import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { linesOf } from '../../../server/src/cli/json-lines.ts';
import { type CleanRecord, parseRecord } from '../../../server/src/corpus/clean/record.ts';
import { yuliao, yuliaoWith } from '../../support/cli.ts';
import { folderOf } from '../../support/folders.ts';
import { HEADLINE, STORY } from '../../support/page.ts';

const CLEAN = `${HEADLINE}\n\n2023-09-12 10:20:00 来源:青禾新闻\n\n${STORY.join('\n\n')}\n`;
const PAGE = `首页 > 新闻 > 正文\n\n${CLEAN}\n豫ICP备09014970号\n扫一扫 分享到微信\n`;

/** Builds the clean text from the original, as --help says it is done. */
function follow(original: string, segments: CleanRecord['segments']): string {
  return segments.map(([, from, length, text]) => text ?? original.slice(from, from + length)).join('');
}

describe('clean SOURCE DESTINATION', () => {
  it('writes a clean tree with maps and reports, and says what it did', async () => {
    const folder = folderOf({ 'pages/a/b.txt': PAGE, 'pages/c.txt': CLEAN });
    const { out, messages, code } = await yuliao(folder, 'clean', 'pages', 'clean');
    assert.equal(code, 0);
    assert.equal(messages, '');
    assert.match(out, /^2 articles: \d+ characters of [\d,]+ removed \(\d+\.\d %\)\n/);
    assert.match(out, /\nboilerplate\/icp-record +1 +1 +\d+\n/);
    const read = (name: string) => readFileSync(path.join(folder, 'clean', name), 'utf8');
    assert.equal(read('a/b.txt'), CLEAN);
    assert.equal(read('c.txt'), CLEAN);
    const record = parseRecord(read('.yuliao/maps/a/b.txt.json'));
    assert.equal(follow(PAGE, record?.segments ?? []), CLEAN);
    const report = JSON.parse(read('.yuliao/report.json'));
    assert.deepEqual(
      report.articles.map(({ path: name, outcome }: { path: string; outcome: string }) => [name, outcome]),
      [
        ['a/b.txt', 'clean'],
        ['c.txt', 'clean'],
      ],
    );
    assert.equal(report.articles[0].removed['boilerplate/icp-record'].lines, 1);
    assert.match(read('.yuliao/report.md'), /Site registration \\?\(boilerplate\/icp-record\\?\)/);
  });
  it('leaves nothing for a check of the copy to tell, but for what comes after', async () => {
    const folder = folderOf();
    cpSync(path.join(import.meta.dirname, '../../../seeds'), path.join(folder, 'seeds'), { recursive: true });
    const { out: said } = await yuliao(folder, 'clean', 'seeds', 'clean');
    assert.match(said, /\ntext\/no-break-space +3 +\d+\n/);
    const silent = await yuliao(folder, 'check', 'clean');
    assert.deepEqual([silent.out, silent.code], ['', 0]);
    const { out } = await yuliao(folder, 'check', '--no-baseline', '--format', 'json', 'clean');
    const left = new Set((JSON.parse(out).findings as { rule: string }[]).map(({ rule }) => rule));
    assert.ok(left.size > 0);
    // A credit with a name is part of the dateline, and what a filter struck out cannot be guessed.
    for (const rule of left)
      assert.ok(['boilerplate/editor-credit', 'artifact/masked-text'].includes(rule) || rule.startsWith('text/'), rule);
    assert.equal((await yuliao(folder, 'clean', 'clean', 'again')).code, 0);
    const names = readdirSync(path.join(folder, 'seeds'));
    for (const name of names)
      assert.deepEqual(readFileSync(path.join(folder, 'again', name)), readFileSync(path.join(folder, 'clean', name)));
    appendFileSync(path.join(folder, 'clean', names[0] as string), '\n扫一扫 分享到微信\n');
    const after = await yuliao(folder, 'check', 'clean');
    assert.deepEqual([after.out.trim().split('\n').length, after.code], [1, 1]);
    assert.match(after.out, /boilerplate\/share-qr/);
  });
  it('prints the summary for programs', async () => {
    const folder = folderOf({ 'pages/a.txt': PAGE });
    const { out } = await yuliao(folder, 'clean', '--json', 'pages', 'clean');
    const summary = JSON.parse(out);
    assert.deepEqual([summary.complete, summary.articles, summary.unchanged], [true, 1, 0]);
    assert.equal(summary.original - summary.clean, PAGE.length - CLEAN.length);
    assert.equal(summary.report, path.join(folder, 'clean/.yuliao/report.md'));
  });
  it('keeps what --rule switches off', async () => {
    const folder = folderOf({ 'pages/a.txt': PAGE });
    await yuliao(folder, 'clean', 'pages', 'clean', '--rule', 'boilerplate/*=off', '--rule', 'boilerplate/icp-record=hint');
    assert.equal(readFileSync(path.join(folder, 'clean/a.txt'), 'utf8'), PAGE.replace('豫ICP备09014970号\n', ''));
    const { messages, code } = await yuliao(folder, 'clean', 'pages', 'other', '--rule', 'boilerplate/nonsense=off');
    assert.match(messages, /there is no rule "boilerplate\/nonsense"/);
    assert.equal(code, 2);
  });
  it('takes out what stands in three articles or more where it is told to', async () => {
    const stories = ['水库', '渠道', '林场'].map((what, index) =>
      [
        `青禾县${what}工程今年全面开工`,
        '',
        `本报讯 ${index + 3}月12日上午,青禾县${what}工程在${what}所在的第${index + 1}村正式开工,来自${index + 5}个乡镇的三百多名群众在现场见证了这一时刻。`,
        '',
        '关注青禾融媒体,每天都有新的消息等着您来看。',
        '',
        `据了解,${what}的建设工期为${index + 8}个月,建成后将惠及沿线${index + 2}万多名群众,并且带动当地的旅游和种植业一同发展。`,
        '',
      ].join('\n'),
    );
    const folder = folderOf(Object.fromEntries(stories.map((text, index) => [`pages/${index}.txt`, text])));
    const copied = () => stories.map((_, index) => readFileSync(path.join(folder, `clean/${index}.txt`), 'utf8'));
    await yuliao(folder, 'clean', 'pages', 'clean');
    assert.deepEqual(copied(), stories);
    const { out, code } = await yuliao(folder, 'clean', '--across', 'pages', 'clean');
    assert.match(out, /dup\/recurring-line +3 +3 /);
    assert.equal(code, 0);
    assert.deepEqual(
      copied(),
      stories.map((text) => text.replace('关注青禾融媒体,每天都有新的消息等着您来看。\n\n', '')),
    );
    assert.match((await yuliao(folder, 'clean', '--across', 'pages', 'clean')).out, /3 of them stood already/);
  });
  it('says in a sentence why a folder is not taken', async () => {
    const folder = folderOf({ 'pages/a.txt': PAGE, 'pages/sub/b.txt': PAGE, 'full/notes.txt': 'mine', file: '' });
    await yuliao(folder, 'clean', 'pages/sub', 'clean');
    const refused: [string, string, RegExp][] = [
      ['pages', 'pages', /pages: is pages itself/],
      ['pages', 'pages/clean', /pages\/clean: lies inside pages/],
      ['pages/sub', 'pages', /pages: holds pages\/sub/],
      ['pages', 'full', /full: holds other files/],
      ['pages', 'file', /file: is no folder/],
      ['pages', 'file/x', /file\/x: is no folder/],
      ['pages', 'clean', /clean: is the clean copy of .*sub/],
      ['gone', 'new', /gone: no such folder/],
      ['file', 'new', /file: no such folder/],
      ['full', 'new', /full: there are no articles in it/],
    ];
    for (const [source, destination, said] of refused) {
      const { messages, code } = await yuliao(folder, 'clean', source, destination);
      assert.match(messages, said);
      assert.equal(code, 2, `${source} ${destination}`);
    }
  });
  it('exits with 2 on wrong usage', async () => {
    const folder = folderOf({});
    for (const args of [
      [],
      ['a'],
      ['a', 'b', 'c'],
      ['--jsonl', 'a'],
      ['a', 'b', '--map', 'm'],
      ['--jsonl', '--map', 'text'],
      ['--jsonl', '--broken', 'x'],
    ])
      assert.equal((await yuliao(folder, 'clean', ...args)).code, 2, args.join(' '));
  });
});

describe('clean as a process', () => {
  it('is killed, and the next run completes what it began', async () => {
    const count = 400;
    const folder = folderOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`pages/${index}.txt`, `${PAGE}${index}\n`])));
    const script = path.join(import.meta.dirname, '../../../server/src/cli.ts');
    const child = spawn(process.execPath, [script, 'clean', 'pages', 'clean'], { cwd: folder });
    const gone = new Promise((resolve) => child.on('close', resolve));
    while (child.exitCode === null && !existsSync(path.join(folder, 'clean/0.txt'))) await sleep(5);
    child.kill('SIGKILL');
    await gone;
    const { out, messages, code } = await yuliao(folder, 'clean', '--json', 'pages', 'clean');
    assert.deepEqual([messages, code], ['', 0]);
    const { complete, articles, unchanged } = JSON.parse(out);
    assert.deepEqual([complete, articles], [true, count]);
    assert.ok(unchanged >= 1);
    for (let index = 0; index < count; index++)
      assert.ok(readFileSync(path.join(folder, `clean/${index}.txt`), 'utf8').startsWith(CLEAN.trimEnd()), String(index));
    assert.deepEqual(readdirSync(path.join(folder, 'clean/.yuliao')).sort(), ['clean-copy.json', 'maps', 'report.json', 'report.md']);
  });
});

describe('clean --jsonl', () => {
  const line = (record: object) => `${JSON.stringify(record)}\n`;
  const filter = (input: string | Uint8Array, ...args: string[]) => yuliaoWith(input, '.', 'clean', '--jsonl', ...args);

  it('cleans the text of each line, and leaves the other members as they are', async () => {
    const input = line({ id: 7, text: PAGE, more: { a: [1, null, '文'] } }) + line({ id: 8, text: CLEAN });
    const { out, messages, code } = await filter(input);
    assert.equal(out, line({ id: 7, text: CLEAN, more: { a: [1, null, '文'] } }) + line({ id: 8, text: CLEAN }));
    assert.deepEqual([messages, code], ['', 0]);
  });
  it('keeps numbers that no program counts with, digit for digit', async () => {
    const numbers = '"id":12345678901234567890,"n":1.50,"e":1E400,"z":-0';
    const { out } = await filter(`{${numbers},"text":${JSON.stringify(PAGE)}}\n`);
    assert.equal(out, `{${numbers},"text":${JSON.stringify(CLEAN)}}\n`);
  });
  it('takes the text from the member that is named', async () => {
    assert.equal((await filter(line({ content: PAGE }), '--text-field', 'content')).out, line({ content: CLEAN }));
  });
  it('adds the way back and what was removed where it is asked for', async () => {
    const { out } = await filter(line({ text: PAGE }) + line({ text: '首页' }), '--map', 'offsets', '--report', 'cleaned');
    const [first, second] = out
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each)) as [Record<string, never>, Record<string, never>];
    assert.equal(follow(PAGE, first.offsets as unknown as CleanRecord['segments']), CLEAN);
    const { outcome, removed } = first.cleaned as unknown as { outcome: string; removed: { rule: string }[] };
    assert.equal(outcome, 'clean');
    assert.ok(removed.some(({ rule }) => rule === 'boilerplate/icp-record'));
    assert.deepEqual(second, {
      text: '',
      offsets: [],
      cleaned: { outcome: 'noStory', removed: [{ rule: 'boilerplate/nav-menu', start: 0, end: 2, lines: 1 }] },
    });
  });
  it('tells of broken lines and passes them on as they are, or leaves them out', async () => {
    const invalid = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    const broken = Buffer.concat([
      Buffer.from('{"text":\n[1]\n"x"\n{"id":1}\n{"text":null}\n{"text":"a","offsets":1}\n'),
      invalid,
      Buffer.from(line({ text: PAGE })),
      Buffer.from('\n{"no":"end"'),
    ]);
    const passed = await filter(broken, '--map', 'offsets', '--broken', 'pass');
    assert.equal(passed.code, 2);
    for (const said of [
      /line 1: not JSON/,
      /line 2: no JSON object/,
      /line 3: no JSON object/,
      /line 4: no member "text"/,
      /line 5: no text in the member "text"/,
      /line 6: there is a member "offsets" already/,
      /line 7: not UTF-8/,
      /line 10: not JSON/,
      /8 lines were broken and passed on as they were/,
    ])
      assert.match(passed.messages, said);
    assert.equal(passed.out.split('\n').length, 10);
    assert.ok(passed.out.startsWith('{"text":\n[1]\n"x"\n') && passed.out.endsWith('{"no":"end"\n'));
    const skipped = await filter(broken, '--broken', 'skip');
    assert.equal(skipped.code, 2);
    assert.deepEqual(
      skipped.out
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each).text),
      ['a', CLEAN],
    );
  });
  it('does not flood the messages', async () => {
    const { messages, out } = await filter('x\n'.repeat(5000));
    assert.ok(messages.split('\n').length < 30);
    assert.match(messages, /5000 lines were broken/);
    assert.equal(out, 'x\n'.repeat(5000));
  });
  it('drops a byte order mark and takes CRLF', async () => {
    const { out } = await filter(`\ufeff${JSON.stringify({ text: PAGE })}\r\n`);
    assert.equal(out, line({ text: CLEAN }));
  });
  it('has nothing to say of nothing', async () => {
    assert.deepEqual(await filter(''), { out: '', messages: '', code: 0 });
  });
});

describe('lines of a stream', () => {
  async function* pieces(...texts: string[]) {
    for (const text of texts) yield Buffer.from(text);
  }
  it('are whole however the stream is cut; those that are too long come in pieces', async () => {
    const lines: string[] = [];
    for await (const { bytes, number, piece } of linesOf(pieces('a\nb', 'c\n', '\n', 'ddd', 'ddd', 'd\ne', 'e'), 5))
      lines.push(`${number}${piece ?? ''}:${bytes}`);
    assert.deepEqual(lines, ['1:a', '2:bc', '3:', '4some:dddddd', '4last:d', '5:ee']);
  });
  it('are not read ahead of whoever takes them', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read++;
        yield Buffer.from('line\n');
      }
    }
    let taken = 0;
    for await (const _ of linesOf(endless())) if (++taken === 10) break;
    assert.equal(read, 10);
  });
});
