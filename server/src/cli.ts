#!/usr/bin/env node
/** The engine without an editor. Wiring only: streams in, exit code out. */
import { Output } from './cli/output.ts';
import { run } from './cli/program.ts';

process.exitCode = await run(process.argv.slice(2), process.cwd(), new Output(process.stdout, process.stderr));
