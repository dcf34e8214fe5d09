/** Who this is, in a few lines, and what else can be looked at. */
import type { WireDossier, WireIdentity, WirePartial } from '../../../../../server/src/protocol/dossier.ts';
import { h, icon } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import type { Context } from './context.ts';
import { Section } from './section.ts';

/** @param print makes the page to be printed */
export function headOf(context: Context, found: WireDossier, print: () => void): HTMLElement {
  const { strings } = context;
  const { kind, key, name, reading, role, post, introduction } = found;
  const what = kind === 'person' ? strings.roles[role ?? 'other'] : strings.kinds[kind];
  const counts = [
    fill(strings.mentionsIn, context.count(found.mentions), context.count(found.articles)),
    ...(found.phrases === 0 ? [] : [fill(strings.phrases, context.count(found.phrases))]),
  ];
  const action = (icons: string, text: string, act: () => void) =>
    h('button', { type: 'button', onclick: act }, icon(icons), h('span', {}, text));
  return h(
    'header',
    {},
    h('h1', {}, name, reading === undefined ? '' : h('span', { class: 'reading', lang: 'zh-Latn' }, reading)),
    h('p', { class: 'post' }, [what, post].filter(Boolean).join(' · ')),
    h('p', { class: 'told' }, counts.join(' · ')),
    h(
      'div',
      { class: 'actions' },
      introduction !== null &&
        action('go-to-file', kind === 'person' ? strings.introduction : strings.firstOfNewest, () => context.open(introduction)),
      action('list-selection', strings.concordance, () => context.host.tell({ kind: 'concordance', subject: { kind, key }, name })),
      action('device-desktop', strings.print, print),
    ),
  );
}

/** That not everything has been read; undefined where everything has. */
export function partialNote(context: Context, partial: WirePartial | null): HTMLElement | undefined {
  if (partial === null) return undefined;
  const text = partial.paused ? context.strings.paused : context.strings.partial;
  return h('p', { class: 'notice' }, icon('info'), h('span', {}, fill(text, context.count(partial.indexed), context.count(partial.total))));
}

/** Who else has the name; undefined where there is nothing to be told. */
export function identityOf(context: Context, found: WireDossier, identity: WireIdentity): HTMLElement | undefined {
  const { strings, host } = context;
  const { otherNames, everybody, reasons, others, moreOthers, unsure, compared } = identity;
  if (otherNames.length + others.length + unsure === 0) return undefined;
  const section = new Section(context, strings.whoIsWho);
  if (otherNames.length > 0) section.note(fill(strings.otherNames, otherNames.join('、')));
  if (others.length > 0) {
    section.body.append(h('p', { class: 'notice' }, icon('warning'), h('span', {}, everybody ? strings.everybody : strings.mayBe)));
    section.body.append(
      h(
        'ul',
        { class: 'others' },
        ...others.map(({ key, name, distinction, years, articles, introduction, apart }) =>
          h(
            'li',
            {},
            context.dossierLink(distinction === name ? name : `${name} · ${distinction}`, { kind: 'person', key }),
            h('span', { class: 'told' }, ` · ${[years, `${strings.articles} ${context.count(articles)}`].filter(Boolean).join(' · ')} · `),
            context.link(strings.introduction, introduction),
            apart === undefined ? undefined : h('div', { class: 'told' }, fill(strings.apart, apart)),
            !everybody
              ? h(
                  'button',
                  {
                    type: 'button',
                    'aria-label': fill(strings.mergeLabel, `${name} · ${distinction}`),
                    onclick: () => host.tell({ kind: 'identity', what: { act: 'merge', ids: [found.key, key] } }),
                  },
                  strings.merge,
                )
              : undefined,
          ),
        ),
      ),
    );
    if (moreOthers > 0) section.note(fill(strings.moreOthers, context.count(moreOthers)));
  }
  if (reasons !== undefined && others.length > 0) section.note(fill(strings.becauseOne, reasons));
  if (unsure > 0) section.note(fill(strings.unsure, context.count(unsure)));
  if (compared !== null && others.length > 0) section.note(fill(strings.compared, context.count(compared)));
  if (!everybody && found.articles > 1) {
    const split = () => host.tell({ kind: 'identity', what: { act: 'split', ids: [found.key] } });
    section.body.append(h('button', { type: 'button', onclick: split }, strings.split));
  }
  return section.element;
}
