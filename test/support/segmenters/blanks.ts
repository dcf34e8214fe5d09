/** The process of a segmenter that cuts at blanks. */
import { serveSegmenter } from '../../../server/src/corpus/segmenting/service.ts';
import { blanks } from './cutting.ts';

serveSegmenter(() => blanks('blanks'));
