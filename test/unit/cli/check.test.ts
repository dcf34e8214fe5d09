import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { readArticleFile } from '../../../server/src/corpus/article-file.ts';
import { rewrite } from '../../../server/src/corpus/rewrite.ts';
import { rules } from '../../../server/src/hygiene/catalogue.ts';
import { lineKey } from '../../../server/src/hygiene/line-key.ts';
import { yuliao } from '../../support/cli.ts';
import { folderOf, put } from '../../support/folders.ts';
import { HEADLINE, STORY } from '../../support/page.ts';

const CLEAN = `${HEADLINE}\n\n2023-09-12 10:20:00 来源:青禾新闻\n\n${STORY.join('\n\n')}\n`;
const RECORD = '豫ICP备09014970号';
const PAGE = `${CLEAN}\n${RECORD}\n`;
const PINYIN = '縣委書(shū)記(jì)應(yīng)永寧說,要把農田水利工作做好,要把責任落實到人,按時完成任務。';

interface JsonFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: string;
  readonly fingerprint: string;
  readonly related: readonly { readonly path: string }[];
}

async function findings(folder: string, ...args: string[]): Promise<JsonFinding[]> {
  return JSON.parse((await yuliao(folder, 'check', '--format', 'json', ...args)).out).findings;
}

describe('check --format', () => {
  it('json: one document, a finding a line, with its place', async () => {
    const folder = folderOf({ 'a.txt': PAGE, 'b.txt': PAGE });
    const { out, code } = await yuliao(folder, 'check', '--format', 'json', '.');
    const { findings: found, summary, version } = JSON.parse(out);
    assert.deepEqual([version, code, summary.exitCode, summary.articles, summary.warning], [1, 1, 1, 2, 2]);
    const line = PAGE.split('\n').indexOf(RECORD) + 1;
    const { fingerprint, ...first } = found[0];
    assert.match(fingerprint, /^[0-9a-f]{32}$/);
    assert.deepEqual(first, {
      path: 'a.txt',
      line,
      column: 1,
      endLine: line,
      endColumn: RECORD.length + 1,
      severity: 'warning',
      rule: 'boilerplate/icp-record',
      message: 'Registration number of the site: no part of the article',
      fix: 'unsafe',
      related: [],
    });
    assert.equal(out.split('\n').filter((each) => each.startsWith('{"path"')).length, 2);
  });
  it('json and sarif are whole without findings, too', async () => {
    const folder = folderOf({ 'a.txt': CLEAN });
    assert.deepEqual(JSON.parse((await yuliao(folder, 'check', '--format', 'json', '.')).out).findings, []);
    assert.deepEqual(JSON.parse((await yuliao(folder, 'check', '--format', 'sarif', '.')).out).runs[0].results, []);
  });
  it('sarif: what the standard asks for', async () => {
    const folder = folderOf({ 'sub/一 a.txt': PAGE });
    const { out, code } = await yuliao(folder, 'check', '--format', 'sarif', '.', 'gone');
    const log = JSON.parse(out);
    assert.equal(code, 2);
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
    assert.equal(log.runs.length, 1);
    const [{ tool, columnKind, results, invocations }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    const { driver } = tool;
    assert.ok(driver.name && /^\d+\.\d+\.\d+/.test(driver.semanticVersion));
    assert.deepEqual(
      driver.rules.map(({ id }: { id: string }) => id),
      rules.map(({ id }) => id),
    );
    for (const rule of driver.rules) {
      for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text, rule.help.markdown]) assert.ok(text);
      assert.ok(['error', 'warning', 'note'].includes(rule.defaultConfiguration.level));
    }
    assert.equal(new Set(driver.rules.map(({ id }: { id: string }) => id)).size, driver.rules.length);
    assert.equal(results.length, 1);
    for (const result of results) {
      assert.equal(driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(['error', 'warning', 'note'].includes(result.level) && result.message.text);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      assert.equal(decodeURIComponent(artifactLocation.uri), 'sub/一 a.txt');
      assert.match(artifactLocation.uri, /^[!-~]+$/);
      assert.ok(region.startLine >= 1 && region.startColumn >= 1 && region.endLine >= region.startLine && region.endColumn >= 1);
      assert.match(result.partialFingerprints['yuliao/v1'], /^[0-9a-f]{32}$/);
    }
    assert.deepEqual(invocations, [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'gone: no such file or folder' } }],
      },
    ]);
  });
  it('github: one annotation a finding, with everything escaped that would end it', async () => {
    const folder = folderOf({ 'a,b:c%.txt': PAGE, 'menu.txt': `首页\n新闻\n体育\n财经\n\n${CLEAN}` });
    const { out } = await yuliao(folder, 'check', '--format', 'github', '.');
    const line = PAGE.split('\n').indexOf(RECORD) + 1;
    assert.deepEqual(out.trimEnd().split('\n'), [
      `::warning file=a%2Cb%3Ac%25.txt,line=${line},endLine=${line},col=1,endColumn=${RECORD.length + 1},title=boilerplate/icp-record::Registration number of the site: no part of the article`,
      '::notice file=menu.txt,line=1,endLine=4,title=boilerplate/nav-menu::Navigation menu: no part of the article',
    ]);
  });
  it('text: a count at the end, on standard error', async () => {
    const { out, messages } = await yuliao(folderOf({ 'a.txt': PAGE }), 'check', '.');
    assert.match(out, /^a\.txt:\d+:1 warning boilerplate\/icp-record .*\n$/);
    assert.match(messages, /1 articles: 0 errors, 1 warnings, 0 information, 0 hints/);
  });
});

