/**
 * A test runner of a few lines for the extension host, where node's own has nowhere to report: cases register under a
 * group, run one after the other, and each leaves a line in the report.
 */
import { appendFileSync } from 'node:fs';
import type { CaseResult } from '../../support/e2e.ts';

interface Case {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const groups = new Map<string, Case[]>();

/** Registers cases that share a VS Code and a folder. */
export function group(name: string, register: (test: (name: string, body: () => Promise<void>) => void) => void): void {
  const cases = groups.get(name) ?? [];
  groups.set(name, cases);
  register((title, body) => cases.push({ name: title, body }));
}

/** Throws where a case failed, which is what VS Code's exit code comes from. */
export async function runGroup(name: string): Promise<void> {
  const cases = groups.get(name);
  if (!cases) throw new Error(`no group of cases is called ${name}`);
  let failures = 0;
  for (const { name: title, body } of cases) {
    const result = await outcome(title, body);
    if (result.failure !== undefined) failures++;
    console.log(`${result.failure === undefined ? '✔' : '✖'} ${title}${result.failure ? `\n${result.failure}` : ''}`);
    const report = process.env.YULIAO_E2E_REPORT;
    if (report) appendFileSync(report, `${JSON.stringify(result)}\n`);
  }
  if (failures > 0) throw new Error(`${failures} of ${cases.length} cases of ${name} failed`);
}

async function outcome(name: string, body: () => Promise<void>): Promise<CaseResult> {
  const late = 60_000;
  let timer: NodeJS.Timeout | undefined;
  try {
    const hung = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`hung: nothing after ${late / 1000} s`)), late);
    });
    await Promise.race([body(), hung]);
    return { name };
  } catch (error) {
    return { name, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
