/** `yuliao officials`: who is named as an official across the articles, as a table, CSV or JSON. */
import type { PhraseCounting } from '../corpus/phrases.ts';
import type { OfficialRecord } from '../corpus/snapshot.ts';
import { exportOfficials } from '../features/export-officials.ts';
import { askNamed } from './named-corpus.ts';
import type { Output } from './output.ts';
import { table } from './table.ts';

/** @returns the exit code: 0, or 2 where something could not be read */
export function officials(
  paths: readonly string[],
  directory: string,
  options: { readonly json?: boolean; readonly csv?: boolean; readonly phrases: PhraseCounting },
  output: Output,
): Promise<number> {
  return askNamed(paths, directory, { phrases: options.phrases }, output, async (snapshot) => {
    if (options.json || options.csv) {
      await output.write(exportOfficials(snapshot, options.csv ? 'csv' : 'json').text);
      return;
    }
    const records = [...snapshot.officials()].sort((a, b) => b.articles - a.articles || b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
    const rows = records.map((record) => [nameOf(record), post(record), String(record.articles), String(record.mentions)]);
    for (const line of table([['name', 'post', 'articles', 'mentions'], ...rows], [false, false, true, true])) await output.line(line);
  });
}

/** 张伟#2 where another one of the name is known. */
function nameOf({ name, key, id }: OfficialRecord): string {
  return id === key ? name : name + id.slice(id.lastIndexOf('#'));
}

function post({ post, posts }: OfficialRecord): string {
  const [first] = posts;
  return post ?? (first === undefined ? '' : first.organisation + first.post);
}
