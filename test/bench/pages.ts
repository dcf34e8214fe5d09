/**
 * Labelled pages: the lines of a web page, and of each whether it belongs to the article. They are split by site, for the pages
 * of one site share their furniture: rules that were made on some of them would be measured on what they were made for.
 */

/** A page, one JSON value a line of a file: a line's label is 1 for content and 0 for boilerplate. */
export interface LabelledPage {
  readonly name: string;
  readonly site: string;
  readonly lines: readonly (readonly [text: string, label: 0 | 1])[];
}

/** Rules may be made on the pages of one half; the other only tells how they fare. */
export type PageHalf = 'tune' | 'other';

/** Reads JSONL. @throws Error that names the first line that is no page */
export function readPages(jsonl: string): LabelledPage[] {
  const pages: LabelledPage[] = [];
  for (const [index, line] of jsonl.split('\n').entries()) {
    if (line.trim() === '') continue;
    const page = parsed(line);
    if (page === undefined) throw new Error(`line ${index + 1} is no page: { name, site, lines: [[text, 0 or 1], …] } is wanted`);
    pages.push(page);
  }
  return pages;
}

function parsed(line: string): LabelledPage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { name, site, lines } = (value ?? {}) as Partial<Record<keyof LabelledPage, unknown>>;
  if (typeof name !== 'string' || typeof site !== 'string' || !Array.isArray(lines) || !lines.every(isLine)) return undefined;
  // A line of a page is a line of its text.
  return { name, site, lines: lines.map(([text, label]) => [text.replace(/[\r\n]+/gu, ' '), label]) };
}

function isLine(value: unknown): value is [string, 0 | 1] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && (value[1] === 0 || value[1] === 1);
}

/** The text of a page, as a scraper would have saved it. */
export function textOf(page: LabelledPage): string {
  return page.lines.map(([text]) => text).join('\n');
}

/** The half that a site belongs to, by its name alone (FNV-1a), so that it stays there whatever else is measured. */
export function halfOf(site: string): PageHalf {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(site)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 16) % 2 === 0 ? 'tune' : 'other';
}
