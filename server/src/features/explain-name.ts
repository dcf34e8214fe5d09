/**
 * Why somebody is a person of the article, and why nobody is recognised at a place.
 */
import * as l10n from '@vscode/l10n';
import type { Mention, Person } from '../article/facts.ts';
import type { NameFound, NameOffer, NameRefusal } from '../article/name-decisions.ts';
import type { Shape } from '../article/people/name-offers.ts';
import type { RoleDecision } from '../article/post-decisions.ts';
import { isHan } from '../text/script.ts';
import { overlaps, type Span, touches } from '../text/span.ts';
import { leftWords, refusalWords, rightWords, shapeWords, verdictWords } from './explain-cues.ts';
import { postReasons } from './explain-posts.ts';
import type { Told } from './explain-told.ts';
import { type Explanation, figureOf, type Reason } from './explanation.ts';
import { mentionsText, roleText } from './wording.ts';

/** Why a mention names a person. */
export function explainPerson(told: Told, person: Person, mention: Mention): Explanation {
  const surface = told.surface(mention);
  const found = told.about('found', surface);
  const [verdict] = told.about('verdict', surface);
  const best = bestOf(found);
  const own = told.on('found', told.folded(mention));
  const isPhrase = mention.kind === 'phrase';
  const reasons: Reason[] = [];
  if (isPhrase)
    reasons.push({ cue: 'phrase', text: l10n.t('a fixed phrase that begins with the name of a leader stands here'), at: mention });
  if (verdict !== undefined && Number.isFinite(verdict.best)) reasons.push({ cue: `verdict.${verdict.rule}`, text: verdictWords(verdict) });
  if (verdict !== undefined && !isPhrase && !Number.isFinite(verdict.best))
    reasons.push({ cue: 'phraseElsewhere', text: l10n.t('a fixed phrase elsewhere in the article begins with the name') });
  if (best !== undefined) reasons.push(...evidenceReasons(told, best), shapeReason(best));
  if (own === undefined && !isPhrase)
    reasons.push({ cue: 'known', text: l10n.t('here the characters alone are enough: the name is known from elsewhere in the article') });
  else if (own !== undefined && own !== best)
    reasons.push({ cue: 'here', text: l10n.t('the evidence here is {0}: {1}; {2}', ...here(own)), weight: weightOf(own), at: mention });
  const offer = told.takenOffer(told.folded(mention));
  if (offer !== undefined) reasons.push(costReason(offer, told));
  reasons.push({ cue: 'mentions', text: mentionsText(person.mentions.length) });
  reasons.push(...roleReasons(told, person), ...postReasons(told, person));
  return {
    kind: 'person',
    span: { start: mention.start, end: mention.end },
    subject: person.name,
    verdict: roleText(person.role),
    cue: isPhrase ? 'phrase' : best !== undefined ? decidingCue(best) : (reasons[0] as Reason).cue,
    reasons,
  };
}

/** The strongest proof; of equals the first. */
function bestOf(found: readonly NameFound[]): NameFound | undefined {
  let best: NameFound | undefined;
  for (const name of found) if (best === undefined || weightOf(name) > weightOf(best)) best = name;
  return best;
}

const weightOf = ({ evidence, support }: NameFound): number => evidence + support;

/** The heaviest of what speaks for a name. */
function decidingCue(name: NameFound): string {
  const cues = [
    { cue: `left.${name.left.cue}`, weight: name.left.weight },
    { cue: `right.${name.right.cue}`, weight: name.right.weight },
    { cue: ownCue(name.shape), weight: name.own },
    { cue: 'list', weight: name.support },
  ];
  return cues.reduce((one, other) => (other.weight > one.weight ? other : one)).cue;
}

function here(name: NameFound): [string, string, string] {
  return [figureOf(weightOf(name)), leftWords(name.left.cue), rightWords(name.right.cue)];
}

