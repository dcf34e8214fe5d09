/** What every part of a dossier's page has to work with. */
import type { DossierSubject } from '../../../../../server/src/protocol/dossier.ts';
import type { WireLocation } from '../../../../../server/src/protocol/protocol.ts';
import { h } from '../../shared/view/dom.ts';
import { PanelHost } from '../../shared/view/host.ts';
import type { DossierAsks, DossierState, MadeFile, ToldByDossier, ToldByDossierHost } from '../messages.ts';
import type { Strings } from '../strings.ts';

export class Host extends PanelHost<{ asks: DossierAsks; told: ToldByDossier; heard: ToldByDossierHost; state: DossierState }> {}

export class Context {
  readonly host: Host;
  readonly strings: Strings;
  readonly locale: string;
  state: DossierState;
  /** What the dossier is called, for files that are saved. */
  title = '';
  private readonly drawers = new Set<() => void>();

  constructor(host: Host, strings: Strings, locale: string, state: DossierState) {
    this.host = host;
    this.strings = strings;
    this.locale = locale;
    this.state = state;
    let width = document.body.clientWidth;
    new ResizeObserver(() => {
      if (document.body.clientWidth === width) return;
      width = document.body.clientWidth;
      for (const draw of this.drawers) draw();
    }).observe(document.body);
  }

  /** A number as the user's language writes it. */
  count(value: number, digits = 0): string {
    return value.toLocaleString(this.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  set(state: Partial<DossierState>): void {
    this.state = { ...this.state, ...state };
    this.host.keep(this.state);
    this.host.tell({ kind: 'state', state: this.state, title: this.title });
  }

  /** Draws as soon as what is being made stands in the page, and again whenever that has another width. */
  onWidth(draw: () => void): void {
    this.drawers.add(draw);
    queueMicrotask(draw);
  }

  /** What was drawn of an older reading is gone. */
  forget(): void {
    this.drawers.clear();
  }

  open(location: WireLocation): void {
    this.host.tell({ kind: 'open', location, how: 'go' });
  }

  /** A button that opens an article at its place. */
  link(text: string, location: WireLocation, title = this.strings.openThere): HTMLElement {
    return h('button', { type: 'button', class: 'link', title, onclick: () => this.open(location) }, text);
  }

  /** A button that opens the dossier of somebody or something. */
  dossierLink(name: string, { kind, key }: DossierSubject): HTMLElement {
    const open = () => this.host.tell({ kind: 'show', subject: { kind, key } });
    return h('button', { type: 'button', class: 'link', onclick: open }, name);
  }

  save(file: Omit<MadeFile, 'name'>, name: string): void {
    this.host.tell({ kind: 'save', file: { ...file, name: [this.title, name].filter(Boolean).join(' ') } });
  }
}
