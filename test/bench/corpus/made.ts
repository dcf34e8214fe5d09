/**
 * The folder of made-up articles that is measured, with its index beside it. Kept folders are used again, but only while the
 * generator would write the same articles; a kept index only while the same server made it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER } from '../../support/lsp-client.ts';
import { article, writeCorpus } from '../generator/corpus.ts';
import type { BenchText } from '../texts.ts';
import type { Passes } from './passes.ts';

export interface MadeCorpus {
  readonly folder: string;
  readonly articles: number;
  /** Of all articles on the disk. */
  readonly bytes: number;
  /** The folder of the index. */
  readonly storage: string;
}

/** Articles by which a kept folder is told from what the generator would write now. */
const COMPARED = 64;

/** @param parent where the folders lie; what lies there already and is not stale is used */
export function madeCorpus(parent: string, articles: number): MadeCorpus {
  const folder = path.join(parent, `articles-${articles}`);
  const storage = path.join(parent, `index-${articles}`);
  const stamp = `${folder}.json`;
  const made = fingerprint(articles);
  const kept = readJson<{ readonly made: string; readonly bytes: number }>(stamp);
  if (kept?.made === made) return { folder, storage, articles, bytes: kept.bytes };
  for (const stale of [stamp, folder, `${storage}.json`, storage]) rmSync(stale, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeCorpus(folder, 0, articles);
  let bytes = 0;
  for (let index = 0; index < articles; index++) bytes += statSync(path.join(folder, article(index).path)).size;
  writeFileSync(stamp, JSON.stringify({ made, bytes }));
  return { folder, storage, articles, bytes };
}

/** So many articles, evenly spread over the corpus. */
export function spreadOver({ folder, articles }: MadeCorpus, count: number): BenchText[] {
  return spreadIndices(articles, count).map((index) => {
    const { path: relative, text } = article(index);
    return { path: path.join(folder, relative), text };
  });
}

/** What the making of the kept index cost; undefined where there is none that this server made in so many threads, and a stale one is thrown away. */
export function keptPasses({ storage }: MadeCorpus, workers: number): Passes | undefined {
  const kept = readJson<{ readonly makers: string; readonly passes: Passes }>(`${storage}.json`);
  if (kept?.makers === makersPrint() && kept.passes.workers === workers) return kept.passes;
  for (const stale of [`${storage}.json`, storage]) rmSync(stale, { recursive: true, force: true });
  return undefined;
}

export function keepPasses({ storage }: MadeCorpus, passes: Passes): void {
  writeFileSync(`${storage}.json`, JSON.stringify({ makers: makersPrint(), passes }));
}

/** What made and measured a kept index. The worker writes it; its entry and its threads' name the parts that they are made of by their content. */
function makersPrint(): string {
  const makers = [
    ...['worker.js', 'analyst.js'].map((entry) => path.join(path.dirname(SERVER), entry)),
    fileURLToPath(new URL('./passes.ts', import.meta.url)),
  ];
  return hash(makers.map((file) => readFileSync(file, 'utf8')));
}

function fingerprint(articles: number): string {
  return hash([String(articles), ...spreadIndices(articles, COMPARED).map((index) => article(index).text)]);
}

function spreadIndices(articles: number, count: number): number[] {
  const most = Math.min(count, articles);
  return Array.from({ length: most }, (_, place) => Math.floor(((place + 0.5) * articles) / most));
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch {
    return undefined;
  }
}
