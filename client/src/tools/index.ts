/**
 * All tools for assistants; each must be contributed in package.json, too.
 */
import * as vscode from 'vscode';
import { corpusDossier } from './dossier.ts';
import { findOfficial } from './find-official.ts';
import { queryCorpus } from './query-corpus.ts';
import { register, type Surroundings } from './tool.ts';

/** By name, so that a test can hold them against the manifest. */
export const tools = { [findOfficial.name]: findOfficial, [corpusDossier.name]: corpusDossier, [queryCorpus.name]: queryCorpus };

export function registerTools(surroundings: Surroundings): vscode.Disposable {
  return vscode.Disposable.from(
    register(findOfficial, surroundings),
    register(corpusDossier, surroundings),
    register(queryCorpus, surroundings),
  );
}
