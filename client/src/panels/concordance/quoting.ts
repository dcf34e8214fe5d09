/** Texts in queries. */

/** A text as CQL writes it, where what stands between quotation marks is a regular expression. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\^$.*+?()[\]{}|"]/gu, '\\$&')}"`;
}
