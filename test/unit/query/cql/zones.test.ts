import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zonesAsked } from '../../../../server/src/query/cql/zones-asked.ts';
import { readQuery } from '../../../support/cql.ts';

test('a query looks where it says, and in the body', () => {
  const check = (query: string, zones?: string) => assert.equal(zonesAsked(readQuery(query))?.join(' '), zones, query);
  check('"a"');
  check('[zone="body"]');
  check('[zone!="title"]');
  check('[!zone="title"]');
  check('[zone="title"]', 'title body');
  check('"a" ([word="b" & (pos="n" | zone="title|dateline")])+', 'title dateline body');
  check('"a" within <p zone="boilerplate"/>', 'body boilerplate');
  check('<s/> containing [zone=".*"]', 'title dateline body boilerplate');
});
