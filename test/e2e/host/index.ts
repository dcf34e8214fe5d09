/**
 * What VS Code's extension host loads: every group of cases, of which one runs, in the order of these lines.
 */
import { runGroup } from './harness.ts';
import './reading.ts';
import './hygiene.ts';
import './names.ts';
import './corpus.ts';
import './querying.ts';
import './query-files.ts';
import './dossiers.ts';
import './tools.ts';
import './renaming.ts';
import './notes.ts';
import './comparing.ts';
import './language.ts';
import './keys.ts';
import './crash.ts';
import './records.ts';
import './activation.ts';
import './without-segmenter.ts';

/** VS Code calls this. */
export function run(): Promise<void> {
  return runGroup(process.env.YULIAO_E2E_GROUP ?? 'seeds');
}
