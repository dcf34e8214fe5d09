/**
 * The window of the browser build: a Chromium that is on the machine, or one that can be installed without asking.
 */
import { type Browser, chromium } from 'playwright-core';
import { installDebianPackages, isDebian } from '../debian-packages.ts';
import { findOnPath, output } from './commands.ts';

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
