import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { fixActions, fixAll } from '../../../server/src/features/fixes.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { type OutlineEntry, outline } from '../../../server/src/features/outline.ts';
import { toMarkdown } from '../../../server/src/features/rich-text.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { applyEdits } from '../../../server/src/hygiene/fixes.ts';
import { touches } from '../../../server/src/text/span.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

const folder = new URL('../../../seeds/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const articles = names.map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return new OpenArticle(`/seeds/${name}`, text, analyse(text));
});
const snapshot = new MemorySnapshot(articles);

test('there are seeds', () => {
  assert.ok(articles.length >= 5);
});

for (const article of articles) {
  test(`hover anywhere in ${article.path} is about what stands there`, () => {
    let hovers = 0;
    for (let offset = 0; offset <= article.text.length; offset += 3) {
      const found = hover(snapshot, article, offset);
      if (found === undefined) continue;
      hovers++;
      assert.ok(touches(found.span, offset), `${offset}: ${JSON.stringify(found.span)}`);
      assert.doesNotMatch(toMarkdown(found.blocks), /undefined|NaN|\[object|\{\d\}/);
    }
    assert.ok(hovers > 50);
  });

  test(`outline and folding of ${article.path} nest`, () => {
    const check = (entry: OutlineEntry, start: number, end: number): void => {
      const { span, selection } = entry;
      assert.ok(start <= span.start && span.start <= selection.start && selection.end <= span.end && span.end <= end, entry.name);
      for (const child of entry.children) {
        if (entry.kind === 'boilerplate') check(child, 0, article.text.length);
        else check(child, span.start, span.end);
      }
    };
    const entries = outline(article);
    assert.ok(entries.some(({ kind }) => kind === 'title'));
    for (const entry of entries) check(entry, 0, article.text.length);
    for (const { line, endLine } of foldingRanges(article)) assert.ok(line >= 1 && line < endLine && endLine <= article.lines.count);
  });

  test(`colours of ${article.path} do not overlap`, () => {
    let last = 0;
    for (const { start, end } of semanticTokens(article)) {
      assert.ok(start >= last && end > start);
      assert.equal(article.lines.lineAt(start), article.lines.lineAt(end));
      last = end;
    }
    assert.ok(last > 0);
  });

  test(`each problem of ${article.path} that can be fixed is fixed`, () => {
    for (const { span } of diagnostics(article)) {
      for (const { edits, finding } of fixActions(article, span)) {
        const fixed = analyse(applyEdits(article.text, edits));
        const same = (facts: { findings: readonly { rule: string }[] }) =>
          facts.findings.filter(({ rule }) => rule === finding?.rule).length;
        assert.ok(same(fixed) <= same(article.facts), finding?.rule);
      }
    }
    const all = fixAll(article);
    if (all !== undefined) {
      const text = applyEdits(article.text, all.edits);
      assert.equal(fixAll(new OpenArticle(article.path, text, analyse(text))), undefined);
    }
  });
}