describe('fingerprints', () => {
  it('stay when lines are added above, wherever a command is run from; and differ for every finding', async () => {
    const twice = `${PAGE}\n版权所有 青禾新闻网\n${RECORD}\n`;
    const folder = folderOf({ 'corpus/sub/a.txt': twice, 'corpus/b.txt': twice, 'corpus/yuliao.json': '{}' });
    const known = (found: JsonFinding[]) => found.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`).sort();
    const before = known(await findings(folder, 'corpus'));
    assert.equal(new Set(before).size, before.length);
    assert.deepEqual(known(await findings(path.join(folder, 'corpus'), '.')), before);
    assert.deepEqual(known(await findings(path.join(folder, 'corpus/sub'), 'a.txt', '../b.txt')), before);
    for (const name of ['corpus/sub/a.txt', 'corpus/b.txt']) put(folder, name, twice.replace(STORY[0], `${STORY[2]}\n\n${STORY[0]}`));
    const after = new Set(known(await findings(folder, 'corpus')));
    assert.ok(before.every((each) => after.has(each)));
  });
});

describe('exit codes', () => {
  it('--max-warnings: errors and too many warnings fail, hints never', async () => {
    const folder = folderOf({
      'a.txt': `${PAGE}扫一扫 分享到微信\n`,
      'hint.txt': `${CLEAN}\n0\n`,
      'error.txt': `${CLEAN}\n浠婂ぉ涓婂崍\n`,
    });
    const code = async (...args: string[]) => (await yuliao(folder, 'check', ...args)).code;
    assert.equal(await code('a.txt', '--max-warnings', '2'), 0);
    assert.equal(await code('a.txt', '--max-warnings', '1'), 1);
    assert.equal(await code('a.txt', '--max-warnings', '0'), 1);
    assert.equal(await code('hint.txt'), 1);
    assert.equal(await code('hint.txt', '--max-warnings', '0'), 0);
    assert.equal(await code('error.txt', '--max-warnings', '9'), 1);
    assert.equal(await code('gone.txt', '--max-warnings', '9'), 2);
    for (const wrong of ['-1', 'x', '1.5', '']) assert.equal(await code('a.txt', '--max-warnings', wrong), 2);
  });
  it('--rule changes severities, by rule and by group', async () => {
    const folder = folderOf({ 'a.txt': PAGE, 'yuliao.json': '{ "hygiene": { "rules": { "boilerplate/icp-record": "error" } } }' });
    assert.deepEqual(
      (await findings(folder, '.')).map(({ severity }) => severity),
      ['error'],
    );
    assert.deepEqual(
      (await findings(folder, '.', '--rule', 'boilerplate/icp-record=hint')).map(({ severity }) => severity),
      ['hint'],
    );
    assert.deepEqual(await findings(folder, '.', '--rule', '*=off'), []);
    assert.equal((await yuliao(folder, 'check', '.', '--rule', 'icp=off')).code, 2);
    assert.equal((await yuliao(folder, 'check', '.', '--rule', 'boilerplate/icp-record')).code, 2);
  });
});

describe('what a corpus says of findings', () => {
  it('holds wherever in it a command looks: suppressions, and lines said to be content', async () => {
    const folder = folderOf({
      'corpus/sub/a.txt': PAGE,
      'corpus/.yuliao/suppressions.json': JSON.stringify({ version: 1, ignore: [], content: [{ line: lineKey(RECORD) }] }),
    });
    for (const [directory, target] of [
      ['.', 'corpus'],
      ['corpus', 'sub'],
      ['corpus/sub', 'a.txt'],
    ] as const) {
      const { out, messages, code } = await yuliao(path.join(folder, directory), 'check', target);
      assert.deepEqual([out, code], ['', 0], target);
      assert.match(messages, /1 ignored/);
    }
  });
  it('is told of where nothing needs it, if the whole corpus was looked at', async () => {
    const ignore = [
      { rule: 'boilerplate/icp-record', article: 'a.txt' },
      { rule: 'text/mojibake', article: 'a.txt' },
      { rule: 'boilerplate/share-qr', article: 'gone.txt' },
      { rule: 'dup/recurring-line' },
    ];
    const entries = ignore.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
    const content = [{ line: lineKey('此行已不在任何文章之中') }];
    const written = `{\n  "version": 1,\n  "ignore": [\n${entries}\n  ],\n  "content": ${JSON.stringify(content)}\n}\n`;
    const folder = folderOf({ 'a.txt': PAGE, 'sub/b.txt': PAGE, '.yuliao/suppressions.json': written });
    const unusedIn = ({ messages }: { messages: string }): number[] =>
      [...messages.matchAll(/suppressions\.json:(\d+): Nothing needs this entry/gu)].map(([, line]) => Number(line));
    const alone = await yuliao(folder, 'check', '.');
    // Other articles alone show what recurs, and a line may have been called content because of them.
    assert.deepEqual(unusedIn(alone), [5, 6]);
    assert.match(alone.messages, /2 suppressions that nothing needs/);
    assert.deepEqual(unusedIn(await yuliao(folder, 'check', '--across', '.')), [5, 6, 7, 9]);
    assert.deepEqual(unusedIn(await yuliao(folder, 'check', 'sub')), []);
    // A rule that is switched off keeps its suppressions, and a baseline needs none.
    assert.deepEqual(unusedIn(await yuliao(folder, 'check', '.', '--rule', '*=off')), [5, 6]);
    assert.equal(JSON.parse((await yuliao(folder, 'check', '.', '--format', 'json')).out).summary.unused, 2);
  });
  it('is told of where it is broken', async () => {
    const folder = folderOf({ 'a.txt': PAGE, '.yuliao/suppressions.json': '{ "version": 1, ' });
    const { messages, out, code } = await yuliao(folder, 'check', '.');
    assert.match(messages, /suppressions\.json: /);
    assert.match(out, /icp-record/);
    assert.equal(code, 2);
  });
  it('a baseline lets a corpus start clean: what is new is reported, what stood is not', async () => {
    const folder = folderOf({ 'a.txt': PAGE, 'b.txt': PAGE });
    const written = await yuliao(folder, 'check', '--update-baseline', '--baseline', 'base.json', '.');
    assert.deepEqual([written.out, written.code], ['', 0]);
    assert.match(written.messages, /2 articles with findings are in the baseline/);
    const { messages, code } = await yuliao(folder, 'check', '--baseline', 'base.json', '.');
    assert.equal(code, 0);
    assert.match(messages, /2 in the baseline/);
    put(folder, 'b.txt', `${PAGE}扫一扫 分享到微信\n`);
    assert.deepEqual(
      (await findings(folder, '--baseline', 'base.json', '.')).map(({ path: file, rule }) => `${file} ${rule}`),
      ['b.txt boilerplate/share-qr'],
    );
    // Written again, it holds what is found by then.
    await yuliao(folder, 'check', '--update-baseline', '--baseline', 'base.json', '.');
    assert.equal((await yuliao(folder, 'check', '--baseline', 'base.json', '.')).code, 0);
  });
  it('a baseline that is not there or broken is no baseline', async () => {
    const folder = folderOf({ 'a.txt': PAGE, 'broken.json': '{' });
    for (const name of ['gone.json', 'broken.json']) {
      const { out, code } = await yuliao(folder, 'check', '--baseline', name, '.');
      assert.deepEqual([out, code], ['', 2], name);
    }
    assert.equal((await yuliao(folder, 'check', '--update-baseline', '.')).code, 2);
    assert.equal((await yuliao(folder, 'check', '--update-baseline', '--baseline', 'b.json', '--fix', '.')).code, 2);
  });
});

describe('check --across', () => {
  it('reports what articles have in common, with the places, and leaves nothing behind', async () => {
    const folder = folderOf({ 'a.txt': PAGE, 'copy/a.txt': PAGE });
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('yuliao-check-'));
    const alone = await findings(folder, '.');
    assert.ok(!alone.some(({ rule }) => rule.startsWith('dup/')));
    const found = await findings(folder, '--across', '.');
    const near = found.find(({ rule, path: file }) => rule === 'dup/near-article' && file === 'a.txt');
    assert.deepEqual(
      near?.related.map(({ path: file }) => file),
      [path.join('copy', 'a.txt')],
    );
    const named = await findings(folder, '--across', 'a.txt', 'copy/a.txt');
    assert.ok(named.some(({ rule }) => rule === 'dup/near-article'));
    const { out } = await yuliao(folder, 'check', '--across', '--format', 'sarif', '.');
    const { results } = JSON.parse(out).runs[0];
    const result = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'dup/near-article');
    assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, 'copy/a.txt');
    assert.deepEqual(
      readdirSync(tmpdir()).filter((name) => name.startsWith('yuliao-check-')),
      before,
    );
  });
});

describe('check --fix', () => {
  const spoilt = `${CLEAN}\n${PINYIN}\n\n${RECORD}\n`;
  const fixed = spoilt.replace(/\([a-zà-ž]+\)/gu, '');
  it('applies the safe fixes and no other, and reports what is left', async () => {
    const folder = folderOf({ 'a.txt': spoilt, 'b.txt': PAGE });
    const { out, messages, code } = await yuliao(folder, 'check', '--fix', '.');
    assert.equal(readFileSync(path.join(folder, 'a.txt'), 'utf8'), fixed);
    assert.equal(readFileSync(path.join(folder, 'b.txt'), 'utf8'), PAGE);
    assert.ok(!out.includes('injected-pinyin') && out.includes('icp-record'));
    assert.match(messages, /1 fixed/);
    assert.equal(code, 1);
    assert.deepEqual(readdirSync(folder).sort(), ['a.txt', 'b.txt']);
  });
  it('keeps encoding, byte order mark, line ends and permissions', async () => {
    const forms: Record<string, (text: string) => Buffer> = {
      'gb.txt': (text) => iconv.encode(text, 'gb18030'),
      'wide.txt': (text) => iconv.encode(text, 'utf-16le', { addBOM: true }),
      'mark.txt': (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
    };
    const names = ['gb.txt', 'wide.txt', 'mark.txt'];
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, (forms[name] as (text: string) => Buffer)(spoilt)])));
    chmodSync(path.join(folder, 'mark.txt'), 0o640);
    await yuliao(folder, 'check', '--fix', '.');
    for (const name of names)
      assert.deepEqual(readFileSync(path.join(folder, name)), (forms[name] as (text: string) => Buffer)(fixed), name);
    assert.equal(statSync(path.join(folder, 'mark.txt')).mode & 0o777, 0o640);
  });
  it('leaves alone what would be lost: undecodable bytes, a file of which only the head was read', async () => {
    const broken = Buffer.concat([Buffer.from(spoilt), Buffer.from([0xff])]);
    const folder = folderOf({ 'broken.txt': broken });
    const { messages, code } = await yuliao(folder, 'check', '--fix', '.');
    assert.match(messages, /broken\.txt: not fixed: it holds bytes that are no text/);
    assert.equal(code, 2);
    assert.deepEqual(readFileSync(path.join(folder, 'broken.txt')), broken);
  });
  it('does not fix what somebody has ignored', async () => {
    const folder = folderOf({ 'a.txt': spoilt });
    await yuliao(folder, 'check', '--fix', '--rule', 'artifact/*=off', '.');
    assert.equal(readFileSync(path.join(folder, 'a.txt'), 'utf8'), spoilt);
  });
  it('writes the file behind a link, and the link stays one', async () => {
    const folder = folderOf({ 'real.txt': spoilt });
    symlinkSync(path.join(folder, 'real.txt'), path.join(folder, 'link.txt'));
    await yuliao(folder, 'check', '--fix', 'link.txt');
    assert.equal(readFileSync(path.join(folder, 'real.txt'), 'utf8'), fixed);
    assert.ok(lstatSync(path.join(folder, 'link.txt')).isSymbolicLink());
  });
  it('refuses a file that was changed since it was read, also to the same size and time', () => {
    const folder = folderOf({ 'a.txt': spoilt });
    const file = path.join(folder, 'a.txt');
    const read = readArticleFile(file);
    assert.ok(read !== undefined && !('problem' in read));
    writeFileSync(file, spoilt.replace('青禾', '青田'));
    assert.equal(rewrite(file, read, fixed), 'changed');
    assert.equal(readFileSync(file, 'utf8'), spoilt.replace('青禾', '青田'));
    assert.deepEqual(readdirSync(folder), ['a.txt']);
  });
  it('refuses a text that the encoding of the file does not have', () => {
    const folder = folderOf({ 'a.txt': iconv.encode('青田縣召開會議,部署農田水利工作。', 'big5') });
    const file = path.join(folder, 'a.txt');
    const read = readArticleFile(file);
    assert.ok(read !== undefined && !('problem' in read));
    assert.equal(rewrite(file, read, `${read.decoded.text}县`), 'encoding');
    assert.equal(rewrite(file, read, `${read.decoded.text}會`), undefined);
  });
});
