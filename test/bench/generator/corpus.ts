/**
 * A corpus of any size, made up: `article(index)` is the same text whenever it is asked for. Places, people, sites and the
 * flaws of scraped text occur as often as in folders of real news: a few officials in thousands of articles and most in some,
 * every site's furniture on each of its pages, reprints under another site's name, pinyin and commas strewn in, both scripts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import phrases from './phrases.json' with { type: 'json' };
import { type Place, places } from './population.ts';
import { Random } from './random.ts';
import { Filling, storyOf } from './story.ts';

export interface GeneratedArticle {
  /** Relative, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Articles of one folder. */
const PER_FOLDER = 500;
/** Sites; the first have most articles. */
const SITES = 120;
/** Shares of articles. */
const REPRINTED = 0.04;
const WITHOUT_FURNITURE = 0.15;
const WITH_PINYIN = 0.03;
const WITH_COMMAS = 0.03;
const TRADITIONAL = 0.03;
const MARKDOWN = 0.05;
/** Where such flaws are, so many characters or sentences have them. */
const PINYIN_EVERY = 60;
/** How far back the story lies that is reprinted. */
const REPRINT_REACH = 2000;

const byName = new Map(places.map((place) => [place.name, place]));
const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** The article of a number, from 0. */
export function article(index: number): GeneratedArticle {
  const random = new Random(index, 1);
  // A reprint takes the story of an earlier article, with the furniture of its own site.
  const source = index > 0 && random.happens(REPRINTED) ? Math.max(0, index - 1 - random.below(Math.min(index, REPRINT_REACH))) : index;
  const content = contentOf(source);
  const site = Math.floor(SITES * random.next() ** 2);
  let text = pageOf(content, random, site);
  if (random.happens(WITH_PINYIN)) text = withPinyin(text, random);
  if (random.happens(WITH_COMMAS)) text = text.replaceAll('。', () => (random.happens(0.3) ? ',。' : '。'));
  if (random.happens(TRADITIONAL)) text = toTraditional(text);
  const folder = String(Math.floor(index / PER_FOLDER)).padStart(5, '0');
  return { path: `${folder}/${String(index).padStart(7, '0')}.${random.happens(MARKDOWN) ? 'md' : 'txt'}`, text };
}

interface Content {
  readonly filling: Filling;
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

function contentOf(index: number): Content {
  const random = new Random(index, 2);
  const place = random.pick(places);
  const above = byName.get(place.holder) ?? null;
  const filling = new Filling(random, place, above);
  return { filling, ...storyOf(random, filling) };
}

function pageOf({ filling, headline, paragraphs }: Content, random: Random, site: number): string {
  const story = [headline, filling.fill(random.pick(phrases.datelines)).replace('{site}', ''), ...paragraphs];
  if (random.happens(0.5)) story.push(filling.fill(random.pick(phrases.credits)));
  if (random.happens(WITHOUT_FURNITURE)) return `${story.join('\n\n')}\n`;
  const { above, below } = furnitureOf(site);
  const other = contentOf(random.below(1000)).headline;
  return [...above, '', ...story, '', ...below.map((line) => line.replace('{headline}', other))].join('\n');
}

/** What a site prints around each of its stories. */
function furnitureOf(site: number): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const random = new Random(site, 3);
  const place = places[random.below(400)] as Place;
  const filling = new Filling(random, place, null);
  const lines = (templates: readonly string[], count: number) =>
    random.some(templates, count).map((template) =>
      template
        .split(/(\{headline\})/)
        .map((part) =>
          part === '{headline}'
            ? part
            : filling.fill(part.replaceAll('{site}', `${place.name}新闻网`).replaceAll('{icp}', `京ICP备${10_000_000 + site * 7919}号`)),
        )
        .join(''),
    );
  return { above: lines(phrases.menus, 1 + random.below(3)), below: lines(phrases.footers, 3 + random.below(5)) };
}

/** 调(diào)研: a reading behind a character now and then. */
function withPinyin(text: string, random: Random): string {
  return text.replaceAll(/\p{sc=Han}/gu, (character) =>
    random.below(PINYIN_EVERY) === 0 ? `${character}(${pinyin(character)})` : character,
  );
}

/** Writes the articles from `from` up to `to`, `to` left out, below a folder. */
export function writeCorpus(folder: string, from: number, to: number): void {
  let last = '';
  for (let index = from; index < to; index++) {
    const { path: relative, text } = article(index);
    const below = path.dirname(relative);
    if (below !== last) mkdirSync(path.join(folder, below), { recursive: true });
    last = below;
    writeFileSync(path.join(folder, relative), text);
  }
}
