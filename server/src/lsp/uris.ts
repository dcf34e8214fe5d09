/**
 * Between the URIs of the protocol and the paths of the corpus. Clients spell the URI of one file in different ways;
 * an answer about an open document uses the spelling that its client used.
 */
import path from 'node:path';
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

/** Directories whose URIs are remembered: what is answered in path order needs few of them at a time. */
const REMEMBERED = 256;
/** What stands for itself in a URI. */
const PLAIN = /^[\w.-]+$/;

/** The URI of a file that the client has not named. @param file absolute */
export function fileUri(file: string): string {
  return pathToFileURL(file).href;
}

export class Uris {
  readonly #opened = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  /** Remembers how the client spells an open document. */
  opened(file: string, uri: string): void {
    this.#opened.set(file, uri);
  }

  closed(file: string): void {
    this.#opened.delete(file);
  }

  /** The URI of an article by its canonical path. */
  of(file: string): string {
    return this.#opened.get(file) ?? (file.startsWith(UNTITLED) ? file : this.#ofFile(file));
  }

  /** As `fileUri`, which is slow where there are ten thousand: most of a path is that of the one before. */
  #ofFile(file: string): string {
    const name = path.basename(file);
    if (!PLAIN.test(name)) return fileUri(file);
    const folder = path.dirname(file);
    let uri = this.#folders.get(folder);
    if (uri === undefined) {
      const below = fileUri(path.join(folder, 'a'));
      uri = below.slice(0, -1);
      if (this.#folders.size >= REMEMBERED) this.#folders.clear();
      this.#folders.set(folder, uri);
    }
    return uri + name;
  }
}
