/**
 * Between the URIs of the protocol and the paths of the corpus. Clients spell the URI of one file in different ways;
 * an answer about an open document uses the spelling that its client used.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The scheme of documents that were never saved. */
const UNTITLED = 'untitled:';

/**
 * The name under which the corpus knows a document: a file's path, or the URI itself for an unsaved document.
 * @returns undefined for every other scheme (the left side of a diff, a virtual file) and for malformed URIs
 */
export function nameOf(uri: string): string | undefined {
  if (uri.startsWith(UNTITLED)) return uri;
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // A UNC host on another system, or an encoded slash: no file of ours.
    return undefined;
  }
}

/** The URI of a file that the client has not named. @param path absolute */
export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}

export class Uris {
  readonly #opened = new Map<string, string>();

  /** Remembers how the client spells an open document. */
  opened(path: string, uri: string): void {
    this.#opened.set(path, uri);
  }

  closed(path: string): void {
    this.#opened.delete(path);
  }

  /** The URI of an article by its canonical path. */
  of(path: string): string {
    return this.#opened.get(path) ?? (path.startsWith(UNTITLED) ? path : fileUri(path));
  }
}
