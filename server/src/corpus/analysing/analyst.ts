/** The entry of a thread that analyses for the indexer. */
import { make } from './making.ts';
import { serveAnalyst } from './service.ts';

serveAnalyst((material) => make(material));
