/**
 * nodejieba behind the segmenter type; the only file that knows it. The library aborts the whole process on a
 * dictionary that is absent, empty or cut short, so every dictionary is read and checked before the addon sees it.
 * That is also the only input and output in this directory.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isHan } from '../text/script.ts';
import { PUNCTUATION, UNKNOWN } from './parts-of-speech.ts';
import type { Segmenter, SegmenterFailure, Token } from './segmenter.ts';
import { WordNumbers } from './word-numbers.ts';

/** What is used of the package. Its own types lack the default paths. */
interface Nodejieba {
  load(dictionaries: { dict: string; hmmDict: string; userDict: string; idfDict: string; stopWordDict: string }): unknown;
  cut(text: string, strict: boolean): string[];
  tag(text: string): { word: string; tag: string }[];
}

/** One dictionary: its file, under which name `load` takes it, and whether its bytes would load. */
interface Dictionary {
  readonly name: 'dict' | 'hmmDict' | 'userDict' | 'idfDict' | 'stopWordDict';
  readonly file: string;
  readonly sound: (bytes: Buffer) => boolean;
}

/** Those of the package, which decide about the words. */
const DICTIONARIES: readonly Dictionary[] = [
  { name: 'dict', file: 'jieba.dict.utf8', sound: (bytes) => everyLineHasColumns(bytes, 3) },
  // Start probabilities, four rows of transitions, four of emissions; the rest are comments.
  { name: 'hmmDict', file: 'hmm_model.utf8', sound: (bytes) => dataLines(bytes) === 9 && bytes.at(-1) === 0x0a },
  { name: 'userDict', file: 'user.dict.utf8', sound: () => true },
];

/**
 * Those by which it would pick the keywords of a text. It does not load without any, and nobody asks for keywords: ours say
 * next to nothing, where those of the package take 60 MB of memory.
 */
const KEYWORDS: readonly Dictionary[] = [
  { name: 'idfDict', file: 'idf.utf8', sound: (bytes) => /^[^ \n]+ \d+(?:\.\d+)?\r?\n/.test(bytes.toString('utf8', 0, 200)) },
  { name: 'stopWordDict', file: 'stop-words.utf8', sound: (bytes) => bytes.length > 0 },
];

/** Longer texts are cut piece by piece, so that the copies the addon makes stay small. In UTF-16 code units. */
const PIECE = 1 << 18;

/**
 * Where nodejieba is installed for a module.
 * @param from `import.meta.url` or the path of the asking module
 * @returns the package's directory, or undefined where it cannot be resolved
 */
export function findJieba(from: string): string | undefined {
  try {
    return path.dirname(createRequire(from).resolve('nodejieba/package.json'));
  } catch {
    return undefined;
  }
}

/**
 * Where our own dictionaries for nodejieba lie, seen from a module: `server/lexicon/segmenter` in a folder that it lies in, be
 * it a source or part of a bundle.
 * @param from path of the module
 */
export function findKeywords(from: string): string {
  const below = (folder: string): string => path.join(folder, 'server', 'lexicon', 'segmenter');
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    if (path.dirname(folder) === folder || statSync(below(folder), { throwIfNoEntry: false })?.isDirectory()) return below(folder);
  }
}

/**
 * Loads nodejieba. Takes about a second and 240 MB, which only the end of the process gives back. Never throws.
 * @param directory the package's directory, as `findJieba` gives it
 * @param keywords the directory of our own dictionaries, as `findKeywords` gives it
 */
export function loadJieba(directory: string | undefined, keywords: string): Segmenter | SegmenterFailure {
  const packageFile = directory === undefined ? undefined : readManifest(directory);
  if (directory === undefined || packageFile === undefined) {
    return {
      reason: 'missing',
      path: directory ?? 'nodejieba',
      message: 'The word segmenter nodejieba is not installed.',
      remedy: 'Run "npm install" where Yuliao is installed, or reinstall the extension.',
    };
  }
  const dictionaries: Record<string, string> = {};
  const deciding = createHash('sha256');
  for (const each of [...DICTIONARIES, ...KEYWORDS]) {
    const decides = DICTIONARIES.includes(each);
    const file = path.join(decides ? path.join(directory, 'submodules', 'cppjieba', 'dict') : keywords, each.file);
    const bytes = readBytes(file);
    if (bytes === undefined || !each.sound(bytes)) return damaged(file, bytes);
    dictionaries[each.name] = file;
    if (decides) deciding.update(bytes);
  }
  try {
    const jieba = createRequire(path.join(directory, 'package.json'))('./index.js') as Nodejieba;
    jieba.load(dictionaries as Parameters<Nodejieba['load']>[0]);
    const version = `nodejieba ${packageFile.version} ${deciding.digest('hex').slice(0, 12)}`;
    const tags = new Tags(jieba);
    return { version, cut: (text) => cut(jieba, tags, text) };
  } catch (error) {
    return {
      reason: 'addon',
      path: path.join(directory, 'build', 'Release', 'nodejieba.node'),
      message: `The word segmenter nodejieba could not be loaded: ${firstLine(error)}`,
      remedy: 'Run "npm rebuild nodejieba" where Yuliao is installed, or reinstall the extension for this platform.',
    };
  }
}

