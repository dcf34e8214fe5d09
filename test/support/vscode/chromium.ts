/**
 * The window of the browser build: a Chromium that is on the machine, or one that can be installed without asking.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { findOnPath, output, succeeds } from './commands.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome', 'msedge'];

/** Quiet: a browser that phones home for updates slows a machine without a network. */
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium. `YULIAO_CHROMIUM` names one; otherwise PATH, then where Chrome and Edge usually are, then
 * Debian's package where we may install it.
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.YULIAO_CHROMIUM ?? find();
  if (named) {
    if (process.platform === 'linux') await provideChineseFonts();
    return chromium.launch({ executablePath: named, args });
  }
  for (const channel of ['chrome', 'msedge']) {
    const browser = await chromium.launch({ channel, args }).catch(() => undefined);
    if (browser) return browser;
  }
  if (installDebianPackages(['chromium', 'fonts-noto-cjk'])) {
    const installed = find();
    if (installed) return chromium.launch({ executablePath: installed, args });
  }
  throw new Error(`No Chromium, Chrome or Edge is on this machine. Install one and try again: ${advice()}`);
}

function find(): string | undefined {
  for (const name of names) {
    const found = findOnPath(name);
    if (found) return found;
  }
  return undefined;
}

/** The one command that a person would run. */
function advice(): string {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome';
  if (process.platform === 'win32') return 'winget install --exact --id Google.Chrome';
  if (isDebian()) return 'sudo apt-get install chromium fonts-noto-cjk';
  return "your distribution's package of Chromium, with a Chinese font (YULIAO_CHROMIUM can name its executable)";
}

/** Without one, every character of the pictures is an empty box. A machine without fontconfig is left alone. */
async function provideChineseFonts(): Promise<void> {
  if (!findOnPath('fc-list')) return;
  const fonts = await output('fc-list', [':lang=zh', 'family']).catch(() => 'unknown');
  if (fonts.trim() === '') installDebianPackages(['fonts-noto-cjk']);
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** True where they were installed: on Debian, as root or through a sudo that asks for nothing. */
function installDebianPackages(packages: readonly string[]): boolean {
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
