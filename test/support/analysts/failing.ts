/** An analyst whose analysis throws. */
import { serveAnalyst } from '../../../server/src/corpus/analysing/service.ts';

serveAnalyst(() => {
  throw new Error('nothing can be made of it');
});
