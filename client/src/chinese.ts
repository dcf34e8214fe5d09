/**
 * A cheap guess, from the first kilobytes of a file, whether it is Chinese text. It decides only whether the server
 * is worth starting: what an article is, the server says.
 */

/** Enough to get past a site's English banner, little enough to read from hundreds of files in no time. */
export const headBytes = 4096;

/** The server wants predominantly Chinese text; a fifth of Han characters is enough to go and ask it. */
const leastShare = 0.2;
const leastCharacters = 8;

/** Whether the head of a file, in any encoding Chinese text comes in, may be Chinese. */
export function looksChinese(head: Uint8Array): boolean {
  const text = decode(head);
  return text !== undefined && mostlyHan(text);
}

/** Whether text has the share of Han characters that Chinese text has. */
export function mostlyHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const visible = text.match(/\S/gu)?.length ?? 0;
  return han >= leastCharacters && han >= visible * leastShare;
}

function decode(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  if (head.includes(0)) return undefined;
  return decodeUtf8(head) ?? new TextDecoder(legacy(head)).decode(head);
}

/**
 * The encoding of Chinese text that is not Unicode, by the name that `TextDecoder` knows; undefined for what is UTF-8,
 * UTF-16, binary or not Chinese.
 */
export function legacyEncoding(head: Uint8Array): 'gb18030' | 'big5' | undefined {
  if (head.includes(0) || decodeUtf8(head) !== undefined) return undefined;
  const encoding = legacy(head);
  return mostlyHan(new TextDecoder(encoding).decode(head)) ? encoding : undefined;
}

function decodeUtf8(head: Uint8Array): string | undefined {
  try {
    // `stream`: the head may end within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return undefined;
  }
}

/** What every page of Chinese prose is full of, and what no page read in the wrong encoding is. */
const everyday = /[，。、：；的一是不在有人中上大国國年月日会會]/gu;

/** Nearly all bytes of one are valid in the other; what they say decides. */
function legacy(head: Uint8Array): 'gb18030' | 'big5' {
  const sense = (encoding: string) => new TextDecoder(encoding).decode(head).match(everyday)?.length ?? 0;
  return sense('big5') > sense('gb18030') ? 'big5' : 'gb18030';
}
