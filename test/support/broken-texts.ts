/**
 * Texts for the laws of hygiene: pieces of pages, well-formed and broken, in every order.
 */
import fc from 'fast-check';
import { HEADLINE, STORY } from './page.ts';

/** Pieces of real pages and of broken ones. */
const PIECES = [
  ...STORY,
  HEADLINE,
  '首页',
  '新闻',
  '上一篇',
  '版权所有',
  '责任编辑:李文静',
  '2023-09-12 10:20',
  '相关新闻',
  '---',
  'title: 会议',
  '下载附件',
  '紀(jì)',
  '委(wei)',
  '(jì)',
  '書(shū)記(jì)',
  ',',
  ',、',
  ',,',
  '。',
  '***',
  '、',
  '[email protected]',
  '\u200b',
  '\u00a0',
  '\ufeff',
  '\ufffd',
  '浠婂ぉ涓婂崍',
  '啟',
  '说,',
  ';要',
  '一是',
  '首先,',
  '**',
  '<!--more-->',
  '\ud842',
  '\udfb7',
  '𠮷',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '　',
];

/** Pages, strings and code units. */
export const brokenTexts = fc.oneof(
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);
