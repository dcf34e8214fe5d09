/**
 * Runs the cases of `test/e2e/host` in the extension host of a real VS Code, on a copy of the seeds, and brings their
 * results back, so that each case is a test of node's runner.
 */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Profile, realVscode } from './vscode/real.ts';
import { quietSettings } from './vscode/settings.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a case reports, one JSON line each; `test/e2e/host/harness.ts` writes them. */
export interface CaseResult {
  readonly name: string;
  /** Stack of the error; absent where the case passed. */
  readonly failure?: string;
}

export interface HostRun {
  /** The group of cases, as `test/e2e/host/index.ts` names it. */
  readonly group: string;
  /** The extension under development. */
  readonly extension: string;
  /** Copied, and opened as the workspace. */
  readonly corpus: string;
  readonly profile?: Profile;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A folder of one's own, and the way to be rid of it. */
export async function scratchFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuliao-e2e-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const { folder, remove } = await scratchFolder();
  t.after(remove);
  return folder;
}

/** Fails unless every case of the group ran and passed. */
export async function runInVscode(t: TestContext, { group, extension, corpus, profile, settings = {} }: HostRun): Promise<void> {
  const work = await temporaryFolder(t);
  const folder = path.join(work, 'corpus');
  await cp(corpus, folder, { recursive: true });
  const report = path.join(work, 'report.jsonl');
  const vscode = await realVscode();
  t.diagnostic(`VS Code: ${vscode.kind} build`);
  const ended = await vscode
    .run({
      profile: profile ?? (await newProfile(work)),
      folder,
      extension,
      suite: await bundleSuite(),
      settings: { ...quietSettings, ...settings },
      environment: { YULIAO_E2E_REPORT: report, YULIAO_E2E_GROUP: group },
    })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  const lines = (await readFile(report, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  for (const { name, failure } of lines.map((line) => JSON.parse(line) as CaseResult)) {
    await t.test(name, () => {
      if (failure !== undefined) throw new Error(failure);
    });
  }
  assert.ok(lines.length > 0, `no case of ${group} ran: ${ended}`);
  assert.equal(ended, undefined);
}

export async function newProfile(folder: string): Promise<Profile> {
  const profile = { userData: path.join(folder, 'user-data'), extensions: path.join(folder, 'extensions') };
  await mkdir(profile.extensions, { recursive: true });
  return profile;
}

/** The cases as VS Code's extension host loads them. */
export async function bundleSuite(): Promise<string> {
  const suite = path.join(root, '.cache', 'e2e', 'suite.cjs');
  await build({
    entryPoints: [path.join(root, 'test', 'e2e', 'host', 'index.ts')],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return suite;
}
