/**
 * The figures of corpora as a table: a line for each figure, with the goal that it has at 100,000 articles, and a column for
 * each size. Nothing is judged: figures depend on the machine, and a reader sees which goal is missed.
 */
import type { Spread } from '../times.ts';
import type { CorpusFigures } from './measure.ts';
import type { OfficialTimes } from './officials.ts';
import { type ReadingSpeeds, type Speed, taggingThreads } from './passes.ts';
import { LEFT_OPEN } from './reopen.ts';

interface Line {
  readonly figure: string;
  /** Empty where there is none. */
  readonly goal: string;
  readonly show: (figures: CorpusFigures) => string;
}

/** Where the system does not tell. */
const UNTOLD = 'not told here';
const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const both = ({ p50, p99 }: Spread) => `${milliseconds(p50)}, ${milliseconds(p99)}`;
const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ×`;
const perSecond = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB/s`;
const megabytes = (value: number | undefined) => (value === undefined ? UNTOLD : `${value.toFixed(0)} MB`);
const byProcessor = ({ processor }: Speed, { tagging: [{ processor: tagged }] }: ReadingSpeeds) =>
  processor === undefined || tagged === undefined ? UNTOLD : times(processor / tagged);
const line = (figure: string, goal: string, show: Line['show']): Line => ({ figure, goal, show });

/** A pass against nodejieba: by the clock, as the goal has it, and by the processors' time, whatever else the machine does. */
const passLines = (pass: 'first' | 'second', goal: string, threads: number): Line[] => [
  line(`${pass} pass`, '', ({ passes }) => perSecond(passes[pass].elapsed)),
  line(`  ÷ nodejieba.tag, ${threads} threads`, goal, ({ passes }) => times(passes[pass].elapsed / passes.reading.tagging[1].elapsed)),
  line('  ÷ nodejieba.tag, 1 thread', '', ({ passes }) => times(passes[pass].elapsed / passes.reading.tagging[0].elapsed)),
  line('  ÷ nodejieba.tag, by processor time', '', ({ passes: { [pass]: of, reading } }) => byProcessor(of, reading)),
];

/** Whose mentions are asked for. */
const NAMED = ['a rare name', 'a less rare one', 'one in a tenth of articles', 'the most named'] as const;

/** What a client waits for without parts is the last of the answer, with them the first; ripgrep is held against both. */
function officialLines(who: (typeof NAMED)[number], which: number): Line[] {
  const of = ({ officials }: CorpusFigures) => officials[which] as OfficialTimes;
  const against = (show: (official: OfficialTimes) => number) => (figures: CorpusFigures) => {
    const official = of(figures);
    return official.ripgrep === undefined ? 'not here' : times(official.ripgrep / show(official));
  };
  const shownOf = (time: number | undefined) => (time === undefined ? 'not here' : milliseconds(time));
  return [
    line(`mentions of ${who}`, '', (figures) => `${of(figures).mentions}`),
    line('  references', who === 'the most named' ? '' : 'p99 ≤ 60 ms', (figures) => both(of(figures).references)),
    line('  the same answer, ready beforehand', '', (figures) => both(of(figures).transport)),
    line(
      '  references, for each mention',
      '',
      (figures) => `${((of(figures).references.p50 / of(figures).mentions) * 1000).toFixed(1)} µs`,
    ),
    line('  references in parts, first', '', (figures) => both(of(figures).firstPart)),
    line('  references in parts, last', '', (figures) => both(of(figures).allParts)),
    line('  ripgrep', '', (figures) => shownOf(of(figures).ripgrep)),
    line(
      '  ripgrep ÷ references',
      '100 ×',
      against(({ references }) => references.p50),
    ),
    line(
      '  ripgrep ÷ first part',
      '100 ×',
      against(({ firstPart }) => firstPart.p50),
    ),
  ];
}

/** Each when it is shown for the first time. */
const VIEWS = [
  'officials, frequency',
  'officials, organisation',
  'officials, pinyin',
  'organisations, hierarchy',
  'organisations, frequency',
  'articles, date',
  'articles, site',
  'findings, rule',
];

