/** Files that are written for the user: whole or not at all, however long they are. */
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file piece by piece beside its place and puts it there when it is whole; one that stands there is replaced.
 * @throws what the system says, or the signal's reason; then nothing has changed
 */
export async function writePieces(file: string, pieces: AsyncIterable<string | Uint8Array>, signal: AbortSignal): Promise<void> {
  const partial = `${file}.${process.pid}.partial`;
  try {
    const handle = await open(partial, 'w');
    try {
      for await (const piece of pieces) {
        signal.throwIfAborted();
        await handle.write(piece as string);
      }
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
