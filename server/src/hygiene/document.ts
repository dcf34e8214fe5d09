/**
 * The page of a rule: what it catches, why it matters, what to do. Made from the catalogue alone, for the documentation and
 * for the editor.
 */
import { groupOf, type Rule, rules, type Wording } from './catalogue.ts';

/** The languages of the product. */
export type Language = keyof Wording;

const WORDS = {
  heading: { en: 'Hygiene rules', zh: '语料卫生规则' },
  severity: { en: 'Severity', zh: '级别' },
  fix: { en: 'Fix', zh: '修复' },
  why: { en: 'Why it matters', zh: '为何重要' },
  example: { en: 'Example', zh: '示例' },
  before: { en: 'On the page:', zh: '原文：' },
  after: { en: 'After the fix:', zh: '修复后：' },
  removed: { en: 'After the fix the lines are gone.', zh: '修复后这些行被删除。' },
  bytes: { en: 'Bytes of the file:', zh: '文件的字节：' },
  source: { en: 'Where the thresholds come from', zh: '阈值来源' },
  safe: { en: 'safe: may be applied to whole files', zh: '安全：可对整个文件一次应用' },
  unsafe: { en: 'to be confirmed: it deletes or changes text', zh: '需确认：会删除或改动文字' },
  none: { en: 'none', zh: '无' },
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  information: { en: 'information', zh: '信息' },
  hint: { en: 'hint', zh: '提示' },
} as const satisfies Record<string, Wording>;

/** The anchor of a rule in the document of all rules: `boilerplate-nav-menu`. */
export function ruleAnchor(rule: Rule): string {
  return rule.id.replace('/', '-');
}

/** The page of one rule as Markdown, headings from level `level` on. */
export function ruleDocument(rule: Rule, language: Language, level = 1): string {
  const mark = '#'.repeat(level);
  return [
    `<a id="${ruleAnchor(rule)}"></a>`,
    '',
    `${mark} ${rule.title[language]} (\`${rule.id}\`)`,
    '',
    `${WORDS.severity[language]}: ${WORDS[rule.severity][language]} · ${WORDS.fix[language]}: ${WORDS[rule.fix][language]}`,
    '',
    literal(rule.catches[language]),
    '',
    `**${WORDS.why[language]}** ${literal(rule.why[language])}`,
    '',
    `**${WORDS.example[language]}** ${WORDS.before[language]}`,
    '',
    block(rule.example.before),
    ...bytesOf(rule, language),
    ...afterwards(rule, language),
    '',
    `**${WORDS.source[language]}** ${literal(rule.source[language])}`,
    '',
  ].join('\n');
}

/** All rules as one Markdown document. */
export function rulesDocument(language: Language): string {
  const groups = [...new Set(rules.map(groupOf))];
  const sections = groups.map((group) =>
    [`## ${group}`, '', ...rules.filter((rule) => groupOf(rule) === group).map((rule) => ruleDocument(rule, language, 3))].join('\n'),
  );
  return [`# ${WORDS.heading[language]}`, '', ...sections].join('\n');
}

function bytesOf({ example }: Rule, language: Language): string[] {
  return example.bytes === undefined ? [] : ['', WORDS.bytes[language], '', block(example.bytes.replace(/..(?!$)/gu, '$& '))];
}

function afterwards({ example, fix }: Rule, language: Language): string[] {
  if (fix === 'none') return [];
  return example.after === '' ? ['', WORDS.removed[language]] : ['', WORDS.after[language], '', block(example.after)];
}

/** A code block; longer fences than any in the text. */
function block(text: string): string {
  return `\`\`\`text\n${visible(text)}\n\`\`\``;
}

/** Characters that nobody could see in an example are written by their code points. */
function visible(text: string): string {
  return text.replace(/[\u00a0\u200b]/gu, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

/** Prose with signs that Markdown would take for its own. */
function literal(text: string): string {
  return text.replace(/[<*_[\]\\]/gu, '\\$&');
}