/** Of all lines with two times the first is the median, the second the 99th percentile. */
const linesOf = (workers: number, threads: number): readonly Line[] => [
  line('text', '', ({ bytes }) => `${(bytes / 1e6).toFixed(1)} MB`),
  line('index', '', ({ kept }) => (kept ? 'kept' : 'made')),
  line('analysed in', '', () => `${workers} ${workers === 1 ? 'thread' : 'threads'}`),
  line('threads busy beforehand', '', ({ load }) => load?.toFixed(1) ?? ''),
  line('nodejieba.tag, 1 thread', '', ({ passes }) => perSecond(passes.reading.tagging[0].elapsed)),
  line(`nodejieba.tag, ${threads} threads`, '', ({ passes }) => perSecond(passes.reading.tagging[1].elapsed)),
  line('analysis alone, 1 thread', '', ({ passes }) => perSecond(passes.reading.analysis.elapsed)),
  line('  ÷ nodejieba.tag, by processor time', '', ({ passes: { reading } }) => byProcessor(reading.analysis, reading)),
  ...passLines('first', '≥ 0.8 ×', threads),
  ...passLines('second', '≥ 0.7 ×', threads),
  line('hover while indexing', 'p99 ≤ 30 ms', ({ passes }) => both(passes.hover)),
  line('walk with stat', '', ({ reopening }) => milliseconds(reopening.walk)),
  line('open again, first complete answer', '', ({ reopening }) => milliseconds(reopening.unchanged.answered)),
  line('  ÷ walk with stat', '', ({ reopening }) => times(reopening.unchanged.answered / reopening.walk)),
  line('open again, every file verified', '≤ 1500 ms', ({ reopening }) => milliseconds(reopening.unchanged.ready)),
  line('  ÷ walk with stat', '≤ 3 ×', ({ reopening }) => times(reopening.unchanged.ready / reopening.walk)),
  line(`open again, ${LEFT_OPEN} articles left open`, '', ({ reopening }) => milliseconds(reopening.leftOpen.ready)),
  line('  until hovers in all of them', '', ({ reopening }) => milliseconds(reopening.leftOpen.hovers)),
  line('open an article, first hover', '', ({ requests }) => both(requests.open)),
  line('hover', 'p99 ≤ 10 ms', ({ requests }) => both(requests.hover)),
  line('definition', 'p99 ≤ 10 ms', ({ requests }) => both(requests.definition)),
  line('highlights', 'p99 ≤ 10 ms', ({ requests }) => both(requests.highlights)),
  line('outline', 'p99 ≤ 10 ms', ({ requests }) => both(requests.outline)),
  line('lenses with their titles', '', ({ requests }) => both(requests.lenses)),
  line('hints', 'p99 ≤ 10 ms', ({ requests }) => both(requests.hints)),
  line('who appears with an official', '', ({ requests }) => both(requests.company)),
  line('completion right behind a keystroke', 'p99 ≤ 50 ms', ({ requests }) => both(requests.completion)),
  ...NAMED.flatMap(officialLines),
  line('workspace symbols, names', 'p99 ≤ 30 ms', ({ symbols }) => both(symbols.names)),
  line('workspace symbols, pinyin', 'p99 ≤ 30 ms', ({ symbols }) => both(symbols.pinyin)),
  line('workspace symbols, initials', 'p99 ≤ 30 ms', ({ symbols }) => both(symbols.initials)),
  line('workspace symbols, titles', 'p99 ≤ 30 ms', ({ symbols }) => both(symbols.titles)),
  ...VIEWS.map((view) => line(`view of ${view}`, '≤ 300 ms', ({ views }) => milliseconds(views.first[view] ?? Number.NaN))),
  line('views, what is opened', 'p99 ≤ 300 ms', ({ views }) => both(views.opened)),
  line('view of articles, copies', '', ({ views }) => milliseconds(views.copies)),
  line('keystroke to problems, 20 KB', '≤ 200 ms', ({ typing }) => both(typing)),
  line('memory, peak while indexing', '≤ 450 MB', ({ passes }) => megabytes(passes.memory.peak)),
  line('memory, after indexing', '≤ 450 MB', ({ passes }) => megabytes(passes.memory.after)),
  line('memory of the segmenter beside it', '', ({ passes }) => megabytes(passes.memory.segmenter)),
  line('memory, opened again', '≤ 450 MB', ({ reopening }) => megabytes(reopening.unchanged.memory)),
  line(`memory, opened again, ${LEFT_OPEN} articles open`, '≤ 450 MB', ({ reopening }) => megabytes(reopening.leftOpen.memory)),
  line('memory, after all requests', '≤ 450 MB', ({ memory }) => megabytes(memory)),
  line('database', '', ({ databaseBytes }) => `${(databaseBytes / 1e6).toFixed(1)} MB`),
  line('  ÷ text', '≤ 1.5 ×', ({ databaseBytes, bytes }) => times(databaseBytes / bytes)),
];

/** @param sizes all indexed in as many threads; @returns lines of text, the columns of which stand below each other */
export function figuresTable(sizes: readonly CorpusFigures[]): string {
  const workers = sizes[0]?.passes.workers ?? 1;
  return aligned([
    ['', 'goal at 100,000', ...sizes.map(({ articles }) => `${articles.toLocaleString('en')} articles`)],
    ...linesOf(workers, taggingThreads(workers)).map(({ figure, goal, show }) => [figure, goal, ...sizes.map(show)]),
  ]);
}

/** The tables of the databases, the largest of the last first: their size, and their bytes for each byte of text. */
export function tablesTable(sizes: readonly CorpusFigures[]): string {
  const names = new Set(sizes.toReversed().flatMap(({ tables }) => tables.map(({ table }) => table)));
  const cell = ({ tables, bytes }: CorpusFigures, name: string) => {
    const own = tables.find(({ table }) => table === name)?.bytes ?? 0;
    return `${(own / 1e6).toFixed(2)} MB, ${(own / bytes).toFixed(3)} ×`;
  };
  return aligned([
    ['table or its index', ...sizes.map(({ articles }) => `${articles.toLocaleString('en')} articles`)],
    ...[...names].map((name) => [name, ...sizes.map((size) => cell(size, name))]),
  ]);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
