/** What queries read of an index: tokens that stand where they say, words that lead to their articles, one state to the end. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import type { Section } from '../../../server/src/article/facts.ts';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../server/src/corpus/opening.ts';
import { verify } from '../../../server/src/corpus/verifying/verification.ts';
import { TokenSession, Vocabularies } from '../../../server/src/corpus/words/session.ts';
import { stretches } from '../../../server/src/query/analyses/population.ts';
import { speakerProfile } from '../../../server/src/query/analyses/speaker-profile.ts';
import { finish } from '../../../server/src/query/analyses/steps.ts';
import { DatabaseSource } from '../../../server/src/query/database-source.ts';
import { type ArticleTokens, type NamedTokens, ZONE_BITS } from '../../../server/src/query/source.ts';
import { decode } from '../../../server/src/text/decode.ts';
import { fold, foldKey, toFolded } from '../../../server/src/text/folding.ts';
import { LineIndex } from '../../../server/src/text/lines.ts';
import type { Span } from '../../../server/src/text/span.ts';
import { ENTRIES } from '../../support/cli.ts';
import { folderOf, put } from '../../support/folders.ts';

const ALL = ZONE_BITS.title | ZONE_BITS.dateline | ZONE_BITS.body | ZONE_BITS.boilerplate;
const closing: (() => void)[] = [];
after(() => {
  for (const close of closing) close();
});

async function indexing(folder: string, storage: string, change?: (corpus: Corpus) => Promise<void>): Promise<void> {
  const corpus = new Corpus({ storage, segmenter: ENTRIES.segmenter });
  try {
    corpus.setFolders([folder]);
    await corpus.settled({ words: true });
    await change?.(corpus);
    await corpus.settled({ words: true });
  } finally {
    await corpus.dispose();
  }
}

function open(folder: string, storage: string): { session: TokenSession; source: DatabaseSource } {
  const session = TokenSession.open(databaseIn(storage), [folder], new Vocabularies());
  assert.ok(session instanceof TokenSession, JSON.stringify(session));
  closing.push(() => session.close());
  return { session, source: new DatabaseSource(session) };
}

/** Every token as `word/part`, each checked against the text; the article's lines after their zones. */
function tokensOf(source: DatabaseSource, article: number, text: string): string[] {
  const { vocabulary } = source;
  const tokens = source.tokens(article);
  assert.ok(tokens !== undefined);
  const { words, lines, zones } = tokens;
  return Array.from(zones, (zone, line) => {
    const written: string[] = [];
    for (let token = lines[line] as number; token < (lines[line + 1] as number); token++) {
      const word = words[token] as number;
      const place: Span = tokens.span(token);
      assert.equal(foldKey(text.slice(place.start, place.end)), vocabulary.word(vocabulary.folded(word)));
      written.push(`${vocabulary.word(word)}/${vocabulary.pos(word)}`);
    }
    const [name] = Object.entries(ZONE_BITS).find(([, bit]) => bit === zone) ?? [];
    return `${name}: ${written.join(' ')}`;
  });
}

const STORY =
  '寶豐縣衛生健康大會召開\n2020年6月25日\n\n縣委書記許紅兵強調，要着力調(diào)研、提升人民健康水平。\n上一篇：许红兵调研宝丰县\n';

test('tokens stand where they say, with their parts of speech, their lines and zones', async () => {
  const folder = folderOf({ 'crawl/a.txt': STORY });
  const storage = folderOf();
  await indexing(folder, storage);
  const { source, session } = open(folder, storage);
  const [article = 0] = source.articles;
  const written = tokensOf(source, article, STORY);
  assert.deepEqual(
    written.map((line) => line.split(':')[0]),
    ['title', 'dateline', 'body', 'boilerplate'],
  );
  assert.match(written[2] ?? '', /強調\/\S+ ，\/w 要\/v .*調研\/vn? 、\/w 提升/);
  assert.deepEqual(source.metadata(article), {
    path: path.join(folder, 'crawl', 'a.txt'),
    below: 'crawl/a.txt',
    title: '寶豐縣衛生健康大會召開',
    published: '2020-06-25',
    site: 'crawl',
  });
  assert.equal(session.text(article), STORY);
  const [researched = 0] = source.vocabulary.find('調研');
  assert.equal(source.vocabulary.word(source.vocabulary.folded(researched)), '调研');
  assert.equal(source.count(ZONE_BITS.body, researched), 1);
  assert.equal(source.count(ZONE_BITS.title, researched), 0);
});

