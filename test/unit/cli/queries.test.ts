/** The commands about words and queries as they are typed, and what they print. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { type Ran, yuliao } from '../../support/cli.ts';
import { folderOf } from '../../support/folders.ts';

/** Articles of two sites, one of them in traditional characters. */
const ARTICLES = {
  'corpus/yuliao.json': '{}',
  'corpus/health/a.txt':
    '全市健康工作会议召开\n2023-05-04\n\n会议要求，推进健康建设，保障人民健康。\n县委书记许红兵强调，要推进健康教育，重视健康检查。\n',
  'corpus/health/b.txt': '健康檢查進社區\n2023-06-01\n\n醫院推進健康檢查，居民健康得到保障。\n',
  'corpus/roads/c.txt': '公路建设提速\n2023-07-09\n\n县长王强指出，要推进公路建设，保障公路安全。\n施工单位保障公路畅通，推进铁路建设。\n',
};

let folder: string;
before(async () => {
  folder = folderOf(ARTICLES);
  // What is prepared need not be cut into words for every command.
  for (const part of ['corpus', 'corpus/health', 'corpus/roads']) assert.equal((await yuliao(folder, 'index', part)).code, 0);
});

const ask = (...args: string[]): Promise<Ran> => yuliao(folder, ...args);

/** Some columns of what a command prints as TSV: rows parted by semicolons. */
async function rows(columns: string, ...args: string[]): Promise<string> {
  const { out, messages, code } = await ask(...args, '--format', 'tsv');
  assert.ok(code === 0, `${code} ${messages}`);
  const records: Record<string, string>[] = parse(out, { bom: true, delimiter: '\t', columns: true });
  return records
    .map((record) =>
      columns
        .split(' ')
        .map((column) => record[column])
        .join(' '),
    )
    .join('; ');
}

describe('yuliao query', () => {
  const hits = (...args: string[]) => rows('node path line column', 'query', ...args);

  it('tells where it matches', async () =>
    assert.equal(
      await hits('[word="健康"] [pos="v.*"]', 'corpus'),
      '健康建设 corpus/health/a.txt 4 8; 健康教育 corpus/health/a.txt 5 14; 健康得到 corpus/health/b.txt 4 12',
    ));
  it('aligned on the hit, whatever the width of characters', async () => {
    const { out } = await ask('query', '--context', '6', '--sort', 'right1', '"健康"', 'corpus');
    assert.deepEqual(out.trimEnd().split('\n'), [
      '设，保障人民  健康  。¶县委书记   corpus/health/a.txt:4:17',
      '康檢查，居民  健康  得到保障。    corpus/health/b.txt:4:12',
      '议要求，推进  健康  建设，保障人  corpus/health/a.txt:4:8',
      '强调，要推进  健康  教育，重视健  corpus/health/a.txt:5:14',
    ]);
  });
  it('sorted', async () => {
    const nexts = await rows('right', 'query', '--context', '2', '--sort', 'right1:descending', '"健康"', 'corpus');
    assert.equal(nexts, '教育; 建设; 得到; 。');
  });
  it('by chance, the same for the same seed', async () => {
    const sample = (seed: string) => hits('--sample', '2', '--seed', seed, '[]', 'corpus');
    assert.equal((await sample('1')).split(';').length, 2);
    assert.equal(await sample('1'), await sample('1'));
    assert.notEqual(await sample('1'), await sample('2'));
  });
  it('at most so many', async () => assert.equal(await hits('--limit', '1', '"健康"', 'corpus'), '健康 corpus/health/a.txt 4 8'));
  it('how many', async () => {
    const { out, code } = await ask('query', '--count', '"健康"', 'corpus');
    assert.deepEqual([out, code], ['4\n', 0]);
    assert.equal((await ask('query', '--count', '--format', 'jsonl', '"健康"', 'corpus')).out, '{"hits":4,"articles":2}\n');
  });
  it('who said what', async () =>
    assert.match(
      await hits('<statement speaker="许红兵"/> containing [word="健康"]', 'corpus'),
      /^许红兵强调.* corpus\/health\/a.txt 5 5$/,
    ));
  it('in other languages', async () => {
    assert.equal(
      await hits('--language', 'plain', '健康檢查', 'corpus'),
      '健康检查 corpus/health/a.txt 5 21; 健康檢查 corpus/health/b.txt 4 5',
    );
    assert.equal(await hits('--language', 'ccl', '保障$4畅通', 'corpus'), '保障公路畅通 corpus/roads/c.txt 5 5');
    assert.equal(
      await hits('--language', 'bcc', '保障n', 'corpus/roads'),
      '保障公路 corpus/roads/c.txt 4 16; 保障公路 corpus/roads/c.txt 5 5',
    );
  });
  it('of an article that is named', async () => assert.equal(await hits('"铁路"', 'corpus/roads/c.txt'), '铁路 corpus/roads/c.txt 5 14'));
  it('exit code 1 without hits', async () => {
    const { out, messages, code } = await ask('query', '"没有"', 'corpus');
    assert.deepEqual([out, messages, code], ['', '', 1]);
    assert.deepEqual(await ask('query', '--count', '"没有"', 'corpus'), { out: '0\n', messages: '', code: 1 });
  });
});

