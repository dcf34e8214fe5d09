/**
 * Writes what the catalogue of rules says into the schema of `yuliao.json` and into the settings of the manifest:
 * `node server/schema/build.ts`. A test holds that both are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { severitiesSchema, thresholdsSchema } from '../src/hygiene/schema.ts';

const schema = new URL('yuliao.schema.json', import.meta.url);
const manifest = new URL('../../package.json', import.meta.url);

function rewrite(file: URL, change: (content: never) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  change(content as never);
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

rewrite(schema, ({ properties }: { properties: { hygiene: { properties: Record<'rules' | 'thresholds', object> } } }) => {
  const { rules, thresholds } = properties.hygiene.properties;
  Object.assign(rules, severitiesSchema(true));
  Object.assign(thresholds, thresholdsSchema(true));
});
rewrite(manifest, ({ contributes }: { contributes: { configuration: { id: string; properties: Record<string, object> }[] } }) => {
  const settings = contributes.configuration.find(({ id }) => id === 'hygiene')?.properties;
  Object.assign(settings?.['yuliao.hygiene.rules'] ?? {}, severitiesSchema(false));
  Object.assign(settings?.['yuliao.hygiene.thresholds'] ?? {}, thresholdsSchema(false));
});
