/**
 * The Markdown in which the server explains queries, as elements: paragraphs, lists, code, bold and italic text, each made of text. Of
 * anything else the letters are shown.
 */
import { h } from '../../shared/view/dom.ts';

/** Blocks of a text. */
export function markdown(source: string): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  for (const line of source.split('\n')) {
    const [, indent = '', item] = /^( *)[-*] (.*)$/u.exec(line) ?? [];
    const last = blocks.at(-1);
    if (item !== undefined) {
      const list = last instanceof HTMLUListElement ? last : h('ul');
      if (list !== last) blocks.push(list);
      list.append(h('li', { class: `depth-${Math.min(Math.floor(indent.length / 2), 4)}` }, ...inline(item)));
    } else if (line.trim() !== '') blocks.push(h('p', {}, ...inline(line)));
  }
  return blocks;
}

const PIECE = /`([^`]*)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\\([\\`*_{}[\]()#+\-.!|<>~$&])/gu;

function inline(source: string): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let at = 0;
  for (const found of source.matchAll(PIECE)) {
    const [all, code, bold, italic, escaped] = found;
    pieces.push(source.slice(at, found.index));
    if (code !== undefined) pieces.push(h('code', {}, code));
    else if (bold !== undefined) pieces.push(h('strong', {}, unescaped(bold)));
    else if (italic !== undefined) pieces.push(h('em', {}, unescaped(italic)));
    else if (escaped !== undefined) pieces.push(escaped);
    at = found.index + all.length;
  }
  pieces.push(source.slice(at));
  return pieces;
}

function unescaped(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()#+\-.!|<>~$&])/gu, '$1');
}
