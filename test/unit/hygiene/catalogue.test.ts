import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { acrossRules } from '../../../server/src/hygiene/across-rules.ts';
import { groupOf, ruleOf, rules } from '../../../server/src/hygiene/catalogue.ts';
import { PAGE_FOLDERS, ruleDocument, rulePage, rulesDocument } from '../../../server/src/hygiene/document.ts';
import { checkFile } from '../../../server/src/hygiene/file.ts';
import { fileRules } from '../../../server/src/hygiene/file-rules.ts';
import { fixTitles } from '../../../server/src/hygiene/fixes.ts';
import { optionalFindings } from '../../../server/src/hygiene/optional.ts';
import type { Rule } from '../../../server/src/hygiene/rule.ts';
import { patternsSchema, severitiesSchema, thresholdsSchema } from '../../../server/src/hygiene/schema.ts';
import { decode } from '../../../server/src/text/decode.ts';
import { findingsIn } from '../../support/across.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { HEADLINE, OTHER_STORIES, pageWith, STORY } from '../../support/page.ts';

test('ids are unique and say their group', () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  for (const rule of rules) {
    assert.match(rule.id, /^(?:boilerplate|artifact|text|dup|article|fact)\/[a-z-]+$/);
    assert.equal(ruleOf(rule.id), rule);
    assert.ok(rule.id.startsWith(`${groupOf(rule)}/`));
  }
  assert.equal(ruleOf('boilerplate/unknown'), undefined);
});

test('every wording stands in both languages, with the same arguments', () => {
  const holes = (text: string): string[] => text.match(/\{\d\}/g) ?? [];
  const wordings = [
    ...rules.flatMap(({ title, catches, why, source, message }) => [title, catches, why, source, message]),
    ...Object.values(fixTitles),
  ];
  for (const { en, zh } of wordings) {
    assert.ok(en.length > 0 && /\p{sc=Han}/u.test(zh), en);
    assert.deepEqual(holes(en), holes(zh), en);
  }
});

/** Examples that are no lines below a story. */
const PAGES: Record<string, (lines: string) => string> = {
  'boilerplate/front-matter': (lines) => `${lines}\n${pageWith('')}`,
  'article/low-quality': (lines) => `---\ntitle: ${HEADLINE}\n---\n${lines}`,
};

const FILE_RULES: readonly Rule[] = Object.values(fileRules);
const ACROSS_RULES: readonly Rule[] = Object.values(acrossRules);

test('every example shows what its rule finds, and its outcome is clean', () => {
  for (const rule of rules) {
    if (FILE_RULES.includes(rule) || ACROSS_RULES.includes(rule)) continue;
    const page = PAGES[rule.id] ?? pageWith;
    // A rule that is off is shown by its example alone: nobody has written the page round it for that rule.
    const find = (lines: string): number =>
      rule.off
        ? optionalFindings({ text: lines }, (id) => id === rule.id).length
        : analyse(page(lines)).findings.filter(({ rule: id }) => id === rule.id).length;
    assert.ok(find(rule.example.before) > 0, `${rule.id} before`);
    if (rule.fix !== 'none') assert.equal(find(rule.example.after), 0, `${rule.id} after`);
  }
});

/** Begins an article on somebody whom several know for a post. */
const KNOWN_POST = '青禾县召开会议\n2023-05-06\n青禾县委书记钱伯渊主持会议，听取了';

