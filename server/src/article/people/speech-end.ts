/**
 * How far reported speech reaches: to the end of its sentence or its quotation, and over the sentences behind it that can be
 * nothing but its continuation.
 */
import type { Quotations } from './quotations.ts';

const SENTENCE_END = '。!?';
/** What a speaker demands goes on with the next demand. */
const GOES_ON =
  /^(?:[一二三四五六七八九十][是要]|首先|其次|再次|最后,|第[一二三四五六七八九十][,是]|(?:同时,?|此外,?|另外,?)?(?:还|更|既|也)?要(?!不是|求)|必须|务必|不[能得]|[绝决]不|切实|坚持|坚决|坚定|持续|着力|加强|加快|强化|聚焦|紧盯|全面|进一步|希望|应当|应该|需要|只有|唯有|我们|咱们)/u;
/** … and so does what all are told to do: 各级各部门要. */
const DEMANDS = /^[^,。;会他她]{2,14}(?:要(?!求|闻|案|素|点|道)|必须|应当|务必)/u;
const NARRATES = /^(?:会议|会上|会前|会后|随后|当天|当日|活动|仪式|座谈|据|记者|目前|日前|近日|此前|截至)/u;
const LOOKED_AT = 24;

/**
 * The end of the speech whose first sentence ends at an offset.
 * @param names whether anybody is named between two offsets
 */
export function speechEnd(text: string, first: number, quotations: Quotations, names: (from: number, to: number) => boolean): number {
  let end = first;
  while (end < text.length && SENTENCE_END.includes(text[end - 1] as string)) {
    const sentence = text.slice(end, end + LOOKED_AT);
    if (NARRATES.test(sentence) || !(GOES_ON.test(sentence) || DEMANDS.test(sentence))) break;
    const next = quotations.sentenceEnd(end);
    if (names(end, next)) break;
    end = next;
  }
  return end;
}
