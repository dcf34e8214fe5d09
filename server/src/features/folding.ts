/**
 * Folding: sections; blocks of boilerplate as comments, so that "Fold All Block Comments" leaves the article alone;
 * front matter between two lines of dashes.
 */
import { boilerplateBlocks } from './boilerplate.ts';
import type { OpenArticle } from './open-article.ts';
import { type OutlineEntry, outline } from './outline.ts';

/** Lines are 1-based and inclusive, and `endLine` is always after `line`. */
export interface FoldingRange {
  readonly line: number;
  readonly endLine: number;
  readonly kind: 'region' | 'comment' | 'imports';
}

/** Longer front matter is no front matter but a text that uses rules. */
const FRONT_MATTER_LINES = 60;

/** All folding ranges, by first line; one at most begins on a line, the longest. */
export function foldingRanges(article: OpenArticle): FoldingRange[] {
  const found: FoldingRange[] = [...frontMatter(article)];
  for (const block of boilerplateBlocks(article)) found.push({ line: block.line, endLine: block.endLine, kind: 'comment' });
  const add = (entry: OutlineEntry): void => {
    if (entry.kind === 'boilerplate') return;
    const { lines } = article;
    found.push({ line: lines.lineAt(entry.span.start), endLine: lines.lineAt(entry.span.end), kind: 'region' });
    entry.children.forEach(add);
  };
  outline(article).forEach(add);
  const longest = new Map<number, FoldingRange>();
  for (const range of found) {
    const other = longest.get(range.line);
    if (range.endLine > range.line && (other === undefined || other.endLine < range.endLine)) longest.set(range.line, range);
  }
  return [...longest.values()].sort((a, b) => a.line - b.line);
}

function frontMatter(article: OpenArticle): FoldingRange[] {
  const { lines, text } = article;
  const dashes = (line: number): boolean => {
    const span = lines.span(line);
    return (
      text
        .slice(span.start, Math.min(span.end, span.start + 8))
        .replace('\ufeff', '')
        .trimEnd() === '---'
    );
  };
  if (!dashes(1)) return [];
  for (let line = 2; line <= Math.min(lines.count, FRONT_MATTER_LINES); line++) {
    if (dashes(line)) return [{ line: 1, endLine: line, kind: 'imports' }];
  }
  return [];
}
