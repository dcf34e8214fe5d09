/** The command line without a process: what it prints, what it says, its exit code. */
import { Readable, Writable } from 'node:stream';
import { Output } from '../../server/src/cli/output.ts';
import { run } from '../../server/src/cli/program.ts';
import { folderOf } from './folders.ts';

// Nobody's own indexes are looked at or written.
process.env.XDG_CACHE_HOME = folderOf();
process.env.LOCALAPPDATA = process.env.XDG_CACHE_HOME;

/** Analysis runs in this thread. */
export const ENTRIES = { segmenter: new URL('../../server/src/corpus/segmenting/segmenter-process.ts', import.meta.url) };
/** Small enough to cut lines and characters. */
const PIECE = 37;

export interface Ran {
  readonly out: string;
  readonly messages: string;
  readonly code: number;
}

/** Runs a command in a folder. */
export function yuliao(directory: string, ...args: string[]): Promise<Ran> {
  return yuliaoWith('', directory, ...args);
}

/** Runs a command in a folder, with something on its standard input, which comes in small pieces. */
export async function yuliaoWith(input: string | Uint8Array, directory: string, ...args: string[]): Promise<Ran> {
  const written: [Buffer[], Buffer[]] = [[], []];
  const stream = (index: 0 | 1) =>
    new Writable({
      write(chunk, _, done) {
        written[index].push(chunk);
        done();
      },
    });
  const bytes = Buffer.from(input);
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) => bytes.subarray(i * PIECE, (i + 1) * PIECE));
  const code = await run(args, directory, new Output(stream(0), stream(1)), Readable.from(pieces), ENTRIES);
  const [out, messages] = written.map((chunks) => Buffer.concat(chunks).toString('utf8')) as [string, string];
  return { out, messages, code };
}
