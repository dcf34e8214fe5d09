/** Open documents that hold queries, read once for each version. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type QueryFile, readQueryFile } from '../features/query-file.ts';
import { type Documents, isQueryFile } from './documents.ts';

export class QueryFiles {
  readonly #documents: Documents;
  readonly #read = new WeakMap<TextDocument, { readonly version: number; readonly file: QueryFile }>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** The queries of an open document; undefined for one that holds none, or is not open. */
  of(uri: string): QueryFile | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined || !isQueryFile(document)) return undefined;
    const { version } = document;
    let read = this.#read.get(document);
    if (read?.version !== version) {
      read = { version, file: readQueryFile(document.getText(), read?.file) };
      this.#read.set(document, read);
    }
    return read.file;
  }

  get areOpen(): boolean {
    return this.#documents.all().some(isQueryFile);
  }
}
