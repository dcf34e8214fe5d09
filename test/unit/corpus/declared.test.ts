import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import { readDeclaration } from '../../../server/src/corpus/declaration.ts';
import { Declarations, type DeclaredPerson } from '../../../server/src/corpus/identity/declared.ts';
import { resolve } from '../../../server/src/corpus/identity/resolve.ts';
import { folderOf, put } from '../../support/folders.ts';
import { appearance } from '../../support/identity.ts';

const running: Corpus[] = [];
afterEach(async () => {
  for (const corpus of running.splice(0)) await corpus.dispose();
});

const inBaofeng = appearance('王伟', 'c/2016.txt', ['宝丰县/县长'], ['410421']);
const inLushan = appearance('王伟', 'c/2017.txt', ['鲁山县教育局/局长'], ['410423']);
const inYongkang = appearance('王伟', 'c/2018.txt', ['/副市长'], ['330784']);
const bare = appearance('王伟', 'c/2019.txt', [], ['330784']);
const dated = [inBaofeng, inLushan, inYongkang, bare].map((each, index) => ({
  ...each,
  day: 20160301 + index * 10_000,
  path: `/${each.path}`,
}));

/** The people as the years of their appearances, under what is declared for the folder `/c`. */
function peopleOf(people: readonly DeclaredPerson[], appearances = dated): string[] {
  const group = new Declarations([{ folder: '/c', people }]).group('王伟');
  const { bearers, unsure } = resolve(appearances, { claims: group.claims });
  const years = bearers.map(({ members }) => members.map(({ path: file }) => path.basename(file, '.txt')).join(' '));
  return [...years, ...unsure.map(({ appearance: { path: file } }) => `? ${path.basename(file, '.txt')}`)];
}

test('nothing declared: the articles decide', () => {
  assert.deepEqual(peopleOf([]), ['2016', '2017', '2018 2019']);
});

test('merge: a name alone says that it is one person everywhere', () => {
  assert.deepEqual(peopleOf([{ name: '王伟' }]), ['2016 2017 2018 2019']);
});

test('merge: posts that are named together are one person, and nobody is drawn in with them', () => {
  assert.deepEqual(peopleOf([{ name: '王伟', posts: ['宝丰县', '永康市副市长'] }]), ['2016 2018 2019', '2017']);
});

test('split: articles that are named mean a person of their own', () => {
  assert.deepEqual(peopleOf([{ name: '王伟', articles: ['2019.txt'] }]), ['2016', '2017', '2018', '2019']);
});

test('split: several people of a name, by articles and by posts, and the rest are one', () => {
  const people = [{ name: '王伟', articles: ['2016.txt', '2019.txt'] }, { name: '王伟', posts: ['教育局'] }, { name: '王伟' }];
  assert.deepEqual(peopleOf(people), ['2016 2019', '2017', '2018']);
});

test('alias: another name is the same person', () => {
  const pen = { ...appearance('青岩', '/c/2020.txt', ['/作家']), day: 20200301 };
  const group = new Declarations([{ folder: '/c', people: [{ name: '王伟', also: ['青岩'], posts: ['教育局', '作家'] }] }]).group('青岩');
  assert.deepEqual(group.keys, ['王伟', '青岩']);
  const { bearers } = resolve([...dated, pen], { claims: group.claims });
  assert.ok(bearers.some(({ members }) => members.map(({ path: file }) => file).join(' ') === '/c/2017.txt /c/2020.txt'));
});

test('a name that is the same in the other script or padded is meant, too', () => {
  assert.deepEqual(peopleOf([{ name: '王　偉' }]), ['2016 2017 2018 2019']);
});

test('what a folder declares says nothing of another folder', () => {
  const group = new Declarations([{ folder: '/elsewhere', people: [{ name: '王伟' }] }]).group('王伟');
  assert.equal(resolve(dated, { claims: group.claims }).bearers.length, 3);
});

