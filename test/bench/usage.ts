/** What a process takes of the machine, all its threads together. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Memory in MB (10⁶ bytes); what the system does not tell is undefined. */
export interface Usage {
  readonly resident: number | undefined;
  /** The most memory that it ever took. */
  readonly peak: number | undefined;
  /** Seconds that processors have worked for it. */
  readonly processor: number | undefined;
}

/** Both systems count memory in 1024 bytes. */
const KIB = 1024 / 1e6;
/** Linux tells time to programs in hundredths of a second (USER_HZ), whatever the kernel counts in. */
const TICK = 1 / 100;

export function usageOf({ pid }: { readonly pid?: number | undefined }): Usage {
  try {
    return process.platform === 'linux' ? fromProc(`/proc/${pid}`) : { ...NOTHING, resident: fromPs(pid) };
  } catch {
    return NOTHING;
  }
}

/** What the processes take that a process has started and that still run; nothing where the system does not tell which these are. */
export function usageOfStarted({ pid }: { readonly pid?: number | undefined }): readonly Usage[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const started = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').match(/\d+/g) ?? []);
    return started.map((each) => usageOf({ pid: Number(each) }));
  } catch {
    return [];
  }
}

const NOTHING: Usage = { resident: undefined, peak: undefined, processor: undefined };

function fromProc(folder: string): Usage {
  const status = readFileSync(`${folder}/status`, 'utf8');
  const memory = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * KIB;
  const stat = readFileSync(`${folder}/stat`, 'utf8');
  // The second field, a name in parentheses, may hold blanks; user and system time are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const processor = (Number(fields[11]) + Number(fields[12])) * TICK;
  return { resident: memory('VmRSS'), peak: memory('VmHWM'), processor };
}

function fromPs(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * KIB;
}
