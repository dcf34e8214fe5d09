/**
 * The cues of names in the user's language. One entry a cue: a cue without words does not compile.
 */
import * as l10n from '@vscode/l10n';
import type { NameEvidence, NameVerdict } from '../article/name-decisions.ts';
import type { LeftCueName } from '../article/people/left-cues.ts';
import { compoundSurnames } from '../article/people/lexicon.ts';
import type { Refusal, Shape } from '../article/people/name-offers.ts';
import type { RightCueName } from '../article/people/right-cues.ts';
import { figureOf } from './explanation.ts';

type Words<Name extends string> = { readonly [name in Name]: () => string };

const LEFT_WORDS: Words<LeftCueName> = {
  officialPost: () => l10n.t('the post of an official stands directly before the name'),
  otherPost: () => l10n.t('a calling or title stands directly before the name'),
  label: () => l10n.t('a post and a colon label the line'),
  credit: () => l10n.t('a reporter or editor is credited before the name'),
  byline: () => l10n.t('the name stands as a byline does'),
  openCredit: () => l10n.t('the line before leaves a credit in brackets open'),
  creditRun: () => l10n.t('a credited name runs on without anything between'),
  creditList: () => l10n.t('a credited name stands before the blank'),
  postAndBlank: () => l10n.t('a post and a blank stand before the name'),
  groupPost: () => l10n.t('a post that is said of groups, too, stands before the name'),
  list: () => l10n.t('a proved name and 、 stand before it'),
  bareList: () => l10n.t('a name that nothing else proves stands before it in a list'),
  commaList: () => l10n.t('a proved name and a comma stand before it'),
  blankList: () => l10n.t('a name stands before the blank'),
  and: () => l10n.t('a proved name and 和, 与 or 及 stand before it'),
  sentence: () => l10n.t('a clause begins with the name'),
  appointed: () => l10n.t('a verb of appointment governs the name'),
  called: () => l10n.t('it is said to be a name'),
  described: () => l10n.t('age, home or state of a person are told before the name'),
  body: () => l10n.t('an organisation stands before the name'),
  honoured: () => l10n.t('an honour is given to the name'),
  removed: () => l10n.t('somebody of that name is removed from a post'),
  nickname: () => l10n.t('a nickname in quotation marks stands before the name'),
  lineStart: () => l10n.t('the line begins with the name'),
  functionWord: () => l10n.t('a function word stands before the name'),
  titleBefore: () => l10n.t('the post before it belongs to the name before that'),
  verb: () => l10n.t('a verb stands before the name'),
  stray: () => l10n.t('a character that makes no word stands before the name'),
  adjacent: () => l10n.t('another name stands directly before it'),
  none: () => l10n.t('nothing that speaks for a name or against it'),
  oftenBefore: () => l10n.t('a word that stands before names far oftener than others do'),
  moreBefore: () => l10n.t('a word that stands before names oftener than others do'),
  someBefore: () => l10n.t('a word that stands before names a little oftener than others do'),
  seldomBefore: () => l10n.t('a word that seldom stands before names'),
};

const RIGHT_WORDS: Words<RightCueName> = {
  speech: () => l10n.t('a verb of speech follows'),
  say: () => l10n.t('说 follows'),
  speechOne: () => l10n.t('a verb of speech of one character follows'),
  action: () => l10n.t('a verb of what people in the news do follows'),
  actionOne: () => l10n.t('such a verb of one character follows'),
  verb: () => l10n.t('another verb follows'),
  signed: () => l10n.t('a credit follows: who took the picture or wrote the text'),
  appointment: () => l10n.t('an appointment follows'),
  title: () => l10n.t('the post of an official follows'),
  otherTitle: () => l10n.t('a title that follows full names comes next'),
  enumeration: () => l10n.t('、 follows, as in a list'),
  ofThose: () => l10n.t('a home, a family or a number of those named follows'),
  comma: () => l10n.t('a comma follows'),
  biography: () => l10n.t('a short biography follows'),
  stop: () => l10n.t('a stop or a dash follows'),
  bracket: () => l10n.t('a bracket or slash follows'),
  colon: () => l10n.t('a colon follows'),
  blank: () => l10n.t('a blank follows'),
  possessive: () => l10n.t('的 follows'),
  place: () => l10n.t('what follows makes a place of it'),
  other: () => l10n.t('what follows does not speak for a name'),
  lineEnd: () => l10n.t('the line ends'),
  oftenBehind: () => l10n.t('a word follows that stands behind names far oftener than others do'),
  moreBehind: () => l10n.t('a word follows that stands behind names oftener than others do'),
  someBehind: () => l10n.t('a word follows that stands behind names as others do'),
  seldomBehind: () => l10n.t('a word follows that seldom stands behind names'),
};

