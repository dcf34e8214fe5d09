/**
 * `npm run package`: makes `yuliao-PLATFORM-VERSION.vsix` in the project's root. The segmenter's addon is compiled code, so
 * a package is for the platform that makes it.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import manifest from '../../package.json' with { type: 'json' };
import { succeeds } from './vscode/commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** VS Code's name for this platform. */
export const target = `${process.platform}-${process.arch}`;

/** Builds for production, packs what `.vscodeignore` allows, and answers with the package's path. */
export async function makePackage(): Promise<string> {
  if (!succeeds(process.execPath, [path.join(root, 'esbuild.config.mjs'), '--production'], 'inherit')) throw new Error('the build failed');
  const packagePath = path.join(root, `${manifest.name}-${target}-${manifest.version}.vsix`);
  await createVSIX({
    cwd: root,
    packagePath,
    target,
    // Everything is bundled, and what cannot be lies in dist/.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

if (import.meta.main) {
  const file = await makePackage();
  console.log(`${path.basename(file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
}
