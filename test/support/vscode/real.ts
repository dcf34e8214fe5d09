/**
 * The VS Code that end-to-end tests drive: the desktop build where it can be downloaded and shown, else the browser build
 * behind the stand-in for its executable. `YULIAO_E2E=desktop` or `=browser` decides otherwise.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { vscodeVersion } from './browser-build.ts';
import { installIntoBrowserBuild } from './browser-server.ts';
import { cacheFolder } from './cache.ts';
import { output } from './commands.ts';

export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

export interface SuiteRun {
  readonly profile: Profile;
  readonly folder: string;
  /** The extension under development; VS Code runs no tests without one. */
  readonly extension: string;
  /** A CommonJS module that exports `run(): Promise<void>`. */
  readonly suite: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Record<string, string>;
}

export interface RealVscode {
  readonly kind: 'desktop' | 'browser';
  /** Rejects unless every case passed. */
  run(run: SuiteRun): Promise<void>;
  install(vsix: string, profile: Profile): Promise<void>;
}

export async function realVscode(): Promise<RealVscode> {
  return (await desktopCanRun()) ? desktop() : browser;
}

async function desktop(): Promise<RealVscode> {
  const executable = await downloadAndUnzipVSCode({ version: vscodeVersion, cachePath: path.join(cacheFolder(), 'desktop') });
  return {
    kind: 'desktop',
    run: (run) => launch(executable, [], run),
    async install(vsix, { extensions, userData }) {
      const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
      const folders = ['--extensions-dir', extensions, '--user-data-dir', userData];
      await output(cli, [...args, '--install-extension', vsix, ...folders], { shell: process.platform === 'win32' });
    },
  };
}

const browser: RealVscode = {
  kind: 'browser',
  run: (run) => launch(process.execPath, [fileURLToPath(new URL('headless-code.ts', import.meta.url))], run),
  install: (vsix, { extensions, userData }) => installIntoBrowserBuild(vsix, extensions, path.join(userData, 'server')),
};

async function launch(
  vscodeExecutablePath: string,
  before: readonly string[],
  { profile, folder, extension, suite, settings, environment }: SuiteRun,
): Promise<void> {
  await mkdir(path.join(profile.userData, 'User'), { recursive: true });
  await writeFile(path.join(profile.userData, 'User', 'settings.json'), JSON.stringify(settings));
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    launchArgs: [...before, folder, `--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`],
    extensionTestsEnv: environment,
  });
}

/** A window needs a display, and the download needs its host; neither is waited for long. */
async function desktopCanRun(): Promise<boolean> {
  const { YULIAO_E2E, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (YULIAO_E2E) return YULIAO_E2E === 'desktop';
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return false;
  const releases = 'https://update.code.visualstudio.com/api/releases/stable';
  return fetch(releases, { signal: AbortSignal.timeout(3000) }).then(
    (response) => response.ok,
    () => false,
  );
}
