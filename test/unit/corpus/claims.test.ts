/** Who may begin with a job that several threads could make. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Claims, type Ticket, take } from '../../../server/src/corpus/analysing/claims.ts';

/** Opens a claim that is sure to be there. */
function opened(claims: Claims, job: number): Ticket {
  const ticket = claims.open(job);
  assert.ok(ticket !== undefined);
  return ticket;
}

test('one alone begins with a job', () => {
  const claims = new Claims();
  const cells = new Int32Array(claims.memory);
  const ticket = opened(claims, 7);
  assert.ok(take(cells, ticket));
  assert.ok(!claims.take(ticket));
  assert.ok(!take(cells, ticket));
});

test('a thread that was given a job before it was taken back does not begin with it when another one is given it', () => {
  const claims = new Claims();
  const cells = new Int32Array(claims.memory);
  const before = opened(claims, 7);
  assert.ok(claims.take(before));
  claims.close(before);
  const again = opened(claims, 7);
  assert.ok(!take(cells, before));
  assert.ok(take(cells, again));
});

test('there are as many claims as there are places, and a place that is free is used again', () => {
  const claims = new Claims();
  const places = new Int32Array(claims.memory).length;
  const tickets = Array.from({ length: places }, (_, job) => opened(claims, job));
  assert.equal(new Set(tickets.map(({ place }) => place)).size, places);
  assert.equal(claims.open(places), undefined);
  claims.close(tickets[3] as Ticket);
  assert.equal(claims.open(places)?.place, tickets[3]?.place);
});
