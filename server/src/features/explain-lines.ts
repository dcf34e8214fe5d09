/**
 * Why a line is title, dateline, body or boilerplate, why it opens a section, and which rule a finding comes from.
 */
import * as l10n from '@vscode/l10n';
import type { Finding, Section, Title } from '../article/facts.ts';
import type { ZoneCue } from '../article/head.ts';
import type { SectionRule, TitleCue } from '../article/observer.ts';
import type { Told } from './explain-told.ts';
import type { Explanation, Reason } from './explanation.ts';
import { findingMessage, ruleTitle } from './rule-wording.ts';
import { shorten } from './wording.ts';

const SUBJECT_LENGTH = 30;

/** Which zone the asked line has, and what decided it. */
export function explainLine(told: Told): Explanation | undefined {
  const decision = told.all('zone')[0];
  if (decision === undefined) return undefined;
  const span = told.reading.rawLines.span(told.line);
  const word = decision.word === null ? undefined : told.raw(decision.word);
  const words = ZONES[decision.cue]();
  const reasons: Reason[] = [
    word === undefined
      ? { cue: `zone.${decision.cue}`, text: words }
      : { cue: `zone.${decision.cue}`, text: `${words}: “${told.text(word)}”`, at: word },
  ];
  if (decision.rule !== null) reasons.push({ cue: decision.rule, text: l10n.t('rule {0}: {1}', decision.rule, ruleTitle(decision.rule)) });
  return {
    kind: 'line',
    span,
    subject: shorten(told.text(span), SUBJECT_LENGTH),
    verdict: l10n.t('line {0}, zone {1}', told.line, zoneName(decision.zone)),
    cue: `zone.${decision.cue}`,
    reasons,
  };
}

function zoneName(zone: string): string {
  switch (zone) {
    case 'title':
      return l10n.t('title');
    case 'dateline':
      return l10n.t('dateline');
    case 'body':
      return l10n.t('body');
    case 'boilerplate':
      return l10n.t('boilerplate');
    default:
      return l10n.t('blank');
  }
}

const ZONES: { readonly [cue in ZoneCue]: () => string } = {
  blank: () => l10n.t('the line is blank'),
  title: () => l10n.t('the line was chosen as the title'),
  frontMatter: () => l10n.t('it stands in the front matter of a generated page'),
  datelineForm: () => l10n.t('it has the form of a date, a source, a byline or a credit'),
  sourceName: () => l10n.t('the name of a medium, alone below the date'),
  beforeDate: () => l10n.t('a short line between title and date'),
  dateAboveTitle: () => l10n.t('a date right above the title'),
  aboveTitle: () => l10n.t('it stands right above the title, apart from any menu'),
  salutation: () => l10n.t('it says whom the notice addresses'),
  kicker: () => l10n.t('one of a few short lines between title and first paragraph'),
  story: () => l10n.t('it stands between the first and the last paragraph of the story'),
  signature: () => l10n.t('an organisation that signs, right above the closing date'),
  contact: () => l10n.t('whom a notice tells its readers to ask, below the story'),
  remark: () => l10n.t('a closing remark in brackets'),
  frontMatterPost: () => l10n.t('front matter says that the page holds the story alone'),
  cueWords: () => l10n.t('it holds words that only web pages have'),
  markup: () => l10n.t('it is markup'),
  bare: () => l10n.t('it holds no words'),
  listInside: () => l10n.t('it belongs to a list of links inside the story'),
  similarItems: () => l10n.t('most of its items end alike'),
  manyItems: () => l10n.t('it is made of items, as a menu is'),
  outsideStory: () => l10n.t('it stands outside the story and nothing else speaks for it'),
  underListHeading: () => l10n.t('it stands below the heading of a list of links'),
  headlines: () => l10n.t('one of five or more lines that are headlines for the most part'),
  shortLines: () => l10n.t('one of three or more lines that are short for the most part'),
  neighbours: () => l10n.t('a small piece inside a larger list, whose name it takes'),
};

