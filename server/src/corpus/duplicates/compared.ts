/**
 * What of an article is compared with other articles: the lines of its story, and the page furniture around it by its keys.
 * A pure function of the article alone; what the others have in common with it is asked when somebody wants to know.
 *
 * Title and dateline are content wherever else they stand: a column's name, an agency's byline and the date recur by nature.
 * So do headings, speakers' names and the closing formulae of official news (会议还研究了其他事项) inside the story; of such
 * lines nothing is ever said.
 */
import type { Facts, Section, Zone } from '../../article/facts.ts';
import type { Reading } from '../../article/reading.ts';
import { bareText, countHan, countLetters, keyOfFurniture, keyOfSentence } from './bare.ts';

/** A line of the story. */
export interface StoryLine {
  /** 1-based. */
  readonly line: number;
  /** Its letters and digits. */
  readonly bare: string;
  /** Whether it would be no part of the story if other stories had it, too. */
  readonly open: boolean;
}

/** A line of page furniture. */
export interface FurnitureLine {
  readonly line: number;
  readonly key: number;
}

/** 比对 */
export interface Compared {
  readonly story: readonly StoryLine[];
  readonly furniture: readonly FurnitureLine[];
}

/** Of furniture that says less than four letters nothing need be counted. */
const FURNITURE_MINIMUM = 4;
/** A sentence of the story that recurs word for word must have this many Han characters: shorter ones do so by nature. */
const SENTENCE_MINIMUM = 10;
/** From here on a line is a paragraph (the limit of line scoring): no formula is as long. */
export const PARAGRAPH_MINIMUM = 60;
/** Most lines of each kind, and most characters of a story, that are compared: ten times what the longest articles have. */
const LINES_MAXIMUM = 2000;
const STORY_MAXIMUM = 200_000;

/** Who attended, accompanied and chaired, what else was dealt with. */
const FORMULA = /(?:出席|列席|参加|主持|陪同)\p{L}{0,8}$|^(?:会议|会上)/u;
/** Who reports, on a line of its own. */
const BYLINE = /记者|通讯员|报道|报导|摄影|供稿|[讯电摄]$/u;

/** @param reading of the text that the facts are of */
export function comparedOf(reading: Reading, facts: Pick<Facts, 'zones' | 'sections' | 'people'>): Compared {
  const story: StoryLine[] = [];
  const furniture: FurnitureLine[] = [];
  const content = contentLines(facts);
  let left = STORY_MAXIMUM;
  for (const { line, text } of reading.lines) {
    const zone = facts.zones[line - 1];
    if (zone === 'body' ? left <= 0 || story.length >= LINES_MAXIMUM : zone !== 'boilerplate' || furniture.length >= LINES_MAXIMUM)
      continue;
    const bare = bareText(text.length > STORY_MAXIMUM ? text.slice(0, STORY_MAXIMUM) : text);
    if (zone === 'boilerplate') {
      const key = keyOfLine(zone, bare);
      if (key !== undefined) furniture.push({ line, key });
    } else if (bare !== '') {
      left -= bare.length;
      const han = countHan(bare);
      const open = han >= PARAGRAPH_MINIMUM || (han >= SENTENCE_MINIMUM && !content.has(line) && !isOfNews(bare));
      story.push({ line, bare, open });
    }
  }
  return { story, furniture };
}

/**
 * The key by which lines of articles are held against each other: of a line of the story what it says, of page furniture that but
 * for its digits. Of other lines, and of furniture that says hardly anything, there is none.
 */
export function keyOfLine(zone: Zone | undefined, bare: string): number | undefined {
  if (zone === 'body') return bare === '' ? undefined : keyOfSentence(bare);
  return zone === 'boilerplate' && countLetters(bare) >= FURNITURE_MINIMUM ? keyOfFurniture(bare) : undefined;
}

/** Whether a line says what news always say. */
function isOfNews(bare: string): boolean {
  return FORMULA.test(bare) || BYLINE.test(bare);
}

/** Lines of headings and of those that name somebody. */
function contentLines({ sections, people }: Pick<Facts, 'sections' | 'people'>): ReadonlySet<number> {
  const lines = new Set<number>();
  const add = (entries: readonly Section[]): void => {
    for (const { line, children } of entries) {
      lines.add(line);
      add(children);
    }
  };
  add(sections);
  for (const { mentions } of people) for (const { line } of mentions) lines.add(line);
  return lines;
}
