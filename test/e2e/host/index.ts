/**
 * What VS Code's extension host loads: every group of cases, of which one runs.
 */
import { runGroup } from './harness.ts';
import './smoke.ts';

/** VS Code calls this. */
export function run(): Promise<void> {
  return runGroup(process.env.YULIAO_E2E_GROUP ?? 'seeds');
}