const REFUSALS: Words<Refusal> = {
  behindDot: () => l10n.t('behind a middle dot a name goes on and none begins'),
  neverGiven: () => l10n.t('no given name holds its last character'),
  functionWord: () => l10n.t('its first character is a function word before a surname'),
  address: () => l10n.t('a form of address or a post stands where the given name should'),
  shortTitle: () => l10n.t('its second character is a title, and no post stands before it'),
  place: () => l10n.t('it reads as a place'),
  cutsTitle: () => l10n.t('its last character belongs to the title behind it'),
  organ: () => l10n.t('it ends as an organisation does'),
  unbounded: () => l10n.t('behind a label a name must end clearly'),
};

export const leftWords = (cue: LeftCueName): string => LEFT_WORDS[cue]();
export const rightWords = (cue: RightCueName): string => RIGHT_WORDS[cue]();
export const refusalWords = (why: Refusal, text: string): string =>
  why === 'neverGiven' && text.endsWith('某') ? l10n.t('某 masks a name') : REFUSALS[why]();

/** How a name is made. */
export function shapeWords({ shape, key }: Pick<NameEvidence, 'shape' | 'key'>): string {
  const compound = compoundSurnames.longestAt(key, 0);
  const words: Words<Shape> = {
    surname: () =>
      key.length === 2
        ? l10n.t('surname {0} and one given character', key.slice(0, 1))
        : l10n.t('surname {0} and two given characters', key.slice(0, 1)),
    compound: () => l10n.t('compound surname {0} and given characters', key.slice(0, compound)),
    married: () => l10n.t('two surnames and two given characters'),
    padded: () => l10n.t('surname {0} and one given character, with blanks between', key.slice(0, 1)),
    eponym: () => l10n.t('a name that everybody knows'),
    composed: () => l10n.t('parts that Tibetan, Mongolian, Turkic or Yi names are made of'),
    foreign: () => l10n.t('characters that write foreign sounds'),
    dotted: () => l10n.t('parts joined by a middle dot'),
    unknown: () => l10n.t('no surname, and characters that make no words'),
    penName: () => l10n.t('a pen name behind the label of a credit'),
  };
  return words[shape]();
}

/** Why the mentions of a name together prove a person, or do not. */
export function verdictWords(verdict: NameVerdict): string {
  const { isPerson, rule, count, places } = verdict;
  const [best, least, margin, total] = [verdict.best, verdict.least, verdict.margin, verdict.total].map(figureOf) as [
    string,
    string,
    string,
    string,
  ];
  switch (rule) {
    case 'strong':
      return l10n.t('the evidence of its best mention, {0}, proves a name alone: {1} is enough', best, least);
    case 'place':
      return l10n.t(
        '{0} of {1} mentions stand before 镇, 县 or the like, and the best evidence, {2}, is below {3}',
        places,
        count,
        best,
        least,
      );
    case 'eponym':
      return isPerson
        ? l10n.t('evidence {0} is enough for a name that institutions bear: {1}', best, least)
        : l10n.t('institutions bear the name: evidence {0} is below {1}', best, least);
    case 'dotted':
      return isPerson
        ? l10n.t('evidence {0} is enough for a name with a middle dot: {1}', best, least)
        : l10n.t('evidence {0} is below {1}, which a name with a middle dot needs', best, least);
    case 'short':
      return l10n.t(
        'two characters make many chance names: evidence {0} is below {1}, and {2} mentions with a margin of {3} over the words do not make up for it',
        best,
        least,
        count,
        margin,
      );
    case 'unsupported':
      return l10n.t('it comes {0} times with next to nothing that speaks for a name: a brand or a place', count);
    case 'likelyWord':
      return l10n.t('its characters are as likely words: margin {0} is below {1}, and the evidence is only {2}', margin, least, best);
    case 'surname':
      return l10n.t('the surname of somebody whose whole name the article gives');
    case 'runsOn':
      return l10n.t('another proved name with a function word or a verb behind it');
    case 'sum':
      return isPerson
        ? l10n.t('evidence {0}, {1} mentions and a margin of {2} over the words make {3}: {4} is enough', best, count, margin, total, least)
        : l10n.t('evidence {0}, {1} mentions and a margin of {2} over the words make {3}, below {4}', best, count, margin, total, least);
  }
}
