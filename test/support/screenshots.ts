/**
 * `npm run screenshots`: takes the pictures of the README and the walkthrough anew, with the tests of what a person sees.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { root } from './e2e.ts';
import { writeTour } from './tour.ts';
import { output } from './vscode/commands.ts';
import { pictures } from './vscode/window.ts';

const tests = ['seen', 'first-steps', 'views'].map((name) => path.join('test', 'e2e', `${name}.test.ts`));
console.log(await output(process.execPath, ['--test', '--test-concurrency=1', ...tests], { cwd: root }));
const images = path.join(root, 'client', 'images');
for (const name of ['hover', 'references', 'boilerplate', 'fixes', 'concordance', 'dossier', 'rename', 'side-bar']) {
  await copyFile(path.join(pictures, `${name}.png`), path.join(images, `${name}.png`));
}
const steps = manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => path.basename(media.image)));
await mkdir(path.join(images, 'first-steps'), { recursive: true });
for (const step of steps) await copyFile(path.join(pictures, 'first-steps', step), path.join(images, 'first-steps', step));
await writeTour(
  path.join(images, 'tour.png'),
  steps.map((step) => path.join(images, 'first-steps', step)),
);
