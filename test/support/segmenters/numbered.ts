/** The process of a segmenter that cuts at blanks, and whose version is the number of the process. */
import { serveSegmenter } from '../../../server/src/corpus/segmenting/service.ts';
import { blanks } from './cutting.ts';

serveSegmenter(() => blanks(String(process.pid)));
