/**
 * Commands as a person runs them: from the palette, from menus, from buttons, with lists, boxes and dialogs answered by hand. What is
 * shown or written is what counts. Cases leave the window as they found it.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { OTHER_STORIES } from '../support/page.ts';
import { type Hands, handsOf } from '../support/vscode/hands.ts';
import { openSeeds, pictures, type Window } from '../support/vscode/window.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

const [reservoir, lotus, library, buses] = OTHER_STORIES;
const SENTENCE = '欲知全县各项惠民政策的最新进展可留意后续刊出的专栏。';
const lushan = (day: number, what: string): string =>
  `鲁山县召开${what}会议\n2016-11-0${day}\n鲁山县委副书记王伟出席${what}会议并讲话。王伟强调，要抓紧抓好${what}。\n`;
const added: Readonly<Record<string, string>> = {
  'copies/reservoir-a.txt': reservoir,
  'copies/reservoir-b.txt': reservoir.replace('四千余万元', '四千多万元'),
  'lines/line-a.txt': `${lotus}\n\n${SENTENCE}`,
  'lines/line-b.txt': `${library}\n\n${SENTENCE}`,
  'lines/line-c.txt': `${buses}\n\n${SENTENCE}`,
  'wang-a.txt': lushan(1, '防汛'),
  'wang-b.txt': lushan(2, '扶贫'),
  'wang-c.txt': '永康市召开会议\n2016-12-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n',
  ...Object.fromEntries(
    ['水利', '林业', '教育', '交通', '粮食', '文化'].map((what, i) => [
      `names/${i}.txt`,
      `青禾县检查${what}工作\n2023-0${i + 1}-12\n青禾县委书记钱伯渊检查${what}工作。钱伯渊指出，${what}工作要抓实抓细。\n`,
    ]),
  ),
  'misprint.txt': '青禾县检查水利工程\n2023-09-12\n青禾县委书记钱博渊到柳河镇检查水利工程。\n',
  // One more than a view shows at first.
  ...Object.fromEntries(
    Array.from({ length: 101 }, (_, i) => [`many/${i}.txt`, `第${i + 1}期防汛简报\n2021-05-03\n各乡镇汇报了第${i + 1}期的巡查情况。\n`]),
  ),
};

let window: Window;
let workbench: Workbench;
let hands: Hands;

before(async () => {
  await mkdir(pictures, { recursive: true });
  window = await openSeeds({ width: 1280, height: 1200 }, added);
  workbench = window.workbench;
  hands = handsOf(workbench);
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

afterEach(() => hands.clear());

after(() => window?.close());

const inFolder = (...parts: string[]): string => path.join(window.folder, ...parts);
/** The text of a file, once it is there. */
async function written(name: string): Promise<string> {
  for (let attempt = 0; attempt < 100 && !existsSync(inFolder(name)); attempt++) await new Promise((done) => setTimeout(done, 100));
  return await readFile(inFolder(name), 'utf8');
}

async function open(name: string): Promise<void> {
  await workbench.openFile(name);
  await workbench.page.locator('.statusbar-item', { hasText: 'Chinese News Article' }).waitFor();
}

/** Selects the first place of a text: found by searching, for lines move while lenses and hints come. */
async function select(text: string): Promise<void> {
  await workbench.runCommand('View: Focus Active Editor Group');
  await workbench.page.keyboard.press('Control+F');
  const find = workbench.page.locator('.find-widget.visible .find-part textarea').first();
  await find.fill(text);
  await workbench.page.locator('.find-widget.visible .matchesCount', { hasText: /\d of \d/ }).waitFor();
  await find.press('Enter');
  await find.press('Escape');
}

/** Puts the caret before the first place of a text. */
async function caretBefore(text: string): Promise<void> {
  await select(text);
  await workbench.page.keyboard.press('ArrowLeft');
}

const view = (name: string): Locator =>
  workbench.page.locator('.sidebar .pane').filter({ has: workbench.page.locator(`.pane-header[aria-label^="${name}"]`) });
const row = (name: string, text: string | RegExp): Locator => view(name).locator('.monaco-list-row', { hasText: text }).first();

/** Shows one view of the side bar, and no other. */
async function only(name: string): Promise<void> {
  if ((await view('Officials').count()) === 0) await workbench.page.locator('.activitybar .action-label[aria-label="Corpus"]').click();
  for (const each of ['Officials', 'Organisations', 'Articles', 'Findings', 'Queries', 'Notes']) {
    const header = view(each).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) !== String(each === name)) await header.locator('.title').click();
  }
}

const unfold = (item: Locator): Promise<void> => item.locator('.monaco-tl-twistie').click();

