/**
 * The fixes that are offered: each leaves the rest of the text as it was told of. Lines are judged by their company, so that a
 * block that goes may take away what told the headline, or leave a list that has another name than before. A fix is therefore
 * tried first: where it would have anything told of that was not, it is not offered; where it would only give another name to
 * lines that are furniture already, these lines go with it.
 */
import type { Finding } from '../article/facts.ts';
import { type Head, type LineVerdict, readHead } from '../article/head.ts';
import { type Reading, read } from '../article/reading.ts';
import type { Span } from '../text/span.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { findingsOf } from './check.ts';
import { applyEdits, type Edit } from './edit.ts';
import { deletionOfLines, type Fix, fixesOf } from './fixes.ts';
import { editMap, identityMap, type OffsetMap, toOriginal } from './offset-map.ts';
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

/** Rules that speak once a file, at the first place of many. */
const OF_FILE: ReadonlySet<string> = new Set([textRules.noBreakSpace.id, qualityRules.lowQuality.id]);

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
    return fixesOf(this.#raw, finding, at).flatMap((fix) => {
      if (fix.safe) return [fix];
      return (isAboutLines(finding.rule) ? this.#grown(finding, fix) : this.#isLawful(fix.edits, finding.rule) && fix) || [];
    });
  }

  /** Whether edits bring up nothing new. */
  isLawful(edits: readonly Edit[]): boolean {
    return this.#isLawful(edits, undefined);
  }

  #isLawful(edits: readonly Edit[], rule: string | undefined): boolean {
    return this.#renamed(edits, rule)?.length === 0;
  }

  /** The deletion of a finding's lines with those whose names hang on them; undefined where there is none that is lawful. */
  #grown(finding: Finding, narrow: Fix): Fix | undefined {
    const own = linesUnder(finding);
    const lines = new Set(own);
    let fix = narrow;
    for (let step = 0; step < STEPS; step++) {
      const renamed = this.#renamed(fix.edits, undefined);
      if (renamed?.length === 0) return fix;
      if (renamed === undefined) return undefined;
      for (const each of renamed) lines.add(each);
      fix = deletionOfLines(this.#raw, lines, lines.size - own.length);
    }
    return undefined;
  }

  /**
   * The lines, 1-based, that are furniture before and after the edits, under another rule; undefined where a line or a text is told
   * of that was not before.
   * @param rule of the finding that the edits mend: what was misread and is decoded shows what it hid, and may
   */
  #renamed(edits: readonly Edit[], rule: string | undefined): number[] | undefined {
    this.#before ??= judged(this.#raw);
    const { reading, head, findings } = this.#before;
    const after = judged(applyEdits(this.#raw, edits));
    const map = editMap(identityMap(this.#raw.length), edits);
    const revealed = new Set(rule === textRules.mojibake.id ? edits.map(({ start }) => reading.rawLines.lineAt(start)) : []);
    const lines = linesBefore(map, after.reading, reading);
    const renamed: number[] = [];
    for (const [index, { zone, rule: now }] of after.head.verdicts.entries()) {
      const line = lines[index] as number;
      if (zone !== 'boilerplate' || revealed.has(line)) continue;
      const was = head.verdicts[line - 1];
      if (was?.zone !== 'boilerplate') return undefined;
      if (was.rule === now || !this.#isOpen(line)) continue;
      // What may be content after all is no company for what goes.
      if (was.rule === boilerplateRules.lowContent.id) return undefined;
      renamed.push(line);
    }
    const told = toldBy(findings);
    for (const finding of after.findings) {
      const { rule: now } = finding;
      if (OF_FILE.has(now) && told.has(now)) continue;
      for (const each of linesUnder(finding)) {
        const own = lines[each - 1] as number;
        const { zone } = after.head.verdicts[each - 1] as LineVerdict;
        if (zone === 'blank' || revealed.has(own) || (zone === 'boilerplate' && now.startsWith('boilerplate/'))) continue;
        if (told.get(now)?.has(own) !== true) return undefined;
      }
    }
    return renamed;
  }
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
