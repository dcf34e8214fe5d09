/**
 * Somebody who works in the window for a while: finds officials, reads about them, follows references, types, searches, looks through
 * the views, asks, compares and all but renames. What is done is drawn from a fixed series, so that two sessions do the same. Nothing is
 * saved.
 */
import type { Workbench } from '../../support/vscode/workbench.ts';
import { Random } from '../generator/random.ts';
import { closeEditors } from './panels.ts';
import { only, rows, type ViewName } from './side-bar.ts';

/** One thing that was done. */
export interface Action {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly what: string;
  readonly about: string;
  /** Until what it leads to was on the screen, and what a hand would have done in between. */
  readonly milliseconds: number;
  /** Why it came to nothing; absent where it did not. */
  readonly failure?: string;
}

/** How long anything may take to be shown, in milliseconds. */
const PATIENCE = 20_000;
/**
 * The same for symbols: VS Code waits for all who know any, and its own Markdown extension reads every Markdown file of the workspace
 * when it is asked for the first time, which it is once one of them has been opened.
 */
const MARKDOWN_PATIENCE = 120_000;
/** What a hand takes between two keys, and an eye between two actions, in milliseconds. */
const KEY = 60;
const GLANCE = 400;

const SURNAMES = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const INITIALS = ['wj', 'lx', 'zhw', 'chm', 'yg', 'xj', 'lw', 'zhl'];
const TYPED = ['习近平', '县委书记', '李', 'wang', '张', 'shi', '市', 'zh', '省人民', 'liu', '局长', '王'];
const WORDS = ['经济', '发展', '会议', '责任落实', '卫生', '党委', '农业'];

export class Session {
  readonly actions: Action[] = [];
  readonly #workbench: Workbench;
  readonly #pictures: string;
  readonly #random = new Random(20);
  readonly #began = performance.now();

  /** @param pictures what the names of pictures begin with, of the window as it was where something came to nothing */
  constructor(workbench: Workbench, pictures: string) {
    this.#workbench = workbench;
    this.#pictures = pictures;
    workbench.page.setDefaultTimeout(PATIENCE);
  }

  /** Goes on for so many milliseconds, and to the end of the round. */
  async run(length: number): Promise<void> {
    while (performance.now() - this.#began < length) await this.#round();
  }

  async #round(): Promise<void> {
    const { page } = this.#workbench;
    const initials = this.#random.pick(INITIALS);
    await this.#do('find an official', initials, () => this.#findOfficial(initials));
    await this.#do('hover', 'the name at the caret', () => this.#hover());
    await this.#do('go to references', 'the name at the caret', () => this.#references());
    await this.#do('scroll', 'through the article', () => this.#scroll());
    await this.#do('type', 'in the article', () => this.#type());
    const symbol = this.#random.pick(SURNAMES);
    await this.#do('search symbols', symbol, () => this.#symbols(symbol));
    const below = 1 + this.#random.below(8);
    await this.#do('open items', 'Officials', () => this.#expand('Officials', below));
    await this.#do('open items', 'Organisations', () => this.#expand('Organisations', 0));
    await this.#do('open items', 'Articles', () => this.#expand('Articles', 1));
    await this.#do('open items', 'Findings', () => this.#expand('Findings', this.#random.below(4)));
    await this.#do('read an article', 'of the view', () => this.#read());
    const filter = this.#random.pick(SURNAMES);
    await this.#do('narrow a view', filter, () => this.#filter(filter));
    await this.#do('dossier', `official ${below}`, () => this.#dossier('Officials', below));
    await this.#do('dossier', 'an organisation', () => this.#dossierOfOrganisation());
    await this.#do('overview', 'of the corpus', () => this.#overview());
    const word = this.#random.pick(WORDS);
    await this.#do('query', word, () => this.#query(word));
    await this.#do('find an official', 'to be renamed', () => this.#findOfficial(this.#random.pick(INITIALS)));
    await this.#do('rename, preview', 'the name at the caret', () => this.#rename());
    await this.#do('who appears with', 'the name at the caret', () => this.#appearsWith());
    await this.#do('the same event', 'of the article', () => this.#compare());
    await closeEditors(this.#workbench).catch(() => page.keyboard.press('Escape'));
  }

  async #do(what: string, about: string, act: () => Promise<void>): Promise<void> {
    const { page } = this.#workbench;
    const from = performance.now();
    const failure = await act().then(
      () => undefined,
      (error: unknown) => String(error).split('\n', 1)[0],
    );
    const milliseconds = performance.now() - from;
    if (failure !== undefined) await page.screenshot({ path: `${this.#pictures}-${this.actions.length}.png` });
    this.actions.push({ at: from - this.#began, what, about, milliseconds, ...(failure === undefined ? {} : { failure }) });
    if (failure !== undefined) for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
    await page.waitForTimeout(GLANCE);
  }

  /** Leads to where the first of those found is introduced, with the caret at the name. */
  async #findOfficial(initials: string): Promise<void> {
    const { page, runCommand } = this.#workbench;
    await runCommand('Corpus: Find Official');
    await page.getByPlaceholder('李斌, libin, lb').pressSequentially(initials, { delay: KEY });
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.waitForTimeout(GLANCE);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.#leavePeek();
  }

  /** The peek of all mentions, in which one is led to a name: back to the article, with the caret at the name. */
  async #leavePeek(): Promise<void> {
    const { page } = this.#workbench;
    await page.locator('.peekview-widget .ref-tree .monaco-list-row').first().waitFor();
    await page.waitForTimeout(GLANCE);
    await page.keyboard.press('Escape');
    await page.locator('.peekview-widget').waitFor({ state: 'hidden' });
  }

