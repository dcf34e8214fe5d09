/**
 * The few values of VS Code's API that the client's logic touches, with the meaning they have there. Documents and
 * settings are set by the test through `world`.
 */

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>) => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class Disposable {
  private readonly undo: () => void;
  constructor(undo: () => void) {
    this.undo = undo;
  }
  static from(...disposables: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const disposable of disposables) disposable.dispose();
    });
  }
  dispose(): void {
    this.undo();
  }
}

export class CancellationError extends Error {}

export class Range {
  readonly values: number[];
  constructor(...values: number[]) {
    this.values = values;
  }
}

export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly fragment: string;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
    const parts = /^(?<scheme>[^:]*):(?:\/\/[^/]*)?(?<path>[^?#]*)(?:\?[^#]*)?(?:#(?<fragment>.*))?$/su.exec(text)?.groups ?? {};
    this.scheme = parts.scheme ?? '';
    this.path = decodeURIComponent(parts.path ?? '');
    this.fragment = decodeURIComponent(parts.fragment ?? '');
  }
  static parse(text: string): Uri {
    return new Uri(text);
  }
  toString(): string {
    return this.text;
  }
}

/** A document as the client sees it; `languageId` changes when its language is set. */
export interface Document {
  uri: Uri;
  languageId: string;
  isClosed: boolean;
  text: string;
  getText(): string;
}

/** What a test sets and what the client has done. */
export const world = {
  settings: {} as Record<string, unknown>,
  opened: new EventEmitter<Document>(),
  closed: new EventEmitter<Document>(),
  changed: new EventEmitter<{ document: Document; contentChanges: { text: string }[] }>(),
  documents: [] as Document[],
};

/** Opens a document of the language that VS Code gives to its name. */
export function openDocument(uri: string, text: string, languageId = uri.endsWith('.md') ? 'markdown' : 'plaintext'): Document {
  const document: Document = { uri: Uri.parse(uri), languageId, isClosed: false, text, getText: () => text };
  world.documents.push(document);
  world.opened.fire(document);
  return document;
}

/** Closes the tab of a document. */
export function closeDocument(document: Document): void {
  world.closed.fire(document);
  document.isClosed = true;
  world.documents.splice(world.documents.indexOf(document), 1);
}

export const workspace = {
  get textDocuments() {
    return world.documents;
  },
  onDidOpenTextDocument: world.opened.event,
  onDidCloseTextDocument: world.closed.event,
  onDidChangeTextDocument: world.changed.event,
  getConfiguration: (section: string) => ({
    get: (name: string, fallback?: unknown) => world.settings[`${section}.${name}`] ?? fallback,
  }),
};

export const languages = {
  /** As VS Code does it: the same document is closed in its old language and opened in its new one, at once. */
  setTextDocumentLanguage: async (document: Document, languageId: string) => {
    world.closed.fire(document);
    document.languageId = languageId;
    world.opened.fire(document);
    return document;
  },
};

export const env = { language: 'en' };

export const l10n = {
  t: (text: string, ...values: unknown[]) => text.replace(/\{(\d+)\}/gu, (place, index) => String(values[Number(index)] ?? place)),
};

/** As good as absent: nothing that is tested without VS Code shows anything. */
export const window = {};
export const commands = {};
