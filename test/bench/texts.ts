/**
 * What the bench runs on: the articles of a folder, or the seeds repeated, each copy with other people and other numbers,
 * so that names, dates and lines are not all one. Deterministic: two runs measure the same text.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import surnames from '../../server/lexicon/surnames.json' with { type: 'json' };
import { analyse } from '../../server/src/corpus/analyse.ts';
import { readText } from '../../server/src/corpus/article-file.ts';
import { Selection } from '../../server/src/corpus/files.ts';
import { canonicalPath } from '../../server/src/corpus/paths.ts';
import { isPredominantlyChinese } from '../../server/src/text/decode.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));
/** Characters that given names are made of. */
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国志文斌海燕晓波';
const PER_FOLDER = 100;

export interface BenchText {
  readonly path: string;
  readonly text: string;
}

/** Writes that many varied copies of the seeds into a temporary folder. @returns the folder */
export function writeVariedSeeds(articles: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuliao-bench-'));
  const seeds = readdirSync(SEEDS)
    .sort()
    .map((name) => readFileSync(path.join(SEEDS, name), 'utf8'))
    .map((text) => ({ text, names: analyse(text).people.map(({ name }) => name) }));
  for (let index = 0; index < articles; index++) {
    const seed = seeds[index % seeds.length] as (typeof seeds)[number];
    const below = path.join(folder, String(Math.floor(index / PER_FOLDER)).padStart(4, '0'));
    mkdirSync(below, { recursive: true });
    writeFileSync(path.join(below, `${String(index).padStart(6, '0')}.txt`), vary(seed.text, seed.names, index));
  }
  return folder;
}

function vary(text: string, names: readonly string[], index: number): string {
  // Every tenth copy keeps its people, so that some are named in many articles.
  if (index % 10 === 0) return text;
  let varied = text;
  for (const [place, name] of names.entries()) varied = varied.replaceAll(name, madeUpName(index * 31 + place * 7));
  return varied.replace(/\d(?=\d?日)/g, (digit) => String((Number(digit) + index) % 3));
}

function madeUpName(seed: number): string {
  const pick = (characters: string, value: number) => characters[value % characters.length] as string;
  return pick(surnames.single.slice(0, 60), seed) + pick(GIVEN, seed * 3 + 1) + pick(GIVEN, seed * 5 + 2);
}

/** The articles that the corpus would index of a folder. @param most bytes of text, about */
export function readFolder(folder: string, most: number): BenchText[] {
  const texts: BenchText[] = [];
  let bytes = 0;
  for (const batch of new Selection([canonicalPath(folder)], {}).walk()) {
    for (const candidate of batch) {
      if (bytes >= most) return texts;
      const text = readText(candidate.path);
      if (text === undefined || !isPredominantlyChinese(text)) continue;
      bytes += Buffer.byteLength(text);
      texts.push({ path: candidate.path, text });
    }
  }
  return texts;
}
