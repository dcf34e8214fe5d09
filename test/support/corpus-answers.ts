/**
 * Everything that a snapshot answers, as one value: two corpora that give equal values cannot be told apart by any
 * feature.
 */
import type { EntityKind, Snapshot } from '../../server/src/corpus/snapshot.ts';
import { whole } from './portions.ts';

const KINDS: readonly EntityKind[] = ['person', 'organisation', 'place'];
/** More than the corpora of tests have: the limit must not cut ties. */
const ALL = 1000;
const QUERIES = ['', '李', '李斌', 'lb', 'libin', 'l', '县委', '委', '宝丰', 'bf', '市', 'zg', '没有这个', 'x y', '(('];
const BEGINNINGS = ['李', '李斌', '宝丰', '县', '没有这个', ''];

/** Names beside which others may stand. */
const COMPANY = [
  { kind: 'person', key: '李斌' },
  { kind: 'organisation', key: '宝丰县委' },
  { kind: 'place', key: '宝丰县' },
] as const;

/** Every name, and of people each who bears it. */
function peopleAndNames(snapshot: Snapshot, kind: EntityKind): { id: string; key: string }[] {
  return snapshot.search(kind, '', ALL).flatMap(({ id, key }) => {
    const people = kind === 'person' && id === key ? (snapshot.bearers(key)?.people ?? []) : [];
    return people.length > 1 ? people.map((person) => ({ id: person.id, key })) : [{ id, key }];
  });
}

/** What side bars list, whole. */
function listed({ lists }: Snapshot, keys: readonly string[], organisations: readonly string[]): object {
  const page = { from: 0, count: ALL };
  const divisions = lists.divisions();
  return {
    officials: lists.officials(page),
    second: lists.officials({ from: 1, count: 1 }),
    surnames: lists.surnames().map((each) => ({ ...each, of: lists.officialsOf([each.surname], page) })),
    offices: lists.offices(page),
    holders: organisations.map((key) => lists.holders(key, page)),
    divisions: divisions.map((code) => ({ code, within: lists.divisions(code), of: lists.organisations({ division: code }, page) })),
    elsewhere: lists.organisations({ elsewhere: true }, page),
    all: lists.organisations({ all: true }, page),
    parts: organisations.map((organisation) => lists.organisations({ organisation }, page)),
    about: keys.map((key) => lists.articlesAbout('person', key, page)),
    ofOrganisations: organisations.map((key) => lists.articlesAbout('organisation', key, page)),
    months: lists.months().map((each) => ({ ...each, of: lists.articlesOfMonth(each.month, page) })),
    sites: lists.sites(['/']).map((each) => ({ ...each, of: lists.articlesOfSite(each.folder, each.site, page) })),
    paths: lists.pathsBehind('', ALL),
    rules: lists.rules(),
  };
}

/** @param paths every path that the corpus may know */
export function answers(snapshot: Snapshot, paths: readonly string[]): object {
  while (snapshot.readTitles());
  const articles = paths.map((path) => {
    const facts = snapshot.facts(path);
    const lines = facts?.zones.map((_, index) => ({
      recurrence: snapshot.recurrence(path, index + 1),
      articles: snapshot.articlesWithLine(path, index + 1),
    }));
    const titled = snapshot.titled(snapshot.article(path)?.title ?? '');
    return { path, article: snapshot.article(path), titled, facts, across: snapshot.across(path), lines };
  });
  const names = KINDS.flatMap((kind) =>
    peopleAndNames(snapshot, kind).map(({ id, key }) => ({
      one: snapshot.entity(kind, id),
      entity: snapshot.entity(kind, key),
      introductions: [id, key].map((each) => snapshot.introduction(kind, each)),
      mentions: snapshot.mentions(kind, key),
      all: snapshot.mentions(kind, key, { boilerplate: true }),
      few: snapshot.mentions(kind, key, { limit: 2 }),
      holders: snapshot.holders?.(key, ALL),
      surroundings: [id, key].map((each) => whole(snapshot.surroundings(kind, each))),
      jointly: whole(snapshot.jointly(kind, id, COMPANY)),
      appearances: whole(snapshot.appearances(kind, id, {}, ALL)),
      tenures: kind === 'person' ? [] : whole(snapshot.tenures(kind, key, ALL)),
      company: (['person', 'organisation'] as const).map((among) => [id, key].map((each) => snapshot.company(kind, each, among, ALL))),
      ...(kind === 'person'
        ? {
            official: snapshot.official(key),
            bearers: snapshot.bearers(key),
            bearer: snapshot.bearer(id),
            identities: paths.map((path) => snapshot.identity(key, path)),
            apart: (snapshot.bearers(key)?.people ?? []).map((other) => snapshot.apart(id, other.id)),
            ofOne: {
              official: snapshot.official(id),
              mentions: snapshot.mentions(kind, id),
              unsure: snapshot.mentions(kind, id, { boilerplate: true, unsure: true }),
              people: snapshot.people(id, ALL),
              newest: snapshot.people(id, 1),
              statements: snapshot.statements(id, ALL),
            },
            people: snapshot.people(key, ALL),
            newest: snapshot.people(key, 1),
            statements: snapshot.statements(key, ALL),
          }
        : {}),
    })),
  );
  const searches = QUERIES.map((query) => ({
    query,
    found: KINDS.map((kind) => snapshot.search(kind, query, ALL)),
    officials: snapshot.search('person', query, ALL, true),
    titles: snapshot.searchTitles(query, ALL),
  }));
  const beginnings = BEGINNINGS.map((start) => ({
    start,
    found: KINDS.map((kind) => snapshot.beginning(kind, start, ALL)),
    officials: snapshot.beginning('person', start, ALL, true),
  }));
  const { partial, indexed, total } = snapshot;
  // A plain copy: rows of the database have no prototype.
  return JSON.parse(
    JSON.stringify({
      partial,
      indexed,
      total,
      articles,
      names,
      searches,
      beginnings,
      officials: [...snapshot.officials()],
      lists: listed(
        snapshot,
        peopleAndNames(snapshot, 'person').map(({ id }) => id),
        peopleAndNames(snapshot, 'organisation').map(({ key }) => key),
      ),
      repetitions: snapshot.repetitions(),
      chronicle: whole(snapshot.chronicle([])),
      undated: whole(snapshot.chronicled([], { days: { from: 0, until: 0 } }, ALL))
        .map(({ path }) => path)
        .sort(),
      statistics: snapshot.statistics(),
      once: snapshot.statistics('once'),
    }),
  );
}
