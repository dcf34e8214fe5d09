/** The queries that the README shows are queries. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readQueryFile } from '../../../../server/src/features/query-file.ts';
import { parseBcc } from '../../../../server/src/query/cql/bcc.ts';
import { parseCcl } from '../../../../server/src/query/cql/ccl.ts';
import { isQuery } from '../../../../server/src/query/cql/parse.ts';
import { plainMessage } from '../../../../server/src/query/cql/problems.ts';

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');

test('in CQL, each with a title', () => {
  const files = Array.from(readme.matchAll(/^```cql\n(.*?)^```/gmsu), ([, text = '']) => readQueryFile(text));
  const blocks = files.flatMap((file) => file.blocks);
  assert.ok(blocks.length > 5);
  for (const { title, text, query, problems } of blocks) {
    assert.ok(query !== undefined, `${text}: ${problems.map(plainMessage).join('; ')}`);
    assert.notEqual(title, '', text);
  }
});

test('as CCL and BCC take them', () => {
  for (const [name, read] of [
    ['CCL', parseCcl],
    ['BCC', parseBcc],
  ] as const) {
    const [, list = ''] = new RegExp(`\\*\\*${name}\\*\\* \\((.*?)\\)(?: and|;)`, 'su').exec(readme) ?? [];
    const queries = Array.from(list.matchAll(/`([^`]+)`/gu), ([, query = '']) => query);
    assert.ok(queries.length > 4, name);
    for (const query of queries) assert.ok(isQuery(read(query)), query);
  }
});
