/**
 * Why a place, a date, an organisation, a statement is what it is.
 */
import * as l10n from '@vscode/l10n';
import { divisionChain } from '../article/divisions.ts';
import type { DateMention, Mention, Organisation, Place, Statement } from '../article/facts.ts';
import type { DateRule, DivisionRule, EdgeRule, EndingRule, PlaceDecision } from '../article/thing-decisions.ts';
import { touches } from '../text/span.ts';
import type { Told } from './explain-told.ts';
import type { Explanation, Reason } from './explanation.ts';
import { mentionsText } from './wording.ts';

/** Why a mention names an organisation: by what its name was known, and where it begins. */
export function explainOrganisation(told: Told, organisation: Organisation, mention: Mention): Explanation {
  const folded = told.folded(mention);
  const decision = told.on('organisation', folded);
  const edge = told.on('edge', folded);
  const reasons: Reason[] = [];
  if (decision !== undefined) {
    const ending = told.raw(decision.ending);
    reasons.push({ cue: `organisation.${decision.rule}`, text: endingWords(decision.rule, told.text(ending)), at: ending });
  }
  if (edge !== undefined) {
    const before = told.raw(edge.before);
    reasons.push({ cue: `edge.${edge.rule}`, text: edgeWords(edge.rule, told.text(before)), at: before });
  }
  if (organisation.key !== told.surface(mention)) reasons.push({ cue: 'sameAs', text: l10n.t('counts as {0}', organisation.key) });
  if (organisation.parent !== undefined) reasons.push({ cue: 'parent', text: l10n.t('a unit of {0}', organisation.parent) });
  reasons.push({ cue: 'mentions', text: mentionsText(organisation.mentions.length) });
  return {
    kind: 'organisation',
    span: { start: mention.start, end: mention.end },
    subject: organisation.name,
    verdict: l10n.t('organisation'),
    cue: (reasons[0] as Reason).cue,
    reasons,
  };
}

/** Why what ends as organisations do at an offset names none; undefined where nothing does. */
export function explainNoOrganisation(told: Told, offset: number): Explanation | undefined {
  const at = told.folded({ start: offset, end: offset }).start;
  const refusal = told.all('organisationRefusal').find((each) => touches(each, at));
  if (refusal === undefined) return undefined;
  const span = told.raw(refusal);
  const cue = `organisation.${refusal.why}`;
  const text =
    refusal.why === 'general'
      ? l10n.t('it ends as organisations do, but nothing before the end says which one')
      : l10n.t('another word that only ends as organisations do');
  return { kind: 'organisation', span, subject: told.text(span), verdict: l10n.t('no organisation here'), cue, reasons: [{ cue, text }] };
}

function endingWords(rule: EndingRule, ending: string): string {
  switch (rule) {
    case 'suffix':
      return l10n.t('“{0}” ends the names of organisations', ending);
    case 'head':
      return l10n.t('“{0}” ends the names of organisations where a noun stands before it', ending);
    case 'knownWord':
      return l10n.t('the dictionary knows the word as an organisation; “{0}” ends it', ending);
    case 'whole':
      return l10n.t('“{0}” is an organisation by itself', ending);
    case 'post':
      return l10n.t('a post of a person names it');
    case 'part':
      return l10n.t('a part of “{0}”, which names more than one thing', ending);
    case 'parent':
      return l10n.t('the greater body with which “{0}” begins', ending);
  }
}

function edgeWords(rule: EdgeRule, before: string): string {
  switch (rule) {
    case 'lineStart':
      return l10n.t('its name begins with the line');
    case 'longest':
      return l10n.t('no name of an organisation is longer');
    case 'word':
      return l10n.t('its name begins behind “{0}”, which no such name holds', before);
    case 'verb':
      return l10n.t('its name begins behind the verb “{0}”', before);
    case 'bracket':
      return l10n.t('its name begins behind brackets that are no part of it');
    case 'own':
      return l10n.t('its name begins as its own people say it');
    case 'lead':
      return l10n.t('its name begins behind “{0}”, which leads to names and is part of none', before);
    case 'place':
      return l10n.t('its name begins with the place behind “{0}”', before);
    case 'row':
      return l10n.t('its name begins with a part of the row of posts');
  }
}

/** Why a mention names a place, and which division it means. */
export function explainPlace(told: Told, place: Place, mention: Mention): Explanation {
  const decision = told.on('place', told.folded(mention));
  const chain = place.division === undefined ? [] : divisionChain(place.division).map(({ name }) => name);
  const reasons: Reason[] = decision === undefined ? [] : [placeReason(told, decision)];
  if (chain.length > 0) reasons.push({ cue: 'division', text: `${chain.join(' ‹ ')} · ${place.division}` });
  reasons.push({ cue: 'mentions', text: mentionsText(place.mentions.length) });
  return {
    kind: 'place',
    span: { start: mention.start, end: mention.end },
    subject: place.name,
    verdict: l10n.t('place'),
    cue: (reasons[0] as Reason).cue,
    reasons,
  };
}

function placeReason(told: Told, { rule, before, codes, full }: PlaceDecision): Reason {
  const outer = before === null ? '' : told.text(told.raw(before));
  const text = full ? l10n.t('full name: {0}', divisionWords(rule, outer, codes)) : divisionWords(rule, outer, codes);
  return { cue: `place.${rule}`, text, ...(before === null ? {} : { at: told.raw(before) }) };
}

