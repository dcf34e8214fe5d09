/** Texts that were read in the wrong encoding, as files of the web hold them. */
import iconv from 'iconv-lite';

/** UTF-8 read as GBK. */
export const asGbk = (text: string): string => iconv.decode(Buffer.from(text), 'gbk');
/** UTF-8 read as Latin-1. */
export const asLatin = (text: string): string => Buffer.from(text).toString('latin1');

/** What shows only when it is decoded: menus, other flaws, more of the same. */
const HIDDEN = [
  '今天上午',
  '上一篇:会议',
  '版权所有 青禾新闻网 未经许可不得转载',
  '首页 | 要闻 | 民生 | 视频',
  '首页',
  '紀(jì)委書(shū)記(jì)到會',
  '上午,,县长到县医院,、县一中,、县农场,、县林场,。',
  '青禾\u00a0日报\u00a0社',
  '习\u200b近平\u200b同志',
  '习\u2060近平同志',
  '\ufeff青禾县开会',
  '<p>青禾县开会</p>',
  '&nbsp;青禾县&nbsp;',
  '鄂啟顺到会并讲话。',
  '各大医院积极响应***、***支援',
  '锟斤拷锟斤拷',
  '2023-09-12 10:20 来源:青禾',
  '相关新闻',
  '青禾县部署秋季农田水利建设工作',
  '会议要求,各乡镇、各部门要把农田水利建设摆在突出位置,抓住当前有利时机,组织好人员和机械。',
];

/** Each of them misread in either way, and twice. */
export const MISREAD = HIDDEN.flatMap((text) => [
  asGbk(text),
  asLatin(text),
  asGbk(asGbk(text)),
  asLatin(asLatin(text)),
  asLatin(asGbk(text)),
  asGbk(asLatin(text)),
]);
