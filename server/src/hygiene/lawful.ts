/**
 * The fixes that are offered: each leaves the rest of the text as it was told of. Lines are judged by their company, so that a
 * block that goes may take away what told the headline, or leave a list that has another name than before. A fix is therefore
 * tried first: where it would have anything told of that was not, it is not offered; where it would only give another name to
 * lines that are furniture already, these lines go with it; and decoding mends whatever it shows in the lines that were misread.
 */
import type { Finding } from '../article/facts.ts';
import { type Head, type LineVerdict, readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import type { Span } from '../text/span.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { findingsOf } from './check.ts';
import { type Edit, inOrder } from './edit.ts';
import { deletionOfLines, type Fix, fixesOf, fixTitles } from './fixes.ts';
import { editMap, editsOf, identityMap, type OffsetMap, rebuild, toOriginal } from './offset-map.ts';
import { qualityRules } from './quality-rules.ts';
import { isAboutLines, linesUnder } from './rule.ts';
import { textRules } from './text-rules.ts';

/** What the rules say of a text. */
interface Judged {
  readonly reading: Reading;
  readonly head: Head;
  readonly findings: readonly Finding[];
}

/** Lines that go with a block may have given others their name in turn; what takes more steps than these is no block. */
const STEPS = 4;
/** What is mended in decoded lines may show something in turn. */
const DECODING_STEPS = 6;

/** Rules that speak once a file, at the first place of many. */
const OF_FILE: ReadonlySet<string> = new Set([textRules.noBreakSpace.id, qualityRules.lowQuality.id]);

/** Something that a text is told of after a fix and was not before. */
interface News {
  /** 1-based, after the fix and before. */
  readonly line: number;
  readonly own: number;
  readonly rule: string;
  /** The rule that named the line before, where it was furniture already and only its name is new. */
  readonly was: string | undefined;
}

/** The fixes of one text that may be offered; the text is judged once for all of its findings. */
export class LawfulFixes {
  readonly #raw: string;
  readonly #isOpen: (line: number) => boolean;
  #before: Judged | undefined;

  /** @param isOpen whether the user hears of a line, 1-based: of others nothing is deleted that was not asked for */
  constructor(raw: string, isOpen: (line: number) => boolean = () => true) {
    this.#raw = raw;
    this.#isOpen = isOpen;
  }

  /** As `fixesOf`, less what would bring up something new. Each fix that is not safe costs as much as reading the text. */
  of(finding: Finding, at?: Span): Fix[] {
    return this.judged(finding, at).offered;
  }

  /** The fixes that may be offered, and those that would bring up something new, as they would have been. */
  judged(finding: Finding, at?: Span): { readonly offered: Fix[]; readonly withheld: Fix[] } {
    const [offered, withheld]: [Fix[], Fix[]] = [[], []];
    for (const fix of fixesOf(this.#raw, finding, at)) {
      const lawful = this.#lawful(finding, fix);
      if (lawful === undefined) withheld.push(fix);
      else offered.push(lawful);
    }
    return { offered, withheld };
  }

  /** Whether edits bring up nothing new. */
  isLawful(edits: readonly Edit[]): boolean {
    return this.#news(this.#after(editsMap(this.#raw, edits))).length === 0;
  }

  #lawful(finding: Finding, fix: Fix): Fix | undefined {
    if (fix.safe) return fix;
    if (isAboutLines(finding.rule)) return this.#grown(finding, fix);
    if (finding.rule === textRules.mojibake.id) return this.#mended(fix);
    return this.isLawful(fix.edits) ? fix : undefined;
  }

  /** The deletion of a finding's lines with those whose names hang on them; undefined where there is none that is lawful. */
  #grown(finding: Finding, narrow: Fix): Fix | undefined {
    const own = linesUnder(finding);
    const lines = new Set(own);
    let fix = narrow;
    for (let step = 0; step < STEPS; step++) {
      const news = this.#news(this.#after(editsMap(this.#raw, fix.edits)));
      if (news.length === 0) return fix;
      // What may be content after all is no company for what goes.
      if (news.some(({ was }) => was === undefined || was === boilerplateRules.lowContent.id)) return undefined;
      for (const each of news) lines.add(each.own);
      fix = deletionOfLines(this.#raw, lines, lines.size - own.length);
    }
    return undefined;
  }

  /** The decoding of what was misread, with the fixes of all that it shows in its lines; undefined where one has none. */
  #mended(fix: Fix): Fix | undefined {
    const before = this.#judgedBefore().reading.rawLines;
    const decoded = new Set(fix.edits.map(({ start }) => before.lineAt(start)));
    let map = editsMap(this.#raw, fix.edits);
    let deletes = false;
    for (let step = 0; step < DECODING_STEPS; step++) {
      const after = this.#after(map);
      const news = this.#news(after);
      if (news.length === 0) return step === 0 ? fix : decodedAnd(deletes ? 'delete' : 'mend', fix, editsOf(map, this.#raw.length));
      if (news.some(({ own }) => !decoded.has(own))) return undefined;
      const mends = mendingOf(after.judged, news);
      if (mends === undefined) return undefined;
      deletes ||= news.some(({ rule }) => isAboutLines(rule));
      map = editMap(map, mends);
    }
    return undefined;
  }

  #judgedBefore(): Judged {
    this.#before ??= judged(this.#raw);
    return this.#before;
  }

  #after(map: OffsetMap): After {
    const after = judged(rebuild(this.#raw, map));
    return { judged: after, lines: linesBefore(map, after.reading, this.#judgedBefore().reading) };
  }

  /** What a text is told of after edits and was not before. */
  #news({ judged: after, lines }: After): News[] {
    const { head, findings } = this.#judgedBefore();
    const news: News[] = [];
    for (const [index, { zone, rule }] of after.head.verdicts.entries()) {
      const own = lines[index] as number;
      if (zone !== 'boilerplate' || rule === null) continue;
      const was = head.verdicts[own - 1];
      if (was?.zone === 'boilerplate' && (was.rule === rule || !this.#isOpen(own))) continue;
      news.push({ line: index + 1, own, rule, was: was?.zone === 'boilerplate' ? (was.rule ?? undefined) : undefined });
    }
    const told = toldBy(findings);
    for (const finding of after.findings) {
      const { rule } = finding;
      if (OF_FILE.has(rule) && told.has(rule)) continue;
      for (const line of linesUnder(finding)) {
        const own = lines[line - 1] as number;
        const { zone } = after.head.verdicts[line - 1] as LineVerdict;
        if (zone === 'blank' || (zone === 'boilerplate' && rule.startsWith('boilerplate/'))) continue;
        if (told.get(rule)?.has(own) !== true) news.push({ line, own, rule, was: undefined });
      }
    }
    return news;
  }
}

/** A text after edits, and for each of its lines the line, 1-based, that it was. */
interface After {
  readonly judged: Judged;
  readonly lines: readonly number[];
}

/** The edits that mend what a text is told of in some lines; undefined where nothing is known to mend one. */
function mendingOf({ reading, findings }: Judged, news: readonly News[]): Edit[] | undefined {
  const gone = new Set<number>();
  const mends: Edit[] = [];
  for (const { line, rule } of news) {
    if (rule === boilerplateRules.lowContent.id || rule === boilerplateRules.frontMatter.id) return undefined;
    if (isAboutLines(rule)) gone.add(line);
    else {
      const found = findings.find((finding) => finding.rule === rule && finding.line <= line && line <= finding.endLine);
      const [fix] = found === undefined ? [] : fixesOf(reading.raw, found);
      if (fix === undefined) return undefined;
      mends.push(...fix.edits);
    }
  }
  return inOrder([...(gone.size === 0 ? [] : deletionOfLines(reading.raw, gone, 0).edits), ...mends]) as Edit[];
}

/** A decoding that does more than that, and says so. */
function decodedAnd(what: 'mend' | 'delete', { title, arguments: values, safe }: Fix, edits: readonly Edit[]): Fix {
  const here = title === fixTitles.decode.en;
  const { decodeAndMend, decodeAndMendFile, decodeAndDelete, decodeAndDeleteFile } = fixTitles;
  const [narrow, wide] = what === 'mend' ? [decodeAndMend, decodeAndMendFile] : [decodeAndDelete, decodeAndDeleteFile];
  return { title: (here ? narrow : wide).en, arguments: values, safe, edits };
}

function editsMap(raw: string, edits: readonly Edit[]): OffsetMap {
  return editMap(identityMap(raw.length), edits);
}

function judged(raw: string): Judged {
  const reading = read(raw);
  const head = readHead(reading);
  return { reading, head, findings: findingsOf(reading, head) };
}

/** For each line after the edits the line, 1-based, that it was. */
function linesBefore(map: OffsetMap, after: Reading, before: Reading): number[] {
  return Array.from({ length: after.rawLines.count }, (_, index) =>
    before.rawLines.lineAt(toOriginal(map, after.rawLines.span(index + 1).start)),
  );
}

/** The lines that each rule speaks of. */
function toldBy(findings: readonly Finding[]): Map<string, Set<number>> {
  const told = new Map<string, Set<number>>();
  for (const finding of findings) {
    const lines = told.get(finding.rule) ?? new Set();
    told.set(finding.rule, lines);
    for (const each of linesUnder(finding)) lines.add(each);
  }
  return told;
}
