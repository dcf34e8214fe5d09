/**
 * Texts for laws: pieces of news, well-formed and broken, in every order; and articles that a scraper may have spoilt, each
 * with the clean text that it was made from.
 */
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { isHan, simplifyUnit, traditionalUnit } from '../../server/src/text/script.ts';

const NAMES = [
  '强卫',
  '许红兵',
  '許紅兵',
  '欧阳文静',
  '王小明',
  '阿依古丽·买买提',
  '安东尼奥•莫雷蒂',
  '张  进',
  '李　伟',
  '王某',
  '陈某某',
];
const POSTS = ['县委书记', '副市长', '党组成员、副局长', '代县长', '原副书记', '教授', '记者', '通讯员', '院长兼党委副书记'];
const BODIES = [
  '青禾县委',
  '市卫生健康委',
  '国家卫生健康委人事司',
  '县人民医院',
  '省高级人民法院',
  '青禾大学',
  '有限公司',
  '習近平新時代中國特色社會主義思想',
];
const PLACES = ['四川省', '阿坝州壤塘县', '红旗村', '太和镇', '香港', '日本', '東京', '朝阳区'];
const DATES = [
  '2020年6月19日',
  '6月1日至2日',
  '去年7月',
  '二〇二〇年十月',
  '2020-06-19 10:20',
  '112年9月3日',
  '今(23)日',
  '日前',
  '上周',
  '10日',
];
const SPEECH = ['说', '指出，', '强调：“', '”', '他表示，', '记者：', '要求', '会议指出'];
const SIGNS = [
  '（',
  '）',
  '(',
  ')',
  '【',
  '】',
  '《',
  '》',
  '“',
  '”',
  '、',
  '，',
  '，，',
  '。',
  '。。',
  '：',
  ':',
  '；',
  '！',
  '·',
  '*',
  '***',
  '**',
  '#',
  '|',
  '>',
  '/',
  '-',
  '---',
  '<p>',
  '<!--more-->',
  '[',
  ']',
  '{',
];
const INJECTED = ['(yīng)', '（wáng）', '(wang)', '(wáng)(wáng)', '(x)', '(WANG)', '应(yīng)永(yǒng)宁(níng)', '王(wáng)'];
const LAYOUT = ['\n', '\n\n', '\r\n', '\r', '\r\r\n', ' ', '  ', '　', '\t', '\u00a0', '\u2028', '\u0085'];
const BROKEN = [
  '\0',
  '\ufeff',
  '\u200b',
  '\u00ad',
  '\ufffd',
  '\ud842',
  '\udfb7',
  '𠮷',
  '👨‍👩‍👧',
  '浠婂ぉ涓婂崍',
  '锟斤拷',
  '[email\u00a0protected]',
  '\ue000',
];
const PAGE = [
  '首页 > 新闻 > 正文',
  '相关新闻',
  '版权所有',
  '责任编辑：王小明',
  '来源：青禾日报',
  '发布时间：2020-06-19',
  '上一篇',
  'title: 青禾县部署农田水利',
  '一、',
  '一是',
  '（一）',
  '首先，',
  '青禾县部署农田水利建设',
  '各项工作要抓好抓实，确保群众满意，推动全县经济社会不断向前发展。',
];

const piece = fc.oneof(
  ...[NAMES, POSTS, BODIES, PLACES, DATES, SPEECH, SIGNS, INJECTED, LAYOUT, BROKEN, PAGE].map((pieces) => fc.constantFrom(...pieces)),
);

/** Any string at all: pieces of news in every order, characters of every kind, code units that are no characters. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 150 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((units) => String.fromCharCode(...units)) },
);

const clean = (pieces: readonly string[]) => fc.constantFrom(...pieces);
/** Sentences of news without brackets, in simplified characters. */
const sentence = fc.oneof(
  fc
    .tuple(
      clean(['青禾县委', '市卫生健康委', '县人民医院', '']),
      clean(['书记', '主任', '院长', '副县长']),
      clean(['许红兵', '强卫国', '欧阳文静', '王小明', '安东尼奥·莫雷蒂']),
      clean(['指出，', '强调，', '说，']),
    )
    .map(([body, post, name, verb]) => `${body}${post}${name}${verb}要抓好各项工作，件件落实。`),
  clean([
    '6月19日上午，青禾县召开会议。',
    '会议指出，2020年以来全县经济不断向前发展。',
    '四川省壤塘县红旗村的群众来到县人民医院。',
    '去年7月，他前往成都市。',
  ]),
);

/** An article without a flaw. */
export const cleanArticle: fc.Arbitrary<string> = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 })
  .map((paragraphs) =>
    ['青禾县部署农田水利建设', '来源：青禾日报 2020-06-25', ...paragraphs.map((sentences) => sentences.join(''))].join('\n'),
  );

/** What scrapers, sites and converters do to a text; recognition finds the same in it. */
export const SPOILERS: Readonly<Record<string, (text: string) => string>> = {
  'readings with tone marks': (text) => text.replace(/[许欧王卫]/gu, (character) => `${character}(${pinyin(character)})`),
  // Fewer than three count as none: the headline alone has them.
  'readings without tone marks in wide brackets': (text) =>
    text.replace(
      /[\u4e00-\u9fff](?=[书院主副])|[书院主副许王县农田]/gu,
      (character) => `${character}（${pinyin(character, { toneType: 'none' })}）`,
    ),
  'commas before punctuation': (text) => text.replace(/(?<=[\u4e00-\u9fff])[，。]/gu, '，$&').replace(/^/u, ''),
  'full width': (text) => text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'half width': (text) => text.replaceAll('，', ',').replaceAll('：', ':'),
  'traditional characters': (text) => Array.from(text, traditionalCharacter).join(''),
  'other middle dots': (text) => text.replaceAll('·', '・'),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\ufeff${text}`,
};

/** The traditional form where folding knows the way back. */
function traditionalCharacter(character: string): string {
  const unit = character.charCodeAt(0);
  const traditional = traditionalUnit(unit);
  return isHan(unit) && simplifyUnit(traditional) === unit ? String.fromCharCode(traditional) : character;
}