test('every word leads to its articles, and counts are those of the tokens', async () => {
  const folder = folderOf();
  cpSync(path.join(import.meta.dirname, '../../../seeds'), folder, { recursive: true });
  const storage = folderOf();
  await indexing(folder, storage);
  const { source } = open(folder, storage);
  assert.equal(source.articles.length, 5);
  const counts = new Map<number, number>();
  for (const article of source.articles) {
    const text = decode(readFileSync(source.metadata(article)?.path as string)).text;
    assert.ok(tokensOf(source, article, text).length > 5);
    for (const word of source.tokens(article)?.words.slice() ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      assert.ok(source.articlesWith(Uint32Array.of(word)).includes(article));
    }
  }
  const stored = source.counts(ALL);
  for (const [word, count] of counts) assert.deepEqual([source.count(ALL, word), stored[word]], [count, count]);
  assert.equal(
    source.count(ALL),
    [...counts.values()].reduce((sum, count) => sum + count, 0),
  );
});

test('which articles are expected makes no difference to what is read of any', async () => {
  const titles = Array.from({ length: 12 }, (_, index) => `第${index}次会议`);
  const folder = folderOf(Object.fromEntries(titles.map((title, index) => [`${index}.txt`, `${title}\n许红兵出席${title}。\n`])));
  const storage = folderOf();
  await indexing(folder, storage);
  const { source: read } = open(folder, storage);
  const wordsIn = (source: DatabaseSource, article: number) => Array.from(source.tokens(article)?.words ?? []);
  const { articles } = read;
  assert.equal(articles.length, titles.length);
  const known = new Map(Array.from(articles, (article) => [article, wordsIn(read, article)]));
  const every = (step: number, from = 0) => articles.filter((_, index) => index >= from && (index - from) % step === 0);
  const gone = (articles.at(-1) as number) + 1;
  for (const expected of [new Uint32Array(), every(1), every(2), every(5), every(1, 6), Uint32Array.of(...every(3), gone)]) {
    for (const asked of [every(1), every(2, 1), every(3), every(1).toReversed()]) {
      const { source } = open(folder, storage);
      source.expect(expected);
      for (const article of asked) assert.deepEqual(wordsIn(source, article), known.get(article));
      assert.equal(source.tokens(gone), undefined);
    }
  }
});

test('names lead to their articles, whole or by how they begin', async () => {
  const names = ['许红兵', '许红兵', '王建军', '王建国', '李强', '张伟', '刘洋', '陈静'];
  const told = names.map(
    (name, index) => `会议召开\n2020年6月${index + 1}日\n宝丰县委书记${name}出席。${index === 2 ? `${name}强调，要加强调研。` : ''}\n`,
  );
  const folder = folderOf(Object.fromEntries(told.map((text, index) => [`${index}.txt`, text])));
  const storage = folderOf();
  await indexing(folder, storage);
  const { source } = open(folder, storage);
  const naming = (isKey: (key: string) => boolean) =>
    Array.from(source.articles).filter((article) => source.facts(article)?.people.some(({ key }) => isKey(key)));
  assert.equal(naming((key) => key === '许红兵').length, 2);
  assert.equal(naming((key) => key.startsWith('王建')).length, 2);
  for (const key of names)
    assert.deepEqual(
      Array.from(source.articlesNaming('person', key, false)),
      naming((each) => each === key),
    );
  for (const beginning of ['许', '许红', '王', '王建', '王建国', '赵', '陈静'])
    assert.deepEqual(
      Array.from(source.articlesNaming('person', beginning, true)),
      naming((key) => key.startsWith(beginning)),
    );
  const speaking = Array.from(source.articles).filter((article) => (source.facts(article)?.statements.length ?? 0) > 0);
  assert.equal(speaking.length, 1);
  assert.deepEqual(Array.from(source.articlesSpeaking('王', true)), speaking);
  assert.deepEqual(Array.from(source.articlesSpeaking('王建军', false)), speaking);
  assert.deepEqual(source.articlesSpeaking('许', true).length, 0);
  // Of what nearly all have, all are given.
  assert.deepEqual(Array.from(source.articlesNaming('organisation', '宝', true)), Array.from(source.articles));
});

