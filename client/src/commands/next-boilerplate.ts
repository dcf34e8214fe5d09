/** Corpus: Next Boilerplate. */
import type { Command } from './command.ts';
import { stepBoilerplate } from './step-boilerplate.ts';

export const nextBoilerplate: Command = (session) => stepBoilerplate(session, 'next');
