/**
 * How good recognition is: see USAGE. Beside our own figures stands what the part-of-speech tags of nodejieba alone give for names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { factsJson } from '../../server/src/article/json.ts';
import { analyse } from '../../server/src/corpus/analyse.ts';
import { readText } from '../../server/src/corpus/article-file.ts';
import type { Annotation } from './annotation.ts';
import { taggedFacts } from './baseline.ts';
import { readMarked } from './marked.ts';
import { type DocumentScore, type Familiarity, perDocument, table, worst } from './report.ts';
import { addScore, emptyScore, type ScoredFacts, type ScoringError, score } from './scoring.ts';

/** Of these the files with odd numbers are kept unread. */
const COLLECTIONS = ['test/fixtures/articles', 'test/fixtures/marked'];
const [COLLECTION] = COLLECTIONS as [string];
/** All of this is kept unread. */
const UNREAD = 'test/fixtures/unread';
const USAGE = `usage: npm run eval -- [DIRECTORY ANNOTATIONS | MARKED] [--half even|odd] [--worst N] [--per-document] [--unread]

Scores recognition on the articles of DIRECTORY against ANNOTATIONS, a folder with one JSON file for each (its form: annotation.ts),
and lists the documents with the most errors. MARKED is a folder of texts that carry their marks (test/fixtures/marked).
Without folders: both halves of ${COLLECTION}, then ${UNREAD}.

  --half even|odd   only files whose names begin with an even or odd number
  --worst N         how many documents are listed with their errors (10)
  --per-document    F1 of every document
  --unread          also show single documents of ${UNREAD}, of the odd half of the project's other collections and
                    of --half odd. They are kept unread, so that their pooled figures tell how articles fare that no rule was
                    made for: look at single errors in them, and they no longer do.`;

type Half = 'even' | 'odd';

interface Options {
  readonly worst: number;
  readonly perDocument: boolean;
  readonly unread: boolean;
}

interface Document {
  readonly annotation: Annotation;
  /** Undefined where there is none. */
  readonly text: string | undefined;
}

/** The documents that a file of annotations or of marked texts tells of. */
function documentsOf(directory: string, folder: string, file: string): Document[] {
  const source = () => readFileSync(path.join(folder, file), 'utf8');
  if (file.endsWith('.marked')) return readMarked(file, source());
  if (!file.endsWith('.json')) return [];
  const annotation = JSON.parse(source()) as Annotation;
  return [{ annotation, text: readText(path.join(directory, annotation.document)) }];
}

/** Prints the table of a collection or of a half of it, and its worst documents. */
function evaluate(directory: string, annotations: string, half: Half | undefined, options: Options): void {
  const total = emptyScore();
  const baseline = emptyScore();
  const documents: DocumentScore[] = [];
  const files = readdirSync(annotations).filter((file) => half === undefined || halfOf(file) === half);
  for (const { annotation, text } of files.sort().flatMap((file) => documentsOf(directory, annotations, file))) {
    const { document } = annotation;
    if (text === undefined) console.error(`${document} is not in ${directory}: everything in it counts as missed`);
    const facts = text === undefined ? undefined : analyse(text);
    const errors: ScoringError[] = [];
    const result = score(annotation, facts && (factsJson(document, facts) as ScoredFacts), text ?? '', errors);
    addScore(total, result);
    addScore(baseline, score(annotation, facts && taggedFacts(text as string, facts), text ?? ''));
    documents.push({ name: document, score: result, errors });
  }
  const part = half === undefined ? (isFolder(annotations, UNREAD) ? ', unread' : '') : `, ${half} half`;
  const heading = `${documents.length} documents${part}`;
  console.log(table(heading, total, baseline, familiarity(directory, annotations, half)).join('\n'));
  const keptUnread = (name: string) =>
    isFolder(annotations, UNREAD) || (halfOf(name) === 'odd' && (half === 'odd' || isCollection(annotations)));
  const shown = documents.filter(({ name }) => options.unread || !keptUnread(name));
  if (options.perDocument) console.log(['', ...perDocument(shown)].join('\n'));
  const listed = worst(shown, options.worst);
  if (listed.length > 0) console.log(listed.join('\n'));
}

function halfOf(name: string): Half {
  return Number.parseInt(name, 10) % 2 === 0 ? 'even' : 'odd';
}

function isCollection(folder: string): boolean {
  return COLLECTIONS.some((collection) => isFolder(folder, collection));
}

function isFolder(folder: string, other: string): boolean {
  return path.resolve(folder) === path.resolve(other);
}

function familiarity(directory: string, annotations: string, half: Half | undefined): Familiarity {
  if (half === 'odd' || isFolder(annotations, UNREAD)) return 'unread';
  return path.basename(path.resolve(directory)) === 'seeds' ? 'seeds' : 'read';
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      half: { type: 'string' },
      worst: { type: 'string', default: '10' },
      'per-document': { type: 'boolean', default: false },
      unread: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [directory, annotations] = positionals;
  const { half } = values;
  const options: Options = { worst: Number(values.worst), perDocument: values['per-document'], unread: values.unread };
  const understood = positionals.length <= 2 && Number.isInteger(options.worst) && [undefined, 'even', 'odd'].includes(half);
  if (values.help || !understood) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  if (directory !== undefined) evaluate(directory, annotations ?? directory, half as Half | undefined, options);
  else {
    for (const each of half === undefined ? (['even', 'odd'] as const) : [half as Half]) {
      evaluate(COLLECTION, COLLECTION, each, options);
      console.log();
    }
    if (half === undefined) evaluate(UNREAD, UNREAD, undefined, options);
  }
  return 0;
}

process.exitCode = main();
