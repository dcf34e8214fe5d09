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
  try {
    // `stream`: the head may end within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    // Big5 text read as GB18030 is nonsense, but of Han characters: good enough to start the server.
    return new TextDecoder('gb18030').decode(head);
  }
}
