/**
 * Between the URIs of the protocol and the paths of the corpus. Clients spell the URI of one file in different ways;
 * an answer about an open document uses the spelling that its client used.
 */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { recordOf } from '../corpus/record-files/format.ts';
import { articleUri } from '../features/article-uri.ts';
import { recordScheme } from '../protocol/protocol.ts';

/** The scheme of documents that were never saved. */
const UNTITLED = 'untitled:';
/** The scheme of records of a file. */
const RECORD = `${recordScheme}:`;

/** Whether a document is a record of a file: it can be read and not changed. */
export function isRecord(uri: string): boolean {
  return uri.startsWith(RECORD);
}

/**
 * The name under which the corpus knows a document: a file's path, that of a record below its file's, or the URI itself for an
 * unsaved document.
 * @returns undefined for every other scheme (the left side of a diff, a virtual file) and for malformed URIs
 */
export function nameOf(uri: string): string | undefined {
  if (uri.startsWith(UNTITLED)) return uri;
  const file = isRecord(uri) ? `file:${uri.slice(RECORD.length)}` : uri;
  if (!file.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(file);
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
    return this.#opened.get(file) ?? (file.startsWith(UNTITLED) ? file : this.#ofArticle(file));
  }

  /** As `articleUri`, which is slow where there are ten thousand: most of a path is that of the one before. */
  #ofArticle(file: string): string {
    const name = path.basename(file);
    if (!PLAIN.test(name)) return articleUri(file);
    const folder = path.dirname(file);
    // A record's file is no folder: what lies in a folder of such a name has addresses of another scheme.
    const known = recordOf(file) === undefined ? folder : folder + path.sep;
    let uri = this.#folders.get(known);
    if (uri === undefined) {
      uri = articleUri(file).slice(0, -name.length);
      if (this.#folders.size >= REMEMBERED) this.#folders.clear();
      this.#folders.set(known, uri);
    }
    return uri + name;
  }
}
