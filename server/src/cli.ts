#!/usr/bin/env node
/** The engine without an editor. Wiring only: streams in, exit code out. */
import { Output } from './cli/output.ts';
import { run } from './cli/program.ts';

// In the package the worker lies beside this file, among the sources in its own folder.
const worker = new URL(import.meta.url.endsWith('.ts') ? './corpus/worker.ts' : './worker.js', import.meta.url);
process.exitCode = await run(process.argv.slice(2), process.cwd(), new Output(process.stdout, process.stderr), process.stdin, worker);
