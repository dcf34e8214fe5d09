/** Posts over time: those of a person, or those that others hold in an organisation or place. */
import type { WireDossier, WireHolder, WireTenure } from '../../../../../server/src/protocol/dossier.ts';
import { h } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { type ArticlesDialog, behind } from './articles-dialog.ts';
import type { Context } from './context.ts';
import { Section } from './section.ts';
import { type Line, timeline } from './timeline.ts';

/** More lines than these are a list, not a picture. */
const PLOTTED = 24;

export function careerOf(context: Context, found: WireDossier, dialog: ArticlesDialog): HTMLElement {
  const { strings } = context;
  const person = found.kind === 'person';
  const section = new Section(context, person ? strings.career : strings.holders);
  const tenures: readonly (WireTenure & Partial<Pick<WireHolder, 'key' | 'name'>>)[] = person ? found.career : found.holders;
  if (tenures.length === 0) {
    section.note(person ? strings.noCareer : strings.noHolders);
    return section.element;
  }
  section.note(strings.careerNote);
  section.body.append(section.plot, section.tablePlace);
  const plotted = tenures.slice(0, PLOTTED);
  const subjectOf = (tenure: (typeof tenures)[number]) => ({ kind: 'person' as const, key: tenure.key ?? found.key });
  const stating = (tenure: (typeof tenures)[number]) =>
    person
      ? { ...subjectOf(tenure), post: { organisation: tenure.organisation, post: tenure.post } }
      : { ...subjectOf(tenure), with: withOf(found) };
  const show = (tenure: (typeof tenures)[number]) => dialog.show(behind(context, nameOf(tenure)), stating(tenure));
  section.draw((width) =>
    timeline(
      width,
      strings.careerPlot,
      plotted.map((tenure) => lineOf(context, tenure)),
      (index) => {
        const tenure = plotted[index];
        if (tenure) show(tenure);
      },
    ),
  );
  if (tenures.length > PLOTTED) section.note(fill(strings.moreRows, PLOTTED, context.count(tenures.length)));
  if (found.moreHolders) section.note(strings.moreHolders);
  section.show({
    columns: [
      ...(person ? [] : [{ name: strings.holder }]),
      { name: strings.post },
      { name: strings.organisation },
      { name: strings.from },
      { name: strings.until },
      { name: strings.status },
      { name: strings.articles, number: true },
    ],
    rows: tenures.map((tenure) => {
      const { organisation, post, resolved, house, status, first, latest, articles, location } = tenure;
      const until = status === 'former' && first !== null ? fill(strings.before, first) : (latest ?? strings.dateless);
      const from = status === 'former' ? '' : (first ?? strings.dateless);
      const where = resolved ?? organisation;
      return {
        cells: [
          ...(person ? [] : [context.dossierLink(tenure.name ?? '', subjectOf(tenure))]),
          context.link(post, location),
          house === undefined ? where : context.dossierLink(where, { kind: 'organisation', key: house }),
          from,
          until,
          strings.statuses[status],
          dialog.button(articles, behind(context, nameOf(tenure)), stating(tenure)),
        ],
        plain: [...(person ? [] : [tenure.name ?? '']), post, where, first ?? '', latest ?? '', strings.statuses[status], articles],
      };
    }),
  });
  return section.element;
}

/** Of somebody else's post here: the articles that have both. */
function withOf({ kind, key }: WireDossier): { kind: WireDossier['kind']; key: string } {
  return { kind, key };
}

function nameOf({ name, organisation, post }: WireTenure & { name?: string }): string {
  return name === undefined ? organisation + post : `${name} · ${organisation}${post}`;
}

function lineOf(context: Context, tenure: WireTenure & { name?: string }): Line {
  const { strings } = context;
  const { first, latest, status, articles } = tenure;
  const [from, to] = [first?.slice(0, 4) ?? '', latest?.slice(0, 4) ?? ''];
  const span = from === to ? from : `${from}–${to}`;
  const years = status === 'former' ? (from === '' ? '' : fill(strings.before, from)) : span;
  const name = nameOf(tenure);
  const told = [
    name,
    years || strings.dateless,
    ...(status === 'held' ? [] : [strings.statuses[status]]),
    behind(context, context.count(articles)),
  ];
  return { name, first, latest, status, years: years || strings.dateless, label: told.join(', ') };
}

/** A line that says that something is being read. */
export function reading(text: string): HTMLElement {
  return h('p', { class: 'told', role: 'status' }, text);
}
