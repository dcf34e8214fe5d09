/**
 * What can be done about a finding, as edits of the raw text. Safe fixes remove what no reader was meant to see and change no
 * word; unsafe ones take text away or choose between readings, and a person decides. Nothing here touches a file.
 */
import type { Finding } from '../article/facts.ts';
import { fold, foldKey, type Injection, toRaw } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';
import { convertibleFrom, inScriptOf, simplifyUnit, traditionalUnit } from '../text/script.ts';
import { overlaps, type Span, touches } from '../text/span.ts';
import { acrossRules } from './across-rules.ts';
import { artifactRules } from './artifact-rules.ts';
import { invisibleRuns } from './characters.ts';
import { decodingOfAll, decodingWithin, readable } from './decoding.ts';
import type { Edit } from './edit.ts';
import { allInjections, removals } from './injections.ts';
import { findMisread } from './mojibake.ts';
import { halfWidthSigns } from './punctuation.ts';
import type { Wording } from './rule.ts';
import { textRules } from './text-rules.ts';

export { applyEdits, type Edit } from './edit.ts';

/** A fix of a finding. 修复 */
export interface Fix {
  /** English title, `{0}` … not filled in; a key of the translations. */
  readonly title: string;
  readonly arguments: readonly string[];
  /** May be applied unseen, together with others. */
  readonly safe: boolean;
  /** In text order, without overlaps. */
  readonly edits: readonly Edit[];
}

/** The titles of all fixes, for translation. */
export const fixTitles = {
  pinyinHere: { en: 'Remove this injected pinyin', zh: '删除此处插入的拼音' },
  pinyinLine: { en: 'Remove the injected pinyin in this line ({0})', zh: '删除本行插入的拼音（{0}处）' },
  pinyinFile: { en: 'Remove all injected pinyin in this file ({0})', zh: '删除本文件全部插入的拼音（{0}处）' },
  commaHere: { en: 'Remove this injected comma', zh: '删除此处插入的逗号' },
  commaLine: { en: 'Remove the injected commas in this line ({0})', zh: '删除本行插入的逗号（{0}处）' },
  commaFile: { en: 'Remove all injected commas in this file ({0})', zh: '删除本文件全部插入的逗号（{0}处）' },
  deleteLines: { en: 'Delete these lines', zh: '删除这些行' },
  deleteLine: { en: 'Delete this line', zh: '删除此行' },
  deleteWithOthers: {
    en: 'Delete these lines and the other lines of the same list ({0})',
    zh: '删除这些行，连同同一列表的其他行（{0}行）',
  },
  removeInvisible: { en: 'Remove the invisible characters', zh: '删除不可见字符' },
  replaceSpaces: {
    en: 'Replace all no-break spaces in this file with blanks ({0})',
    zh: '将本文件的不换行空格全部替换为普通空格（{0}处）',
  },
  widenSigns: {
    en: 'Make all punctuation between Han characters in this file full-width ({0})',
    zh: '将本文件汉字之间的标点全部改为全角（{0}处）',
  },
  rightName: { en: 'Replace {0} with {1} in this file ({2})', zh: '将本文件的{0}改为{1}（{2}处）' },
  decode: { en: 'Decode as UTF-8: {0}', zh: '按UTF-8解码：{0}' },
  decodeFile: { en: 'Decode all misread text in this file ({0})', zh: '解码本文件全部误读文字（{0}处）' },
  decodeAndMend: { en: 'Decode as UTF-8 and mend what then shows: {0}', zh: '按UTF-8解码并处理随之显现的问题：{0}' },
  decodeAndMendFile: {
    en: 'Decode all misread text in this file and mend what then shows ({0})',
    zh: '解码本文件全部误读文字并处理随之显现的问题（{0}处）',
  },
  decodeAndDelete: {
    en: 'Decode as UTF-8 and delete what proves to be no part of the article: {0}',
    zh: '按UTF-8解码并删除其中不属于文章的行：{0}',
  },
  decodeAndDeleteFile: {
    en: 'Decode all misread text in this file and delete what proves to be no part of the article ({0})',
    zh: '解码本文件全部误读文字并删除其中不属于文章的行（{0}处）',
  },
  convert: { en: 'Convert to {0}', zh: '转换为“{0}”' },
} as const satisfies Record<string, Wording>;

type Title = keyof typeof fixTitles;

function fix(title: Title, safe: boolean, edits: readonly Edit[], ...values: readonly string[]): Fix[] {
  return edits.length === 0 ? [] : [{ title: fixTitles[title].en, arguments: values, safe, edits }];
}

/**
 * The fixes of a finding, the narrowest first; none where nothing can be done without guessing.
 * @param raw the text that the finding was made from
 * @param at the caret or selection, raw offsets: where it touches one injection of many, that one can be fixed alone
 */
