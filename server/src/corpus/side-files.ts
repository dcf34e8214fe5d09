/**
 * What a user has decided about findings, on disk: `.yuliao/suppressions.json` and `.yuliao/baseline.json` beside the corpus, and
 * `hygiene` in `yuliao.json`. Files that people broke by hand are never written; what they said before holds while they are
 * mended. Two windows on one corpus write one after the other, each on what the other wrote.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Baseline, parseBaseline, writeBaseline } from '../hygiene/baseline.ts';
import { Choices, type RuleChoices } from '../hygiene/choices.ts';
import type { Policy } from '../hygiene/judge.ts';
import type { SideFileProblem } from '../hygiene/side-file.ts';
import { NO_SUPPRESSIONS, parseSuppressions, SuppressionIndex, type Suppressions, writeSuppressions } from '../hygiene/suppressions.ts';
import { DECLARATION, readDeclaration } from './declaration.ts';

/** Lies beside the corpus, in its folder. */
export const SIDE_FOLDER = '.yuliao';
export const SUPPRESSIONS = 'suppressions.json';
export const BASELINE = 'baseline.json';

/** A lock that is older was left by a process that is gone, in milliseconds. */
const STALE = 10_000;
/** Longest wait for another window's write, and how often it is looked for, in milliseconds. */
const PATIENCE = 3000;
const LOOK = 20;

/**
 * The corpus that a folder belongs to: it begins at the nearest folder, this one or above, that has a `yuliao.json` or a `.yuliao`.
 * @param folder canonical; @returns undefined where there is none
 */
export function nearestCorpus(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, DECLARATION)) || existsSync(path.join(at, SIDE_FOLDER))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

/** What is to be said of a file, what is wrong with it for the most part, and the text of which it is said. */
export interface BrokenFile {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly SideFileProblem[];
}

/** Outcome of a change. */
export type Written = { readonly written: true } | { readonly written: false; readonly path: string; readonly why: Refusal };

/**
 * Why a file was not written: `broken`, it has problems that a person must mend; `busy`, another window has not finished;
 * otherwise the system's code.
 */
export type Refusal = 'broken' | 'busy' | (string & {});

interface Read<Content> {
  readonly content: Content | undefined;
  readonly text: string;
  readonly problems: readonly SideFileProblem[];
}

/** The decisions about one corpus. 语料旁文件 */
export class SideFiles {
  /** Canonical. */
  readonly folder: string;
  readonly suppressionsFile: string;
  readonly baselineFile: string;
  #suppressions = new SuppressionIndex(NO_SUPPRESSIONS);
  #suppressionsText = '';
  #baseline: Baseline | undefined;
  #declared: RuleChoices = {};
  #broken: readonly BrokenFile[] = [];

  /** Reads what there is. @param folder canonical path of the corpus' folder */
  constructor(folder: string) {
    this.folder = folder;
    this.suppressionsFile = path.join(folder, SIDE_FOLDER, SUPPRESSIONS);
    this.baselineFile = path.join(folder, SIDE_FOLDER, BASELINE);
    this.read();
  }

