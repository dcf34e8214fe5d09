/** Corpus: Word Frequencies, and Corpus: N-grams: the panel without a query. */
import { readState } from '../panels/concordance/kept.ts';
import type { Command } from './command.ts';

export const wordFrequencies: Command = ({ panels }) => wordList(panels, 1);
export const ngrams: Command = ({ panels }) => wordList(panels, 2);

async function wordList(panels: Parameters<Command>[0]['panels'], length: number): Promise<void> {
  const words = panels.latest?.state.words ?? readState(undefined).words;
  panels.show({ state: { tab: 'words', words: { ...words, length } }, run: false });
}
