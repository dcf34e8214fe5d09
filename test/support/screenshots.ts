/**
 * `npm run screenshots`: takes the README's pictures anew, with the tests of what a person sees.
 */
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { output } from './vscode/commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
console.log(await output(process.execPath, ['--test', path.join('test', 'e2e', 'seen.test.ts')], { cwd: root }));
for (const name of ['hover', 'references', 'boilerplate', 'fixes', 'concordance', 'rename']) {
  await copyFile(path.join(root, '.cache', 'pictures', `${name}.png`), path.join(root, 'client', 'images', `${name}.png`));
}
