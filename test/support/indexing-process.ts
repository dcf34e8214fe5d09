/** A process that indexes a folder and goes on changing an open document, until it is killed: `STORAGE FOLDER`. */
import path from 'node:path';
import { Corpus } from '../../server/src/corpus/corpus.ts';

const [storage, folder] = process.argv.slice(2) as [string, string];
const analyst = new URL('../../server/src/corpus/analysing/analyst.ts', import.meta.url);
const corpus = new Corpus({ storage, quiet: 1, analyst });
corpus.useWorkers(2);
const begun = corpus.onProgress(() => {
  begun.dispose();
  process.stdout.write('begun\n');
});
corpus.setFolders([folder]);
const file = path.join(folder, '7.txt');
corpus.openDocument(file, '', 0);
for (let version = 1; ; version++) {
  corpus.changeDocument(file, `国家卫生健康委副主任李斌第${version}次讲话。`, version);
  await corpus.analysed(file, version);
}
