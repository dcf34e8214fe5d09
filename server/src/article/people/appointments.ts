/**
 * What appoints people to posts and removes them, behind their names: 张三任县长, 张三同志的县长职务, and the resolutions of
 * assemblies, which name first and say the post after 为.
 */
import { isHan } from '../../text/script.ts';
import { characterClass, isOf } from './characters.ts';
import { dictionary, postsBackward } from './lexicon.ts';

const LONGEST_APPOINTMENT = 40;

/** 任县长, 同志为县长, 同志(女)的县长职务: what appoints to a post or removes from one, behind a name. */
const APPOINTMENT =
  /^(?:任|挂职任?|兼任|当选为?|(?:将(?:于[^,。]{2,10})?)?(?:出任|担任|接任)|不再担任|同志(?:\([^()]{1,8}\))?(?:任|为|挂职任?|兼任|的|不再担任))([^,;。()、]{2,34}?)(?:职务|[,;。()、]|$)/;

const OFFICE = /^的[^,;。]{2,44}职务/;

export const APPOINTMENT_FIRST = characterClass('任挂兼同当出担接不将为');
const LONGEST_LIST = 60;
/** Nothing but names from the start of the line, or from the verb, on: 任命张三、李四|为副院长; 王五|为市监察委员会主任; */
const APPOINTEES =
  /(?:^\s{0,4}|(?:任命|聘任|选举|推选|增补|补选|选出))(?:[\u4e00-\u9fff]{2,4}、|[\u4e00-\u9fff·]{4,20}、){0,8}(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff·]{2,12})$/;
const FORMAL = /^为([^,。;()]{3,34})[;。,]?$/;

/** Whether nothing but names stands before an offset, from the start of the line or from a verb of appointment on. */
export const areAppointees = (text: string, offset: number): boolean =>
  APPOINTEES.test(text.slice(Math.max(0, offset - LONGEST_LIST), offset));

/** Whether names alone may stand before an offset: what begins a line, or a verb of appointment close by. Nearly every 为 ends here. */
function mayAppoint(text: string, offset: number): boolean {
  let start = offset;
  while (start > 0 && offset - start < LONGEST_LIST && (isHan(text.charCodeAt(start - 1)) || '、·'.includes(text[start - 1] as string)))
    start--;
  return start < 4 || /任命|聘任|选举|推选|增补|补选|选出/.test(text.slice(start, offset));
}

/** Whether 为 at an offset gives a post to those before it, as resolutions do. */
function isFormalAppointment(text: string, offset: number): boolean {
  if (text[offset] !== '为' || !mayAppoint(text, offset)) return false;
  const post = FORMAL.exec(/^[^;。,]{0,40}[;。,]?/.exec(text.slice(offset))?.[0] ?? '')?.[1];
  return post !== undefined && postsBackward.longestBefore(post, post.length) > 1 && areAppointees(text, offset);
}

/** Whether an appointment follows a name that ends at an offset. */
export function isAppointment(text: string, offset: number): boolean {
  if (text[offset] === '的') return OFFICE.test(text.slice(offset, offset + LONGEST_APPOINTMENT));
  if (!isOf(text.charCodeAt(offset), APPOINTMENT_FIRST)) return false;
  if (text[offset] === '为') return isFormalAppointment(text, offset);
  // 担任, 曾任; at the start of a line 苗雨时|任 is a name.
  if (dictionary.get(text, offset - 1, offset + 1) > 0 && !('时新'.includes(text[offset - 1] as string) && offset === 3)) return false;
  const post = APPOINTMENT.exec(text.slice(offset, offset + LONGEST_APPOINTMENT + 10))?.[1];
  return post !== undefined && postsBackward.longestBefore(post, post.length) > 1;
}
