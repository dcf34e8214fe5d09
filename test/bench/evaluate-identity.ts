/**
 * `npm run eval:identity [-- --errors]`: B³ of who is who across the articles of test/fixtures/identity, beside what two plain
 * ways would give. `--errors` lists the names of the even half that are not told apart as they should; those of the other
 * half are kept unread.
 */
import { parseArgs } from 'node:util';
import type { BCubed } from './b-cubed.ts';
import { identitySnapshot, scoreIdentity } from './identity.ts';

const { values } = parseArgs({ options: { errors: { type: 'boolean', default: false } } });
const snapshot = identitySnapshot();
const line = (name: string, { precision, recall, f1 }: BCubed) =>
  `  ${name.padEnd(36)}${[precision, recall, f1].map((value) => (100 * value).toFixed(1).padStart(7)).join('')}`;

for (const half of ['even', 'odd'] as const) {
  const { names, people, articles, missed, unsure, ours, byName, byArticle, errors } = scoreIdentity(half, snapshot);
  console.log(`${half}: ${names} names, ${people} people, ${articles} articles (${missed} names not recognised, ${unsure} left unsure)`);
  console.log(`  ${'B³, each article alike'.padEnd(36)}      P      R     F1`);
  console.log(line('Yuliao', ours));
  console.log(line('one name is one person', byName));
  console.log(line('each article has its own person', byArticle));
  if (!values.errors || half === 'odd') continue;
  for (const { name, articles: own } of errors) console.log(`\n${name}\n  ${own.join('\n  ')}`);
}