/** Left, right and what the shape and the list add, with the place that they stand at. */
function evidenceReasons(told: Told, name: NameFound | NameOffer): Reason[] {
  const { left, right, own } = name;
  const at = told.raw(name);
  const reasons: Reason[] = [
    { cue: `left.${left.cue}`, text: beside(l10n.t('left'), left.text, leftWords(left.cue)), weight: left.weight, at },
    { cue: `right.${right.cue}`, text: beside(l10n.t('right'), right.text, rightWords(right.cue)), weight: right.weight, at },
  ];
  if (Math.abs(own) > LEAST_WEIGHT) reasons.push({ cue: ownCue(name.shape), text: ownWords(name.shape), weight: own, at });
  if ('support' in name && name.support !== 0)
    reasons.push({ cue: 'list', text: l10n.t('the names of its list prove each other'), weight: name.support, at });
  return reasons;
}

function beside(side: string, text: string, words: string): string {
  return text.trim() === '' ? `${side}: ${words}` : `${side} “${text.trim()}”: ${words}`;
}

/** What is added to left and right may differ from nothing by rounding. */
const LEAST_WEIGHT = 0.01;

/** What a name adds by itself: its shape where that speaks for a name, else that it heads a line of posts. */
function ownCue(shape: Shape): string {
  return shape === 'dotted' ? 'own.dot' : shape === 'composed' ? 'own.parts' : shape === 'foreign' ? 'own.run' : 'own.roster';
}

function ownWords(shape: Shape): string {
  if (shape === 'dotted') return l10n.t('the middle dot itself speaks for a name');
  if (shape === 'composed') return l10n.t('two known parts speak for a name by themselves');
  if (shape === 'foreign') return l10n.t('the run of foreign sounds ends with the name');
  return l10n.t('the name stands alone at the head of a line of posts');
}

const shapeReason = (name: NameFound | NameOffer): Reason => ({ cue: `shape.${name.shape}`, text: shapeWords(name) });

/** The name against the words that it cuts or fills. */
function costReason(offer: NameOffer, told: Told): Reason {
  const [name, words] = [figureOf(offer.nameCost), figureOf(offer.wordsCost)];
  return {
    cue: 'cost',
    text:
      offer.nameCost < offer.wordsCost
        ? l10n.t(
            'less its evidence the name costs {0} nats, the words {1} cost {2}: the name is likelier',
            name,
            offer.words.join('|'),
            words,
          )
        : l10n.t(
            'less its evidence the name costs {0} nats, the words {1} cost {2}: the words are likelier',
            name,
            offer.words.join('|'),
            words,
          ),
    at: told.raw(offer.around),
  };
}

function roleReasons(told: Told, person: Person): Reason[] {
  const [role] = told.about('role', person.key);
  return role === undefined ? [] : [{ cue: `role.${role.rule}`, text: roleWords(role) }];
}

function roleWords({ role, rule, post = '' }: RoleDecision): string {
  switch (rule) {
    case 'leader':
      return l10n.t('role {0}: fixed phrases speak of the person', roleText(role));
    case 'credit':
      return l10n.t('role {0}: a credit names the person, who holds no office', roleText(role));
    case 'officialPost':
    case 'journalistPost':
      return l10n.t('role {0}: the post {1}', roleText(role), post);
    case 'noOfficialPost':
      return l10n.t('role {0}: {1} is no office', roleText(role), post);
    case 'noPost':
      return l10n.t('role {0}: no post is stated', roleText(role));
  }
}

