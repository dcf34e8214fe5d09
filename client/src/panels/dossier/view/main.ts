/** Where the page begins: hears whom it is about, asks for the dossier, and puts its parts together. */
import '@vscode/codicons/dist/codicon.css';
import '../../shared/view/page.css';
import './dossier.css';
import type { DossierResult, OverviewResult } from '../../../../../server/src/protocol/dossier.ts';
import { h, icon } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import type { ToldByDossierHost } from '../messages.ts';
import { readDossierState } from '../state.ts';
import { ArticlesDialog, behind } from './articles-dialog.ts';
import { careerOf } from './career.ts';
import { Company } from './company.ts';
import { Context, Host } from './context.ts';
import { headOf, identityOf, partialNote } from './head.ts';
import { overviewOf } from './overview.ts';
import { sharesOf } from './places.ts';
import { printed } from './print.ts';
import { statementsOf } from './statements.ts';
import { timesOf } from './times.ts';

const page = document.querySelector('#panel') as HTMLElement;
const content = h('div', { class: 'dossier' });
const notice = h('div', { role: 'status' });
let context: Context | undefined;
let dialog: ArticlesDialog | undefined;
/** Whether there was nothing to be shown, since the corpus has not been read yet, perhaps. */
let nothing = false;
const host = new Host(hear);
host.tell({ kind: 'ready' });

function hear(message: ToldByDossierHost): void {
  if (message.kind === 'begin') begin(message);
  else if (context !== undefined && nothing) void read();
  else if (context !== undefined) {
    const { strings } = context;
    const again = h('button', { type: 'button', onclick: () => void read() }, icon('refresh'), h('span', {}, strings.again));
    notice.replaceChildren(h('p', { class: 'notice' }, icon('info'), h('span', {}, strings.changed), again));
  }
}

function begin({ strings, locale, subject }: Extract<ToldByDossierHost, { kind: 'begin' }>): void {
  if (context !== undefined) return;
  const kept = readDossierState(host.kept());
  context = new Context(host, strings, locale, { ...kept, subject: kept.subject ?? subject });
  dialog = new ArticlesDialog(context);
  page.append(notice, content, dialog.element);
  void read();
}

async function read(): Promise<void> {
  if (context === undefined || dialog === undefined) return;
  const { strings, state } = context;
  const { subject } = state;
  content.setAttribute('aria-busy', 'true');
  if (content.childElementCount === 0) {
    const name = subject === null ? strings.overview : subject.key.replace(/#\d+$/u, '');
    content.replaceChildren(h('h1', {}, name), h('p', { class: 'told', role: 'status' }, strings.reading));
  }
  try {
    if (subject === null) showOverview(context, dialog, await host.ask('overview', {}));
    else showDossier(context, dialog, await host.ask('dossier', subject));
    notice.replaceChildren();
  } catch (error) {
    const again = h('button', { type: 'button', onclick: () => void read() }, strings.again);
    content.replaceChildren(h('p', { class: 'told wrong', role: 'alert' }, error instanceof Error ? error.message : String(error)), again);
  }
  content.removeAttribute('aria-busy');
}

function showOverview(on: Context, articles: ArticlesDialog, found: OverviewResult): void {
  on.forget();
  nothing = found.articles === 0;
  on.title = on.strings.overview;
  on.set({});
  content.replaceChildren(...overviewOf(on, found, articles, print));
}

function showDossier(on: Context, articles: ArticlesDialog, found: DossierResult): void {
  const { strings } = on;
  on.forget();
  nothing = found === null;
  if (found === null) {
    const again = h('button', { type: 'button', onclick: () => void read() }, strings.again);
    const name = on.state.subject?.key.replace(/#\d+$/u, '') ?? '';
    content.replaceChildren(h('h1', {}, name), h('p', { class: 'told' }, strings.gone), again);
    return;
  }
  on.title = fill(strings.dossierOf, found.name);
  on.set({});
  const { kind, key } = found;
  const person = kind === 'person';
  const places = sharesOf(
    on,
    { title: strings.places, note: strings.placesNote, none: strings.noPlaces, column: strings.place },
    found.places,
    {
      open: ({ code, name }) => articles.show(behind(on, name), { kind, key, place: code }),
      link: ({ key: place, name }) => (place === undefined ? undefined : on.dossierLink(name, { kind: 'place', key: place })),
      count: ({ code, name, articles: count }) => articles.button(count, behind(on, name), { kind, key, place: code }),
    },
  );
  content.replaceChildren(
    headOf(on, found, print),
    ...(partialNote(on, found.partial) === undefined ? [] : [partialNote(on, found.partial) as HTMLElement]),
  );
  const identity = found.identity && identityOf(on, found, found.identity);
  if (identity) content.append(identity);
  // Into the page one by one: plots ask how wide they are.
  content.append(careerOf(on, found, articles));
  content.append(timesOf(on, { kind, key }, found.times, found.undated, articles));
  if (person) content.append(statementsOf(on, found));
  content.append(new Company(on, found, articles).element);
  content.append(places);
}

function print(): void {
  if (context === undefined) return;
  context.save({ format: 'html', content: printed(content, context.title, context.locale) }, '');
}
