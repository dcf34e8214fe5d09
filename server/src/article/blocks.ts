/**
 * Blocks of boilerplate: runs of lines under one rule. A list of headlines with a counter below each, a menu with 分享 in its midst
 * would shatter into dozens of them; such words take the name of the list that they stand in.
 */
import type { LineVerdict } from './head.ts';
import type { LineTraits } from './lines.ts';

interface Block {
  readonly rule: string;
  readonly lines: number[];
}

const LISTS = new Set(['boilerplate/nav-menu', 'boilerplate/related-list']);
/** Rules whose cue words also stand as items in menus: 评论, 分享, 上一页. */
const WEAK = new Set([...LISTS, 'boilerplate/comment-widget', 'boilerplate/share-qr', 'boilerplate/prev-next']);
/** A word without a cue is an item where it stands among others; what is as long as a headline, or ends as a sentence does, is none. */
const LOW_CONTENT = 'boilerplate/low-content';
const LONGEST_ITEM = 8;
/** A list that takes in a piece has at least so many lines … */
const LIST_LINES = 6;
/** … and the piece at most so many. */
const PIECE_LINES = 2;

/** Renames small blocks inside lists; `verdicts` is changed in place. */
export function smoothBlocks(lines: readonly LineTraits[], verdicts: (LineVerdict | null)[]): void {
  const isItem = (index: number): boolean => {
    const { length, terminal } = lines[index] as LineTraits;
    return length <= LONGEST_ITEM && !terminal;
  };
  for (const run of runsOf(verdicts)) {
    run.forEach((block, i) => {
      const before = run[i - 1];
      const after = run[i + 1];
      if (before === undefined || after === undefined || before.rule !== after.rule || !LISTS.has(before.rule)) return;
      if (block.lines.length > PIECE_LINES || !(WEAK.has(block.rule) || (block.rule === LOW_CONTENT && block.lines.every(isItem)))) return;
      if (before.lines.length + after.lines.length < LIST_LINES) return;
      for (const index of block.lines) verdicts[index] = { zone: 'boilerplate', rule: before.rule, cue: 'neighbours' };
    });
  }
}

/** Runs of adjacent blocks, blank lines between them allowed. */
function runsOf(verdicts: readonly (LineVerdict | null)[]): Block[][] {
  const runs: Block[][] = [];
  let open: Block[] | null = null;
  verdicts.forEach((verdict, index) => {
    if (verdict === null || verdict.zone === 'blank') return;
    if (verdict.rule === null) {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      runs.push(open);
    }
    const last = open[open.length - 1];
    if (last?.rule === verdict.rule) last.lines.push(index);
    else open.push({ rule: verdict.rule, lines: [index] });
  });
  return runs;
}
