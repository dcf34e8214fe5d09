/**
 * Elements made in a line. All text goes in as text: there is no way from here to HTML, so nothing that an article says can become a
 * part of the page.
 */

type Handlers = { [Name in keyof HTMLElementEventMap as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void };
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: never) => void)>> & Handlers;
export type Child = Node | string | false | undefined;

/** An element with attributes, listeners (`onclick` and so on) and children. `true` is an attribute without a value, `false` none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** One of VS Code's icons, which says nothing to a screen reader. */
export function icon(name: string): HTMLElement {
  return h('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}

/** Shows or hides. */
export function show(element: HTMLElement, shown: boolean): void {
  element.hidden = !shown;
}

/** A choice of one, with its label before it. */
export function choice<Value extends string>(
  label: string,
  options: readonly (readonly [value: Value, text: string])[],
  chosen: Value,
  onChoice: (value: Value) => void,
): { element: HTMLElement; select: HTMLSelectElement } {
  const select = h(
    'select',
    { onchange: () => onChoice(select.value as Value) },
    ...options.map(([value, text]) => h('option', { value }, text)),
  );
  select.value = chosen;
  return { element: h('label', { class: 'field' }, h('span', {}, label), select), select };
}

/** A whole number, with its label before it; what is no such number is put back. */
export function numberField(
  label: string,
  value: number,
  { least, most }: { least: number; most: number },
  onNumber: (value: number) => void,
): { element: HTMLElement; input: HTMLInputElement } {
  let valid = value;
  const input = h('input', {
    type: 'number',
    min: least,
    max: most,
    value,
    onchange: () => {
      const given = Number(input.value);
      if (input.value.trim() !== '' && Number.isInteger(given) && given >= least && given <= most) {
        valid = given;
        onNumber(given);
      } else input.value = String(valid);
    },
  });
  return { element: h('label', { class: 'field' }, h('span', {}, label), input), input };
}

/** A box to tick, with its label behind it. */
export function tick(label: string, on: boolean, onTick: (on: boolean) => void): { element: HTMLElement; input: HTMLInputElement } {
  const input = h('input', { type: 'checkbox', onchange: () => onTick(input.checked) });
  input.checked = on;
  return { element: h('label', { class: 'tick' }, input, h('span', {}, label)), input };
}

let numbered = 0;

/** An id that nothing else on the page has. */
export function newId(name: string): string {
  return `${name}-${++numbered}`;
}

/** A button that unfolds something below it; Escape, or a click elsewhere, folds it again. */
export function disclosure(
  label: string,
  name: string,
  content: HTMLElement,
): { element: HTMLElement; button: HTMLButtonElement; close: () => void } {
  const id = newId('disclosed');
  const panel = h('div', { class: 'disclosed', id, role: 'group', 'aria-label': label, hidden: true }, content);
  const button = h('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, icon(name), h('span', {}, label));
  const element = h('div', { class: 'disclosure' }, button, panel);
  const outside = (event: Event) => {
    if (!element.contains(event.target as Node)) set(false);
  };
  const set = (open: boolean) => {
    show(panel, open);
    button.setAttribute('aria-expanded', String(open));
    if (open) document.addEventListener('pointerdown', outside);
    else document.removeEventListener('pointerdown', outside);
    if (!open) return;
    // What would stick out of the window on the right goes to the left.
    const { left } = button.getBoundingClientRect();
    panel.style.left = `${Math.max(-left, Math.min(0, document.documentElement.clientWidth - left - panel.offsetWidth))}px`;
  };
  button.addEventListener('click', () => set(panel.hidden === true));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    event.stopPropagation();
    set(false);
    button.focus();
  });
  return { element, button, close: () => set(false) };
}
