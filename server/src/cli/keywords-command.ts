/** `yuliao keywords`: words that are more frequent in some articles than in others, or in what somebody says than in what others do. */
import path from 'node:path';
import { isWithin } from '../corpus/paths.ts';
import { nearestCorpus } from '../corpus/side-files.ts';
import type { KeynessMeasure } from '../protocol/query.ts';
import { type ComparedParts, type KeywordOptions, type Keywords, keywords } from '../query/analyses/keywords.ts';
import type { Population } from '../query/analyses/population.ts';
import { speakerProfile } from '../query/analyses/speaker-profile.ts';
import type { Step } from '../query/analyses/steps.ts';
import type { ValueAttribute } from '../query/analyses/values.ts';
import { keywordsSheet } from '../query/exports/sheets.ts';
import type { QuerySource } from '../query/source.ts';
import { foldKey } from '../text/folding.ts';
import { type Named, resolve } from './articles.ts';
import type { Output } from './output.ts';
import { askTokens, type QueriedCorpus } from './queried-corpus.ts';
import { type CorpusOptions, populationOf } from './query-options.ts';
import { provenanceOf } from './query-provenance.ts';
import { printSheet } from './sheet-output.ts';

export interface KeywordsCommandOptions extends CorpusOptions {
  readonly attribute: ValueAttribute;
  readonly against?: readonly string[];
  readonly speaker?: string;
  readonly measure: KeynessMeasure;
  readonly minimum: number;
  readonly limit: number;
}

/** @returns the exit code: 0, 1 where there is no keyword, 2 where something could not be read */
export async function keyWords(
  paths: readonly string[],
  directory: string,
  options: KeywordsCommandOptions,
  output: Output,
  segmenter: URL | undefined,
): Promise<number> {
  const { attribute, speaker, measure, minimum, limit, against } = options;
  const target = resolve(paths, directory, output);
  const reference = against === undefined ? around(target) : resolve(against, directory, output);
  const named = speaker === undefined ? joined(target, reference) : target;
  const tell = ({ done, total }: Step): void => output.status(`counted the words of ${done} of ${total} articles`);
  const asked: KeywordOptions = { attribute, measure, minimum, limit };
  return askTokens(named, segmenter, output, async (corpus) => {
    const population = populationOf(corpus, options);
    const found =
      speaker === undefined
        ? await corpus.interruption.finish(keywords(corpus.source, partsOf(corpus.source, population, target, reference), asked), tell)
        : await corpus.interruption.finish(speakerProfile(corpus.source, population, foldKey(speaker), asked), tell);
    await print(found, corpus, population);
    return found.keywords.length > 0 ? 0 : 1;
  });

  async function print(found: Keywords, corpus: QueriedCorpus, population: Population): Promise<void> {
    const { targetTokens, referenceTokens, compared } = found;
    const provenance = provenanceOf(corpus, population, named, options, {
      content: speaker === undefined ? 'keywords' : 'profile of a speaker',
      options: { speaker, attribute, measure, minimum, limit, compared, target_tokens: targetTokens, reference_tokens: referenceTokens },
      scope: speaker === undefined ? `${listed(target)} against ${listed(reference)}` : undefined,
    });
    await printSheet(keywordsSheet(found.keywords, found), options.format, provenance, output);
  }
}

/** Where the reference is not named: the corpora that the target is a part of, or else the folders that it lies in. */
function around({ files, folders }: Named): Named {
  const parents = [...files, ...folders].map(({ canonical }) => path.dirname(canonical));
  const roots = new Set(parents.map((parent) => nearestCorpus(parent) ?? parent));
  return { files: [], folders: [...roots].map((canonical) => ({ path: canonical, canonical })), problems: [] };
}

/** Both, each article once: an index of one of them is that of both where the other lies in it. */
function joined(a: Named, b: Named): Named {
  const all = new Map([...a.folders, ...b.folders].map((folder) => [folder.canonical, folder]));
  const folders = [...all.values()].filter(
    ({ canonical }) => ![...all.keys()].some((other) => other !== canonical && isWithin(other, canonical)),
  );
  const files = new Map([...a.files, ...b.files].map((file) => [file.canonical, file]));
  const alone = [...files.values()].filter(({ canonical }) => !folders.some((folder) => isWithin(folder.canonical, canonical)));
  return { files: alone, folders, problems: [...a.problems, ...b.problems] };
}

/** The articles of either. */
function partsOf(source: QuerySource, population: Population, target: Named, reference: Named): ComparedParts {
  const { zones, articles = source.articles } = population;
  const paths = new Map(Array.from(articles, (article) => [article, source.metadata(article)?.path ?? '']));
  const within = ({ files, folders }: Named): Uint32Array => {
    const places = [...files, ...folders].map(({ canonical }) => canonical);
    return articles.filter((article) => places.some((place) => isWithin(place, paths.get(article) as string)));
  };
  const all = within(reference);
  // What is known of a whole corpus need not be counted again.
  const isWhole = population.articles === undefined && all.length === articles.length;
  return { zones, target: within(target), reference: isWhole ? undefined : all };
}

/** As they were named, where that tells nothing of the machine. */
function listed({ files, folders }: Named): string {
  return [...folders, ...files].map(({ path: shown }) => (path.isAbsolute(shown) ? path.basename(shown) : shown)).join(' ');
}
