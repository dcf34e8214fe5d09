import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PhraseCounting } from '../../../server/src/corpus/phrases.ts';
import { exportOfficials } from '../../../server/src/features/export-officials.ts';
import { findEntities } from '../../../server/src/features/find-names.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { references } from '../../../server/src/features/references.ts';
import { toPlainText } from '../../../server/src/features/rich-text.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { statisticsDocument } from '../../../server/src/features/statistics.ts';
import { buildCorpus } from '../../support/corpus.ts';

const THOUGHT = '习近平新时代中国特色社会主义思想';
/** One plain mention and one in a phrase; one in a phrase alone, beside somebody who is mentioned three times. */
const ARTICLES = {
  '/c/a.txt': `县委召开会议\n县委书记许红兵强调，要深入学习${THOUGHT}。会议传达了习近平总书记重要讲话。\n`,
  '/c/b.txt': `全县学习${THOUGHT}\n县委书记许红兵主持会议，要求学好${THOUGHT}。许红兵指出，要抓实工作。许红兵强调，要落实。\n`,
};
const corpus = buildCorpus(ARTICLES);

function articleOf(path: keyof typeof ARTICLES, phrases: PhraseCounting) {
  const snapshot = corpus.snapshot({ phrases });
  const facts = snapshot.facts(path);
  assert.ok(facts);
  return { snapshot, article: new OpenArticle(path, ARTICLES[path], facts) };
}

/** The lines of the references for a caret on the first place of a text in the first article, by article. */
function referencesAt(phrases: PhraseCounting, text: string): string[] {
  const { snapshot, article } = articleOf('/c/a.txt', phrases);
  const found = references(snapshot, article, article.text.indexOf(text) + 1, true);
  return found.map(({ path, line, column }) => `${path}:${line}:${column}`);
}

const PLAIN = '/c/a.txt:2:37';
const IN_PHRASES = ['/c/a.txt:2:15', '/c/b.txt:1:4', '/c/b.txt:2:16'];

describe('counted apart', () => {
  it('references list them only for a caret on one', () => {
    assert.deepEqual(referencesAt('separate', '习近平总书记'), [PLAIN]);
    assert.deepEqual(referencesAt('separate', THOUGHT).sort(), [PLAIN, ...IN_PHRASES].sort());
  });
  it('hovers, searches and statistics say how many there are', () => {
    const { snapshot, article } = articleOf('/c/a.txt', 'separate');
    const shown = toPlainText(hover(snapshot, article, article.text.indexOf(THOUGHT))?.blocks ?? []);
    assert.match(shown, /In this article · 1 mention, 1 more in fixed phrases/);
    assert.match(shown, /In the corpus · 1 mention, 3 more in fixed phrases · 1 article\b/);
    const [first, second] = findEntities(snapshot, 'person', '', 5);
    assert.deepEqual([first?.key, second?.key, second?.mentions, second?.phrases], ['许红兵', '习近平', 1, 3]);
    assert.match(statisticsDocument(snapshot), /^\| Further mentions in fixed phrases \| 3 \|$/m);
  });
  it('exports have both figures', () => {
    const found = JSON.parse(exportOfficials(corpus.snapshot(), 'json').text) as {
      key: string;
      mentions: number;
      phrase_mentions: number;
    }[];
    const leader = found.find(({ key }) => key === '习近平');
    assert.deepEqual([leader?.mentions, leader?.phrase_mentions], [1, 3]);
  });
  it('whom only phrases name is in no list', () => {
    const only = buildCorpus({ '/c/b.txt': ARTICLES['/c/b.txt'] });
    assert.deepEqual(
      findEntities(only.snapshot(), 'person', '', 5).map(({ key }) => key),
      ['许红兵'],
    );
    assert.equal(only.snapshot().statistics().people, 1);
  });
});

describe('counted like any other', () => {
  it('references list them', () => {
    assert.deepEqual(referencesAt('count', '习近平总书记').sort(), [PLAIN, ...IN_PHRASES].sort());
  });
  it('hovers, searches and statistics add them up', () => {
    const { snapshot, article } = articleOf('/c/a.txt', 'count');
    const shown = toPlainText(hover(snapshot, article, article.text.indexOf(THOUGHT))?.blocks ?? []);
    assert.match(shown, /In this article · 2 mentions · /);
    assert.match(shown, /In the corpus · 4 mentions · 2 articles/);
    assert.deepEqual(
      findEntities(snapshot, 'person', '', 5).map(({ key, mentions }) => [key, mentions]),
      [
        ['习近平', 4],
        ['许红兵', 4],
      ],
    );
    assert.deepEqual(
      findEntities(snapshot, 'person', 'xjp', 5).map(({ key, mentions, articles }) => [key, mentions, articles]),
      [['习近平', 4, 2]],
    );
    const { mentions, phrases } = snapshot.statistics();
    assert.equal(mentions, corpus.snapshot().statistics().mentions + 3);
    assert.equal(phrases, 0);
  });
  it('whom only phrases name is found and exported', () => {
    const only = buildCorpus({ '/c/b.txt': ARTICLES['/c/b.txt'] }).snapshot({ phrases: 'count' });
    assert.deepEqual(
      findEntities(only, 'person', '习近平', 5).map(({ key }) => key),
      ['习近平'],
    );
    assert.equal(only.statistics().people, 2);
    assert.match(exportOfficials(only, 'csv').text, /^习近平,习近平,习近平,official,2,0,1,/m);
  });
});

describe('ignored', () => {
  it('a phrase names nobody: no hover, no references, no colour', () => {
    const { snapshot, article } = articleOf('/c/a.txt', 'ignore');
    const at = article.text.indexOf(THOUGHT) + 1;
    assert.equal(hover(snapshot, article, at), undefined);
    assert.deepEqual(referencesAt('ignore', THOUGHT), []);
    assert.ok(semanticTokens(article).every(({ start, end }) => end <= at || start > at));
  });
  it('other mentions stay', () => {
    assert.deepEqual(referencesAt('ignore', '习近平总书记'), [PLAIN]);
    const { snapshot, article } = articleOf('/c/a.txt', 'ignore');
    const shown = toPlainText(hover(snapshot, article, article.text.indexOf('习近平总书记'))?.blocks ?? []);
    assert.match(shown, /In this article · 1 mention · /);
    assert.equal(snapshot.entity('person', '习近平')?.phrases, 0);
    assert.doesNotMatch(statisticsDocument(snapshot), /fixed phrases/);
  });
});

it('taking articles out takes their phrases out', () => {
  const changing = buildCorpus(ARTICLES);
  changing.remove('/c/b.txt');
  const found = changing.snapshot().entity('person', '习近平');
  assert.deepEqual([found?.mentions, found?.phrases, found?.articles], [1, 1, 1]);
  changing.remove('/c/a.txt');
  assert.equal(changing.snapshot().entity('person', '习近平'), undefined);
});