test('an official and an organisation are found by initials; Enter lists the mentions', async () => {
  await hands.run('yuliao.findOfficial');
  await hands.write('xhb');
  await hands.offered('魏妮婭').waitFor({ state: 'hidden' });
  await hands.choose('许红兵');
  await workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row').nth(3).waitFor();
  await hands.tab('001_838f417be17cfb94.txt');
  await workbench.page.keyboard.press('Escape');
  await hands.run('yuliao.findOrganisation');
  await hands.write('国家中医药管理局');
  await hands.choose('国家中医药管理局');
  await workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row').first().waitFor();
});

test('notes and bookmarks are made, listed, changed, exported and deleted', async () => {
  await open('001_838f417be17cfb94.txt');
  await select('健康大会');
  await hands.run('yuliao.addNote');
  await hands.type('看看后续');
  assert.match(await written('.yuliao/notes.json'), /看看后续/);
  await caretBefore('许红兵,');
  await hands.run('yuliao.addBookmark');
  await hands.run('yuliao.showNotes');
  await hands.offered('.txt').nth(1).waitFor();
  const note = hands.offered('看看后续');
  await note.hover();
  await note.getByRole('button', { name: 'Change the Note' }).click();
  await hands.type('再看一遍');
  await hands.run('yuliao.exportNotes');
  await hands.path();
  await hands.message('2 notes written to');
  const text = await written('notes.md');
  assert.match(text, /再看一遍/);
  assert.match(text, /`001_838f417be17cfb94\.txt:\d+`/);
  await hands.run('yuliao.showNotes');
  await hands.offered('再看一遍').hover();
  await hands.offered('再看一遍').getByRole('button', { name: 'Delete' }).click();
  await hands.offered('再看一遍').waitFor({ state: 'hidden' });
  // The bookmark that is left leads to its place.
  await hands.choose('.txt');
  await hands.tab('001_838f417be17cfb94.txt');
  await rm(inFolder('.yuliao'), { recursive: true });
  await rm(inFolder('notes.md'));
});

test('notes in the side bar: by article, narrowed, changed, deleted and brought back', async () => {
  await open('001_838f417be17cfb94.txt');
  await only('Notes');
  await view('Notes').getByText('What is worth remembering').waitFor();
  await select('健康大会');
  await hands.run('yuliao.addNote');
  await hands.type('看看后续');
  await row('Notes', '001_838f417be17cfb94.txt').waitFor();
  await hands.button(row('Notes', '看看后续'), 'yuliao.editNote');
  await hands.type('再看一遍');
  await row('Notes', '再看一遍').waitFor();
  await hands.run('yuliao.filterNotes');
  await hands.write('谁');
  await view('Notes').getByText('Nothing matches “谁”.').waitFor();
  await hands.type('健康');
  await view('Notes').locator('.pane-header', { hasText: '“健康” · 1' }).waitFor();
  await hands.run('yuliao.clearNotesFilter');
  await workbench.runCommand('View: Close All Editors');
  await hands.click(row('Notes', '再看一遍'), 'yuliao.openNote');
  await hands.tab('001_838f417be17cfb94.txt');
  await hands.button(row('Notes', '再看一遍'), 'yuliao.deleteNote');
  await row('Notes', '再看一遍').waitFor({ state: 'hidden' });
  await hands.message('The note was deleted.', 'Undo');
  await row('Notes', '再看一遍').waitFor();
  await rm(inFolder('.yuliao'), { recursive: true });
});

test('people of a name are merged, and articles given to another, by choosing from lists; undo takes it back', async () => {
  await open('wang-a.txt');
  await caretBefore('王伟出席');
  await hands.run('yuliao.mergePeople');
  await hands.tick('鲁山', '永康');
  await hands.message('one person');
  assert.deepEqual(JSON.parse(await written('yuliao.json')).people, [{ name: '王伟' }]);
  await rm(inFolder('yuliao.json'));
  await hands.clear();
  await open('wang-a.txt');
  await caretBefore('王伟出席');
  await hands.run('yuliao.splitPerson');
  await hands.tick('扶贫');
  await hands.message('another 王伟');
  assert.match(await written('yuliao.json'), /wang-b\.txt/);
  await hands.message('another 王伟', 'Undo');
  await rm(inFolder('yuliao.json'), { force: true });
});

test('an article is compared with one that tells of the same', async () => {
  await open('reservoir-a.txt');
  await hands.run('yuliao.compareWith');
  await hands.choose('reservoir-b.txt');
  await workbench.page.locator('.editor-group-container').nth(1).waitFor();
  await workbench.page.locator('.statusbar-item', { hasText: 'passages stand in both articles' }).waitFor();
});

