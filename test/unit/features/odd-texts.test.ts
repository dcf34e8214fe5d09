import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { fixActions, fixAll } from '../../../server/src/features/fixes.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { outline } from '../../../server/src/features/outline.ts';
import { definition, highlights, references } from '../../../server/src/features/references.ts';
import { toMarkdown } from '../../../server/src/features/rich-text.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';

/** What articles are made of, and what breaks them. */
const pieces = [
  '宝丰县委书记许红兵指出,要抓实重点工作。',
  '書(shū)記(jì)許(xǔ)紅兵',
  '一是加快发展。二是改善民生。',
  '2020年6月25日',
  '上一篇 下一篇',
  '豫ICP备09014970号',
  '[x](command:y)<b>',
  '---',
  '\n',
  '\r\n',
  '\r',
  '\ud800',
  '\udc00',
  '𠮷',
  '\ufeff',
  '\u00a0',
  '***',
  ',,、',
];

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

test('no text makes a feature fail, and every span lies in the text', () => {
  fc.assert(
    fc.property(text, fc.nat(400), (raw, at) => {
      const article = new OpenArticle('/a.txt', raw, analyse(raw));
      const snapshot = new MemorySnapshot([article]);
      const offset = Math.min(at, raw.length);
      const within = ({ start, end }: { start: number; end: number }): void => assert.ok(start >= 0 && start <= end && end <= raw.length);
      const shown = hover(snapshot, article, offset);
      if (shown !== undefined) {
        within(shown.span);
        assert.ok(toMarkdown(shown.blocks).isWellFormed());
      }
      for (const entry of outline(article)) within(entry.span);
      for (const { line, endLine } of foldingRanges(article)) assert.ok(line < endLine && endLine <= article.lines.count);
      for (const { span } of diagnostics(article)) within(span);
      for (const { span } of highlights(snapshot, article, offset)) within(span);
      for (const location of references(snapshot, article, offset, true)) within(location);
      definition(snapshot, article, offset);
      for (const { edits } of [...fixActions(article, { start: offset, end: offset }), ...[fixAll(article) ?? { edits: [] }]])
        edits.forEach(within);
      let last = 0;
      for (const token of semanticTokens(article)) {
        within(token);
        assert.ok(token.start >= last && token.end > token.start);
        last = token.end;
      }
    }),
    { numRuns: 300 },
  );
});
