/**
 * The rules about the file that a text was read from, which its bytes can break and its characters cannot.
 */
import type { Rule } from './rule.ts';

export const fileRules = {
  encoding: {
    id: 'text/encoding',
    severity: 'information',
    fix: 'none',
    title: { en: 'Not UTF-8', zh: '编码不是UTF-8' },
    catches: {
      en: 'A file in GB18030, Big5, UTF-16 or another encoding than UTF-8. It is decoded and indexed all the same; to see it right, choose "Reopen with Encoding" in the status bar, and "Save with Encoding" to make it UTF-8.',
      zh: '以GB18030、Big5、UTF-16等非UTF-8编码保存的文件。仍会解码并索引；如显示为乱码，请在状态栏选择“通过编码重新打开”，再用“通过编码保存”存为UTF-8。',
    },
    why: {
      en: 'Editors and programs that take it for UTF-8 show and count gibberish.',
      zh: '按UTF-8读取的编辑器和程序会显示并统计乱码。',
    },
    example: { before: '宝丰县召开卫生健康大会', after: '', bytes: 'b1a6b7e1cfd8d5d9bfaacec0c9fabda1bfb5b4f3bbe1' },
    source: {
      en: 'Bytes that are not valid UTF-8 are read in the encoding that gives the most plausible Chinese.',
      zh: '字节不构成有效UTF-8时，取能读出最通顺中文的编码。',
    },
    message: { en: 'This file is encoded in {0}, not in UTF-8', zh: '本文件的编码为{0}，不是UTF-8' },
  },
  undecodable: {
    id: 'text/undecodable',
    severity: 'warning',
    fix: 'none',
    title: { en: 'Bytes that are no text', zh: '无法解码的字节' },
    catches: {
      en: 'Bytes that mean nothing in the encoding of the file; U+FFFD stands for each. Where most of the text is gibberish, try "Reopen with Encoding"; otherwise fetch the article from its source again.',
      zh: '在文件编码中没有意义的字节，各以U+FFFD代替。若大部分文字为乱码，请试用“通过编码重新打开”；否则请从来源重新获取该文。',
    },
    why: { en: 'Characters are lost, and names that had them are not found.', zh: '字符已经丢失，含有它们的人名无法检索。' },
    example: { before: '宝丰县召开卫生健\ufffd大会', after: '', bytes: 'e5ae9de4b8b0e58ebfe58face5bc80e58dabe7949fe581a5e5bae5a4a7e4bc9a' },
    source: { en: 'None: every occurrence counts.', zh: '无：每一处都计入。' },
    message: { en: '{0} characters of this file cannot be decoded as {1}', zh: '本文件有{0}个字符无法按{1}解码' },
  },
  headOnly: {
    id: 'text/head-only',
    severity: 'information',
    fix: 'none',
    title: { en: 'Only the head is indexed', zh: '仅索引开头' },
    catches: {
      en: 'A file larger than what is read of one, 4 MB unless a setting says otherwise. Split it, one article a file.',
      zh: '超过读取上限（默认4 MB）的文件。请拆分为每篇文章一个文件。',
    },
    why: {
      en: 'Names, words and problems in the rest of the file are neither found nor counted.',
      zh: '文件其余部分的人名、词语和问题既检索不到，也不计入统计。',
    },
    example: { before: '宝丰县召开卫生健康大会\n健康是大事，要抓紧抓好。', after: '', limit: 34 },
    source: {
      en: 'News articles have some 5 to 20 KB; 4 MB are a book or an archive.',
      zh: '新闻文章约5至20 KB；4 MB已是一本书或一个合集。',
    },
    message: { en: 'Only the head of this file is indexed: it has {0} MB', zh: '本文件大小为{0} MB，仅索引其开头部分' },
  },
} as const satisfies Record<string, Rule>;