test('hits are walked through by commands', async () => {
  await open('wang-c.txt');
  await select('市长');
  await hands.run('yuliao.concordance');
  await workbench.panel().locator('.rows .line:not(.coming)').first().waitFor();
  const selected = (index: number) => workbench.panel().locator(`.rows .line[aria-rowindex="${index}"][aria-selected="true"]`);
  await hands.run('yuliao.nextHit');
  await selected(3).waitFor();
  await hands.run('yuliao.nextHit');
  await selected(4).waitFor();
  await hands.run('yuliao.previousHit');
  await selected(3).waitFor();
  await hands.run('yuliao.saveResults');
  await hands.offered('XLSX').waitFor();
});

test('officials, and a clean copy, are written where the user says', async () => {
  await hands.run('yuliao.exportOfficials');
  await hands.choose('CSV');
  await hands.path();
  await hands.message('officials written to', 'Open');
  await hands.tab('officials.csv');
  assert.match(await written('officials.csv'), /许红兵/);
  await rm(inFolder('officials.csv'));
  await hands.clear();
  const clean = path.join(path.dirname(window.folder), 'clean');
  await mkdir(clean);
  await hands.run('yuliao.exportCleanCopy');
  await hands.path('clean');
  await hands.message('Clean copy', 'Open Report');
  await hands.tab('report.md');
});

test('a plot of a dossier is saved', async () => {
  await open('001_838f417be17cfb94.txt');
  await caretBefore('许红兵,');
  await hands.run('yuliao.dossierHere');
  const panel = workbench.panel();
  for (const [label, format, begins] of [
    ['Save the plot as SVG…', 'svg', '<svg'],
    ['Save the plot as PNG…', 'png', '\uFFFDPNG'],
    ['Save the table as CSV…', 'csv', ''],
  ] as const) {
    await panel.getByRole('button', { name: label }).first().click();
    await hands.path();
    await hands.message(new RegExp(`Saved: .*\\.${format}`));
    const [name = ''] = (await readdir(window.folder)).filter((each) => each.endsWith(`.${format}`));
    assert.ok((await written(name)).startsWith(begins), name);
    await rm(inFolder(name));
  }
});

test('findings are accepted as a baseline, and what was ignored and is gone is taken out', async () => {
  await hands.run('yuliao.baseline');
  await hands.choose('Accept all');
  assert.ok((await written('.yuliao/baseline.json')).length > 100);
  await rm(inFolder('.yuliao'), { recursive: true });
  await hands.run('yuliao.pruneSuppressions');
  await hands.message('Nothing is ignored in this corpus');
});

test('a rule is explained, recognition is explained, the log is shown', async () => {
  await hands.run('yuliao.explainRule');
  await hands.write('recurring');
  await hands.choose('dup/recurring-line');
  await hands.tab('Rule dup-recurring-line');
  await hands.clear();
  await open('001_838f417be17cfb94.txt');
  await caretBefore('许红兵,');
  await hands.run('yuliao.explainRecognition');
  await hands.tab('Recognition');
  await hands.run('yuliao.showLog');
  await workbench.page.locator('.part.panel .action-item.checked', { hasText: 'Output' }).waitFor();
  await workbench.runCommand('View: Hide Panel');
});

test('the menu of the status bar leads to the commands', async () => {
  await hands.click(workbench.status().first(), 'yuliao.showMenu');
  for (const offered of ['Find Official', 'Corpus Statistics', 'Rebuild Index', 'First Steps', 'Settings'])
    await hands.offered(offered).waitFor();
  await hands.choose('Corpus Statistics');
  await hands.tab('Statistics');
});

test('a folder is declared a corpus after asking', async () => {
  await hands.run('yuliao.useFolder');
  await hands.dialog('Use seeds as a corpus?', 'Create yuliao.json');
  await hands.tab('yuliao.json');
  assert.equal(JSON.parse(await written('yuliao.json')).name, 'seeds');
  await hands.run('yuliao.useFolder');
  await hands.message('is a corpus already');
  await hands.clear();
  await rm(inFolder('yuliao.json'));
});

test('what a lens counts is listed in a peek', async () => {
  await open('wang-a.txt');
  await hands.click(workbench.page.locator('.codelens-decoration a', { hasText: /official/ }).first(), 'yuliao.showLens');
  await workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row').first().waitFor();
});

