/** Says that nodejieba is loaded and warm, and on being told tags its share of the text and says that it is done. */
import { parentPort, workerData } from 'node:worker_threads';
import { tagger } from '../baseline.ts';

const share = workerData as readonly string[];
const jieba = tagger();
jieba.load();
// The first articles wake what is loaded late.
for (const text of share.slice(0, 20)) jieba.tag(text);
parentPort?.once('message', () => {
  for (const text of share) jieba.tag(text);
  parentPort?.postMessage('tagged');
});
parentPort?.postMessage('ready');
