/**
 * The address of an article: that of its file, or, for a record of a file that holds many, one of our own scheme with the path of
 * the record. A client asks us for the text of such a document.
 */
import { pathToFileURL } from 'node:url';
import { recordOf } from '../corpus/record-files/format.ts';
import { recordScheme } from '../protocol/protocol.ts';

/** @param path absolute */
export function articleUri(path: string): string {
  const { href } = pathToFileURL(path);
  return recordOf(path) === undefined ? href : href.replace(/^file:/, `${recordScheme}:`);
}
