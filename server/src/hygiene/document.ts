/**
 * The page of a rule: what it catches, why it matters, what to do. Made from the catalogue alone, for the documentation and
 * for the editor.
 */
import { groupOf, type Rule, rules, type Wording } from './catalogue.ts';
import type { Threshold } from './rule.ts';

/** The languages of the product. */
export type Language = keyof Wording;

const WORDS = {
  heading: { en: 'Hygiene rules', zh: '语料卫生规则' },
  severity: { en: 'Severity', zh: '级别' },
  fix: { en: 'Fix', zh: '修复' },
  off: { en: 'off', zh: '关闭' },
  rule: { en: 'Rule', zh: '规则' },
  catches: { en: 'What it finds', zh: '所查问题' },
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
  safeShort: { en: 'safe', zh: '安全' },
  unsafeShort: { en: 'to be confirmed', zh: '需确认' },
  noneShort: { en: 'none', zh: '无' },
  settings: { en: 'Settings', zh: '设置' },
  how: {
    en: 'In the settings of the editor, or for one folder under `hygiene` in its `yuliao.json` (there `rules` and `thresholds`):',
    zh: '写在编辑器设置中，或写在文件夹的`yuliao.json`的`hygiene`之下（名为`rules`和`thresholds`）：',
  },
  ignoring: {
    en: 'A single finding is ignored by a quick fix: in its line, in its file, or in the whole corpus.',
    zh: '单个问题可通过快速修复忽略：在该行、该文件或整个语料。',
  },
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  information: { en: 'information', zh: '信息' },
  hint: { en: 'hint', zh: '提示' },
} as const satisfies Record<string, Wording>;

/** The folder of each language's pages. */
export const PAGE_FOLDERS = { en: 'en', zh: 'zh-cn' } as const satisfies Record<Language, string>;

/** The file of a rule's page, relative to the folder of all pages, with forward slashes: `en/boilerplate-nav-menu.md`. */
export function rulePage(rule: Rule, language: Language): string {
  return `${PAGE_FOLDERS[language]}/${rule.id.replace('/', '-')}.md`;
}

/** The page of one rule as Markdown. */
export function ruleDocument(rule: Rule, language: Language): string {
  return [
    `# ${rule.title[language]} (\`${rule.id}\`)`,
    '',
    `${WORDS.severity[language]}: ${severityOf(rule, language)} · ${WORDS.fix[language]}: ${WORDS[rule.fix][language]}`,
    '',
    literal(rule.catches[language]),
    '',
    `## ${WORDS.why[language]}`,
    '',
    literal(rule.why[language]),
    '',
    `## ${WORDS.example[language]}`,
    '',
    WORDS.before[language],
    '',
    block(rule.example.before),
    ...bytesOf(rule, language),
    ...afterwards(rule, language),
    '',
    `## ${WORDS.source[language]}`,
    '',
    literal(rule.source[language]),
    '',
    `## ${WORDS.settings[language]}`,
    '',
    WORDS.how[language],
    '',
    `\`\`\`json\n${settingsOf(rule)}\n\`\`\``,
    '',
    WORDS.ignoring[language],
    '',
  ].join('\n');
}

/** The page that lists all rules, with links to theirs. */
export function rulesDocument(language: Language): string {
  const groups = [...new Set(rules.map(groupOf))];
  const header = [WORDS.rule, WORDS.catches, WORDS.severity, WORDS.fix].map((word) => word[language]);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const tables = groups.flatMap((group) => [
    '',
    `## ${group}`,
    '',
    row(header),
    row(header.map(() => '---')),
    ...rules
      .filter((rule) => groupOf(rule) === group)
      .map((rule) =>
        row([
          `[${rule.id}](${rulePage(rule, language).replace(/^.*\//u, '')})`,
          literal(rule.title[language]),
          severityOf(rule, language),
          WORDS[`${rule.fix}Short`][language],
        ]),
      ),
  ]);
  return [`# ${WORDS.heading[language]}`, ...tables, ''].join('\n');
}

function severityOf({ severity, off }: Rule, language: Language): string {
  return off ? WORDS.off[language] : WORDS[severity][language];
}

/** How the rule is made otherwise than it is: loud where it is off, silent where it is loud. */
function settingsOf({ id, severity, off, threshold }: Rule): string {
  const chosen = { 'yuliao.hygiene.rules': { [id]: off ? severity : 'off' } };
  const raised = ({ least, most }: Threshold): number => (most === undefined ? 10 * least : Math.ceil((least + most) / 2));
  const least = threshold === undefined ? {} : { 'yuliao.hygiene.thresholds': { [id]: raised(threshold) } };
  return JSON.stringify({ ...chosen, ...least }, null, 2);
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