/** What the settings of small print show, where: switched off one after the other, each takes its own away and nothing else. */
const smallPrint: readonly { readonly article: string; readonly at: string; readonly shown: Readonly<Record<string, RegExp>> }[] = [
  { article: 'wang-a.txt', at: '防汛', shown: { 'codeLens.title': /\d official/, 'codeLens.introductions': /王伟.*\d/ } },
  {
    article: '000_ad335e0bf92ef045.txt',
    at: '李斌对4个',
    shown: { 'inlayHints.dates': /2021年\s*12月1日/, 'inlayHints.posts': /李斌\s*国家卫生健康委/ },
  },
  { article: '003_06b26881d430033d.txt', at: '帶領', shown: { 'inlayHints.readings': /永寧\s*應永寧/ } },
];

test('lenses and hints go with their settings, and come back', async () => {
  const settings = async (values: Readonly<Record<string, boolean>>): Promise<void> => {
    await mkdir(inFolder('.vscode'), { recursive: true });
    await writeFile(inFolder('.vscode', 'settings.json'), JSON.stringify(values));
  };
  for (const { article, at, shown } of smallPrint) {
    await open(article);
    await select(at);
    const places = Object.entries(shown).map(([name, text]) => {
      const lines = name.startsWith('codeLens') ? '.codelens-decoration' : '.view-line';
      return { name: `yuliao.${name}`, place: workbench.editor().locator(lines, { hasText: text }).first() };
    });
    for (const { place } of places) await place.waitFor();
    for (const { name, place } of places) {
      await settings({ [name]: false });
      await place.waitFor({ state: 'detached' });
      for (const other of places) if (other.place !== place) await other.place.waitFor();
      await settings({});
      await place.waitFor();
    }
  }
  await rm(inFolder('.vscode'), { recursive: true });
});

test('a line that recurs is deleted in all articles, after asking', async () => {
  await open('line-a.txt');
  await caretBefore('惠民政策');
  await workbench.editor().locator('.squiggly-warning, .squiggly-inline-unnecessary').first().waitFor();
  await hands.click(await workbench.quickFix('in all articles that have it'), 'yuliao.deleteEverywhere');
  await hands.dialog('in 3 articles?', 'Apply');
  for (const name of ['a', 'b', 'c']) {
    const has = async () => (await readFile(inFolder('lines', `line-${name}.txt`), 'utf8')).includes(SENTENCE);
    for (let attempt = 0; attempt < 100 && (await has()); attempt++) await new Promise((done) => setTimeout(done, 100));
    assert.equal(await has(), false, name);
  }
});

test('a misprinted name is put right by a quick fix', async () => {
  await open('misprint.txt');
  await caretBefore('钱博渊');
  await workbench.editor().locator('.squiggly-info').first().waitFor();
  await (await workbench.quickFix('钱伯渊')).click();
  await workbench.editor().locator('.view-line', { hasText: '青禾县委书记钱伯渊到柳河镇' }).waitFor();
  await workbench.runCommand('File: Save');
});

test('a rule of the overview leads to its findings', async () => {
  await workbench.runCommand('Corpus: Overview');
  const rule = workbench.panel().getByRole('row', { name: /\(boilerplate\/copyright\)/ });
  await rule
    .getByRole('button', { name: /Show the findings/ })
    .first()
    .click();
  await view('Findings').locator('.pane-header', { hasText: '“boilerplate/copyright”' }).waitFor();
  await view('Findings').locator('.monaco-list-row', { hasText: 'Copyright' }).first().waitFor();
  assert.equal(await view('Findings').locator('.monaco-list-row').count(), 1);
  await hands.run('yuliao.clearFindingsFilter');
  await workbench.runCommand('View: Close Editor');
});

test('organisations and articles are narrowed and ordered', async () => {
  await only('Organisations');
  await hands.run('yuliao.filterOrganisations');
  await hands.write('县委');
  await view('Organisations').locator('.pane-header', { hasText: '“县委”' }).waitFor();
  await workbench.page.keyboard.press('Enter');
  await hands.run('yuliao.clearOrganisationsFilter');
  await hands.run('yuliao.orderOrganisations');
  await hands.choose('by frequency');
  await view('Organisations').locator('.pane-header', { hasText: 'by frequency' }).waitFor();
  await only('Articles');
  await hands.run('yuliao.filterArticles');
  await hands.write('图书馆');
  await row('Articles', '2022').waitFor();
  await row('Articles', '2021').waitFor({ state: 'hidden' });
  await workbench.page.keyboard.press('Enter');
  await hands.run('yuliao.clearArticlesFilter');
  await row('Articles', '2021').waitFor();
  await hands.run('yuliao.orderArticles');
  await hands.choose('near-duplicates');
  await view('Articles').locator('.pane-header', { hasText: 'near-duplicates' }).waitFor();
});

