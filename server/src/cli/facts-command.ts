/** `yuliao facts`: what is known of each article, for programs as JSON lines, for people as a summary. */
import { divisionChain } from '../article/divisions.ts';
import type { Facts, Mention, Person } from '../article/facts.ts';
import { factsJson } from '../article/json.ts';
import { type Article, analyseAll, resolve, select } from './articles.ts';
import type { Output } from './output.ts';
import { printable } from './table.ts';

/** @returns the exit code: 0, or 2 where something could not be read */
export async function facts(
  paths: readonly string[],
  directory: string,
  options: { readonly json?: boolean },
  output: Output,
): Promise<number> {
  const named = resolve(paths, directory, output);
  let code = named.problems.length > 0 ? 2 : 0;
  for (const article of analyseAll(select(named, output), output, () => {
    code = 2;
  })) {
    if (options.json) await output.line(JSON.stringify(factsJson(article.path, article.facts)));
    else for (const line of summary(article)) await output.line(line);
  }
  return code;
}

function summary({ path, facts }: Article): string[] {
  const head = [facts.title?.text ?? '(no title)', facts.published ?? 'undated', facts.script];
  const boilerplate = facts.zones.filter((zone) => zone === 'boilerplate').length;
  return [
    printable(path),
    `  ${printable(head.join(' · '))}`,
    ...listed('officials', facts.people.filter(({ role }) => role === 'official').map(person)),
    ...listed('journalists', facts.people.filter(({ role }) => role === 'journalist').map(person)),
    ...listed('others', facts.people.filter(({ role }) => role === 'other').map(person)),
    ...listed(
      'organisations',
      facts.organisations.map(({ name, mentions }) => name + times(mentions)),
    ),
    ...listed(
      'places',
      facts.places.map(({ name, division, mentions }) => `${name}${times(mentions)}${division === undefined ? '' : ` ${chain(division)}`}`),
    ),
    ...listed(
      'dates',
      facts.dates.map(({ text, iso, until }) => `${text} = ${iso}${until === undefined ? '' : `/${until}`}`),
    ),
    ...listed(
      'statements',
      facts.statements.map(({ speaker, verb }) => speaker + verb),
    ),
    ...listed('findings', rules(facts)),
    `  lines          ${facts.zones.length}, of them boilerplate ${boilerplate}`,
    '',
  ];
}

function listed(what: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${what.padEnd(14)} ${printable(items.join(', '))}`];
}

function person({ name, posts, mentions }: Person): string {
  return `${[...posts.map(({ organisation, post }) => organisation + post), name].join(' ')}${times(mentions)}`;
}

function times(mentions: readonly Mention[]): string {
  return mentions.length > 1 ? ` ×${mentions.length}` : '';
}

function chain(code: string): string {
  return `(${code} ${divisionChain(code)
    .map(({ name }) => name)
    .reverse()
    .join('')})`;
}

function rules({ findings }: Facts): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => (count > 1 ? `${rule} ×${count}` : rule));
}