  /** Reads all again. Where a file cannot be read as a whole, what it said before holds. */
  read(): void {
    const suppressions = readFile(this.suppressionsFile, parse.suppressions);
    const baseline = readFile(this.baselineFile, parse.baseline);
    this.#suppressionsText = suppressions?.text ?? '';
    if (suppressions === undefined) this.#suppressions = new SuppressionIndex(NO_SUPPRESSIONS);
    else if (suppressions.content !== undefined) this.#suppressions = new SuppressionIndex(suppressions.content);
    if (baseline === undefined) this.#baseline = undefined;
    else if (baseline.content !== undefined) this.#baseline = baseline.content;
    this.#broken = [
      { path: this.suppressionsFile, text: suppressions?.text ?? '', problems: suppressions?.problems ?? [] },
      { path: this.baselineFile, text: baseline?.text ?? '', problems: baseline?.problems ?? [] },
    ].filter(({ problems }) => problems.length > 0);
    // Its problems are told by whoever selects articles by it.
    this.#declared = readDeclaration(this.folder).declaration?.hygiene ?? {};
  }

  /** Files with problems. */
  get broken(): readonly BrokenFile[] {
    return this.#broken;
  }

  /** The suppressions' file as it was read last; empty where there is none. */
  get suppressionsText(): string {
    return this.#suppressionsText;
  }

  get suppressions(): Suppressions {
    return this.#suppressions.all;
  }

  get baseline(): Baseline | undefined {
    return this.#baseline;
  }

  /** What the folder's `yuliao.json` says of rules. */
  get declared(): RuleChoices {
    return this.#declared;
  }

  /** All decisions together. @param settings the user's choices, which the folder's come before */
  policy(settings: RuleChoices): Policy {
    return { choices: new Choices(this.#declared, settings), suppressions: this.#suppressions, baseline: this.#baseline };
  }

  /** Changes the suppressions as they are on disk at that moment. Never throws. */
  async changeSuppressions(change: (now: Suppressions) => Suppressions): Promise<Written> {
    return await this.#change(this.suppressionsFile, parse.suppressions, (now) => writeSuppressions(change(now ?? NO_SUPPRESSIONS)));
  }

  /** Changes the baseline as it is on disk at that moment; undefined: there is none. Never throws. */
  async changeBaseline(change: (now: Baseline | undefined) => Baseline): Promise<Written> {
    return await this.#change(this.baselineFile, parse.baseline, (now) => writeBaseline(change(now)));
  }

  async #change<Content>(
    file: string,
    parseText: (text: string) => Omit<Read<Content>, 'text'>,
    write: (now: Content | undefined) => string,
  ): Promise<Written> {
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      const lock = `${file}.lock`;
      if (!(await take(lock))) return { written: false, path: file, why: 'busy' };
      try {
        const found = readFile(file, parseText);
        if (found !== undefined && (found.content === undefined || found.problems.length > 0)) {
          this.read();
          return { written: false, path: file, why: 'broken' };
        }
        const text = write(found?.content);
        if (text !== found?.text) {
          // Whoever reads meanwhile reads the old file or the new one, never half of it.
          const fresh = `${file}.${process.pid}.tmp`;
          writeFileSync(fresh, text);
          renameSync(fresh, file);
        }
      } finally {
        rmSync(lock, { force: true });
      }
      this.read();
      return { written: true };
    } catch (error) {
      return { written: false, path: file, why: (error as NodeJS.ErrnoException).code ?? String(error) };
    }
  }
}

const parse = {
  suppressions: (text: string): Omit<Read<Suppressions>, 'text'> => {
    const { suppressions, problems } = parseSuppressions(text);
    return { content: suppressions, problems };
  },
  baseline: (text: string): Omit<Read<Baseline>, 'text'> => {
    const { baseline, problems } = parseBaseline(text);
    return { content: baseline, problems };
  },
};

/** Undefined where there is no such file. */
function readFile<Content>(file: string, parseText: (text: string) => Omit<Read<Content>, 'text'>): Read<Content> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const wording = { en: 'This file cannot be read ({0}); it is left untouched', zh: '无法读取本文件（{0}），不会改动它' };
    return { content: undefined, text: '', problems: [{ wording, arguments: [code ?? String(error)], start: 0, end: 0 }] };
  }
  return { ...parseText(text), text };
}

/** Takes a lock that no other process holds. @returns false where somebody else does not let go of it */
async function take(lock: string): Promise<boolean> {
  for (let waited = 0; waited <= PATIENCE; waited += LOOK) {
    try {
      closeSync(openSync(lock, 'wx'));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isStale(lock)) rmSync(lock, { force: true });
    else await sleep(LOOK);
  }
  return false;
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > STALE;
  } catch {
    // Given back meanwhile.
    return false;
  }
}
