/** What an article is cited with: its title, its date, and the source that its dateline names. */
import type { Snapshot } from '../corpus/snapshot.ts';
import { fold } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';

export interface Cited {
  readonly title: string | null;
  readonly source: string | null;
  readonly published: string | null;
}

/** 来源:新华网, 信息来源：市卫健委 作者：… */
const SOURCE = /(?:来源|来自|转自|出处) ?: ?([^\s|:,;()]{2,40})/u;

/** @param text of the article as it is open; undefined: as the corpus has it */
export function citationOf(snapshot: Snapshot, path: string, text: string | undefined): Cited {
  const record = snapshot.article(path);
  if (record === undefined) return { title: null, source: null, published: null };
  const raw = text ?? snapshot.text(path);
  return {
    title: record.title,
    source: raw === undefined ? null : sourceOf(raw, snapshot.facts(path)?.zones ?? []),
    published: record.published,
  };
}

function sourceOf(raw: string, zones: readonly string[]): string | null {
  const lines = new LineIndex(raw);
  for (const [index, zone] of zones.entries()) {
    if (zone !== 'dateline' || index >= lines.count) continue;
    const { start, end } = lines.span(index + 1);
    const source = SOURCE.exec(fold(raw.slice(start, end)).text)?.[1];
    if (source !== undefined) return source;
  }
  return null;
}
