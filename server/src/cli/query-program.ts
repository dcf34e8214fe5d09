/** The commands about words and queries as the command line has them. */
import { type Command, Option } from 'commander';
import type { AssociationMeasure, KeynessMeasure } from '../protocol/query.ts';
import { type CollocatesCommandOptions, collocates } from './collocates-command.ts';
import { type FrequencyCommandOptions, frequencies } from './frequency-command.ts';
import { type KeywordsCommandOptions, keyWords } from './keywords-command.ts';
import type { Output } from './output.ts';
import { type QueryCommandOptions, query } from './query-command.ts';
import { attributeOption, corpusOptions, languageOption, numberFrom, sortOf } from './query-options.ts';
import { PATHS, PREPARED, SELECTION } from './usage.ts';

const ASSOCIATION: Readonly<Record<string, AssociationMeasure>> = {
  'log-dice': 'logDice',
  g2: 'g2',
  mi: 'mi',
  t: 't',
  z: 'z',
  dice: 'dice',
};
const KEYNESS: Readonly<Record<string, KeynessMeasure>> = {
  g2: 'g2',
  'log-ratio': 'logRatio',
  'simple-maths': 'simpleMaths',
  'percent-difference': 'differenceCoefficient',
};

/** Adds `query`, `freq`, `collocates` and `keywords`. @param segmenter cuts articles into words; @param done takes the exit code */
export function addQueries(
  program: Command,
  directory: string,
  output: Output,
  segmenter: URL | undefined,
  done: (code: number) => void,
): void {
  addQuery(program, directory, output, segmenter, done);
  addFrequencies(program, directory, output, segmenter, done);
  addCollocates(program, directory, output, segmenter, done);
  addKeywords(program, directory, output, segmenter, done);
}

type Adding = Parameters<typeof addQueries>;

function addQuery(...[program, directory, output, segmenter, done]: Adding): void {
  const command: Command = program
    .command('query')
    .description('List where a query matches, a line each, with what stands around it (a concordance).')
    .argument('<query>', 'such as \'[word="健康"] [pos="n"]\'')
    .argument('<path...>', PATHS)
    .addOption(languageOption())
    .option('--context <number>', 'characters to each side', numberFrom(0, 2000), 30)
    .option(
      '--sort <keys>',
      'up to three of left1 to left9, right1 to right9, node, published, path, title, site; with commas between',
      sortOf,
    )
    .option('--sample <number>', 'so many lines by chance', numberFrom(1))
    .option('--seed <number>', 'another seed gives another sample', numberFrom(0), 1)
    .option('--limit <number>', 'at most so many lines', numberFrom(1))
    .option('--count', 'only how many hits there are')
    .addHelpText('after', `${QUERIES}${SELECTION}${PREPARED}${QUERY_EXAMPLES}`)
    .action(async (text: string, paths: string[], options: QueryCommandOptions) =>
      done(await query(text, paths, directory, options, output, segmenter)),
    );
  for (const option of corpusOptions()) command.addOption(option);
}

function addFrequencies(...[program, directory, output, segmenter, done]: Adding): void {
  const command: Command = program
    .command('freq')
    .description('List words by frequency, or sequences of two to five words (n-grams).')
    .argument('<path...>', PATHS)
    .option('--length <number>', 'words of a sequence, 1 to 5', numberFrom(1, 5), 1)
    .option('--having <word>', 'only sequences that have this word (clusters)')
    .addOption(attributeOption())
    .option('--minimum <number>', 'least frequency', numberFrom(1), 1)
    .option('--limit <number>', 'at most so many rows', numberFrom(1), 100)
    .option('--punctuation', 'punctuation counts as words do')
    .addHelpText('after', `${FREQUENCIES}${SELECTION}${PREPARED}${FREQUENCY_EXAMPLES}`)
    .action(async (paths: string[], options: FrequencyCommandOptions) => {
      if (options.having !== undefined && options.length === 1) command.error('error: --having needs a --length of 2 or more');
      done(await frequencies(paths, directory, options, output, segmenter));
    });
  for (const option of corpusOptions()) command.addOption(option);
}

function addCollocates(...[program, directory, output, segmenter, done]: Adding): void {
  const command: Command = program
    .command('collocates')
    .description('List words that stand beside the hits of a query more often than chance has it.')
    .argument('<query>', 'such as \'[word="健康"]\'')
    .argument('<path...>', PATHS)
    .addOption(languageOption())
    .option('--left <number>', 'words to the left, punctuation not counted', numberFrom(0, 1000), 5)
    .option('--right <number>', 'words to the right', numberFrom(0, 1000), 5)
    .addOption(
      new Option('--within <structure>', 'in place of words to either side: the sentence, line, section or statement of a hit').choices([
        's',
        'p',
        'section',
        'statement',
      ]),
    )
    .addOption(attributeOption())
    .addOption(measureOption(ASSOCIATION, 'log-dice'))
    .option('--minimum <number>', 'least number of times that a word stands beside hits', numberFrom(1), 5)
    .option('--limit <number>', 'at most so many rows', numberFrom(1), 100)
    .addHelpText('after', `${COLLOCATES}${SELECTION}${PREPARED}${COLLOCATES_EXAMPLES}`)
    .action(async (query: string, paths: string[], { measure, ...options }: CollocatesCommandOptions) =>
      done(await collocates(query, paths, directory, { ...options, measure: ASSOCIATION[measure] ?? 'logDice' }, output, segmenter)),
    );
  for (const option of corpusOptions()) command.addOption(option);
}

