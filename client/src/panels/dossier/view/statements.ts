/** What somebody is reported to say, each with the article that reports it; and, when it is asked, what all of it is about. */
import type { WireDossier, WireStatement } from '../../../../../server/src/protocol/dossier.ts';
import { h } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { table } from '../../shared/view/table.ts';
import type { Context } from './context.ts';
import { Section } from './section.ts';

const COUNT = 20;
const WORDS = 40;

export function statementsOf(context: Context, found: WireDossier): HTMLElement {
  const { strings, host } = context;
  const section = new Section(context, strings.statements);
  if (found.statements.length === 0) {
    section.note(strings.noStatements);
    return section.element;
  }
  const list = h('ol', { class: 'articles' }, ...found.statements.map((each) => itemOf(context, each)));
  const more = h('button', { type: 'button', hidden: !found.moreStatements }, strings.more);
  const told = h('p', { class: 'told', role: 'status' });
  let from = found.statements.length;
  more.addEventListener('click', () => {
    more.disabled = true;
    host.ask('statements', { key: found.key, from, count: COUNT }).then(
      (result) => {
        from += result.statements.length;
        const items = result.statements.map((each) => itemOf(context, each));
        list.append(...items);
        items[0]?.querySelector('button')?.focus();
        more.hidden = !result.more;
        more.disabled = false;
      },
      (error: Error) => {
        told.textContent = error.message;
        more.disabled = false;
      },
    );
  });
  const place = h('div');
  const about = h('button', { type: 'button' }, strings.about);
  about.addEventListener('click', () => {
    about.disabled = true;
    told.textContent = strings.reading;
    host.ask('profile', { speaker: found.key, measure: 'g2', limit: WORDS }).then(
      ({ keywords }) => {
        about.disabled = false;
        told.textContent = keywords.length === 0 ? strings.aboutNothing : strings.aboutNote;
        if (keywords.length === 0) return;
        about.hidden = true;
        const columns = [
          { name: strings.word },
          { name: strings.inStatements, number: true },
          { name: strings.inOthers, number: true },
          { name: strings.keyness, number: true, sorted: true },
        ];
        const rows = keywords.map(({ value, target, reference, measures }) => ({
          cells: [value, context.count(target), context.count(reference), context.count(measures.g2, 1)],
        }));
        place.replaceChildren(table(fill('{0}', strings.aboutTitle), columns, rows));
      },
      (error: Error) => {
        about.disabled = false;
        told.textContent = error.message;
      },
    );
  });
  section.body.append(list, h('div', { class: 'actions' }, more, about), told, place);
  return section.element;
}

function itemOf(context: Context, { verb, excerpt, title, published, location }: WireStatement): HTMLElement {
  const { strings } = context;
  return h(
    'li',
    {},
    h('span', { class: 'date' }, published ?? strings.dateless),
    h(
      'div',
      {},
      excerpt === ''
        ? h('p', { class: 'told' }, `${verb}: ${strings.unread}`)
        : h('blockquote', {}, h('span', { class: 'verb' }, verb), excerpt),
      context.link(title || strings.untitled, location),
    ),
  );
}
