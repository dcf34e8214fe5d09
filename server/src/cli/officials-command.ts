/** `yuliao officials`: who is named as an official across the articles, as a table, CSV or JSON. */
import { Corpus } from '../corpus/corpus.ts';
import type { PhraseCounting } from '../corpus/phrases.ts';
import type { OfficialRecord } from '../corpus/snapshot.ts';
import { exportOfficials } from '../features/export-officials.ts';
import { read, resolve } from './articles.ts';
import type { Output } from './output.ts';
import { table } from './table.ts';

/** @returns the exit code: 0, or 2 where something could not be read */
export async function officials(
  paths: readonly string[],
  directory: string,
  options: { readonly json?: boolean; readonly csv?: boolean; readonly phrases: PhraseCounting },
  output: Output,
): Promise<number> {
  const named = resolve(paths, directory, output);
  let code = named.problems.length > 0 ? 2 : 0;
  const corpus = new Corpus();
  try {
    corpus.setFolders(named.folders.map(({ canonical }) => canonical));
    for (const source of named.files) {
      const text = read(source, output, () => {
        code = 2;
      });
      if (text !== undefined) corpus.openDocument(source.canonical, text.text, 1, { always: true });
    }
    await corpus.settled();
    for (const { message } of corpus.notices) output.message(message);
    corpus.countPhrases(options.phrases);
    const snapshot = corpus.snapshot();
    if (options.json || options.csv) {
      const { text } = exportOfficials(snapshot, options.csv ? 'csv' : 'json');
      await output.write(text);
      return code;
    }
    const records = [...snapshot.officials()].sort((a, b) => b.articles - a.articles || b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
    const rows = records.map((record) => [nameOf(record), post(record), String(record.articles), String(record.mentions)]);
    for (const line of table([['name', 'post', 'articles', 'mentions'], ...rows], [false, false, true, true])) await output.line(line);
    return code;
  } finally {
    await corpus.dispose();
  }
}

/** 张伟#2 where another one of the name is known. */
function nameOf({ name, key, id }: OfficialRecord): string {
  return id === key ? name : name + id.slice(id.lastIndexOf('#'));
}

function post({ post, posts }: OfficialRecord): string {
  const [first] = posts;
  return post ?? (first === undefined ? '' : first.organisation + first.post);
}
