/**
 * Blocks of boilerplate: runs of lines under one rule. A long menu with a heading here and a counter there would shatter into
 * dozens of them; small pieces take the name of the list that they stand in.
 */
import type { LineVerdict } from './head.ts';

interface Block {
  rule: string;
  readonly lines: number[];
}

const LISTS = new Set(['boilerplate/nav-menu', 'boilerplate/related-list']);
/** Rules whose cue words also stand as items in menus: 评论, 分享, 上一页. */
const WEAK = new Set([
  'boilerplate/nav-menu',
  'boilerplate/comment-widget',
  'boilerplate/share-qr',
  'boilerplate/prev-next',
  'boilerplate/related-list',
]);
/** A list has at least as many lines … */
const LIST_LINES = 3;
/** … and a piece that it takes in at most so many. */
const PIECE_LINES = 5;
/** A piece with a cue of its own is taken in only from within a long list. */
const LONG_LIST_LINES = 6;
const CUED_PIECE_LINES = 2;

/**
 * Renames small blocks inside lists; `verdicts` is changed in place.
 * @param isProse whether the line of an index is a paragraph: such a line is no item of a menu
 */
export function smoothBlocks(verdicts: (LineVerdict | null)[], isProse: (index: number) => boolean): void {
  for (const run of runsOf(verdicts)) {
    const named = run.map((block, i) =>
      isNamelessPiece(block) && !block.lines.some(isProse) ? (largerList(run[i - 1], run[i + 1]) ?? block.rule) : block.rule,
    );
    run.forEach((block, i) => {
      block.rule = named[i] as string;
    });
    const joined = joinEqual(run);
    joined.forEach((block, i) => {
      const before = joined[i - 1];
      const after = joined[i + 1];
      const within = before !== undefined && after !== undefined && before.rule === after.rule && LISTS.has(before.rule);
      if (
        within &&
        WEAK.has(block.rule) &&
        block.lines.length <= CUED_PIECE_LINES &&
        before.lines.length + after.lines.length >= LONG_LIST_LINES
      ) {
        block.rule = before.rule;
      }
    });
    for (const { rule, lines } of joined) {
      for (const index of lines) if (verdicts[index]?.rule !== rule) verdicts[index] = { zone: 'boilerplate', rule, cue: 'neighbours' };
    }
  }
}

function isNamelessPiece(block: Block): boolean {
  return block.rule === 'boilerplate/low-content' && block.lines.length <= PIECE_LINES;
}

function largerList(...neighbours: readonly (Block | undefined)[]): string | undefined {
  const lists = neighbours.filter((block) => block !== undefined && LISTS.has(block.rule) && block.lines.length >= LIST_LINES) as Block[];
  return lists.sort((a, b) => b.lines.length - a.lines.length)[0]?.rule;
}

function joinEqual(run: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of run) {
    const last = joined[joined.length - 1];
    if (last?.rule === block.rule) for (const line of block.lines) last.lines.push(line);
    else joined.push({ rule: block.rule, lines: [...block.lines] });
  }
  return joined;
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