const BROKEN: Readonly<Record<string, readonly [people: string, notice: RegExp, sound: number]>> = {
  'no array': ['{}', /"people" must be an array/, 0],
  'an entry that is no object': ['[1, {"name": "王伟"}]', /"people"\[0\] must be an object/, 1],
  'no name': ['[{"also": ["王伟"]}, {"name": "王伟"}]', /"people"\[0\] must have a "name"/, 1],
  'a list that is a text': ['[{"name": "王伟", "also": "青岩"}]', /"people"\[0\] has "also" that is no array/, 0],
  'an empty list': ['[{"name": "王伟", "articles": []}]', /"people"\[0\] has "articles" that is no array/, 0],
  'a misspelt member': ['[{"name": "王伟", "article": ["a.txt"]}, {"name": "李斌"}]', /has a member "article" that is not known/, 1],
  'the same name twice': ['[{"name": "王伟"}, {"name": "王偉"}]', /"people"\[1\] repeats the name of "people"\[0\]/, 1],
  'many mistakes': [`[${'1,'.repeat(20)}{"name": "王伟"}]`, /and 15 more of "people"/, 1],
};

for (const [what, [people, notice, sound]] of Object.entries(BROKEN)) {
  test(`${what}: a notice says so, and the sound rest is used`, () => {
    const folder = folderOf({ 'yuliao.json': `{"name": "周报", "people": ${people}}` });
    const { declaration, notice: said } = readDeclaration(folder);
    assert.match(said?.message ?? '', notice);
    assert.equal(declaration?.name, '周报');
    assert.equal(declaration?.people?.length ?? 0, sound);
  });
}

test('comments and trailing commas may stand in yuliao.json', () => {
  const text = '\uFEFF// 谁是谁\n{"name": "周报", /* 一人 */ "people": [{"name": "王伟",},],}\n';
  const { declaration, notice } = readDeclaration(folderOf({ 'yuliao.json': text }));
  assert.equal(notice, undefined);
  assert.equal(declaration?.name, '周报');
  assert.deepEqual(declaration?.people, [{ name: '王伟' }]);
});

const NO_JSON: Record<string, [text: string, place: RegExp]> = {
  'a missing comma': ['{\n  "name": "周报"\n  "people": []\n}\n', /line 3, column 3/],
  'an end that is missing': ['{\r\n  "name": "周报"', /line 2, column 15/],
  'an empty file': ['', /line 1, column 1/],
  'something behind the end': ['{"name": "周报"} }', /line 1, column 16/],
};

for (const [what, [text, place]] of Object.entries(NO_JSON)) {
  test(`${what} in yuliao.json: a notice says where`, () => {
    const { declaration, notice } = readDeclaration(folderOf({ 'yuliao.json': text }));
    assert.match(notice?.message ?? '', place);
    assert.deepEqual(declaration, {});
  });
}

test('a change of yuliao.json takes effect at once, and no article is read again for it', async () => {
  const folder = folderOf({
    'a.txt': '宝丰县召开会议\n2016-03-01\n宝丰县县长王伟主持会议。王伟强调，要抓好落实。\n',
    'b.txt': '永康市召开会议\n2017-03-01\n永康市副市长王伟主持会议。王伟强调，要抓好落实。\n',
  });
  const corpus = new Corpus({ quiet: 5 });
  running.push(corpus);
  corpus.setFolders([folder]);
  await corpus.settled();
  assert.equal(corpus.snapshot().bearers('王伟')?.people.length, 2);
  let told = 0;
  const read: (readonly string[] | undefined)[] = [];
  corpus.onChanged((paths) => {
    told++;
    if (paths !== undefined) read.push(paths);
  });
  const declare = async (text: string, seconds: number) => {
    put(folder, 'yuliao.json', text);
    utimesSync(path.join(folder, 'yuliao.json'), seconds, seconds);
    corpus.filesChanged([path.join(folder, 'yuliao.json')]);
    await corpus.settled();
    return corpus.snapshot().bearers('王伟');
  };
  const one = await declare('{"people": [{"name": "王伟", "also": ["王维嘉"]}]}', 1000);
  assert.deepEqual(
    one?.people.map(({ id, articles }) => [id, articles, corpus.snapshot().bearer(id)?.declared]),
    [['王伟', 2, true]],
  );
  assert.equal(corpus.snapshot().identity('王伟', path.join(folder, 'b.txt'))?.id, '王伟');
  assert.equal((await declare('{}', 2000))?.people.length, 2);
  assert.ok(told >= 2, 'nobody was told');
  assert.deepEqual(read, []);
});
