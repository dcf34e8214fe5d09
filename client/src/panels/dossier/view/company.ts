/** Who stands in the same articles: a network that grows, tables beside it. Asked for when the rest of the dossier is there. */
import type { DossierCompanyResult, WireCompanion, WireDossier } from '../../../../../server/src/protocol/dossier.ts';
import { h, icon } from '../../shared/view/dom.ts';
import { fill } from '../../shared/view/fill.ts';
import { type ArticlesDialog, behind } from './articles-dialog.ts';
import type { Context } from './context.ts';
import { type NetworkNode, type NetworkTie, network } from './network.ts';
import { Section } from './section.ts';

/** People of the table; of these the network shows the first. */
const LIMIT = 40;
const PLOTTED = 18;
/** Those whom an expanded one brings along. */
const BROUGHT = 8;
/** Ties between others that are shown: all of them would be a thicket. */
const TIES = 40;
/** A few people need less room than many, in pixels. */
const [LOWEST, HIGHEST, FOR_EACH] = [260, 460, 14];

type Order = 'strength' | 'together' | 'lift';

export class Company {
  readonly element: HTMLElement;
  private readonly context: Context;
  private readonly found: WireDossier;
  private readonly dialog: ArticlesDialog;
  private readonly people: Section;
  private readonly card = h('div', { class: 'card', role: 'status' });
  private readonly told = h('p', { class: 'told', role: 'status' });
  private readonly others = h('div');
  private result: DossierCompanyResult | undefined;
  private nodes: NetworkNode[] = [];
  private ties: NetworkTie[] = [];
  private readonly known = new Map<string, WireCompanion>();
  private readonly expanded = new Set<string>();
  private chosen: string | undefined;
  private order: Order = 'strength';

  constructor(context: Context, found: WireDossier, dialog: ArticlesDialog) {
    this.context = context;
    this.found = found;
    this.dialog = dialog;
    this.people = new Section(context, context.strings.company);
    this.element = h('div', { class: 'company' }, this.people.element, this.others);
    this.told.textContent = context.strings.reading;
    this.people.body.append(this.told);
    void this.ask();
  }

  private async ask(): Promise<void> {
    const { strings, host } = this.context;
    const { kind, key } = this.found;
    try {
      this.result = await host.ask('company', { kind, key, limit: LIMIT });
    } catch (error) {
      this.told.textContent = error instanceof Error ? error.message : String(error);
      return;
    }
    const { people, organisations, journalists } = this.result;
    this.told.textContent = people.length + organisations.length === 0 ? strings.noCompany : strings.companyNote;
    if (people.length > 0) {
      this.people.body.append(this.people.plot, this.card, this.people.tablePlace);
      this.reset();
      this.people.draw((width) => this.draw(width));
      this.showPeople();
      this.showCard();
    }
    for (const [title, some] of [
      [strings.organisations, organisations],
      [strings.reporters, journalists],
    ] as const) {
      if (some.length === 0) continue;
      const section = new Section(this.context, title);
      section.body.append(section.tablePlace);
      section.show(this.sheet(some));
      this.others.append(section.element);
    }
  }

  /** The network as it was before anybody was expanded. */
  private reset(): void {
    const { name, kind, key } = this.found;
    const people = (this.result?.people ?? []).slice(0, PLOTTED);
    this.chosen = undefined;
    this.expanded.clear();
    this.known.clear();
    for (const person of people) this.known.set(idOf(person), person);
    const own = idOf({ kind, key });
    this.nodes = [
      { id: own, name, label: name, weight: 1, ring: 0 },
      ...people.map((person): NetworkNode => ({ ...this.nodeOf(person), ring: 1 })),
    ];
    this.ties = [
      ...people.map((person) => ({ a: own, b: idOf(person), weight: person.together })),
      ...(this.result?.ties ?? [])
        .filter(({ a, b }) => a < people.length && b < people.length)
        .slice(0, TIES)
        .map(({ a, b, articles }) => ({ a: idOf(people[a] as WireCompanion), b: idOf(people[b] as WireCompanion), weight: articles })),
    ];
  }

  private nodeOf(person: WireCompanion): Omit<NetworkNode, 'ring'> {
    const { strings } = this.context;
    const { name, post, together } = person;
    const label = fill(strings.nodeLabel, name, post ?? strings.kinds[person.kind], this.context.count(together));
    return { id: idOf(person), name, label, weight: together };
  }

  private draw(width: number): SVGSVGElement {
    return network(
      width,
      Math.min(HIGHEST, LOWEST + FOR_EACH * this.nodes.length),
      this.context.strings.network,
      this.nodes,
      this.ties,
      this.chosen,
      (index) => this.choose(index),
    );
  }

  private redraw(focused: number): void {
    const plot = this.draw(this.people.plot.clientWidth);
    this.people.plot.replaceChildren(plot);
    const marks = [...plot.querySelectorAll<SVGElement>('.choosable')];
    for (const [index, mark] of marks.entries()) mark.setAttribute('tabindex', index === focused ? '0' : '-1');
    marks[focused]?.focus({ preventScroll: true });
  }

  private choose(index: number): void {
    this.chosen = this.nodes[index]?.id;
    this.redraw(index);
    this.showCard();
  }

