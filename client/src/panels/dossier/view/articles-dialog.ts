/** The articles behind a figure, in a window over the page: Escape closes it, and what was looked at is still there. */
import type { DossierArticlesParams, OverviewArticlesParams } from '../../../../../server/src/protocol/dossier.ts';
import { h, icon, newId } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { Forgotten } from '../../shared/view/host.ts';
import type { Context } from './context.ts';

const COUNT = 20;

/** Articles of somebody or something, or, where nobody is named, of the corpus. */
export type AskedFor = Omit<DossierArticlesParams, 'limit'> | (Omit<OverviewArticlesParams, 'limit'> & { kind?: undefined });

export class ArticlesDialog {
  readonly element: HTMLDialogElement;
  private readonly context: Context;
  private readonly title: HTMLElement;
  private readonly told = h('p', { class: 'told', role: 'status' });
  private readonly list = h('ol', { class: 'articles' });
  private readonly more: HTMLButtonElement;
  private asking = new AbortController();
  private asked: AskedFor | undefined;
  private shown = 0;

  constructor(context: Context) {
    this.context = context;
    const { strings } = context;
    const id = newId('articles');
    this.title = h('h2', { id });
    const close = h(
      'button',
      { type: 'button', class: 'icon', title: strings.close, 'aria-label': strings.close, onclick: () => this.element.close() },
      icon('close'),
    );
    this.more = h('button', { type: 'button', hidden: true, onclick: () => void this.ask(this.shown + COUNT) }, strings.more);
    this.element = h(
      'dialog',
      { 'aria-labelledby': id },
      h('div', { class: 'section-head' }, this.title, h('div', { class: 'tools' }, close)),
      this.told,
      h('div', { class: 'scrolled', tabindex: 0, role: 'region', 'aria-labelledby': id }, this.list, this.more),
    );
    this.element.addEventListener('close', () => this.asking.abort(new Forgotten()));
  }

  /** @param title which articles they are */
  show(title: string, asked: AskedFor): void {
    this.title.textContent = title;
    this.asked = asked;
    this.list.replaceChildren();
    this.more.hidden = true;
    if (!this.element.open) this.element.showModal();
    void this.ask(COUNT);
  }

  private async ask(limit: number): Promise<void> {
    const { context, asked } = this;
    if (asked === undefined) return;
    this.asking.abort(new Forgotten());
    this.asking = new AbortController();
    this.told.textContent = context.strings.reading;
    try {
      const { signal } = this.asking;
      const { articles, more } = await (asked.kind === undefined
        ? context.host.ask('overviewArticles', { ...asked, limit }, signal)
        : context.host.ask('articles', { ...asked, limit }, signal));
      this.shown = articles.length;
      this.told.textContent = articles.length === 0 ? context.strings.noArticles : '';
      this.more.hidden = !more;
      this.list.replaceChildren(
        ...articles.map(({ title, published, mentions, excerpt, location }) =>
          h(
            'li',
            {},
            h('span', { class: 'date' }, published ?? context.strings.dateless),
            h(
              'div',
              {},
              context.link(title || context.strings.untitled, location),
              mentions > 1 ? h('span', { class: 'told' }, ` ×${context.count(mentions)}`) : undefined,
              excerpt === '' ? undefined : h('p', {}, excerpt),
            ),
          ),
        ),
      );
    } catch (error) {
      if (!(error instanceof Forgotten)) this.told.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  /** A button that shows articles, with how many they are. */
  button(articles: number, title: string, asked: AskedFor): HTMLElement {
    const { context } = this;
    const label = `${context.strings.openArticles}: ${title}`;
    return h(
      'button',
      {
        type: 'button',
        class: 'link',
        title: label,
        'aria-label': `${context.count(articles)}, ${label}`,
        onclick: () => this.show(title, asked),
      },
      context.count(articles),
    );
  }
}

/** “Articles: 宝丰县委书记”. */
export function behind(context: Context, what: string): string {
  return fill(context.strings.articlesBehind, what);
}
