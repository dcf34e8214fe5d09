/**
 * What articles in memory have in common, by comparing each with each: slow and obviously right.
 */
import path from 'node:path';
import { read } from '../../server/src/article/reading.ts';
import { countHan } from '../../server/src/corpus/duplicates/bare.ts';
import { comparedOf } from '../../server/src/corpus/duplicates/compared.ts';
import { openLines, PASSAGE_SHINGLE, storyShingles } from '../../server/src/corpus/duplicates/rows.ts';
import { containment, jaccard, shingles } from '../../server/src/corpus/duplicates/shingles.ts';
import type { OpenArticle } from '../../server/src/features/open-article.ts';
import type { Across } from '../../server/src/hygiene/across.ts';

function comparedLines({ text, facts }: OpenArticle) {
  const compared = comparedOf(read(text), facts);
  const furniture = compared.furniture.map(({ line, key }) => ({ line, key, story: false }));
  return { compared, lines: [...furniture, ...openLines(compared.story).map((each) => ({ ...each, story: true }))] };
}

/** The articles that have a line of an article. */
export function articlesWithLine(articles: readonly OpenArticle[], article: OpenArticle, line: number): OpenArticle[] {
  const key = comparedLines(article).lines.find((each) => each.line === line)?.key;
  return articles.filter((each) => comparedLines(each).lines.some((other) => other.key === key));
}

export function across(articles: readonly OpenArticle[], article: OpenArticle): Across {
  const own = comparedLines(article);
  const others = articles.filter((each) => each !== article).map((each) => ({ article: each, ...comparedLines(each) }));
  const witnesses = (key: number): number => {
    const stories: Uint32Array[] = [];
    let furniture = 0;
    for (const each of articles.map(comparedLines)) {
      const line = each.lines.find((one) => one.key === key);
      const story = storyShingles(each.compared);
      if (line?.story === false) furniture++;
      else if (line !== undefined && !stories.some((other) => jaccard(story, other) >= 0.5)) stories.push(story);
    }
    return furniture + stories.length;
  };
  const elsewhere = ({ path: file, facts }: OpenArticle) => ({
    path: file,
    name: facts.title?.text ?? path.basename(file),
    line: facts.title?.line ?? 1,
  });
  const story = storyShingles(own.compared);
  const alike = others
    .map((other) => ({ ...elsewhere(other.article), similarity: jaccard(story, storyShingles(other.compared)) }))
    .filter(({ similarity }) => similarity >= 0.7)
    .sort((a, b) => b.similarity - a.similarity || (a.path < b.path ? -1 : 1));
  const passages = own.compared.story.flatMap(({ line: at, bare }) => {
    if (countHan(bare) < 60) return [];
    const [best] = others
      .filter((other) => !alike.some((each) => each.path === other.article.path))
      .map((other) => {
        const whole = shingles(other.compared.story.map((each) => each.bare).join(''), PASSAGE_SHINGLE);
        return { ...elsewhere(other.article), at, share: containment(shingles(bare, PASSAGE_SHINGLE), whole) };
      })
      .filter(({ share }) => share > 0.5)
      .sort((a, b) => b.share - a.share || (a.path < b.path ? -1 : 1));
    return best === undefined ? [] : [best];
  });
  const recurring = own.lines
    .filter(({ key }) => witnesses(key) >= 3)
    .map(({ line }) => ({ line, articles: articlesWithLine(articles, article, line).length }));
  return { recurring, alike, passages, misprints: [], contradictions: [] };
}
