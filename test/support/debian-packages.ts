/**
 * Programs that tests need and npm has not: Debian's packages, installed where that asks nobody anything.
 */
import { existsSync, readFileSync } from 'node:fs';
import { findOnPath, succeeds } from './vscode/commands.ts';

export function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** True where they were installed: on Debian, as root or through a sudo that asks for nothing. */
export function installDebianPackages(packages: readonly string[]): boolean {
  if (process.platform !== 'linux' || !isDebian() || !findOnPath('apt-get')) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && !succeeds('sudo', ['-n', 'true'])) return false;
  console.log(`Installing ${packages.join(' and ')} …`);
  const run = (...command: string[]) => {
    const [program = '', ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
    return succeeds(program, rest, 'inherit');
  };
  const quietly = ['-y', '-qq', '-o', 'Dpkg::Use-Pty=0', '--no-install-recommends'];
  return run('apt-get', 'update', '-qq') && run('apt-get', 'install', ...quietly, ...packages);
}
