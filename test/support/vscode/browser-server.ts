/**
 * Starts the browser build of VS Code on a free port of this machine, and makes the addresses that open it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installBrowserBuild } from './browser-build.ts';
import { output } from './commands.ts';

export interface BrowserServerOptions {
  /** Where the server keeps its settings, state and logs. */
  readonly data: string;
  readonly extensions: string;
  /** What the user's settings are at first; a file of settings that is there is left alone. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What an address must bring to be served; absent, every program on this machine is. */
  readonly token?: string;
}

/** What the workbench is to show. Paths are absolute. */
export interface Opening {
  readonly folder?: string;
  readonly extensionDevelopmentPaths?: readonly string[];
  readonly extensionTestsPath?: string;
}

export interface BrowserServer {
  url(opening: Opening): string;
  /** Of the server's process. */
  readonly pid: number;
  /** Rejects when the server ends by itself. */
  readonly ended: Promise<never>;
  /** Ends the server and everything it started. */
  stop(): void;
}

export async function startBrowserServer({ data, extensions, settings, token }: BrowserServerOptions): Promise<BrowserServer> {
  const main = await installBrowserBuild();
  const user = path.join(data, 'data', 'User');
  const runtime = path.join(data, 'run');
  await mkdir(user, { recursive: true });
  await mkdir(runtime, { recursive: true, mode: 0o700 });
  const settingsFile = path.join(user, 'settings.json');
  if (!existsSync(settingsFile)) await writeFile(settingsFile, JSON.stringify(settings, null, 2));
  const log = path.join(data, 'server.log');
  const child = spawn(
    process.execPath,
    [
      main,
      ...['--host', '127.0.0.1', '--port', '0'],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      '--accept-server-license-terms',
      // Without it a built workbench ignores the extensions under development and the tests in its address.
      '--enable-smoke-test-driver',
      ...['--server-data-dir', data, '--extensions-dir', extensions],
      '--disable-telemetry',
      '--disable-workspace-trust',
    ],
    // A group of its own, so that stopping reaches the extension host and what that started.
    { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_RUNTIME_DIR: runtime } },
  );
  const stream = createWriteStream(log);
  let printed = '';
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended (${code}); its log is ${log}\n${printed.slice(-2000)}`)));
  });
  ended.catch(() => {});
  const listening = new Promise<string>((resolve) => {
    for (const pipe of [child.stdout, child.stderr]) {
      pipe.setEncoding('utf8').on('data', (text: string) => {
        stream.write(text);
        printed += text;
        const port = /Web UI available at http:\/\/localhost:(\d+)/.exec(printed)?.[1];
        if (port) resolve(`127.0.0.1:${port}`);
      });
    }
  });
  const authority = await Promise.race([listening, ended]);
  return { url: (opening) => address(authority, opening, token), pid: child.pid ?? Number.NaN, ended, stop: () => stop(child) };
}

function address(authority: string, { folder, extensionDevelopmentPaths = [], extensionTestsPath }: Opening, token?: string): string {
  const remote = (file: string) => `vscode-remote://${authority}${encodeURI(urlPath(file))}`;
  const payload = [
    ...extensionDevelopmentPaths.map((file) => ['extensionDevelopmentPath', remote(file)]),
    ...(extensionTestsPath ? [['extensionTestsPath', remote(extensionTestsPath)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({
    ...(token ? { tkn: token } : {}),
    ...(folder ? { folder: urlPath(folder) } : { ew: 'true' }),
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query}`;
}

/** `C:\seeds` as `/C:/seeds`, which is how VS Code's addresses write it. */
function urlPath(file: string): string {
  const slashes = path.resolve(file).replaceAll(path.sep, '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {}
}

/** Installs a package into an extensions folder, as a user would from its file. */
export async function installIntoBrowserBuild(vsix: string, extensions: string, data: string): Promise<void> {
  const main = await installBrowserBuild();
  await output(process.execPath, [main, '--install-extension', vsix, '--extensions-dir', extensions, '--server-data-dir', data]);
}
