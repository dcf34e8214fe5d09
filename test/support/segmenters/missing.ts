/** The process of a segmenter that is not there. */
import { serveSegmenter } from '../../../server/src/corpus/segmenting/service.ts';

serveSegmenter(() => ({ reason: 'missing', path: 'nodejieba', message: 'It is missing.', remedy: 'Install it.' }));