/** Why no person is recognised at an offset; undefined where no writing stands that could name one. */
export function explainNoName(told: Told, offset: number): Explanation | undefined {
  const { reading } = told;
  const at = told.folded({ start: offset, end: offset }).start;
  const { text } = reading.folding;
  if (!isHan(text.charCodeAt(at)) && !(at > 0 && isHan(text.charCodeAt(at - 1)))) return undefined;
  const zone = told.all('zone')[0]?.zone;
  const none = (span: Span, cue: string, reasons: readonly Reason[]): Explanation => {
    const raw = told.raw(span);
    return { kind: 'noName', span: raw, subject: told.text(raw), verdict: l10n.t('nobody is recognised here'), cue, reasons };
  };
  for (const decision of told.all('mention')) {
    const { why } = decision;
    if (why === 'known' || why === 'phrase' || !touches(decision, at)) continue;
    return none(decision, `mention.${why}`, [{ cue: `mention.${why}`, text: mentionWords(why), at: told.raw(decision) }]);
  }
  const character = { start: at, end: Math.min(at + 1, text.length) };
  if (zone === 'boilerplate')
    return none(character, 'boilerplate', [
      { cue: 'boilerplate', text: l10n.t('the line is boilerplate: there only names that the story proves are found') },
    ]);
  const found = told.all('found').find((each) => touches(each, at));
  if (found !== undefined) return notProved(told, found, none);
  const named = told.all('mention').filter(({ why }) => why === 'known' || why === 'phrase');
  // What would cut a name that was recognised beside the caret was never a rival.
  const near = (each: Span): boolean => touches(each, at) && !named.some((name) => overlaps(name, each));
  const offer = likeliest(told.all('offer').filter(near));
  const refusal = longest(told.all('refusal').filter((each) => near(each) && (offer === undefined || saysMore(each, offer, text))));
  if (refusal !== undefined) {
    const cue = `refusal.${refusal.why}`;
    return none(refusal, cue, [{ cue, text: refusalWords(refusal.why, text.slice(refusal.start, refusal.end)), at: told.raw(refusal) }]);
  }
  if (offer !== undefined) return outweighed(told, offer, none);
  return none(character, 'noCandidate', [
    { cue: 'noCandidate', text: l10n.t('no surname and no other known beginning of a name stands here') },
  ]);
}

/**
 * Whether a refusal tells more than that words won over a part of it: 李大姐 is an address, whatever 李大 costs, but 高度的 is
 * no name because 高度 is a word.
 */
function saysMore({ start, end, why }: NameRefusal, offer: NameOffer, text: string): boolean {
  const isPlain = why === 'functionWord' || why === 'behindDot' || (why === 'neverGiven' && text[end - 1] !== '某');
  return !isPlain && start <= offer.start && offer.end < end;
}

type None = (span: Span, cue: string, reasons: readonly Reason[]) => Explanation;

/** A name was found here, but its mentions together do not prove a person, or the second reading took something else. */
function notProved(told: Told, found: NameFound, none: None): Explanation {
  const [verdict] = told.about('verdict', found.key);
  const [dropped] = told.about('dropped', found.key);
  const evidence = [...evidenceReasons(told, found), shapeReason(found)];
  if (dropped !== undefined) {
    const cue = `dropped.${dropped.why}`;
    const text =
      dropped.why === 'theory' ? l10n.t('only the name of a theory names the person') : l10n.t('the name stands only in boilerplate');
    return none(found, cue, [{ cue, text }, ...evidence]);
  }
  if (verdict === undefined || verdict.isPerson)
    return none(found, 'secondReading', [
      { cue: 'secondReading', text: l10n.t('with all names of the article known, words or another name fit better here') },
      ...evidence,
    ]);
  const cue = `verdict.${verdict.rule}`;
  return none(found, cue, [{ cue, text: verdictWords(verdict) }, ...evidence]);
}

/** A name was weighed here and something else won. */
function outweighed(told: Told, offer: NameOffer, none: None): Explanation {
  const evidence = [...evidenceReasons(told, offer), shapeReason(offer)];
  if (offer.nameCost >= offer.wordsCost) return none(offer, 'cost', [costReason(offer, told), ...evidence]);
  return none(offer, 'otherName', [
    { cue: 'otherName', text: l10n.t('a name that overlaps this one fits the line better') },
    costReason(offer, told),
    ...evidence,
  ]);
}

function likeliest(offers: readonly NameOffer[]): NameOffer | undefined {
  let best: NameOffer | undefined;
  for (const offer of offers) if (best === undefined || lead(offer) < lead(best)) best = offer;
  return best;
}

/** By how many nats the name is dearer than the words. */
const lead = ({ nameCost, wordsCost }: NameOffer): number => nameCost - wordsCost;

function longest(refusals: readonly NameRefusal[]): NameRefusal | undefined {
  let best: NameRefusal | undefined;
  for (const refusal of refusals) if (best === undefined || refusal.end - refusal.start > best.end - best.start) best = refusal;
  return best;
}

function mentionWords(why: 'insideOrganisation' | 'inBook' | 'notProved'): string {
  if (why === 'insideOrganisation') return l10n.t('the name stands inside that of an organisation');
  if (why === 'inBook') return l10n.t('the name stands in the title of a book');
  return l10n.t('nothing in the article proves the name');
}