test('tokens tell which of them are names, what parts them, and where their lines begin', async () => {
  const folder = folderOf({ 'a.txt': '　　许红兵　 出席\r\n 他 说(shuō)，，，GDP 增长\n\n\t宝丰县委 \u200b书记许红兵\n' });
  cpSync(path.join(import.meta.dirname, '../../../seeds'), folder, { recursive: true });
  const storage = folderOf();
  await indexing(folder, storage);
  const { source } = open(folder, storage);
  for (const article of source.articles) {
    const text = decode(readFileSync(source.metadata(article)?.path as string)).text;
    const facts = source.facts(article);
    assert.ok(facts !== undefined);
    const tokens = source.tokens(article);
    assert.ok(tokens !== undefined);
    const all = Array.from({ length: tokens.length }, (_, token) => token);
    const under = ({ start, end }: Span) => all.filter((token) => tokens.span(token).end > start && tokens.span(token).start < end);
    const written = ({ kind, role, start, end }: NamedTokens) => `${kind} ${role} ${start} ${end}`;
    const mentioned = [
      ...facts.people.flatMap(({ role, mentions }) => mentions.map((mention) => ({ kind: 'person' as const, role, mention }))),
      ...facts.organisations.flatMap(({ mentions }) => mentions.map((mention) => ({ kind: 'organisation' as const, role: null, mention }))),
      ...facts.places.flatMap(({ mentions }) => mentions.map((mention) => ({ kind: 'place' as const, role: null, mention }))),
    ].flatMap(({ kind, role, mention }) => {
      const own = under(mention);
      return own.length === 0 ? [] : [written({ kind, role, start: own[0] as number, end: (own.at(-1) as number) + 1 })];
    });
    assert.deepEqual(tokens.named.map(written).sort(), mentioned.sort());
    const sections = (all: readonly Section[]): Section[] => all.flatMap((section) => [section, ...sections(section.children)]);
    const enclosed = [
      ...facts.statements.map((statement) => ({ kind: 'statement', stretch: statement as Span })),
      ...sections(facts.sections).map((section) => ({ kind: 'section', stretch: section as Span })),
    ].flatMap(({ kind, stretch }) => {
      const own = under(stretch);
      return own.length === 0 ? [] : [`${kind} ${own[0]} ${(own.at(-1) as number) + 1}`];
    });
    assert.ok(enclosed.length > 0);
    assert.deepEqual(tokens.enclosed.map(({ kind, start, end }) => `${kind} ${start} ${end}`).sort(), enclosed.sort());
    const speakers = new Set(facts.statements.map(({ key }) => key));
    const names = new Set(facts.people.flatMap(({ key, mentions }) => (speakers.has(key) ? mentions.flatMap(under) : [])));
    const isBody = (token: number) => tokens.zones[tokens.lines.findLastIndex((first) => first <= token)] === ZONE_BITS.body;
    const said = all.filter((token) => isBody(token) && !names.has(token) && facts.statements.some((each) => under(each).includes(token)));
    const known = source.saidIn(article);
    assert.deepEqual(
      Array.from(known?.tokens ?? []).flatMap(({ start, end }) => all.slice(start, end)),
      said,
    );
    assert.equal(known?.statements, facts.statements.filter((each) => under(each).some(isBody)).length);
    const folding = fold(text);
    for (const token of all.slice(1)) {
      const before: Span = tokens.span(token - 1);
      const own: Span = tokens.span(token);
      assert.equal(tokens.isApart(token), toFolded(folding, own.start) > toFolded(folding, before.end), text.slice(before.start, own.end));
    }
    const { starts } = new LineIndex(text);
    for (const [line, number] of tokens.lineNumbers.entries())
      assert.equal(tokens.span(tokens.lines[line] as number).start - (tokens.indents[line] as number), starts[number - 1]);
  }
});

test('many articles are found through segments, whatever comes and goes, and a session stays at its state', async () => {
  const names = Array.from({ length: 150 }, (_, index) => `${index}.txt`);
  const story = (name: string) =>
    `宝丰县召开大会\n2020年6月25日\n\n县委书记许红兵出席会议并讲话，第${Number.parseInt(name, 10) + 1000}次。\n`;
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, story(name)])));
  const storage = folderOf();
  await indexing(folder, storage);
  const before = open(folder, storage);
  const [met = 0] = before.source.vocabulary.find('讲话');
  assert.equal(before.source.articlesWith(Uint32Array.of(met)).length, 150);
  const [number = 0] = before.source.vocabulary.find('1077');
  // Without segments all would be looked at.
  assert.ok(before.source.articlesWith(Uint32Array.of(number)).length < 100);
  await indexing(folder, storage, async (corpus) => {
    for (const name of names.slice(0, 100)) put(folder, name, story(name).replace('讲话', '发言'));
    await corpus.filesChanged(names.map((name) => path.join(folder, name)));
  });
  assert.equal(
    before.source.articlesWith(Uint32Array.of(met)).filter((article) => before.source.tokens(article) !== undefined).length,
    150,
  );
  const after = open(folder, storage).source;
  const alive = (word: string) => {
    const [wanted = 0] = after.vocabulary.find(word);
    return after.articlesWith(Uint32Array.of(wanted)).filter((article) => after.tokens(article)?.words.includes(wanted)).length;
  };
  assert.deepEqual([alive('讲话'), alive('发言'), alive('1077'), readdirSync(folder).length], [50, 100, 1, 150]);
  assert.deepEqual(
    after.parts.flatMap(({ articles }) => Array.from(articles)).filter((article) => after.tokens(article) !== undefined),
    Array.from(after.articles),
  );
  // Segments of articles that were cut late reach over others; parts follow each other all the same, and together find what all do.
  for (const [index, { articles }] of after.parts.entries())
    for (const later of after.parts.slice(index + 1)) assert.ok((articles.at(-1) as number) < (later.articles[0] as number));
  for (const word of ['讲话', '发言', '1077']) {
    const wanted = Uint32Array.from(after.vocabulary.find(word).slice(0, 1));
    const found = after.parts.flatMap((part) => Array.from(after.articlesWith(wanted, part)));
    assert.deepEqual(found, Array.from(after.articlesWith(wanted)));
  }
  assert.deepEqual(faultsIn(storage, folder), []);
});

