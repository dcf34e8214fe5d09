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

/**
 * Runs the cases of a group, or those whose name matches `YULIAO_E2E_ONLY`. Throws where one failed, which is what VS Code's
 * exit code comes from.
 */
export async function runGroup(name: string): Promise<void> {
  const only = new RegExp(process.env.YULIAO_E2E_ONLY ?? '');
  const cases = (groups.get(name) ?? []).filter(({ name: title }) => only.test(title));
  if (cases.length === 0) throw new Error(`no case of ${name} matches ${only}`);
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
