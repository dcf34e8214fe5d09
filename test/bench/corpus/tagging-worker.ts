/** Says that nodejieba is loaded and warm, and on being told tags its share of the text and says what that took. */
import { parentPort, workerData } from 'node:worker_threads';
import { tagger } from '../baseline.ts';

export interface TagReport {
  /** Seconds that a processor worked for it. */
  readonly processor: number;
}

const share = workerData as readonly string[];
const jieba = tagger();
jieba.load();
// The first articles wake what is loaded late.
for (const text of share.slice(0, 20)) jieba.tag(text);
parentPort?.once('message', () => {
  const before = process.threadCpuUsage();
  for (const text of share) jieba.tag(text);
  const { user, system } = process.threadCpuUsage(before);
  const report: TagReport = { processor: (user + system) / 1e6 };
  parentPort?.postMessage(report);
});
parentPort?.postMessage('ready');
