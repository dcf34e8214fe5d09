import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { cleanLines } from '../../../server/src/cli/clean-filter.ts';
import { Output, ReaderGone } from '../../../server/src/cli/output.ts';

/** A stream that remembers what it is given. */
class Sink extends Writable {
  written = '';
  bytes = 0;
  readonly isTTY: boolean;

  constructor(isTTY = false) {
    super({ highWaterMark: 1 });
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.bytes += chunk.length;
    if (this.bytes < 1e6) this.written += chunk;
    done();
  }
}

describe('the status of a long command', () => {
  it('stands in one place of a terminal, and goes when something is said', () => {
    const messages = new Sink(true);
    const output = new Output(new Sink(), messages);
    output.status('1 of 9');
    output.status('2 of 9');
    output.message('a.txt: permission denied');
    assert.equal(messages.written, 'yuliao: 1 of 9\r\u001b[Kyuliao: a.txt: permission denied\n');
  });
  it('does not fill a log', () => {
    const messages = new Sink();
    const output = new Output(new Sink(), messages);
    for (let i = 0; i < 1000; i++) output.status(`${i} of 1000`);
    assert.equal(messages.written, '');
  });
});

describe('a filter under pressure', () => {
  it('passes a line on in pieces that is too long for memory, or leaves it out', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    async function* input() {
      for (let i = 0; i < 70; i++) yield piece;
      yield Buffer.from('\n{"text":"好"}\n');
    }
    for (const [broken, bytes] of [
      ['pass', 70 * piece.length + 1],
      ['skip', 0],
    ] as const) {
      const [out, messages] = [new Sink(), new Sink()];
      assert.equal(await cleanLines(input(), { textField: 'text', broken }, new Output(out, messages)), 2);
      assert.equal(out.bytes, bytes + Buffer.byteLength('{"text":"好"}\n'));
      assert.match(messages.written, /line 1: longer than 64 MB/);
    }
  });
  it('ends when nobody reads any more', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read++;
        yield Buffer.from('{"text":"好"}\n');
      }
    }
    const out = new Writable({
      write: (_chunk, _encoding, done) => done(read > 5 ? Object.assign(new Error('closed'), { code: 'EPIPE' }) : null),
    });
    await assert.rejects(cleanLines(endless(), { textField: 'text', broken: 'pass' }, new Output(out, new Sink())), ReaderGone);
    assert.ok(read < 20);
  });
});
