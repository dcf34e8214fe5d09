/**
 * Running other programs: to the end, with what they printed in the error; and finding them on PATH.
 */
import { execFile, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What the program printed on its standard output. Rejects with its error output where it fails. */
export async function output(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; shell?: boolean } = {},
): Promise<string> {
  try {
    return (await execute(command, [...args], { ...options, encoding: 'utf8', maxBuffer: 64 << 20, windowsHide: true })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Runs npm under the Node that runs us, away from the settings that an npm script hands down to its children. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|command|config_(local_prefix|prefix|omit|include))/i.test(name),
    ),
  );
  const cli = process.env.npm_execpath;
  if (cli && existsSync(cli)) return output(process.execPath, [cli, ...args], { cwd, env });
  return output('npm', args, { cwd, env, shell: process.platform === 'win32' });
}

/** The program's absolute path, or undefined where PATH has none of that name. */
export function findOnPath(name: string): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const suffix of suffixes) {
      const candidate = path.join(folder, name + suffix);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {}
    }
  }
  return undefined;
}

/** Runs a program in the terminal that we run in; true where it ends well. */
export function succeeds(command: string, args: readonly string[], stdio: 'inherit' | 'ignore' = 'ignore'): boolean {
  return spawnSync(command, args, { stdio: stdio === 'inherit' ? ['ignore', 'inherit', 'inherit'] : 'ignore' }).status === 0;
}
