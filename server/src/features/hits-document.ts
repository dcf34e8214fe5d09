/** Hits as a document for plain editors: a line each, aligned at the hit, whose place in its article it links to. */
import * as l10n from '@vscode/l10n';
import type { Location } from '../corpus/snapshot.ts';
import type { WireLocation } from '../protocol/protocol.ts';
import type { QueryDocumentResult } from '../protocol/query.ts';
import type { PageLine } from '../query/service/messages.ts';
import { cells } from '../text/cells.ts';

/** @param toWire the place of a hit as clients know it */
export function hitsDocument(lines: readonly PageLine[], toWire: (location: Location) => WireLocation): QueryDocumentResult {
  const width = Math.max(0, ...lines.map(({ left }) => cells(left)));
  const links: QueryDocumentResult['links'] = [];
  const text = lines.map(({ left, node, right, location, title, path, published }, line) => {
    const before = `${' '.repeat(width - cells(left))}${left}`;
    const where = l10n.t(
      '{0}, line {1}',
      [title || path, published ?? undefined].filter((part) => part !== undefined).join(' '),
      String(location.line),
    );
    const start = before.length + 1;
    links.push({ range: { start: { line, character: start }, end: { line, character: start + node.length } }, target: toWire(location) });
    return `${before}\t${node}\t${right}\t${where}`;
  });
  return { text: text.map((line) => `${line}\n`).join(''), links };
}