  async #hover(): Promise<void> {
    const { page } = this.#workbench;
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover:visible .monaco-hover-content, .monaco-hover:visible').first().waitFor();
    await page.waitForTimeout(GLANCE);
    await page.keyboard.press('Escape');
  }

  async #references(): Promise<void> {
    const { page } = this.#workbench;
    await page.keyboard.press('Shift+F12');
    await this.#leavePeek();
  }

  async #scroll(): Promise<void> {
    const { page } = this.#workbench;
    const box = await page.locator('.editor-instance .view-lines').first().boundingBox();
    if (box === null) throw new Error('no article is shown');
    await page.mouse.move(box.x + 200, box.y + 200);
    for (const step of [300, 300, 300, -300, -300, -300]) {
      await page.mouse.wheel(0, step);
      await page.waitForTimeout(KEY);
    }
  }

  /** With what is offered after each key; all of it is taken back. */
  async #type(): Promise<void> {
    const { page } = this.#workbench;
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    for (let word = 0; word < 4; word++) {
      for (const character of this.#random.pick(TYPED)) {
        await page.keyboard.insertText(character);
        await page.waitForTimeout(KEY);
        await page.keyboard.press('Control+Space');
        await page.waitForTimeout(KEY);
      }
      await page.keyboard.press('Escape');
      await page.keyboard.insertText('，');
    }
    for (let undo = 0; undo < 12; undo++) await page.keyboard.press('Control+z');
  }

  async #symbols(surname: string): Promise<void> {
    const { page } = this.#workbench;
    await page.keyboard.press('Control+t');
    await page.locator('.quick-input-widget input').pressSequentially(surname, { delay: KEY });
    const found = page.locator('.quick-input-list .monaco-list-row', { hasText: surname }).first();
    await found.waitFor({ timeout: MARKDOWN_PATIENCE });
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens an item of a view, and one of those below it. */
  async #expand(view: ViewName, index: number): Promise<void> {
    const { page } = this.#workbench;
    await only(page, view);
    const all = rows(page, view);
    await all.first().waitFor();
    await page.waitForTimeout(GLANCE);
    const item = all.nth(Math.min(index, (await all.count()) - 1));
    const label = (await item.getAttribute('aria-label')) ?? '';
    const opened = labelled(all, label).first();
    await opened.locator('.monaco-tl-twistie').click();
    await opened.and(page.locator('[aria-expanded="true"]')).waitFor();
    const inside = all.and(page.locator('[aria-level="2"]')).first();
    await inside.waitFor();
    if ((await inside.getAttribute('aria-expanded')) === 'false') await inside.locator('.monaco-tl-twistie').click();
    await page.waitForTimeout(GLANCE);
    await opened.locator('.monaco-tl-twistie').click();
  }

  async #read(): Promise<void> {
    const { page, editor } = this.#workbench;
    await only(page, 'Findings');
    const all = rows(page, 'Findings');
    await all.first().click();
    await page.keyboard.press('ArrowRight');
    const article = all.filter({ hasText: /line \d/ }).first();
    await article.waitFor();
    await article.click();
    await editor().locator('.view-line').first().waitFor();
    await page.waitForTimeout(GLANCE);
    await all.first().click();
    await page.keyboard.press('ArrowLeft');
  }

  async #filter(text: string): Promise<void> {
    const { page, runCommand } = this.#workbench;
    await only(page, 'Officials');
    await runCommand('Corpus: Filter Officials');
    await page.getByPlaceholder('A name, such as 李斌, libin, lb').pressSequentially(text, { delay: KEY });
    await page.locator('.sidebar .pane-header', { hasText: `“${text}”` }).waitFor();
    await rows(page, 'Officials').filter({ hasText: text }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.sidebar .pane-header', { hasText: `“${text}”` }).waitFor({ state: 'hidden' });
  }

  async #dossier(view: ViewName, index: number): Promise<void> {
    const { page, panel } = this.#workbench;
    await only(page, view);
    const all = rows(page, view);
    await all.first().waitFor();
    const item = all.nth(Math.min(index, (await all.count()) - 1));
    await item.hover();
    await item.getByRole('button', { name: 'Dossier' }).click();
    await panel().locator('svg.plot').first().waitFor();
    await panel().locator('.company table').first().waitFor();
    await closeEditors(this.#workbench);
  }

  async #dossierOfOrganisation(): Promise<void> {
    const { page, panel, runCommand } = this.#workbench;
    await runCommand('Corpus: Find Organisation');
    await page.locator('.quick-input-widget input').pressSequentially('xw', { delay: KEY });
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.waitForTimeout(GLANCE);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.#leavePeek();
    await runCommand('Corpus: Dossier of This Name');
    await panel().locator('svg.plot').first().waitFor();
    await closeEditors(this.#workbench);
  }

  async #overview(): Promise<void> {
    const { panel, runCommand } = this.#workbench;
    await runCommand('Corpus: Overview');
    await panel().locator('svg.plot').nth(2).waitFor();
    await closeEditors(this.#workbench);
  }

  async #query(text: string): Promise<void> {
    const { panel, runCommand, page } = this.#workbench;
    await runCommand('Corpus: New Concordance');
    const query = panel().getByRole('textbox', { name: 'Query' });
    await query.fill(text);
    await query.press('Enter');
    // A made-up corpus may lack a phrase, which is said.
    const lines = panel().locator('.rows .line:not(.coming)').first();
    await lines.or(panel().getByText('There are no hits.')).first().waitFor();
    await page.waitForTimeout(GLANCE);
    await closeEditors(this.#workbench);
  }

  async #rename(): Promise<void> {
    const { page } = this.#workbench;
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('某某某');
    await page.keyboard.press('Enter');
    const discard = page.getByRole('button', { name: 'Discard' });
    await discard.waitFor();
    await page.waitForTimeout(GLANCE);
    await discard.click();
  }

  async #appearsWith(): Promise<void> {
    const { page } = this.#workbench;
    await page.keyboard.press('Shift+Alt+h');
    await page.locator('.sidebar', { hasText: 'Callers Of' }).locator('.monaco-list-row').nth(1).waitFor();
    await page.waitForTimeout(GLANCE);
  }

  async #compare(): Promise<void> {
    const { page, runCommand } = this.#workbench;
    await runCommand('Corpus: Compare With');
    // Where no article is known to tell of the same, a message says so.
    const offered = page.locator('.quick-input-list .monaco-list-row').first();
    await offered.or(page.locator('.notification-toast').first()).first().waitFor();
    await page.waitForTimeout(GLANCE);
    await page.keyboard.press('Escape');
    await runCommand('Notifications: Clear All Notifications');
  }
}

const labelled = (all: ReturnType<typeof rows>, label: string): ReturnType<typeof rows> =>
  all.and(all.page().locator(`[aria-label="${label.replaceAll(/["\\]/g, '\\$&')}"]`));
