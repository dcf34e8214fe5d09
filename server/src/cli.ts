#!/usr/bin/env node
/** The engine without an editor. Wiring only: streams in, exit code out. */
import { Output } from './cli/output.ts';
import { run } from './cli/program.ts';

// In the package they lie beside this file, among the sources in folders of their own.
const [worker, analyst, segmenter] = import.meta.url.endsWith('.ts')
  ? ['./corpus/worker.ts', './corpus/analysing/analyst.ts', './corpus/segmenting/segmenter-process.ts']
  : ['./worker.js', './analyst.js', './segmenter.js'];
const entries = {
  worker: new URL(worker, import.meta.url),
  analyst: new URL(analyst, import.meta.url),
  segmenter: new URL(segmenter, import.meta.url),
};
process.exitCode = await run(process.argv.slice(2), process.cwd(), new Output(process.stdout, process.stderr), process.stdin, entries);
