/**
 * Credits: who wrote, photographed, edited and released an article, and who helped. A credit that names somebody is a
 * dateline wherever it stands; one that names nobody (编辑:宣传科) belongs to the page.
 */
import { kindOfUnit, LETTER, NUMBER } from '../text/characters.ts';
import { groupsOf, isNameForm } from './name-form.ts';

const LONGEST = 110;
/** What a credit may say of the work, longest first where one begins another. */
const WORK = [
  '文字整理|翻译整理|整理|文字|文案|文稿|撰文|撰写|撰稿|编写|编译|编发|编导|编审|编辑|采访|采写|采编|供稿|供图|组稿|投稿|发稿|推送|图片|图文|文图|文\\/图|图\\/文|配图|制图|制作|美编|版式|排版|校对|核校|校审|审校|审核|审稿|审签|审定|签发|核稿|复核|初审|复审|终审|终校|一审|二审|三审|监制|统筹|策划|拍摄|摄影|摄像|摄制|剪辑|视频|录音|播音|出镜|翻译|撰',
  '记者|通讯员|实习生|作者|责编|主编|主笔|主播|值班主任|值班总编|值班编委|值班领导|责任编委|责任校对|新闻联络人|文|图|摄',
].join('|');
const QUALITY = '本报|本版|本期|本刊|本台|本网|本站|全媒体|融媒体|特约|特派|见习|实习|首席|值班|执行|责任|网络|新媒体|总|学生|校园|团学';
const LABEL = new RegExp(`(?<![\\p{L}])(?:${QUALITY}){0,3}(?:${WORK})(?:人|员|者)?(?: ?[:|/] ?| {1,4}|$)`, 'gu');
/** Before the first label: signs, brackets, a credit's own sign. */
const LEAD = /^[^\p{L}\p{N}]{0,4}$/u;
const SENTENCE = /[。!?;,]|\p{N}{5}/u;
const LONGEST_VALUE = 30;
/** 文 and 图 alone are words: only a colon, a bar or a slash makes labels of them. */
const LOOSE = /^(?:文|图|摄|撰|视频|图片|文字|策划|翻译|作者|制作|统筹|录音|编辑|采访|整理)\s+$/u;

/** Whether a line is nothing but credits of which at least one names somebody: 撰文|李小青 图片|宣传科. */
export function isCreditLine(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (isContribution(text)) return true;
  if (!mayOpen(text)) return false;
  const labels = [...text.matchAll(LABEL)];
  const [first] = labels;
  if (first === undefined || !LEAD.test(text.slice(0, first.index)) || (LOOSE.test(first[0]) && labels.length < 2)) return false;
  let named = false;
  for (const [index, label] of labels.entries()) {
    const value = text.slice(label.index + label[0].length, labels[index + 1]?.index ?? text.length);
    if (value.length > LONGEST_VALUE || SENTENCE.test(value)) return false;
    named ||= groupsOf(value).some(isNameForm);
  }
  return named;
}

/** Whether the first letter of a line may be that of a label: of most lines nothing more need be asked. */
function mayOpen(text: string): boolean {
  let at = 0;
  while (at < text.length && ((kindOfUnit[text.charCodeAt(at)] as number) & (LETTER | NUMBER)) === 0) at++;
  return opens[text.charCodeAt(at)] === 1;
}

const opens = new Uint8Array(0x10000);
for (const word of `${QUALITY}|${WORK}`.split('|')) opens[word.charCodeAt(0)] = 1;

/** (通讯员李小青、摄影师王二对本文亦有贡献), (本文图片由镇党委提供) */
const CONTRIBUTION =
  /^\((?:[^()。]{2,80}对(?:本文|此文|本报道)(?:亦|也|都)?有贡献|(?:本文|本版|本报道|以上|照片|图片)[^()。,]{0,6}由[^()。,]{2,30}(?:提供|采写|拍摄|整理|供稿|摄))[。.]?\)$/u;
const CREDIT_IN_BRACKETS = /^\((?:供稿|来稿|供图|文字整理|图文|撰稿)(?:单位|人)?:[^()。,]{2,30}\)$/u;

function isContribution(text: string): boolean {
  return text.startsWith('(') && (CONTRIBUTION.test(text) || CREDIT_IN_BRACKETS.test(text));
}