function damaged(file: string, bytes: Buffer | undefined): SegmenterFailure {
  const state = bytes === undefined ? 'cannot be read' : bytes.length === 0 ? 'is empty' : 'is damaged';
  return {
    reason: 'dictionary',
    path: file,
    message: `The dictionary ${path.basename(file)} of the word segmenter nodejieba ${state}.`,
    remedy: 'Remove node_modules/nodejieba and run "npm install" where Yuliao is installed, or reinstall the extension.',
  };
}

function* cut(jieba: Nodejieba, tags: Tags, text: string): IterableIterator<Token> {
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    let offset = start;
    // Strict cutting guesses unknown words and keeps 2020 and ABC whole. The pieces join back to the input, save that
    // lone surrogates come back as U+FFFD of the same length: hence lengths are summed.
    for (const piece of jieba.cut(text.slice(start, end), true)) {
      const next = offset + piece.length;
      if (isHan(text.charCodeAt(offset)) || piece.trim() !== '')
        yield { start: offset, end: next, pos: tags.of(piece, text, offset, next) };
      offset = next;
    }
    start = end;
  }
}

/** Words whose parts of speech are remembered. */
const REMEMBERED = 500_000;

/** Parts of speech. The dictionary has one for each word, whatever stands around it. */
class Tags {
  readonly #jieba: Nodejieba;
  /** By word: the place of its part among all that there are, and one more. */
  readonly #known = new WordNumbers();
  readonly #parts: string[] = [];

  constructor(jieba: Nodejieba) {
    this.#jieba = jieba;
  }

  /** @param word that stands in a text, where lone surrogates are as they were written */
  of(word: string, text: string, start: number, end: number): string {
    const known = this.#known.get(text, start, end);
    if (known !== 0) return this.#parts[known - 1] as string;
    const part = isWord(word) ? this.#ask(word) : PUNCTUATION;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    if (!this.#parts.includes(part)) this.#parts.push(part);
    this.#known.set(text, start, end, this.#parts.indexOf(part) + 1);
    return part;
  }

  #ask(word: string): string {
    // What the dictionary has stays whole where it stands alone as well; what was guessed may be cut otherwise.
    const [first, second] = this.#jieba.tag(word);
    return first === undefined || second !== undefined || first.tag === '' ? UNKNOWN : first.tag;
  }
}

/** The end of the piece from `start`: behind a line end, where jieba would begin anew anyway, else between two characters. */
function pieceEnd(text: string, start: number): number {
  if (text.length - start <= PIECE) return text.length;
  const lineEnd = text.lastIndexOf('\n', start + PIECE - 1) + 1;
  if (lineEnd > start) return lineEnd;
  const end = start + PIECE;
  return text.slice(end - 1, end + 1).codePointAt(0) === text.charCodeAt(end - 1) ? end : end + 1;
}

const WORD = /[\p{L}\p{N}]/u;

function isWord(piece: string): boolean {
  return isHan(piece.charCodeAt(0)) || WORD.test(piece);
}

function readManifest(directory: string): { version: string } | undefined {
  try {
    const { version } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as { version?: unknown };
    return { version: String(version) };
  } catch {
    return undefined;
  }
}

function readBytes(file: string): Buffer | undefined {
  try {
    return statSync(file).isFile() ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is a line, and every line has that many columns parted by single blanks. */
function everyLineHasColumns(bytes: Buffer, columns: number): boolean {
  if (bytes.at(-1) !== 0x0a) return false;
  let blanks = 0;
  let length = 0;
  for (const byte of bytes) {
    if (byte === 0x0a) {
      if (length === 0 || blanks !== columns - 1) return false;
      blanks = 0;
      length = 0;
    } else {
      length++;
      if (byte === 0x20) blanks++;
    }
  }
  return true;
}

function dataLines(bytes: Buffer): number {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')).length;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