const TITLES: { readonly [cue in TitleCue]: () => string } = {
  length: () => l10n.t('as long as headlines are'),
  short: () => l10n.t('shorter than headlines are'),
  long: () => l10n.t('longer than headlines are'),
  markdown: () => l10n.t('marked as a heading of the first or second level'),
  ellipsis: () => l10n.t('cut off with dots'),
  bullet: () => l10n.t('begins with a number or bullet, as an item of a list does'),
  nameAndPost: () => l10n.t('a name and a post, as in a list of leaders'),
  remark: () => l10n.t('a remark in brackets'),
  siteName: () => l10n.t('what a site calls itself'),
  sectionName: () => l10n.t('what standing pages of offices are called'),
  distance: () => l10n.t('distance to the story'),
  datelineBelow: () => l10n.t('a date, source or byline stands below it'),
  insideStory: () => l10n.t('it stands inside the story and no date below it'),
  betweenHeadlines: () => l10n.t('headlines stand above and below it'),
  story: () => l10n.t('the story speaks of the same things'),
  repeated: () => l10n.t('the page prints it again'),
  frontMatter: () => l10n.t('the front matter says the same'),
};

/** Why the title is the title: the signs for the line, and the next best line. */
export function explainTitle(told: Told, title: Title): Explanation {
  const candidates = told.all('title');
  const lineOf = (start: number): number => told.reading.rawLines.lineAt(told.raw({ start, end: start }).start);
  const chosen = candidates.find((candidate) => lineOf(candidate.start) === title.line);
  const reasons: Reason[] = (chosen?.signs ?? []).map(({ cue, weight }) => ({
    cue: `title.${cue}`,
    text: TITLES[cue](),
    weight,
  }));
  const [next] = candidates.filter((candidate) => candidate !== chosen).sort((a, b) => b.score - a.score);
  if (chosen !== undefined && next !== undefined) {
    const text = l10n.t('the next best line has {0} points, this one {1}', next.score.toFixed(1), chosen.score.toFixed(1));
    reasons.push({ cue: 'title.nextBest', text, at: told.raw(next) });
  }
  if (chosen === undefined) reasons.push({ cue: 'title.frontMatter', text: l10n.t('the front matter gives it') });
  const heaviest = reasons.reduce((one, other) => ((other.weight ?? 0) > (one.weight ?? 0) ? other : one));
  return {
    kind: 'title',
    span: { start: title.start, end: title.end },
    subject: shorten(title.text, SUBJECT_LENGTH),
    verdict: l10n.t('title'),
    cue: heaviest.cue,
    reasons,
  };
}

/** The sections that begin on the asked line. */
export function explainSections(told: Told): Explanation[] {
  const found: Explanation[] = [];
  const visit = (section: Section): void => {
    if (section.line === told.line && section.kind !== 'title') found.push(explainSection(told, section));
    for (const child of section.children) visit(child);
  };
  for (const section of told.facts.sections) visit(section);
  return found;
}

function explainSection(told: Told, section: Section): Explanation {
  const decision = told.all('section').find(({ line }) => line === section.line);
  const cue = `section.${decision?.rule ?? 'title'}`;
  return {
    kind: 'section',
    span: { start: section.start, end: section.end },
    subject: section.label,
    verdict: sectionName(section.kind),
    cue,
    reasons: [{ cue, text: sectionWords(decision?.rule ?? 'title') }],
  };
}

function sectionName(kind: Section['kind']): string {
  switch (kind) {
    case 'heading':
      return l10n.t('heading');
    case 'enumeration':
      return l10n.t('enumeration');
    case 'speaker':
      return l10n.t('speaker');
    case 'title':
      return l10n.t('title');
  }
}

function sectionWords(rule: SectionRule): string {
  switch (rule) {
    case 'title':
      return l10n.t('the line was chosen as the title');
    case 'numberedHeading':
      return l10n.t('a short numbered line above a paragraph');
    case 'entry':
      return l10n.t('the line begins with a number or word of an enumeration');
    case 'boldHeading':
      return l10n.t('a short line in bold type, one of several');
    case 'bracketedHeading':
      return l10n.t('the line stands in brackets 【】');
    case 'shortLine':
      return l10n.t('a short line that stands alone above a paragraph');
    case 'printedHeadline':
      return l10n.t('the headline, printed again above the first paragraph');
    case 'aboveTitle':
      return l10n.t('a short line above the title');
    case 'colon':
      return l10n.t('the paragraph begins with a person and a colon');
    case 'verb':
      return l10n.t('the paragraph begins with a person and a verb of speech');
    case 'nextSentence':
      return l10n.t('the paragraph begins with a person, who speaks in its second sentence');
  }
}

/** The rule that a finding comes from. */
export function explainFinding(finding: Finding): Explanation {
  return {
    kind: 'finding',
    span: { start: finding.start, end: finding.end },
    subject: finding.rule,
    verdict: findingMessage(finding),
    cue: finding.rule,
    reasons: [{ cue: finding.rule, text: l10n.t('rule {0}: {1}', finding.rule, ruleTitle(finding.rule)) }],
  };
}