export function fixesOf(raw: string, finding: Finding, at?: Span): Fix[] {
  if (finding.start < 0 || finding.end > raw.length) return [];
  switch (finding.rule) {
    case artifactRules.injectedPinyin.id:
      return injectionFixes(raw, finding, 'pinyin', at);
    case artifactRules.commaInjection.id:
      return injectionFixes(raw, finding, 'comma', at);
    case textRules.invisibleChar.id:
      return fix(
        'removeInvisible',
        false,
        [...invisibleRuns(raw)].filter((run) => overlaps(run, finding)).map((run) => ({ ...run, text: '' })),
      );
    case textRules.noBreakSpace.id: {
      const edits = Array.from(raw.matchAll(/\u00a0+/gu), (run) => ({
        start: run.index,
        end: run.index + run[0].length,
        text: ' '.repeat(run[0].length),
      }));
      return fix('replaceSpaces', false, edits, String(edits.reduce((sum, edit) => sum + edit.text.length, 0)));
    }
    case textRules.widthPunctuation.id: {
      const edits = halfWidthSigns(fold(raw));
      return fix('widenSigns', false, edits, String(edits.length));
    }
    case textRules.mojibake.id:
      return decodings(raw, finding);
    case textRules.mixedScript.id:
      return conversion(raw, finding);
    case acrossRules.misprint.id:
      return rightName(raw, finding);
    default:
      return finding.fix === 'unsafe' ? deletion(raw, finding) : [];
  }
}

/** An edit with the rule that it mends a finding of. */
export interface RuledEdit extends Edit {
  readonly rule: string;
}

/** All safe fixes of a file at once: injected pinyin and injected commas. Applying them a second time changes nothing. */
export function safeFixes(raw: string): RuledEdit[] {
  return allInjections(raw).map(({ kind, start, end }) => ({
    start,
    end,
    text: '',
    rule: (kind === 'pinyin' ? artifactRules.injectedPinyin : artifactRules.commaInjection).id,
  }));
}

function injectionFixes(raw: string, finding: Finding, kind: Injection['kind'], at: Span | undefined): Fix[] {
  const all = allInjections(raw).filter((injection) => injection.kind === kind);
  const line = all.filter((injection) => overlaps(injection, finding));
  const here = at === undefined ? undefined : line.find((injection) => touches(injection, at.start) || overlaps(injection, at));
  const titles =
    kind === 'pinyin' ? (['pinyinHere', 'pinyinLine', 'pinyinFile'] as const) : (['commaHere', 'commaLine', 'commaFile'] as const);
  return [
    ...(here === undefined ? [] : fix(titles[0], true, removals([here]))),
    ...fix(titles[1], true, removals(line), String(line.length)),
    ...fix(titles[2], true, removals(all), String(all.length)),
  ];
}

/** The lines of the finding, with the line end that follows them. */
function deletion(raw: string, finding: Finding): Fix[] {
  const lines = new LineIndex(raw);
  const start = lines.span(finding.line).start;
  const end = finding.endLine < lines.count ? lines.span(finding.endLine + 1).start : raw.length;
  return fix(finding.line === finding.endLine ? 'deleteLine' : 'deleteLines', false, [{ start, end, text: '' }]);
}

/**
 * The deletion of more lines than those of a finding.
 * @param lines 1-based
 * @param others how many of them are not of the finding
 */
export function deletionOfLines(raw: string, lines: ReadonlySet<number>, others: number): Fix {
  const index = new LineIndex(raw);
  const edits: { start: number; end: number; text: string }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const { start } = index.span(line);
    const end = line < index.count ? index.span(line + 1).start : raw.length;
    const last = edits.at(-1);
    if (last?.end === start) last.end = end;
    else edits.push({ start, end, text: '' });
  }
  return { title: fixTitles.deleteWithOthers.en, arguments: [String(others)], safe: false, edits };
}

function decodings(raw: string, finding: Finding): Fix[] {
  const runs = readable(raw);
  if (!runs.some((run) => overlaps(run, finding))) return [];
  const edits = decodingWithin(raw, finding);
  return [
    ...fix('decode', false, edits, edits.map(({ text }) => text).join('')),
    ...(runs.length < 2 ? [] : fix('decodeFile', false, decodingOfAll(raw), String(runs.length))),
  ];
}

function conversion(raw: string, finding: Finding): Fix[] {
  // The finding begins with a character of the script that the text is not in.
  const script = convertibleFrom(raw.charCodeAt(finding.start));
  const convert = script === 'traditional' ? simplifyUnit : traditionalUnit;
  const misread = findMisread(raw);
  const edits: Edit[] = [];
  for (let i = finding.start; i < finding.end; i++) {
    const unit = raw.charCodeAt(i);
    if (convertibleFrom(unit) === script && !misread.some((run) => run.start <= i && i < run.end))
      edits.push({ start: i, end: i + 1, text: String.fromCharCode(convert(unit)) });
  }
  return fix('convert', false, edits, edits.map(({ text }) => text).join(''));
}

/** The name that others have, wherever the misprint stands, in its script. */
function rightName(raw: string, { arguments: [name = '', known = ''] }: Finding): Fix[] {
  const folding = fold(raw);
  const key = foldKey(name);
  if (key === '' || known === '') return [];
  const edits: Edit[] = [];
  for (let at = folding.text.indexOf(key); at >= 0; at = folding.text.indexOf(key, at + key.length)) {
    const span = toRaw(folding, at, at + key.length);
    edits.push({ ...span, text: inScriptOf(known, raw.slice(span.start, span.end), 'unknown') });
  }
  return fix('rightName', false, edits, name, known, String(edits.length));
}
