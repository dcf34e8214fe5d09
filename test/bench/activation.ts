/** What the extension costs a window without Chinese text: its code loaded and activated, in a real VS Code. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleSuite, newProfile, root, scratchFolder } from '../support/e2e.ts';
import { realVscode } from '../support/vscode/real.ts';
import { quietSettings } from '../support/vscode/settings.ts';

/** In milliseconds. */
export interface Activation {
  /** Until our code is loaded and `activate` has returned. */
  readonly own: number;
  /** Until VS Code says that the extension is active, with what it does itself and what else the extension host is doing. */
  readonly all: number;
}

/** Each of so many windows, less those in which VS Code was first. */
export async function measureActivation(times: number): Promise<Activation[]> {
  const { folder: work, remove } = await scratchFolder();
  try {
    const folder = path.join(work, 'workspace');
    await mkdir(folder);
    await writeFile(path.join(folder, 'main.c'), 'int main(void) { return 0; }\n');
    await writeFile(path.join(folder, 'notes.rst'), 'Nothing to read here.\n');
    const vscode = await realVscode();
    const suite = await bundleSuite();
    const measured: Activation[] = [];
    for (let i = 0; i < times; i++) {
      const file = path.join(work, `measured-${i}`);
      const profile = await newProfile(path.join(work, `profile-${i}`));
      const environment = { YULIAO_E2E_GROUP: 'activation', YULIAO_E2E_MEASURED: file };
      await vscode.run({ profile, folder, extension: root, suite, settings: quietSettings, environment });
      // None where the extension was active before it was asked.
      const written = await readFile(file, 'utf8').catch(() => undefined);
      if (written !== undefined) measured.push(JSON.parse(written));
    }
    return measured;
  } finally {
    await remove();
  }
}
