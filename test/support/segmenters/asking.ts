/** A process that has the segmenter's process `ENTRY` at work, says which one it is, and waits to be killed. */
import { pathToFileURL } from 'node:url';
import { Segmenting } from '../../../server/src/corpus/segmenting/segmenting.ts';

const segmenting = new Segmenting(
  { entry: pathToFileURL(process.argv[2] as string) },
  { loaded: (version) => console.log(version), cut: () => {}, passedOver: () => {}, failed: () => {} },
);
segmenting.cut(1, '会议');