test('every example of what other articles show is shown where other articles have it', () => {
  const others: Record<string, (lines: string) => Record<string, string>> = {
    'dup/recurring-line': (lines) => Object.fromEntries(OTHER_STORIES.map((story, n) => [`/c/${n}.txt`, `${story}\n${lines}`])),
    'dup/near-article': (lines) => ({ '/c/0.txt': [lines, ...STORY].join('\n'), '/c/1.txt': pageWith('') }),
    'fact/misprint': (lines) => ({
      '/c/0.txt': `${OTHER_STORIES[0]}\n${lines}`,
      ...Object.fromEntries(
        Array.from({ length: 6 }, (_, n) => [`/c/known-${n}.txt`, `${KNOWN_POST}${'第一二三四五六'[n + 1]}组工作。\n`]),
      ),
    }),
    'fact/posts-elsewhere': (lines) => ({
      '/c/0.txt': `${OTHER_STORIES[0]}\n2023-09-12\n${lines}`,
      '/c/1.txt': '青禾县召开会议\n2023-09-12\n青禾县县长钱伯渊主持会议，听取了汇报。\n',
    }),
    'dup/shared-passage': (lines) => ({ '/c/0.txt': `${OTHER_STORIES[0]}\n${lines}`, '/c/1.txt': pageWith('') }),
  };
  for (const { id, example, fix } of ACROSS_RULES) {
    const find = (lines: string): number => {
      const corpus = buildCorpus(others[id]?.(lines) ?? {});
      return findingsIn(corpus, '/c/0.txt').filter(({ rule }) => rule === id).length;
    };
    assert.equal(find(example.before), 1, `${id} before`);
    assert.equal(find(example.after), fix === 'none' ? 1 : 0, `${id} after`);
  }
});

test('the bytes of every example about a file read as its text, and show what its rule finds', () => {
  for (const { id, example } of FILE_RULES) {
    const bytes = Buffer.from(example.bytes ?? Buffer.from(example.before).toString('hex'), 'hex');
    const read = bytes.subarray(0, example.limit);
    const cut = read.length < bytes.length;
    const decoded = decode(read, { cut });
    assert.ok(cut ? example.before.startsWith(decoded.text) : decoded.text === example.before, id);
    assert.deepEqual(
      checkFile(decoded, cut ? bytes.length : undefined).map(({ rule }) => rule),
      [id],
    );
  }
});

test('a sound file breaks no rule', () => assert.deepEqual(checkFile(decode(Buffer.from(HEADLINE), { cut: false }), undefined), []));

const pages = new URL('../../../server/rules/', import.meta.url);

test('every rule has its page in both languages, and the list leads there: npm run rules writes them', () => {
  for (const language of ['en', 'zh'] as const) {
    const folder = new URL(`${PAGE_FOLDERS[language]}/`, pages);
    const list = readFileSync(new URL('README.md', folder), 'utf8');
    assert.equal(list, rulesDocument(language));
    for (const rule of rules) {
      assert.equal(readFileSync(new URL(rulePage(rule, language), pages), 'utf8'), ruleDocument(rule, language));
      assert.ok(list.includes(`(${rule.id.replace('/', '-')}.md)`), rule.id);
    }
    assert.equal(readdirSync(folder).length, rules.length + 1, 'pages of rules that are no more');
  }
});

test('nothing invisible stands in the pages', () => {
  for (const rule of rules) assert.doesNotMatch(ruleDocument(rule, 'en') + ruleDocument(rule, 'zh'), /[\u00a0\u200b]/);
});

test('settings and the schema of yuliao.json know every rule: npm run rules writes them', () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
  const { hygiene } = read('server/schema/yuliao.schema.json').properties;
  const { configuration } = read('package.json').contributes;
  const settings = configuration.find(({ id }: { id: string }) => id === 'hygiene').properties;
  const holds = (schema: object, part: object) => assert.deepEqual({ ...schema, ...structuredClone(part) }, schema);
  holds(hygiene.properties.rules, severitiesSchema(true));
  holds(hygiene.properties.thresholds, thresholdsSchema(true));
  holds(read('server/schema/suppressions.schema.json').properties.ignore.items.properties.rule, patternsSchema());
  holds(settings['yuliao.hygiene.rules'], severitiesSchema(false));
  holds(settings['yuliao.hygiene.thresholds'], thresholdsSchema(false));
});