describe('yuliao freq', () => {
  const words = (...args: string[]) => rows('value frequency', 'freq', ...args);

  it('counts words of the body', async () => assert.equal(await words('--limit', '4', 'corpus'), '保障 4; 健康 4; 推进 4; 公路 3'));
  it('of articles that are named', async () =>
    assert.equal(await words('--minimum', '2', 'corpus/roads/c.txt'), '公路 3; 保障 2; 建设 2; 推进 2'));
  it('folded, with parts of speech', async () =>
    assert.equal(await rows('value pos frequency', 'freq', '--attribute', 'folded', '--limit', '1', 'corpus'), '推进 v 5'));
  it('by part of speech', async () => assert.match(await words('--attribute', 'pos', '--limit', '2', 'corpus'), /^v \d+; n \d+$/));
  it('of other zones', async () =>
    assert.equal(await words('--zones', 'title, dateline', 'corpus/roads'), '07 1; 09 1; 2023 1; 公路 1; 建设 1; 提速 1'));
  it('sequences', async () =>
    assert.equal(await words('--length', '2', '--minimum', '2', 'corpus'), '保障 公路 2; 推进 健康 2; 要 推进 2'));
  it('sequences that have a word', async () =>
    assert.equal(await words('--length', '3', '--having', '公路', '--limit', '2', 'corpus'), '保障 公路 安全 1; 保障 公路 畅通 1'));
  it('a table for people, numbers to the right', async () =>
    assert.equal(
      (await ask('freq', '--limit', '2', 'corpus')).out,
      'value  pos  frequency  per_million\n保障   v            4     97560.98\n健康   a            4     97560.98\n',
    ));
});

describe('yuliao collocates', () => {
  const beside = (...args: string[]) => rows('value joint frequency', 'collocates', '--minimum', '1', ...args);

  it('counts what stands beside hits', async () =>
    assert.equal(
      await beside('--left', '1', '--right', '1', '[word="健康"]', 'corpus'),
      '推进 2 4; 人民 1 1; 居民 1 1; 得到 1 1; 教育 1 1; 建设 1 3',
    ));
  it('to one side', async () => assert.equal(await beside('--left', '0', '--right', '1', '[word="保障"]', 'corpus'), '公路 2 3; 人民 1 1'));
  it('within a line, by another measure', async () =>
    assert.match(
      await beside('--within', 'p', '--measure', 'mi', '--limit', '3', '[word="施工单位"]', 'corpus'),
      /^畅通 1 1; 铁路 1 1; 公路 1 3$/,
    ));
  it('of plain text', async () =>
    assert.equal(await beside('--language', 'plain', '--left', '1', '--right', '0', '公路建设', 'corpus'), '推进 1 4'));
  it('exit code 1 without collocates', async () => {
    const { out, code } = await ask('collocates', '[word="没有"]', 'corpus');
    assert.deepEqual([out, code], ['', 1]);
  });
});

describe('yuliao keywords', () => {
  const key = (...args: string[]) => rows('value target reference', 'keywords', '--minimum', '1', ...args);

  it('of a folder against the rest of its corpus', async () => assert.match(await key('--limit', '1', 'corpus/health'), /^健康 4 0$/));
  it('of an article against the rest of its corpus', async () =>
    assert.equal(await key('--limit', '2', 'corpus/roads/c.txt'), '公路 3 0; 县长 1 0'));
  it('of a folder against another', async () =>
    assert.equal(await key('--limit', '1', '--measure', 'log-ratio', 'corpus/roads', '--against', 'corpus/health'), '公路 3 0'));
  it('what is in the target is not in the reference', async () =>
    assert.equal(await key('--limit', '2', 'corpus/roads/c.txt', '--against', 'corpus'), '公路 3 0; 县长 1 0'));
  it('of what somebody says', async () => assert.match(await key('--speaker', '许红兵', 'corpus'), /^健康 1 0; .*强调 1 0; .*重视 1 0/));
  it('exit code 1 without keywords', async () => assert.equal((await ask('keywords', '--speaker', '李明', 'corpus')).code, 1));
});

