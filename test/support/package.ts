/**
 * `npm run package [-- --target PLATFORM --addon FILE]`: makes `yuliao-PLATFORM-VERSION.vsix` in the project's root. The segmenter's
 * addon is compiled code, so a package is for one platform: this one, or the one that an addon compiled elsewhere is for.
 */
import { copyFile, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import manifest from '../../package.json' with { type: 'json' };
import { platformOf } from './addon.ts';
import { succeeds } from './vscode/commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = path.join(root, 'dist', 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node');

/** VS Code's name for this platform. */
export const target = `${process.platform}-${process.arch}`;

/** An addon that was compiled for another platform. */
export interface Foreign {
  readonly target: string;
  readonly addon: string;
}

/**
 * Builds for production, packs what `.vscodeignore` allows, and answers with the package's path. Rejects where the build fails, or an
 * addon is not for its target.
 */
export async function makePackage(foreign?: Foreign): Promise<string> {
  if (foreign) {
    const platform = platformOf(await readFile(foreign.addon));
    if (platform !== foreign.target)
      throw new Error(`${foreign.addon} is an addon for ${platform ?? 'no platform'}, not ${foreign.target}`);
  }
  const build = () => {
    if (!succeeds(process.execPath, [path.join(root, 'esbuild.config.mjs'), '--production'], 'inherit'))
      throw new Error('the build failed');
  };
  build();
  const platform = foreign?.target ?? target;
  const packagePath = path.join(root, `${manifest.name}-${platform}-${manifest.version}.vsix`);
  try {
    if (foreign) await copyFile(foreign.addon, packed);
    await createVSIX({
      cwd: root,
      packagePath,
      target: platform,
      // Everything is bundled, and what cannot be lies in dist/.
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    // What lies in dist/ is run here, too.
    if (foreign) build();
  }
  return packagePath;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { target: { type: 'string' }, addon: { type: 'string' } } });
  if ((values.target === undefined) !== (values.addon === undefined)) throw new Error('--target and --addon go together');
  const foreign = values.target && values.addon ? { target: values.target, addon: path.resolve(values.addon) } : undefined;
  const file = await makePackage(foreign);
  console.log(`${path.basename(file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
}