test('where characters of two words meet is told by segments, and verified', async () => {
  const names = Array.from({ length: 150 }, (_, index) => `${index}.txt`);
  const folder = folderOf(
    Object.fromEntries(names.map((name, index) => [name, `宝丰县召开大会\n\n宝丰县，许红兵出席会议，调研\n健康${index}。\n`])),
  );
  const storage = folderOf();
  await indexing(folder, storage);
  const { source } = open(folder, storage);
  const meeting = ([before = '', behind = '']: string) =>
    source.parts.reduce((sum, part) => sum + source.articlesMeeting(before.charCodeAt(0), behind.charCodeAt(0), part).length, 0);
  assert.equal(meeting('县,'), 150);
  // Within a word, across lines, and nowhere: only articles that are in no segment yet are given.
  for (const pair of ['宝丰', '研健', '健县']) assert.ok(meeting(pair) < 100, pair);
  for (const table of ['meeting', 'posting']) {
    const database = new DatabaseSync(databaseIn(storage));
    const [block] = database.prepare(`SELECT id, packed FROM ${table} LIMIT 1`).all();
    database.prepare(`UPDATE ${table} SET packed = x'00' WHERE id = ?`).run(block?.id as number);
    assert.ok(faultsIn(storage, folder).includes('words'), table);
    database.prepare(`UPDATE ${table} SET packed = ? WHERE id = ?`).run(block?.packed as Uint8Array, block?.id as number);
    database.close();
    assert.deepEqual(faultsIn(storage, folder), []);
  }
});

/** What is wrong with an index, by kind. */
function faultsIn(storage: string, folder: string): string[] {
  const steps = verify(storage, [folder]);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.faults.map(({ kind }) => kind);
}

test('what is known of lengths and of what is said is what reading everything gives, whatever comes and goes', async () => {
  const folder = folderOf({ 'a.txt': STORY, 'b.txt': STORY.replace('許紅兵', '王建國') });
  cpSync(path.join(import.meta.dirname, '../../../seeds'), folder, { recursive: true });
  const storage = folderOf();
  await indexing(folder, storage, async (corpus) => {
    put(folder, 'a.txt', `${STORY}許紅兵指出，健康不能忘，許紅兵說。\n`);
    rmSync(path.join(folder, 'b.txt'));
    await corpus.filesChanged(['a.txt', 'b.txt'].map((name) => path.join(folder, name)));
  });
  const { source } = open(folder, storage);
  assert.equal(source.articles.length, 6);
  for (const zones of [ALL, ZONE_BITS.body, ZONE_BITS.title | ZONE_BITS.boilerplate]) {
    const sizes = source.articles.map((article) => {
      const words = [...stretches(source.tokens(article) as ArticleTokens, zones)].flatMap(({ start, end }) =>
        Array.from(source.tokens(article)?.words.slice(start, end) ?? []),
      );
      return words.filter((word) => source.vocabulary.pos(word) !== 'w').length;
    });
    assert.deepEqual(source.sizes(zones), sizes);
  }
  const options = { attribute: 'folded', measure: 'g2', minimum: 1, limit: 1000 } as const;
  for (const speaker of ['许红兵', '王建国', '于学军', '张三']) {
    const known = finish(speakerProfile(source, { zones: ZONE_BITS.body }, speaker, options));
    assert.deepEqual(known, finish(speakerProfile(source, { zones: ZONE_BITS.body, articles: source.articles }, speaker, options)));
    assert.ok(known.otherStatements > 0);
    assert.equal(known.targetTokens > 0, speaker === '许红兵');
  }
});

test('what is no index says so', () => {
  const folder = folderOf({ 'corpus.db': 'no database at all, whatever its name may be' });
  const session = TokenSession.open(databaseIn(folder), [folder], new Vocabularies());
  assert.ok('problem' in session && session.problem !== undefined && !(session instanceof TokenSession));
});
