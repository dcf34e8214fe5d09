/**
 * The rules of the group `artifact`: what scrapers, sites and filters did to the text of the story itself.
 */
import type { Rule } from './rule.ts';

export const artifactRules = {
  cfEmail: {
    id: 'artifact/cf-email',
    severity: 'warning',
    fix: 'none',
    title: { en: 'Hidden e-mail address', zh: '被隐藏的电子邮箱' },
    catches: {
      en: '[email protected], with a blank or a no-break space: what Cloudflare shows to programs instead of an address.',
      zh: '[email protected]（含不换行空格）：Cloudflare向程序显示的替代文字。',
    },
    why: { en: 'The address is lost; it can only be read on the original page.', zh: '地址已丢失，只能在原网页查看。' },
    example: { before: 'E-mail: [email protected]', after: 'E-mail: [email protected]' },
    source: { en: 'The wording is fixed by Cloudflare.', zh: '文字由Cloudflare固定。' },
    message: { en: 'An e-mail address was hidden from the scraper here', zh: '此处的电子邮箱已对抓取程序隐藏' },
  },
  maskedText: {
    id: 'artifact/masked-text',
    severity: 'warning',
    fix: 'none',
    title: { en: 'Masked text', zh: '被屏蔽的文字' },
    catches: {
      en: 'Three or more asterisks beside a Han character or 、: a word that a filter struck out.',
      zh: '汉字或顿号旁的三个以上星号：被过滤器屏蔽的词语。',
    },
    why: { en: 'A name or a term is missing. It is never guessed.', zh: '此处缺少人名或术语。程序从不猜测。' },
    example: { before: '各大医院积极响应***、***支援西部大开发的号召。', after: '各大医院积极响应***、***支援西部大开发的号召。' },
    source: {
      en: 'One or two asterisks are Markdown; three stand for a word. Where a text is bold in Markdown, an even run is the seam of two bold words.',
      zh: '一两个星号是Markdown标记；三个代表一个词。文中使用Markdown粗体时，偶数个星号是两段粗体的接缝。',
    },
    message: { en: 'Words were masked here', zh: '此处文字被屏蔽' },
  },
  injectedPinyin: {
    id: 'artifact/injected-pinyin',
    severity: 'warning',
    fix: 'safe',
    title: { en: 'Injected pinyin', zh: '插入的拼音' },
    catches: {
      en: 'A reading in brackets after the very character that is read so: 衛(wèi)生.',
      zh: '汉字后括号里的该字读音：衛(wèi)生。',
    },
    why: { en: 'It hides names and words from every search.', zh: '它使任何检索都找不到其中的人名和词语。' },
    example: { before: '紀(jì)委書(shū)記(jì)應(yīng)永寧', after: '紀委書記應永寧' },
    source: {
      en: 'Each reading is checked against all readings of its character; readings without tone marks count from three in a text.',
      zh: '每个读音都与该字的全部读音核对；不带声调的读音在全文达到三处才计入。',
    },
    message: { en: 'Injected pinyin, {0} in this line', zh: '插入的拼音，本行{0}处' },
  },
  commaInjection: {
    id: 'artifact/comma-injection',
    severity: 'warning',
    fix: 'safe',
    title: { en: 'Injected commas', zh: '插入的逗号' },
    catches: {
      en: 'A comma directly before other punctuation, where the text has five or more of them.',
      zh: '紧接在其他标点之前的逗号，且全文达到五处。',
    },
    why: {
      en: 'It breaks lists of names and makes sentences look different from their copies.',
      zh: '它打断人名列表，并使相同的句子看似不同。',
    },
    example: {
      before: '上午,,副市长到市中心血站,、市疾控中心,、市医院,、市委调研,。',
      after: '上午,副市长到市中心血站、市疾控中心、市医院、市委调研。',
    },
    source: { en: 'Five: below that a slip of the keyboard is more likely.', zh: '五处：少于此数更可能是输入失误。' },
    message: { en: 'Injected commas, {0} in this line', zh: '插入的逗号，本行{0}处' },
  },
} as const satisfies Record<string, Rule>;