function divisionWords(rule: DivisionRule, before: string, codes: readonly string[]): string {
  switch (rule) {
    case 'state':
      return l10n.t('a state, which has no division code');
    case 'settlement':
      return l10n.t('a village, town or neighbourhood by its last character, and no common word');
    case 'only':
      return l10n.t('one division bears the name');
    case 'insideBefore':
      return l10n.t('of the divisions that bear the name the one inside {0}, directly before it', before);
    case 'foreignBefore':
      return l10n.t('no division of the name lies inside {0}, directly before it', before);
    case 'countyNamed':
      return l10n.t('a short name of a county that the article names in full');
    case 'countyNear':
      return l10n.t('a short name of a county near to places that the article names');
    case 'countyUnknown':
      return l10n.t('a short name of a county of which the article says nothing else');
    case 'nearest':
      return l10n.t('of {0} divisions that bear the name the one near to places that the article names', codes.length);
    case 'several':
      return l10n.t('{0} divisions bear the name, and the article does not say which', codes.length);
  }
}

/** Why a name of a division at an offset means no place there; undefined where none stands. */
export function explainNoPlace(told: Told, offset: number): Explanation | undefined {
  const at = told.folded({ start: offset, end: offset }).start;
  const decision = told.all('place').find((each) => touches(each, at) && (each.hidden || each.division === undefined));
  const refusal = told.all('placeRefusal').find((each) => touches(each, at));
  const none = decision ?? refusal;
  if (none === undefined) return undefined;
  const span = told.raw(none);
  const reason: Reason = decision === undefined ? refusalReason(refusal?.why) : decisionReason(told, decision);
  return { kind: 'place', span, subject: told.text(span), verdict: l10n.t('no place here'), cue: reason.cue, reasons: [reason] };
}

function decisionReason(told: Told, decision: PlaceDecision): Reason {
  return decision.hidden
    ? { cue: 'place.insideName', text: l10n.t('it stands inside the name of a person or an organisation') }
    : placeReason(told, decision);
}

function refusalReason(why: 'longerName' | 'commonWord' | 'cutsWord' | undefined): Reason {
  if (why === 'longerName') return { cue: 'place.longerName', text: l10n.t('what follows makes a longer name of it') };
  if (why === 'commonWord')
    return { cue: 'place.commonWord', text: l10n.t('a common word, which means a place only behind the division that holds it') };
  return { cue: 'place.cutsWord', text: l10n.t('words that run over its edges are likelier') };
}

/** How a date got its value. */
export function explainDate(told: Told, date: DateMention): Explanation {
  const decision = told.from('date', told.folded(date).start);
  const rule = decision?.rule ?? 'written';
  const cue = `date.${rule}`;
  return {
    kind: 'date',
    span: { start: date.start, end: date.end },
    subject: date.text,
    verdict: date.until === undefined ? date.iso : l10n.t('{0} to {1}', date.iso, date.until),
    cue,
    reasons: [{ cue, text: dateWords(rule, decision?.against ?? '') }],
  };
}

function dateWords(rule: DateRule, against: string): string {
  switch (rule) {
    case 'written':
      return l10n.t('the text writes it in full');
    case 'republic':
      return l10n.t('counted in years of the Republic: 1911 is added');
    case 'dayBefore':
      return l10n.t('read against the last day that the story tells of, {0}', against);
    case 'relativeYear':
    case 'relative':
      return l10n.t('read against the publication date, {0}', against);
    case 'yearOfSentence':
      return l10n.t('in the year of which the sentence speaks, {0}', against);
    case 'yearOfPublication':
      return l10n.t('in the year of the publication, {0}', against);
    case 'unknownYear':
      return l10n.t('neither the sentence nor a publication date tells the year');
    case 'nearestYear':
      return l10n.t('in the year that brings it nearest to the publication date, {0}', against);
    case 'monthBefore':
      return l10n.t('in the month of the date before it, {0}', against);
    case 'nearestDay':
      return l10n.t('the day of this number nearest to the publication date, {0}', against);
  }
}

/** Why what looks like a date at an offset is none; undefined where nothing does. */
export function explainNoDate(told: Told, offset: number): Explanation | undefined {
  const at = told.folded({ start: offset, end: offset }).start;
  const refusal = told.all('dateRefusal').find((each) => touches(each, at));
  if (refusal === undefined) return undefined;
  const span = told.raw(refusal);
  const cue = `date.${refusal.why}`;
  const text =
    refusal.why === 'noDate'
      ? l10n.t('a length of time, a name or a number rather than a date')
      : l10n.t('the text does not say enough to tell which date');
  return { kind: 'date', span, subject: told.text(span), verdict: l10n.t('no date here'), cue, reasons: [{ cue, text }] };
}

/** Who is reported to say it, by which verb. */
export function explainStatement(told: Told, statement: Statement): Explanation {
  const decision = told.from('statement', told.folded(statement).start);
  const reasons: Reason[] = [{ cue: 'verb', text: l10n.t('verb of speech {0}', statement.verb) }];
  if (decision !== undefined) {
    reasons[0] = { ...(reasons[0] as Reason), at: told.raw(decision.verb) };
    const text = decision.isPronoun
      ? l10n.t('the pronoun means {0}, who was named last', statement.speaker)
      : l10n.t('{0} stands before the verb', statement.speaker);
    reasons.push({ cue: decision.isPronoun ? 'speaker.pronoun' : 'speaker.name', text, at: told.raw(decision.subject) });
  }
  return {
    kind: 'statement',
    span: { start: statement.start, end: statement.end },
    subject: statement.speaker + statement.verb,
    verdict: l10n.t('statement'),
    cue: 'verb',
    reasons,
  };
}
