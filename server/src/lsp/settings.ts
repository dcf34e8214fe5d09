/**
 * The user's settings, from whatever a client sends: a value of the wrong type counts as not given.
 */
import type { CorpusSettings } from '../corpus/corpus.ts';
import type { Exclusions } from '../corpus/messages.ts';
import { DEFAULT_PHRASES, isPhraseCounting, type PhraseCounting } from '../corpus/phrases.ts';
import { type CopyCounting, isCopyCounting } from '../corpus/snapshot.ts';
import { type RuleChoices, readChoices } from '../hygiene/choices.ts';
import type { EditingChoice } from './editing.ts';

/** Users count a file's size in megabytes, the corpus in bytes. */
const MEGABYTE = 1024 * 1024;

export interface ServerSettings {
  readonly corpus: CorpusSettings;
  /** In how many threads articles are analysed. */
  readonly workers: number;
  readonly diagnostics: boolean;
  /** How loud the rules of hygiene are. */
  readonly choices: RuleChoices;
  /** Most problems shown of one file; undefined where the user does not say. */
  readonly problems: number | undefined;
  /** How mentions in fixed phrases count. */
  readonly phrases: PhraseCounting;
  /** Whether articles that are nearly the same all count in statistics, or one of them. */
  readonly nearDuplicates: CopyCounting;
  /** Whether hovers tell the evidence for what they name. */
  readonly debugHover: boolean;
  /** Hits of a query that are kept. */
  readonly hits: number;
  /** Which lenses and hints are shown. */
  readonly editing: EditingChoice;
}

/** Sixteen megabytes of hits. */
const HITS = 1_000_000;

/** What a client has configured, for the whole workspace or for one folder. */
export interface Configured {
  /** The section `yuliao`. */
  readonly section?: unknown;
  /** The editor's own `files.exclude`, where the section does not bring it along. */
  readonly filesExclude?: unknown;
}

/** @param folders by their canonical paths, those that may have settings of their own: only what they leave out is theirs */
export function readSettings({ section, filesExclude }: Configured, folders: ReadonlyMap<string, Configured> = new Map()): ServerSettings {
  const settings = asRecord(section);
  const limits = asRecord(settings.limits);
  const hygiene = asRecord(settings.hygiene);
  const [lenses, hints] = [asRecord(settings.codeLens), asRecord(settings.inlayHints)];
  const { phrases } = asRecord(settings.mentions);
  const { nearDuplicates } = asRecord(settings.statistics);
  const [files, fileSize] = [limits.files, limits.fileSize].map(asCount);
  return {
    corpus: {
      ...exclusionsOf({ section, filesExclude }),
      ...(folders.size === 0 ? {} : { folders: Object.fromEntries([...folders].map(([path, own]) => [path, exclusionsOf(own)])) }),
      limits: {
        ...(files === undefined ? {} : { files }),
        ...(fileSize === undefined ? {} : { fileSize: Math.ceil(fileSize * MEGABYTE) }),
      },
    },
    workers: asCount(asRecord(settings.index).workers) ?? 1,
    diagnostics: asRecord(settings.diagnostics).enabled !== false,
    choices: readChoices(hygiene).choices,
    problems: asCount(hygiene.limit),
    phrases: isPhraseCounting(phrases) ? phrases : DEFAULT_PHRASES,
    nearDuplicates: isCopyCounting(nearDuplicates) ? nearDuplicates : 'count',
    debugHover: asRecord(settings.debug).hover === true,
    hits: asCount(asRecord(settings.query).hits) ?? HITS,
    editing: {
      lenses: { title: asChoice(lenses.title, true), introductions: asChoice(lenses.introductions, true) },
      hints: { posts: asChoice(hints.posts, true), dates: asChoice(hints.dates, true), readings: asChoice(hints.readings, true) },
    },
  };
}

function exclusionsOf({ section, filesExclude }: Configured): Exclusions {
  const settings = asRecord(section);
  const hidden = Object.entries(asRecord(settings.filesExclude ?? filesExclude)).filter(([, on]) => typeof on === 'boolean');
  const { exclude } = settings;
  return {
    exclude: Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === 'string') : [],
    filesExclude: Object.fromEntries(hidden) as Record<string, boolean>,
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asChoice(value: unknown, usual: boolean): boolean {
  return typeof value === 'boolean' ? value : usual;
}

function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
