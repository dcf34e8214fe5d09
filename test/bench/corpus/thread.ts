/** One of the threads: says that it is loaded and warm, and on being told reads its share of the text and says what that took. */
import { parentPort, workerData } from 'node:worker_threads';
import { analyseInLots } from '../analysing.ts';
import { tagger } from '../baseline.ts';

export interface Share {
  readonly by: 'nodejieba' | 'analysis';
  readonly texts: readonly string[];
}

/** Texts that are read beforehand: the first ones wake what is loaded late, and the compiler. */
const WARMING = 200;

const { by, texts } = workerData as Share;
const readTexts = by === 'nodejieba' ? loadTagger() : analyseInLots;
readTexts(texts.slice(0, WARMING));
parentPort?.once('message', () => {
  const before = process.threadCpuUsage();
  readTexts(texts);
  const { user, system } = process.threadCpuUsage(before);
  // Seconds that a processor worked for it.
  parentPort?.postMessage((user + system) / 1e6);
});
parentPort?.postMessage('ready');

function loadTagger(): (texts: readonly string[]) => void {
  const jieba = tagger();
  jieba.load();
  return (texts) => {
    for (const text of texts) jieba.tag(text);
  };
}
