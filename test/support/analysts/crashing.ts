/** An analyst that an article with 压垮 in it ends. */
import { makeAll } from '../../../server/src/corpus/analysing/making.ts';
import { serveAnalyst } from '../../../server/src/corpus/analysing/service.ts';

serveAnalyst((materials) => {
  for (const material of materials) {
    const text = 'text' in material ? material.text : Buffer.from(material.bytes).toString();
    if (text.includes('压垮')) process.exit(7);
  }
  return makeAll(materials);
});