test('an item of a view: its mentions, its concordance, its dossier, its text', async () => {
  await only('Officials');
  await hands.menu(row('Officials', '许红兵'), 'yuliao.referencesOfItem');
  await workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row').nth(3).waitFor();
  await workbench.page.keyboard.press('Escape');
  await hands.menu(row('Officials', '许红兵'), 'yuliao.concordanceOfItem');
  await hands.tab('<person name="许红兵"/>');
  await hands.menu(row('Officials', '许红兵'), 'yuliao.dossierOfItem');
  await hands.tab('Dossier: 许红兵');
  await hands.menu(row('Officials', '许红兵'), 'yuliao.copyItem');
  // Copying takes its time; polled until the name is there.
  await workbench.page.waitForFunction('navigator.clipboard.readText().then((text) => text === "许红兵")');
});

test('findings and queries are narrowed, and shown whole again', async () => {
  await only('Findings');
  await hands.run('yuliao.filterFindings');
  await hands.write('nothing is called so');
  await view('Findings').getByText('Nothing matches “nothing is called so”.').waitFor();
  await workbench.page.keyboard.press('Enter');
  await hands.run('yuliao.clearFindingsFilter');
  await view('Findings').locator('.monaco-list-row').first().waitFor();
  await only('Queries');
  await hands.run('yuliao.filterQueries');
  await hands.write('person');
  await view('Queries').locator('.pane-header', { hasText: '“person”' }).waitFor();
  await workbench.page.keyboard.press('Enter');
  await hands.run('yuliao.clearQueriesFilter');
  await view('Queries').locator('.pane-header', { hasText: '“person”' }).waitFor({ state: 'hidden' });
});

test('a long list goes on', async () => {
  await only('Articles');
  await hands.run('yuliao.orderArticles');
  await hands.choose('by date');
  await unfold(row('Articles', '2021'));
  await unfold(row('Articles', /05|May/));
  await row('Articles', '防汛简报').waitFor();
  const more = row('Articles', 'Show More');
  await workbench.runCommand('Corpus: Focus on Articles View');
  await workbench.page.keyboard.press('End');
  await hands.click(more, 'yuliao.moreItems');
  await more.waitFor({ state: 'hidden' });
  // The first of those in sight may lie under the head of the view.
  await hands.click(view('Articles').locator('.monaco-list-row', { hasText: '防汛简报' }).nth(5), 'yuliao.showPlace');
  await hands.tab(/^\d+\.txt$/);
});

test('near-duplicates are compared from the side bar', async () => {
  await only('Articles');
  await hands.run('yuliao.orderArticles');
  await hands.choose('near-duplicates');
  await unfold(row('Articles', '青禾县'));
  await hands.button(view('Articles').locator('.monaco-list-row', { hasText: '青禾县' }).nth(2), 'yuliao.compareItem');
  await workbench.page.locator('.monaco-diff-editor').first().waitFor();
});

test('word lists, n-grams, collocations and keywords open the panel with what they are about', async () => {
  const tab = (name: string) => workbench.panel().getByRole('tab', { name, exact: true, selected: true });
  await hands.run('yuliao.wordFrequencies');
  await tab('Word List').waitFor();
  await workbench.panel().getByRole('rowheader', { name: '健康', exact: true }).waitFor();
  await hands.run('yuliao.ngrams');
  await workbench
    .panel()
    .getByRole('rowheader', { name: /^\S+ \S+$/ })
    .first()
    .waitFor();
  await hands.clear();
  await open('001_838f417be17cfb94.txt');
  await select('健康大会');
  await hands.run('yuliao.collocations');
  await tab('Collocations').waitFor();
  await hands.clear();
  await open('001_838f417be17cfb94.txt');
  await hands.run('yuliao.keywordsOfArticle');
  await tab('Keywords').waitFor();
  await workbench.panel().getByRole('rowheader', { name: '许红兵', exact: true }).waitFor();
  await hands.run('yuliao.compareFolders');
  await hands.tick('copies');
  await hands.choose('Folders…');
  await hands.tick('lines');
  await workbench.panel().getByRole('button', { name: 'Keywords of: copies' }).waitFor();
  await workbench.panel().getByRole('button', { name: 'against: lines' }).waitFor();
});

test('findings are explained and fixed from the side bar', async () => {
  await only('Findings');
  const rule = row('Findings', 'Injected');
  await hands.button(rule, 'yuliao.explainRuleOfItem');
  await hands.tab('Rule artifact-injected-pinyin');
  await hands.button(rule, 'yuliao.fixItem');
  await hands.dialog('safe fixes in', 'Apply');
  await rule.waitFor({ state: 'hidden' });
});
