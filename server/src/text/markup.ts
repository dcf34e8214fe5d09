/**
 * Markup inside the prose of articles that were converted from pages: 县委书记**王大山**主持, 局长[周文远](https://…)说,
 * 县长<b>李小河</b>&nbsp;出席. Its marks part a name from its post; readers of the rendered text never see them. Pairs of asterisks
 * also mask names (王**、李**); those stay, as do lines that are nothing but markup and the marks of other Markdown (headings,
 * lists, menus of links, lines that are bold as a whole): lines are judged by them.
 */
import { LineIndex } from './lines.ts';
import type { Span } from './span.ts';

/** Runs of two and three asterisks; longer ones are rules and masks. */
const RUN = /(?<!\*)\*{2,3}(?!\*)/gu;
/** A line that is bold as a whole: a headline, a heading. */
const WHOLE_LINE = /^\s*\*{2,3}[^*\n]*\*{2,3}\s*$/u;
/** What bold text begins with: no blank, and nothing that goes on with a sentence; or a blank alone that was bold. */
const EMPHASISED = /^(?:[^\s、,，。;；:：)）][^\n]*|\s+)$/u;
/** What stands between the masks of two names: it ends in a surname alone (王**、李**; 王**和李**). */
const BETWEEN_MASKS = /(?:^|[\s\p{P}和与及对向将把被由让给])\p{sc=Han}$/u;
/** Of so many pairs one that masks names shows that the others may, too. */
const MASKED_SHARE = 5;
/** A line of more pairs than this is no prose. */
const MOST_PAIRS = 200;

/** A link in running text: Han text, or a comma of it, stands directly beside; not one behind a label (相关链接:). */
const LINK =
  /(?<=[\p{sc=Han}、,，“])\[([^[\]\n]{1,40})\]\((?:https?:|www\.|[/.#])[^\s()\n]{0,300}\)|(?<!!)\[([^[\]\n]{1,40})\]\((?:https?:|www\.|[/.#])[^\s()\n]{0,300}\)(?=\p{sc=Han})/gu;

/** Tags of HTML, and the blanks that it writes by name. */
const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:[ \t][^<>\r\n]{0,300})?\/?>|&(?:nbsp|ensp|emsp|thinsp|#160|#12288|#x3000|#xa0);/giu;
const HAN = /\p{sc=Han}/u;

/**
 * The marks of bold text, links and tags in prose, in raw offsets, in no order. Linear in the length of the text.
 * @param pinyin readings that were injected behind characters
 */
export function findMarkup(raw: string, pinyin: readonly Span[]): Span[] {
  return [
    ...(raw.includes('**') ? boldMarks(raw, pinyin) : []),
    ...(raw.includes('](') ? linkMarks(raw) : []),
    ...(raw.includes('<') || raw.includes('&') ? tags(raw) : []),
  ];
}

/** What a pattern finds, the finds of one line together, each with the text of its line. */
function* byLine(raw: string, pattern: RegExp): Generator<readonly [line: string, found: readonly Span[]]> {
  const found = Array.from(raw.matchAll(pattern), ({ index, 0: match }) => ({ start: index, end: index + match.length }));
  if (found.length === 0) return;
  const lines = new LineIndex(raw);
  for (const [number, spans] of Map.groupBy(found, ({ start }) => lines.lineAt(start))) {
    const { start, end } = lines.span(number);
    yield [raw.slice(start, end), spans];
  }
}

/** A caption is told from a paragraph by its tag. */
const CAPTION = '<figcaption';

/** Of lines that hold Chinese text beside their tags. */
function tags(raw: string): Span[] {
  const found: Span[] = [];
  for (const [line, spans] of byLine(raw, TAG))
    if (!line.startsWith(CAPTION) && HAN.test(line.replaceAll(TAG, ''))) for (const span of spans) found.push(span);
  return found;
}

function boldMarks(raw: string, pinyin: readonly Span[]): Span[] {
  // A surname is one with its reading behind it, too: 王(wáng)**、李(lǐ)**.
  const readings = new Map(pinyin.map(({ start, end }) => [end, start]));
  const marks: Span[] = [];
  let pairs = 0;
  let masks = 0;
  for (const [line, runs] of byLine(raw, RUN)) {
    if (WHOLE_LINE.test(line)) continue;
    for (let i = 0; i + 1 < runs.length && i < 2 * MOST_PAIRS; i += 2) {
      const [open, close] = [runs[i] as Span, runs[i + 1] as Span];
      const inside = raw.slice(open.end, close.start);
      pairs++;
      if (BETWEEN_MASKS.test(raw.slice(open.end, readings.get(close.start) ?? close.start))) masks++;
      else if (open.end - open.start === close.end - close.start && EMPHASISED.test(inside)) marks.push(open, close);
    }
  }
  return masks * MASKED_SHARE > pairs ? [] : marks;
}

function linkMarks(raw: string): Span[] {
  return Array.from(raw.matchAll(LINK), ({ index, 0: link, 1: before, 2: behind }) => {
    const textEnd = index + 1 + (before ?? behind ?? '').length;
    return [
      { start: index, end: index + 1 },
      { start: textEnd, end: index + link.length },
    ];
  }).flat();
}
