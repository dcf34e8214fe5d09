/** What hits have in common: the words themselves, their neighbours, their articles; a group opens its lines. */
import type { GroupQueryParams, GroupQueryResult, QueryGroup } from '../../../../../../server/src/protocol/query.ts';
import { choice } from '../../../shared/view/dom.ts';
import { fill } from '../../../shared/view/fill.ts';
import { table } from '../../../shared/view/table.ts';
import type { Saved } from '../../messages.ts';
import type { Model } from '../model.ts';
import { groupName, linesOfGroup, type Narrower } from '../narrowing.ts';
import { FigureTab, MOST_ROWS, PLOTTED, SAVED_ROWS } from './figure-tab.ts';

export class GroupsTab extends FigureTab<GroupQueryParams, GroupQueryResult> {
  private readonly by: HTMLSelectElement;
  private readonly attribute: HTMLSelectElement;
  private readonly attributeField: HTMLElement;
  private readonly narrow: (narrower: Narrower) => void;

  constructor(model: Model, narrow: (narrower: Narrower) => void) {
    super(model);
    this.narrow = narrow;
    const { strings } = model;
    const groups = strings.groups;
    const side = (by: 'left' | 'right', letter: string) =>
      [1, 2, 3].map((distance): [string, string] => [`${by} ${distance}`, `${distance}${letter}`]);
    const by = choice(
      strings.groupBy,
      [['node', strings.node], ...side('left', 'L'), ...side('right', 'R'), ...Object.entries(groups)],
      'node',
      () => this.chosen(),
    );
    const attribute = choice(strings.attribute, Object.entries(strings.attributes), 'word', () => this.chosen());
    this.by = by.select;
    this.attribute = attribute.select;
    this.attributeField = attribute.element;
    this.options.append(by.element, attribute.element);
  }

  saved(): { saved: Saved; name: string } | undefined {
    const { open, state } = this.model;
    return (
      open && {
        saved: { id: open.id, what: 'groups', with: { by: state.groups, limit: SAVED_ROWS } },
        name: this.model.strings.tabs.groups,
      }
    );
  }

  protected override take(): void {
    const { groups } = this.model.state;
    this.by.value = 'distance' in groups && groups.distance !== undefined ? `${groups.by} ${groups.distance}` : groups.by;
    if ('attribute' in groups) this.attribute.value = groups.attribute;
    this.attributeField.hidden = !('attribute' in groups);
  }

  protected parameters(): GroupQueryParams | string {
    const { open, state } = this.model;
    return this.notYet ?? { id: open?.id ?? 0, by: state.groups, limit: MOST_ROWS };
  }

  protected override besides(): unknown {
    const { sort: _, ...chosen } = this.model.chosen;
    return chosen;
  }

  protected ask(parameters: GroupQueryParams, signal: AbortSignal): Promise<GroupQueryResult> {
    return this.model.host.ask('group', parameters, signal, this.counting);
  }

  protected draw({ groups, total }: GroupQueryResult): HTMLElement | string {
    const { model } = this;
    const { strings, open, state } = model;
    if (groups.length === 0 || open === undefined) return strings.noGroups;
    const shown = groups.slice(0, PLOTTED);
    const caption = fill(strings.groupsOf, model.count(groups.length), model.count(total));
    const grouped = { arrangement: model.chosen, cut: open.progress?.cut === true };
    const lines = groups.map(({ value }) => linesOfGroup(open.asked, open.cql, state.groups, value, grouped));
    this.plot.draw(
      {
        kind: 'bars',
        lying: true,
        labels: shown.map(({ value }) => this.named(value)),
        values: shown.map(({ hits }) => hits),
        name: strings.hitsColumn,
      },
      fill(strings.plotOf, caption),
      (index) => {
        const narrower = lines[index];
        if (narrower) this.narrow(narrower);
      },
    );
    const all = model.lines;
    return table(
      caption,
      [
        { name: strings.value },
        { name: strings.hitsColumn, number: true, sorted: true },
        { name: '%', number: true, title: strings.share },
        { name: strings.articlesColumn, number: true },
      ],
      groups.map(({ value, hits, articles }, index) => {
        const narrower = lines[index];
        return {
          cells: [this.named(value), model.count(hits), all > 0 ? model.count((hits / all) * 100, 1) : '', model.count(articles)],
          ...(narrower ? { open: () => this.narrow(narrower), title: strings.openLines } : {}),
        };
      }),
    );
  }

  private named(value: string): string {
    return groupName(this.model.strings, this.model.state.groups, value);
  }

  private chosen(): void {
    const [by = 'node', distance] = this.by.value.split(' ');
    const attribute = this.attribute.value as 'word';
    const groups = (by === 'node' ? { by, attribute } : distance ? { by, attribute, distance: Number(distance) } : { by }) as QueryGroup;
    this.model.set({ groups });
    this.refresh();
  }
}
