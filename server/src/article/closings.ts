/**
 * How notices close: whom to ask, who signs, when, whom it leaves behind. Such lines are short and hold telephone numbers and
 * addresses as the foot of a page does; what tells them is that they follow the story at once, and that a signature ends them. 落款
 */
import { isBreadcrumb } from './cues.ts';
import type { LineTraits } from './lines.ts';
import { mayBeName } from './name-form.ts';
import { stampedDate } from './published.ts';
import { endsInPost } from './story-lines.ts';

/** What of the page the search looks at. */
export interface ClosingPage {
  readonly lines: readonly LineTraits[];
  readonly cues: readonly (string | null)[];
}

/** The lines of a notice's closing that are no date and no credit. */
export interface Closing {
  /** 0-based indices of lines that say whom to ask, and whom the dead leaves behind. */
  readonly contacts: ReadonlySet<number>;
  /** 0-based index of the line that signs; -1 where none does. */
  readonly signature: number;
}

const SIGNATORY = /(?:政府|主席团|公司|集团|银行|协会|大学|学校|中心|街道|支部|[会局委部院厅处室科站所馆社队组厂镇乡])$/u;
const LONGEST_SIGNATURE = 30;
const LONGEST_DATE = 16;
/** Lines between the story and who signs it. */
const REACH = 6;
const LONGEST_CONTACT = 60;

/** Whom to ask, in the words of notices; a site's own foot begins with 地址, 主办, 版权 and the like. */
const CONTACT =
  /^[^\p{L}]{0,2}(?:[^:,。 ]{0,8}联系人|新闻联络人|联络人|咨询|(?:预约|订票|监督|举报|监督举报|受理|咨询|报名|投诉|信访)(?:电话|邮箱|部门|单位|机构|时间|地点|方式)|家属|抄送|抄报)[^:。]{0,6}:/u;
/** Whose page says so speaks of the page. */
const SITE = /网站|本网|本站|不良信息|客服|热线|纠错/u;

/**
 * The closing of the notice that ends on a line of the body.
 * @param last 0-based index of the body's last line
 */
export function closingBelow(last: number, page: ClosingPage): Closing {
  const { lines, cues } = page;
  const below = linesBelow(last, page);
  const at = below.findIndex((index) => isSignature(lines, index));
  const contacts = new Set<number>();
  // All that stands between the story and its signature belongs to it.
  for (const index of below.slice(0, Math.max(at, 0))) contacts.add(index);
  const rest = linesBelow(at < 0 ? last : (nextLine(lines, below[at] as number) ?? last), page);
  for (const index of rest) {
    const { text } = lines[index] as LineTraits;
    if (!CONTACT.test(text) || SITE.test(text) || (cues[index] !== null && cues[index] !== 'boilerplate/contact')) break;
    contacts.add(index);
  }
  return { contacts, signature: at < 0 ? -1 : (below[at] as number) };
}

/** The short lines right below an index, down to the first that belongs to the page. */
function linesBelow(from: number, { lines, cues }: ClosingPage): number[] {
  const found: number[] = [];
  for (let i = nextLine(lines, from); i !== undefined && found.length <= REACH; i = nextLine(lines, i)) {
    const traits = lines[i] as LineTraits;
    const cue = cues[i];
    if (traits.markup || traits.bare || traits.length > LONGEST_CONTACT || traits.items.length > 3) break;
    if ((cue !== null && cue !== 'boilerplate/contact') || isBreadcrumb(traits) || SITE.test(traits.text)) break;
    found.push(i);
  }
  return found;
}

function nextLine(lines: readonly LineTraits[], index: number): number | undefined {
  let i = index + 1;
  while (lines[i]?.blank === true) i++;
  return i < lines.length ? i : undefined;
}

/** Who signs a notice: an organisation on a line of its own, right above the closing date, or somebody with an office. */
function isSignature(lines: readonly LineTraits[], index: number): boolean {
  const traits = lines[index] as LineTraits;
  if (isOfficial(traits.text)) return true;
  if (traits.terminal || traits.length > LONGEST_SIGNATURE || !SIGNATORY.test(traits.text)) return false;
  const below = nextLine(lines, index);
  const next = below === undefined ? undefined : (lines[below] as LineTraits);
  return next !== undefined && next.length <= LONGEST_DATE && stampedDate(next.text) !== null;
}

const LONGEST_OFFICIAL = 24;

/** Who holds an office and signs with it: 县长 柳 春. */
function isOfficial(text: string): boolean {
  if (text.length > LONGEST_OFFICIAL) return false;
  const post = text.split(' ', 1)[0] as string;
  return post.length < text.length && endsInPost(post) && mayBeName(text.slice(post.length).replace(/ /gu, ''));
}

/** A closing remark: (完), (此件公开发布), (根据录音整理,未经本人审阅). */
const REMARK = /^\([\p{sc=Han} ,]{1,24}\)$/u;

/** Whether a line is a remark that closes a text. */
export function isRemark({ text }: LineTraits): boolean {
  return REMARK.test(text);
}
