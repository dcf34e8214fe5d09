/**
 * All tools for assistants; each must be contributed in package.json, too.
 */
import type * as vscode from 'vscode';
import { corpusDossier } from './dossier.ts';
import { findOfficial } from './find-official.ts';
import { queryCorpus } from './query-corpus.ts';
import { type Surroundings, toolFor } from './tool.ts';

/** By name, so that a test can hold them against the manifest. */
export const tools = { [findOfficial.name]: findOfficial, [corpusDossier.name]: corpusDossier, [queryCorpus.name]: queryCorpus };

/** By name, as VS Code wants them. */
export function toolsFor(surroundings: Surroundings): Readonly<Record<string, vscode.LanguageModelTool<unknown>>> {
  return {
    [findOfficial.name]: toolFor(findOfficial, surroundings),
    [corpusDossier.name]: toolFor(corpusDossier, surroundings),
    [queryCorpus.name]: toolFor(queryCorpus, surroundings),
  };
}