describe('where rows come from', () => {
  it('stands before them where asked', async () => {
    const { out } = await ask(
      'collocates',
      '[word="健康"]',
      'corpus',
      '--minimum',
      '1',
      '--format',
      'csv',
      '--provenance',
      '--zones',
      'title,body',
    );
    const head = Object.fromEntries(
      parse(out, { bom: true, relax_column_count: true })
        .filter(([name]: string[]) => name?.startsWith('# '))
        .map(([name, value]: string[]) => [name, value]),
    );
    const { '# date': date, '# product': product, ...rest } = head;
    assert.deepEqual(rest, {
      '# content': 'collocations',
      '# query': '[word="健康"]',
      '# language': 'cql',
      '# window': '5 left, 5 right',
      '# attribute': 'word',
      '# measure': 'logDice',
      '# minimum': '1',
      '# limit': '100',
      '# words_beside_hits_R': rest['# words_beside_hits_R'],
      '# words_N': rest['# tokens'],
      '# zones': 'title body',
      '# scope': 'whole corpus',
      '# folders': 'corpus',
      '# near_duplicates': 'count',
      '# articles': '3',
      '# tokens': rest['# tokens'],
      '# hits': rest['# hits'],
      '# corpus': 'read to its end',
    });
    assert.match(`${date} ${product}`, /^\d{4}-\d\d-\d\dT\S+Z Yuliao \d+\.\d+\.\d+$/);
    assert.ok(Number(rest['# hits']) >= 5 && Number(rest['# tokens']) > 40);
  });
  it('and nothing before them where not', async () =>
    assert.match(
      (await ask('freq', 'corpus', '--format', 'jsonl', '--limit', '1')).out,
      /^\{"value":"保障","pos":"v","frequency":4,.*\}\n$/,
    ));
});

describe('what cannot be done', () => {
  const WRONG: readonly (readonly [what: string, args: string[], message: RegExp])[] = [
    [
      'a query that ends too early',
      ['collocates', '[word="健康"', 'corpus'],
      /the query, at 1: expected \].*\n.*\[word="健康"\n\S+ {3}\^\n/,
    ],
    ['a mark below what is wrong, behind wide characters', ['collocates', '"健康" ]', 'corpus'], /\n.* {3}"健康" \]\n.* {10}\^\n/],
    ['an expression that is none', ['query', '[word="("]', 'corpus'], /the query, at 8: a \( of this regular expression is not closed/],
    ['a key that lines cannot be sorted by', ['query', '--sort', 'colour', '"健康"', 'corpus'], /must be left1 to left9/],
    ['too many keys', ['query', '--sort', 'left1,left2,left3,node', '"健康"', 'corpus'], /At most 3/],
    ['a folder that is not there', ['freq', 'nowhere'], /nowhere: no such file or folder/],
    ['a zone that is none', ['freq', '--zones', 'body,footer', 'corpus'], /one or more of title/],
    ['a number that is none', ['freq', '--limit', 'many', 'corpus'], /whole number from 1/],
    ['too long a sequence', ['freq', '--length', '6', 'corpus'], /from 1 to 5/],
    ['a cluster of one word', ['freq', '--having', '健康', 'corpus'], /--having needs a --length/],
    ['a measure that is none', ['keywords', '--measure', 'x', 'corpus'], /Allowed choices are g2/],
    ['two references', ['keywords', '--speaker', '许红兵', 'corpus', '--against', 'corpus'], /do not go together/],
  ];
  for (const [what, args, message] of WRONG) {
    it(what, async () => {
      const { out, messages, code } = await ask(...args);
      assert.deepEqual([out, code], ['', 2]);
      assert.match(messages, message);
    });
  }
  it('what can be read is, beside what cannot', async () => {
    const { out, code } = await ask('freq', '--limit', '1', 'nowhere', 'corpus');
    assert.match(out, /保障/);
    assert.equal(code, 2);
  });
});

describe('an interrupted command', () => {
  it('ends, and leaves no index behind', async () => {
    const large = folderOf(Object.fromEntries(Array.from({ length: 300 }, (_, copy) => [`${copy}.txt`, ARTICLES['corpus/roads/c.txt']])));
    const temporary = folderOf();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
    try {
      const running = yuliao(large, 'query', '"公路"', '.');
      while (readdirSync(temporary).length === 0) await sleep(1);
      process.emit('SIGINT');
      const { out, code } = await running;
      assert.deepEqual([out, code, readdirSync(temporary)], ['', 130, []]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});
