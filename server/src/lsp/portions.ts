/**
 * Ten thousand places on their way to the client: in portions to one that takes an answer in parts, and never so many at once
 * that others wait for long. The address of an article is spelt once for all its places; nothing else of an answer takes so
 * long to make and to write.
 */
import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type Location as WireLocation,
} from 'vscode-languageserver/node';
import type { Location } from '../corpus/snapshot.ts';
import { locationRange } from './conversions.ts';
import type { Uris } from './uris.ts';

/** The first portion is as many places as a screen shows; each further one is so many times the one before, as far as some milliseconds' worth. */
const FIRST_PORTION = 100;
const GROWTH = 4;
const LARGEST_PORTION = 4000;

/**
 * Sends places to `partial`, or gathers them where the client did not ask for parts. Other requests, and the cancelling of this
 * one, are heard in between.
 * @param found those of one article at a time
 * @returns what was not sent, which is the answer
 * @throws the error that the protocol has for a cancelled request
 */
export async function inPortions(
  found: Iterable<readonly Location[]>,
  uris: Uris,
  token: CancellationToken,
  partial: ResultProgressReporter<WireLocation[]> | undefined,
): Promise<WireLocation[]> {
  const all: WireLocation[] = [];
  let portion = partial === undefined ? all : [];
  let size = partial === undefined ? LARGEST_PORTION : FIRST_PORTION;
  let left = size;
  for (const locations of found) {
    const [first] = locations;
    if (first === undefined) continue;
    const uri = uris.of(first.path);
    for (const location of locations) {
      portion.push({ uri, range: locationRange(location) });
      if (--left > 0) continue;
      if (partial !== undefined) {
        partial.report(portion);
        portion = [];
        size = Math.min(size * GROWTH, LARGEST_PORTION);
      }
      left = size;
      await new Promise((resolve) => setImmediate(resolve));
      refuseCancelled(token);
    }
  }
  if (partial !== undefined && portion.length > 0) partial.report(portion);
  return all;
}

/** A cancelled request is answered with the error that the protocol has for it, not with an empty result that looks true. */
export function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
