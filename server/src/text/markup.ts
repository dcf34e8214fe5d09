/**
 * Markup inside the prose of articles that were converted from pages: 县委书记**王大山**主持, 局长[周文远](https://…)说,
 * 县长<b>李小河</b>&nbsp;出席. Its marks part a name from its post; readers of the rendered text never see them. Pairs of asterisks
 * also mask names (王**、李**); those stay, as do lines that are nothing but markup and the marks of other Markdown (headings,
 * lists, menus of links, lines that are bold as a whole): lines are judged by them.
 */
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
const TAG = /<\/?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,300})?\/?>|&(?:nbsp|ensp|emsp|thinsp|#160|#12288|#x3000|#xa0);/giu;
const HAN = /\p{sc=Han}/u;

/** The marks of bold text, links and tags in prose, in raw offsets, in no order. Linear in the length of the text. */
export function findMarkup(raw: string): Span[] {
  return [
    ...(raw.includes('**') ? boldMarks(raw) : []),
    ...(raw.includes('](') ? linkMarks(raw) : []),
    ...(raw.includes('</') || raw.includes('&') || raw.includes('/>') ? tags(raw) : []),
  ];
}

/** A caption is told from a paragraph by its tag. */
const CAPTION = '<figcaption';

/** Of lines that hold Chinese text beside their tags. */
function tags(raw: string): Span[] {
  const found: Span[] = [];
  for (let start = 0; start < raw.length; ) {
    const next = raw.indexOf('\n', start);
    const end = next < 0 ? raw.length : next;
    const line = raw.slice(start, end);
    const spans = Array.from(line.matchAll(TAG), ({ index, 0: tag }) => ({ start: start + index, end: start + index + tag.length }));
    if (spans.length > 0 && !line.startsWith(CAPTION) && HAN.test(line.replaceAll(TAG, ''))) found.push(...spans);
    start = end + 1;
  }
  return found;
}

function boldMarks(raw: string): Span[] {
  const marks: Span[] = [];
  let pairs = 0;
  let masks = 0;
  for (let from = raw.indexOf('**'); from >= 0; ) {
    const start = raw.lastIndexOf('\n', from) + 1;
    const next = raw.indexOf('\n', from);
    const end = next < 0 ? raw.length : next;
    if (WHOLE_LINE.test(raw.slice(start, end))) {
      from = next < 0 ? -1 : raw.indexOf('**', next);
      continue;
    }
    const runs = Array.from(raw.slice(start, end).matchAll(RUN), ({ index, 0: run }) => ({
      start: start + index,
      end: start + index + run.length,
    }));
    for (let i = 0; i + 1 < runs.length && i < 2 * MOST_PAIRS; i += 2) {
      const [open, close] = [runs[i] as Span, runs[i + 1] as Span];
      const inside = raw.slice(open.end, close.start);
      pairs++;
      if (BETWEEN_MASKS.test(inside)) masks++;
      else if (open.end - open.start === close.end - close.start && EMPHASISED.test(inside)) marks.push(open, close);
    }
    from = next < 0 ? -1 : raw.indexOf('**', next);
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
