/** Text to the bytes that `decode` reads it from. */
import iconv from 'iconv-lite';
import type { Decoded } from './decode.ts';

const MARK = '\ufeff';

/**
 * Encodes a text.
 * @param form encoding and byte order mark, as `decode` found them
 * @returns characters that the encoding does not have become its replacement: whoever must know decodes the bytes again
 */
export function encode(text: string, { encoding, bom }: Pick<Decoded, 'encoding' | 'bom'>): Buffer {
  return iconv.encode(bom ? MARK + text : text, encoding, { addBOM: false });
}
