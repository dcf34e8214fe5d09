/** The entry of the process that cuts text into words. */
import { fileURLToPath } from 'node:url';
import { findJieba, findKeywords, loadJieba } from '../../tokens/jieba.ts';
import { serveSegmenter } from './service.ts';

const here = fileURLToPath(import.meta.url);
serveSegmenter(() => loadJieba(findJieba(here), findKeywords(here)));
