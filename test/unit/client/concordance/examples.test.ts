import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLES } from '../../../../client/src/panels/concordance/view/examples.ts';
import { parseBcc } from '../../../../server/src/query/cql/bcc.ts';
import { parseCcl } from '../../../../server/src/query/cql/ccl.ts';
import { isQuery, parseQuery } from '../../../../server/src/query/cql/parse.ts';
import { parsePlain } from '../../../../server/src/query/cql/plain.ts';

const readers = { cql: parseQuery, plain: parsePlain, ccl: parseCcl, bcc: parseBcc };

test('the queries to begin with can be run, and there is one for each way to write them', () => {
  for (const { language, query } of EXAMPLES) assert.ok(isQuery(readers[language](query)), query);
  assert.deepEqual([...new Set(EXAMPLES.map(({ language }) => language))].sort(), Object.keys(readers).sort());
});
