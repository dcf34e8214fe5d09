/** Files of queries, and what may stand at a caret in one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeQuery } from '../../../server/src/features/query-completion.ts';
import { blockAt, codeOf, readQueryFile } from '../../../server/src/features/query-file.ts';
import type { QueryValues } from '../../../server/src/features/query-values.ts';
import { readMarks } from '../../support/marks.ts';

describe('a file of queries', () => {
  it('has one in each block, named by its first comment', () => {
    const { blocks } = readQueryFile('# 谁说了健康\n# 试用\n<statement/>\n  containing "健康" # 词\n\n\r\n"a"\n \n# 只有注\n\n"b');
    assert.deepEqual(
      blocks.map(({ title, line, endLine, query, problems }) => ({
        title,
        line,
        endLine,
        isQuery: query !== undefined,
        problems: problems.length,
      })),
      [
        { title: '谁说了健康', line: 1, endLine: 4, isQuery: true, problems: 0 },
        { title: '', line: 7, endLine: 7, isQuery: true, problems: 0 },
        { title: '只有注', line: 9, endLine: 9, isQuery: false, problems: 0 },
        { title: '', line: 11, endLine: 11, isQuery: false, problems: 1 },
      ],
    );
    assert.deepEqual(blocks.map(codeOf), ['<statement/> containing "健康"', '"a"', '', '"b']);
  });

  it('knows in which block an offset is', () => {
    const file = readQueryFile('"a"\n\n"b"\n');
    assert.equal(blockAt(file, 3)?.text, '"a"');
    assert.equal(blockAt(file, 4), undefined);
    assert.equal(blockAt(file, 5)?.text, '"b"');
    assert.equal(blockAt(file, 9), undefined);
  });

  it('may be empty, or very long', () => {
    assert.deepEqual(readQueryFile('').blocks, []);
    assert.deepEqual(readQueryFile(' \n\n').blocks, []);
    assert.equal(readQueryFile('"a"\n\n'.repeat(5000)).blocks.length, 2000);
  });
});

describe('completion', () => {
  const asked: string[] = [];
  const values: QueryValues = async (name, prefix) => {
    asked.push(`${name} ${prefix}`);
    if (name === 'pos')
      return [
        { value: 'vn', count: 30 },
        { value: 'v', count: 20 },
      ];
    return [
      { value: '健康', count: 12 },
      { value: '1.5', count: 2 },
    ];
  };
  const complete = (marked: string) => {
    const { text, caret } = readMarks(marked);
    asked.length = 0;
    return completeQuery(text, caret, values, new AbortController().signal);
  };
  const labels = async (marked: string): Promise<string> => (await complete(marked)).items.map(({ label }) => label).join(' ');

  it('offers attributes where a test begins', async () => {
    const attributes = 'word folded pos entity person organisation place zone';
    for (const marked of ['[<|>', '[wo<|>]', '[word="a" & <|>]', '[!(<|>', 'A:[] :: A.<|>', '"a" | [<|>'])
      assert.equal(await labels(marked), attributes, marked);
    for (const marked of ['[word<|>', '[word <|>', '[word="a" <|>'].slice(1)) assert.equal(await labels(marked), '', marked);
    const { span, items } = await complete('[wo<|>');
    assert.deepEqual(span, { start: 1, end: 3 });
    assert.equal(items[0]?.text, 'word="$0"');
  });

  it('offers structures and what is asked of them', async () => {
    const structures = 'article section p s statement person organisation place';
    for (const marked of ['<<|>', '</<|>', '<st<|>', '"a" within <|>', '"a" !containing s<|>'])
      assert.equal(await labels(marked), structures, marked);
    assert.equal(await labels('<statement <|>'), 'speaker verb');
    assert.equal(await labels('<article published > "2020" <|>'), 'path title published site script');
    assert.equal(await labels('<article published <|>'), '');
    assert.equal((await complete('"a" within <|>')).items[3]?.text, '<s$0/>');
  });

  it('offers keywords where a pattern may go on', async () => {
    assert.equal(await labels('<|>'), '[ ] < /> text( ) []{0,3} .{0,10}');
    assert.match(await labels('"a" <|>'), / within !within containing !containing ::$/);
    assert.match(await labels('<s/> wi<|>'), / within !within containing !containing ::$/);
  });

  it('offers labels behind ::', async () => {
    assert.equal(await labels('A:"a" 2:[] :: <|>'), 'A 2');
    assert.equal(await labels('A:"a" 2:[] :: A.word = <|>'), 'A 2');
  });

  it('offers values, and tells how often they are there', async () => {
    const { items, span, isIncomplete } = await complete('[word="党|健<|>"]');
    assert.deepEqual(asked, ['word 健']);
    assert.ok(isIncomplete);
    assert.deepEqual(span, { start: 7, end: 10 });
    assert.deepEqual(
      items.map(({ label, detail, text }) => [label, detail, text]),
      [
        ['健康', '12', '党|健康'],
        ['1.5', '2', '党|1\\.5'],
      ],
    );
    for (const [marked, expected] of [
      ['"健<|>', 'word 健'],
      ['[folded!="健<|>', 'folded 健'],
      ['[pos="n" & person="x<|>"]', 'person x'],
      ['<statement speaker="许<|>"/>', 'statement.speaker 许'],
      ['"a" within <article site="b" title="会<|>', 'article.title 会'],
      ['text("卫<|>', 'folded 卫'],
      ['A:[] :: A.word = "b<|>', 'word b'],
    ] as const) {
      await complete(marked);
      assert.deepEqual(asked, [expected], marked);
    }
  });

  it('knows the values of which there are few', async () => {
    assert.equal(await labels('[zone="<|>'), 'title dateline body boilerplate');
    assert.equal(await labels('<section kind="h<|>'), 'heading');
    const { items } = await complete('[pos="v<|>"]');
    assert.deepEqual(
      items.map(({ label, detail }) => `${label} ${detail}`),
      ['vn a verb used as a noun · 30', 'v a verb · 20', 'vd a verb used as an adverb'],
    );
    assert.deepEqual(asked, ['pos v']);
  });

  it('offers nothing in a comment', async () => {
    assert.equal(await labels('"a" # wo<|>'), '');
  });
});
