/**
 * From a name or an article to what it is related to: who appears with it, what it belongs to, copies of the article, what it links
 * to; and what to select around a caret.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type DocumentLink,
  SelectionRange,
  SymbolKind,
  type TypeHierarchyItem,
  type Location as WireLocation,
} from 'vscode-languageserver/node';
import type { EntityKind, Location } from '../corpus/snapshot.ts';
import { companyOf, type Named, namedAt } from '../features/appearing-with.ts';
import { addressLinks, headlineLinks, headlineSpans } from '../features/document-links.ts';
import { aboveOf, belowOf, type HierarchyName, hierarchyAt } from '../features/name-hierarchy.ts';
import { copiesOf } from '../features/related-articles.ts';
import { selectionSpans } from '../features/selection.ts';
import { typeDefinition } from '../features/type-definition.ts';
import { locationRange, toLocation, toOffset, toRange } from './conversions.ts';
import type { Context, Inquiry } from './editor.ts';
import { refuseCancelled } from './portions.ts';
import { nameOf } from './uris.ts';

/** What an item of a hierarchy goes on from. */
interface CallData {
  readonly kind: EntityKind;
  readonly id: string;
}
type TypeData = Pick<HierarchyName, 'kind' | 'key' | 'division'>;

const KINDS: Record<EntityKind, SymbolKind> = {
  person: SymbolKind.Function,
  organisation: SymbolKind.Class,
  place: SymbolKind.EnumMember,
};

/** Installs the handlers. */
export function serveRelations({ connection, corpus, documents, queries, uris }: Context, about: Inquiry): void {
  const wire = (location: Location): WireLocation => toLocation(location, uris.of(location.path));

  const itemAt = (location: Location) => {
    const range = locationRange(location);
    return { uri: uris.of(location.path), range, selectionRange: range };
  };
  const callItem = ({ kind, id, name, detail, location }: Named): CallHierarchyItem => ({
    name,
    detail,
    kind: KINDS[kind],
    ...itemAt(location),
    data: { kind, id } satisfies CallData,
  });
  const typeItem = ({ kind, key, division, name, detail, location }: HierarchyName): TypeHierarchyItem => ({
    name,
    detail,
    kind: KINDS[kind],
    ...itemAt(location),
    data: { kind, key, ...(division === undefined ? {} : { division }) } satisfies TypeData,
  });

  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    about<CallHierarchyItem[] | null>(textDocument.uri, token, null, (article) => {
      const offset = toOffset(article.lines, position);
      const named = offset === undefined ? undefined : namedAt(corpus.snapshot(), article, offset);
      return named === undefined ? null : [callItem(named)];
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }, token): CallHierarchyIncomingCall[] => {
    refuseCancelled(token);
    const { kind, id } = item.data as CallData;
    return companyOf(corpus.snapshot(), kind, id, 'person').map(({ named, beside }) => ({
      from: callItem(named),
      fromRanges: beside.map(locationRange),
    }));
  });
  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token): CallHierarchyOutgoingCall[] => {
    refuseCancelled(token);
    const { kind, id } = item.data as CallData;
    // These ranges are in the document of the item itself, which may be another article.
    return companyOf(corpus.snapshot(), kind, id, 'organisation').map(({ named }) => ({
      to: callItem(named),
      fromRanges: [item.selectionRange],
    }));
  });

  connection.languages.typeHierarchy.onPrepare(({ textDocument, position }, token) =>
    about<TypeHierarchyItem[] | null>(textDocument.uri, token, null, (article) => {
      const offset = toOffset(article.lines, position);
      const name = offset === undefined ? undefined : hierarchyAt(corpus.snapshot(), article, offset);
      return name === undefined ? null : [typeItem(name)];
    }),
  );
  connection.languages.typeHierarchy.onSupertypes(({ item }, token): TypeHierarchyItem[] => {
    refuseCancelled(token);
    return aboveOf(corpus.snapshot(), item.data as TypeData, placeOf(item)).map(typeItem);
  });
  connection.languages.typeHierarchy.onSubtypes(({ item }, token): TypeHierarchyItem[] => {
    refuseCancelled(token);
    return belowOf(corpus.snapshot(), item.data as TypeData).map(typeItem);
  });

  /** Where an item stands. */
  function placeOf({ uri, selectionRange: { start, end } }: TypeHierarchyItem): Location {
    const path = corpus.canonical(nameOf(uri) ?? uri);
    return { path, start: 0, end: 0, line: start.line + 1, column: start.character, endColumn: end.character };
  }

  connection.onTypeDefinition(({ textDocument, position }, token) =>
    about<WireLocation[] | null>(textDocument.uri, token, null, (article) => {
      const offset = toOffset(article.lines, position);
      const found = offset === undefined ? undefined : typeDefinition(corpus.snapshot(), article, offset);
      return found === undefined ? null : found.targets.map(wire);
    }),
  );

  connection.onImplementation(({ textDocument, position }, token) =>
    about<WireLocation[] | null>(textDocument.uri, token, null, (article) => {
      const offset = toOffset(article.lines, position);
      return offset === undefined ? null : copiesOf(corpus.snapshot(), article, offset).map(wire);
    }),
  );

  connection.onDocumentLinks(async ({ textDocument: { uri } }, token): Promise<DocumentLink[]> => {
    if (queries.of(uri) !== undefined) return [];
    const article = await documents.article(uri, token);
    refuseCancelled(token);
    if (article === undefined) return [];
    const spans = headlineSpans(article);
    // The first who asks waits until all titles are read; others are answered in between.
    while (spans.length > 0 && corpus.snapshot().readTitles()) {
      await breathe();
      refuseCancelled(token);
    }
    return [...addressLinks(article), ...headlineLinks(corpus.snapshot(), article, spans)].map(({ start, end, target, tooltip }) => ({
      range: toRange(article.lines, { start, end }),
      target,
      ...(tooltip === undefined ? {} : { tooltip }),
    }));
  });

  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    about<SelectionRange[] | null>(textDocument.uri, token, null, (article) =>
      positions.map((position) => {
        const offset = toOffset(article.lines, position) ?? article.text.length;
        const [inner, ...outer] = selectionSpans(article, offset).map((span) => toRange(article.lines, span));
        const around = outer
          .reverse()
          .reduce<SelectionRange | undefined>((parent, range) => SelectionRange.create(range, parent), undefined);
        return SelectionRange.create(inner ?? { start: position, end: position }, around);
      }),
    ),
  );
}
