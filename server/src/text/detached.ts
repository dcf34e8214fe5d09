/** Texts that are kept for longer than the one they were cut from. */

/** V8 copies what is shorter, and lets what is as long share the memory of the text that it is a part of. */
const SHARED = 13;

/** The same text, which does not keep the whole of which it was a part in memory. For what is remembered by the ten thousand. */
export function detached(text: string): string {
  // What is put together is copied before it is cut; the copy is one unit longer.
  return text.length < SHARED ? text : ` ${text}`.slice(1);
}