  /** What is known of the one who is looked at, and what can be done. */
  private showCard(): void {
    const { strings, host } = this.context;
    const person = this.chosen === undefined ? undefined : this.known.get(this.chosen);
    if (person === undefined) {
      this.card.replaceChildren(h('span', { class: 'told' }, strings.networkHint), ...this.resetButton());
      return;
    }
    const { kind, key, name, post, together, lift } = person;
    const button = (symbol: string, text: string, label: string, act: () => void) =>
      h('button', { type: 'button', 'aria-label': label, onclick: act }, icon(symbol), h('span', {}, text));
    const first = (this.result?.people ?? []).includes(person);
    this.card.replaceChildren(
      h('strong', {}, name),
      h('span', {}, post ?? ''),
      h('span', { class: 'told' }, `${strings.together} ${this.context.count(together)} · ${strings.lift} ${this.context.count(lift, 1)}`),
      button('notebook', strings.openDossier, fill(strings.openDossierOf, name), () => host.tell({ kind: 'show', subject: { kind, key } })),
      ...(first
        ? [
            button('list-flat', strings.articlesWithBoth, `${strings.articlesWithBoth}: ${name}`, () =>
              this.dialog.show(behind(this.context, this.both(name)), { ...this.subject, with: { kind, key } }),
            ),
          ]
        : []),
      ...(this.expanded.has(idOf(person))
        ? []
        : [button('type-hierarchy', strings.expandShort, fill(strings.expand, name), () => void this.expand(person))]),
      ...this.resetButton(),
    );
  }

  private resetButton(): HTMLElement[] {
    if (this.expanded.size === 0) return [];
    const again = () => {
      this.reset();
      this.redraw(0);
      this.showCard();
    };
    return [h('button', { type: 'button', onclick: again }, this.context.strings.reset)];
  }

  /** Brings those who stand with somebody into the network. */
  private async expand(person: WireCompanion): Promise<void> {
    const { strings, host } = this.context;
    const { kind, key, name } = person;
    const id = idOf(person);
    this.card.replaceChildren(h('span', { class: 'told' }, fill(strings.expanding, name)));
    try {
      const { people } = await host.ask('company', { kind, key, limit: BROUGHT });
      this.expanded.add(id);
      const present = new Set(this.nodes.map((node) => node.id));
      let fresh = 0;
      for (const other of people) {
        const otherId = idOf(other);
        if (!present.has(otherId)) {
          fresh++;
          this.known.set(otherId, other);
          this.nodes.push({ ...this.nodeOf(other), ring: 2 });
        }
        if (!this.ties.some(({ a, b }) => (a === id && b === otherId) || (a === otherId && b === id)))
          this.ties.push({ a: id, b: otherId, weight: other.together });
      }
      this.redraw(this.nodes.findIndex((node) => node.id === id));
      this.showCard();
      if (fresh === 0) this.card.prepend(h('span', { class: 'told' }, fill(strings.nobodyNew, name)));
    } catch (error) {
      this.card.replaceChildren(h('span', { class: 'told wrong' }, error instanceof Error ? error.message : String(error)));
    }
  }

  private get subject(): { kind: WireDossier['kind']; key: string } {
    return { kind: this.found.kind, key: this.found.key };
  }

  private both(name: string): string {
    return `${this.found.name} + ${name}`;
  }

  private showPeople(): void {
    const order = this.order;
    const people = [...(this.result?.people ?? [])].sort((a, b) => b[order] - a[order]);
    this.people.show(
      this.sheet(people, (chosen) => {
        this.order = chosen;
        this.showPeople();
        this.people.tablePlace.querySelector<HTMLElement>('th[aria-sort] button')?.focus();
      }),
      this.context.strings.people,
    );
  }

  private sheet(some: readonly WireCompanion[], onSort?: (order: Order) => void) {
    const { strings } = this.context;
    const articles = Math.max(1, this.result?.articles ?? 1);
    const posts = some.some(({ post }) => post !== undefined);
    const order = onSort ? this.order : 'strength';
    const sortable = (name: string, by: Order, title: string) => ({
      name,
      title,
      number: true,
      sorted: order === by,
      ...(onSort ? { onSort: () => onSort(by) } : {}),
    });
    return {
      columns: [
        { name: strings.name },
        ...(posts ? [{ name: strings.post }] : []),
        sortable(strings.together, 'together', strings.togetherMeans),
        { name: strings.share, number: true },
        sortable(strings.lift, 'lift', strings.liftMeans),
        sortable(strings.strength, 'strength', strings.strengthMeans),
      ],
      rows: some.map(({ kind, key, name, post, together, lift, strength }) => ({
        cells: [
          this.context.dossierLink(name, { kind, key }),
          ...(posts ? [post ?? ''] : []),
          this.dialog.button(together, behind(this.context, this.both(name)), { ...this.subject, with: { kind, key } }),
          `${this.context.count((100 * together) / articles, together < articles ? 1 : 0)} %`,
          this.context.count(lift, 1),
          this.context.count(strength, 1),
        ],
        plain: [name, ...(posts ? [post ?? ''] : []), together, together / articles, lift, strength],
      })),
    };
  }
}

function idOf({ kind, key }: { kind: string; key: string }): string {
  return `${kind} ${key}`;
}
