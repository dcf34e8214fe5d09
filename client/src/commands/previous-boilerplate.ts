/** Corpus: Previous Boilerplate. */
import type { Command } from './command.ts';
import { stepBoilerplate } from './step-boilerplate.ts';

export const previousBoilerplate: Command = (session) => stepBoilerplate(session, 'previous');
