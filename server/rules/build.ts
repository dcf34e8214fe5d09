/**
 * Writes what is made from the catalogue of rules: their pages in both languages, and what the schema of `yuliao.json` and the
 * settings of the manifest say of them. `npm run rules`; a test holds that all is up to date.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rules } from '../src/hygiene/catalogue.ts';
import { PAGE_FOLDERS, ruleDocument, rulePage, rulesDocument } from '../src/hygiene/document.ts';
import { patternsSchema, severitiesSchema, thresholdsSchema } from '../src/hygiene/schema.ts';

const schema = new URL('../schema/yuliao.schema.json', import.meta.url);
const suppressions = new URL('../schema/suppressions.schema.json', import.meta.url);
const manifest = new URL('../../package.json', import.meta.url);

function rewrite(file: URL, change: (content: never) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  change(content as never);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

rewrite(schema, ({ properties }: { properties: { hygiene: { properties: Record<'rules' | 'thresholds', object> } } }) => {
  const { hygiene } = properties;
  Object.assign(hygiene.properties.rules, severitiesSchema(true));
  Object.assign(hygiene.properties.thresholds, thresholdsSchema(true));
});
rewrite(suppressions, ({ properties }: { properties: { ignore: { items: { properties: { rule: object } } } } }) => {
  Object.assign(properties.ignore.items.properties.rule, patternsSchema());
});
rewrite(manifest, ({ contributes }: { contributes: { configuration: { id: string; properties: Record<string, object> }[] } }) => {
  const settings = contributes.configuration.find(({ id }) => id === 'hygiene')?.properties;
  Object.assign(settings?.['yuliao.hygiene.rules'] ?? {}, severitiesSchema(false));
  Object.assign(settings?.['yuliao.hygiene.thresholds'] ?? {}, thresholdsSchema(false));
});

for (const language of ['en', 'zh'] as const) {
  const folder = new URL(`${PAGE_FOLDERS[language]}/`, import.meta.url);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(new URL('README.md', folder), rulesDocument(language));
  for (const rule of rules) writeFileSync(new URL(rulePage(rule, language), import.meta.url), ruleDocument(rule, language));
}