function addKeywords(...[program, directory, output, segmenter, done]: Adding): void {
  const command: Command = program
    .command('keywords')
    .description('List words that are more frequent in some articles than in others, or in what somebody says.')
    .argument('<path...>', `the target: ${PATHS}`)
    .option('--against <path...>', 'the reference; by default all else in the corpus that the target is a part of, or in its folder')
    .option('--speaker <name>', 'what statements of this person are about, against all other statements')
    .addOption(attributeOption())
    .addOption(measureOption(KEYNESS, 'g2'))
    .option('--minimum <number>', 'least frequency in the target', numberFrom(1), 3)
    .option('--limit <number>', 'at most so many rows', numberFrom(1), 100)
    .addHelpText('after', `${KEYWORDS}${SELECTION}${PREPARED}${KEYWORDS_EXAMPLES}`)
    .action(async (paths: string[], { measure, ...options }: KeywordsCommandOptions) => {
      if (options.against !== undefined && options.speaker !== undefined)
        command.error('error: --against and --speaker do not go together');
      done(await keyWords(paths, directory, { ...options, measure: KEYNESS[measure] ?? 'g2' }, output, segmenter));
    });
  for (const option of corpusOptions()) command.addOption(option);
}

function measureOption(measures: Readonly<Record<string, string>>, first: string): Option {
  return new Option('--measure <measure>', 'what the list is sorted by').choices(Object.keys(measures)).default(first);
}

const QUERIES = `
CQL: a token is [test] or "word"; tests are word, folded, pos, entity, person, organisation, place and zone with = or != and a regular
expression, joined by & and |; ? * + {n,m} repeat; within and containing look for structures: article, section, p, s, statement,
person, organisation, place. A key of --sort may end in :descending.
`;

const QUERY_EXAMPLES = `

Examples:
  yuliao query '[word="健康"] [pos="n"]' seeds
  yuliao query --language plain --sort right1,right2 健康 seeds
  yuliao query '<statement/> containing [folded="健康"]' --sample 5 --seed 7 seeds
  yuliao query --count '[person="许红兵"]' seeds
  yuliao query --format csv --provenance '"健康"' seeds > hits.csv

Exit code: 0, 1 where nothing matches, 2 where the query is wrong or something could not be read.`;

const FREQUENCIES = `
Punctuation is no word and ends a sequence, and so does the end of a line. Of very many different sequences the rarest are left out,
which is said.
`;

const FREQUENCY_EXAMPLES = `

Examples:
  yuliao freq seeds
  yuliao freq --length 2 --minimum 2 seeds
  yuliao freq --length 3 --having 健康 --attribute folded seeds
  yuliao freq --format csv --provenance seeds > words.csv

Exit code: 0, 1 where there is no such word, 2 where something could not be read.`;

const COLLOCATES = `
O is how often a word stands beside hits, R how many words stand there (each counted once), C how often the word stands anywhere, N how
many words there are, E = R·C/N. mi: log2(O/E); t: (O−E)/√O; z: (O−E)/√E; dice: 2O/(R+C); log-dice: 14 + log2(dice); g2: the
log-likelihood ratio of all four cells.
`;

const COLLOCATES_EXAMPLES = `

Examples:
  yuliao collocates --minimum 1 '[word="健康"]' seeds
  yuliao collocates --language plain --left 2 --right 0 --minimum 2 健康 seeds
  yuliao collocates --within s --measure g2 --format jsonl '[pos="nr"]' seeds | jq -r .value

Exit code: 0, 1 where there is no collocate, 2 where the query is wrong or something could not be read.`;

const KEYWORDS = `
g2: the log-likelihood ratio of two terms (Rayson and Garside), of which p is told, corrected for the number of words compared (Holm);
log-ratio: the binary logarithm of the ratio of relative frequencies; simple-maths: the ratio of frequencies per million, one added
to each; percent-difference: %DIFF. What the target has is not in the reference.
`;

const KEYWORDS_EXAMPLES = `

Examples:
  yuliao keywords --minimum 2 article.txt --against seeds
  yuliao keywords --measure log-ratio seeds/001_838f417be17cfb94.txt
  yuliao keywords --speaker 许红兵 --minimum 1 seeds

Exit code: 0, 1 where there is no keyword, 2 where something could not be read.`;
