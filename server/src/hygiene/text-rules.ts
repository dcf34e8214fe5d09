/**
 * The rules of the groups `text` and `dup` that one article alone can break: its characters and its repetitions.
 */
import type { Rule } from './rule.ts';

export const textRules = {
  mojibake: {
    id: 'text/mojibake',
    severity: 'error',
    fix: 'unsafe',
    title: { en: 'Mojibake', zh: '乱码' },
    catches: {
      en: 'U+FFFD, 锟斤拷, 烫烫烫, and text that makes sense only when read in another encoding.',
      zh: 'U+FFFD、锟斤拷、烫烫烫，以及换一种编码才通顺的文字。',
    },
    why: { en: 'Characters were lost or read in the wrong encoding.', zh: '字符已丢失，或以错误的编码读取。' },
    example: { before: '浠婂ぉ涓婂崍', after: '今天上午' },
    source: {
      en: 'Text counts as read in the wrong encoding only where its bytes are valid from end to end in the right one and give common characters, six or more. It is decoded only where one encoding alone makes sense of it.',
      zh: '只有六个字符以上的整段字节在另一种编码下完全有效、且得到常用字时，才判为编码误读；仅当只有一种编码能解释时才提供解码。',
    },
    message: { en: 'Mojibake: characters were lost or read in the wrong encoding', zh: '乱码：字符已丢失或编码有误' },
  },
  mixedScript: {
    id: 'text/mixed-script',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Character of the other script', zh: '繁简混用' },
    catches: {
      en: 'Traditional characters in a simplified text and the reverse, one finding a line; never those that both scripts write (并 于 后 里 干 采) or that stand for several (发: 發 or 髮).',
      zh: '简体文章中的繁体字，或繁体文章中的简体字，每行提示一次；不含两种字体通用的字（并、于、后、里、干、采）和一对多的字（发：發、髮）。',
    },
    why: { en: 'The same word is counted as two. In names it may be meant.', zh: '同一个词会被算成两个。在人名中可能是有意的。' },
    example: {
      before: '基层卫生司的鄂啟顺说，我们要认真学习，扎实推进各项任务。',
      after: '基层卫生司的鄂启顺说，我们要认真学习，扎实推进各项任务。',
    },
    source: {
      en: 'Above 15 % of the other script a text is mixed on purpose and nothing is said, nor of a line that is in the other script altogether. Characters that the Table of General Standard Chinese Characters of 2013 or GB 2312 keeps (昇 吒 薹) are none.',
      zh: '另一种字体超过15%时视为有意混用，不再提示；整行均为另一种字体时视为引文，也不提示。《通用规范汉字表》或GB 2312收录的字（昇、吒、薹）不计。',
    },
    message: { en: 'Character of the other script: {0}', zh: '另一种字体的字：{0}' },
  },
  widthPunctuation: {
    id: 'text/width-punct',
    severity: 'information',
    off: true,
    threshold: { argument: 0, least: 1, of: { en: 'signs in the file', zh: '文件中的标点数' } },
    fix: 'unsafe',
    title: { en: 'Half-width punctuation', zh: '半角标点' },
    catches: {
      en: 'Half-width , ; : ? ! between two Han characters; one finding a file. Off unless switched on.',
      zh: '两个汉字之间的半角 , ; : ? !；每个文件只提示一次。默认关闭。',
    },
    why: {
      en: 'Copies of one sentence look different, and a search for one form misses the other.',
      zh: '相同的句子看似不同，检索一种形式会漏掉另一种。',
    },
    example: { before: '会议要求,各乡镇要认真学习,扎实推进;县里也要配合。', after: '会议要求，各乡镇要认真学习，扎实推进；县里也要配合。' },
    source: {
      en: 'None: every occurrence counts. A dot is left alone, for it may divide a foreign name; brackets, for half of a pair would be left.',
      zh: '无：每一处都计入。句点不计，因其可能是外国人名的间隔号；括号不计，以免只改一半。',
    },
    message: { en: 'Half-width punctuation between Han characters in this file: {0}', zh: '本文件汉字之间的半角标点：{0}处' },
  },
  invisibleChar: {
    id: 'text/invisible-char',
    severity: 'warning',
    fix: 'unsafe',
    title: { en: 'Invisible character', zh: '不可见字符' },
    catches: {
      en: 'Zero-width characters, direction marks, soft hyphens, byte order marks inside the text, private-use characters.',
      zh: '零宽字符、方向标记、软连字符、文中的BOM、私用区字符。',
    },
    why: { en: 'Two words that look the same are not found as the same.', zh: '看上去相同的两个词检索时不相同。' },
    example: { before: '习\u200b近平总书记', after: '习近平总书记' },
    source: { en: 'Joiners between pictographs are left alone.', zh: '表情符号之间的连接符不计。' },
    message: { en: 'Invisible characters: {0}', zh: '不可见字符：{0}' },
  },
  noBreakSpace: {
    id: 'text/no-break-space',
    severity: 'hint',
    threshold: { argument: 0, least: 1, of: { en: 'no-break spaces in the file', zh: '文件中的不换行空格数' } },
    fix: 'unsafe',
    title: { en: 'No-break space', zh: '不换行空格' },
    catches: { en: 'U+00A0, which looks like a blank; one finding a file.', zh: 'U+00A0，看似普通空格；每个文件只提示一次。' },
    why: { en: 'A search for a blank does not find it.', zh: '检索空格时找不到它。' },
    example: { before: '平顶山新闻网\u00a0平顶山日报', after: '平顶山新闻网 平顶山日报' },
    source: { en: 'None: every occurrence counts.', zh: '无：每一处都计入。' },
    message: { en: 'No-break spaces in this file: {0}', zh: '本文件的不换行空格：{0}处' },
  },
  lineInArticle: {
    id: 'dup/line-in-article',
    severity: 'information',
    fix: 'unsafe',
    title: { en: 'Line that stands twice', zh: '文内重复行' },
    catches: {
      en: 'A line of the article that stands on the page again; the copy next to the story is the one to keep. Inside the story paragraphs count, and lines right below their copy.',
      zh: '文章中的一行在页面上再次出现；应保留靠近正文的一处。在正文之内，仅计段落和紧接其后的重复行。',
    },
    why: { en: 'Names and words are counted twice.', zh: '人名和词语会被重复计数。' },
    example: {
      before: '今年以来全县各级各部门持续加大卫生健康投入力度。\n今年以来全县各级各部门持续加大卫生健康投入力度。',
      after: '今年以来全县各级各部门持续加大卫生健康投入力度。',
    },
    source: {
      en: 'Eight Han characters: shorter lines recur by nature. Twenty for a paragraph: labels, headings and cells of tables recur in a story and are meant.',
      zh: '八个汉字：更短的行本就常重复。段落为二十个汉字：正文中的标签、小标题和表格单元本就会重复。',
    },
    message: { en: 'The same as line {0}', zh: '与第{0}行相同' },
  },
} as const satisfies Record<string, Rule>;
