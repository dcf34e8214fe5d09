/**
 * What may stand at a caret in a query: attributes, structures, keywords, labels, and values with their frequencies. It looks at
 * what stands before the caret alone, for a query that is being typed is seldom a sound one.
 */
import * as l10n from '@vscode/l10n';
import { valuesOfAttribute, valuesOfCondition } from '../query/cql/closed-values.ts';
import { type Lexeme, lex } from '../query/cql/lexer.ts';
import { ATTRIBUTES, type Attribute, STRUCTURES, type Structure } from '../query/cql/syntax.ts';
import { quoted } from '../query/cql/values.ts';
import type { Span } from '../text/span.ts';
import { structureName } from './explain-query.ts';
import { POS_TAGS, posName } from './pos-names.ts';
import type { QueryValue, QueryValues } from './query-values.ts';

export interface QueryCompletion {
  readonly kind: 'attribute' | 'structure' | 'keyword' | 'label' | 'value';
  readonly label: string;
  readonly detail: string;
  /** What is written in place of `span`; `$0` is where the caret goes, where there is one. */
  readonly text: string;
}

export interface QueryCompletions {
  /** What is typed of it already. */
  readonly span: Span;
  readonly items: readonly QueryCompletion[];
  /** Further typing may bring other values. */
  readonly isIncomplete: boolean;
}

const MOST_VALUES = 50;

/** Where a caret is. */
type Place =
  | { readonly kind: 'value'; readonly name: string; readonly typed: string }
  | { readonly kind: 'attribute' | 'structure' | 'nothing' }
  | { readonly kind: 'condition'; readonly structure: Structure }
  | { readonly kind: 'label'; readonly labels: readonly string[] }
  | { readonly kind: 'pattern'; readonly isFirst: boolean; readonly isOperand: boolean };

/**
 * What may stand at an offset.
 * @param text of one query
 */
export async function completeQuery(text: string, offset: number, values: QueryValues, signal: AbortSignal): Promise<QueryCompletions> {
  const { lexemes, comments } = lex(text.slice(0, offset));
  const before = lexemes.slice(0, -1);
  const last = before.at(-1);
  const nothing = { span: { start: offset, end: offset }, items: [], isIncomplete: false };
  if (comments.some(({ end }) => end === offset)) return nothing;
  if (last?.torn === true) {
    const place = placeOf(before.slice(0, -1));
    const name = valueName(before.slice(0, -1), place);
    if (name === undefined) return nothing;
    const typed = text.slice(last.start + 1, offset);
    const items = await completeValue(name, typed, values, signal);
    return { span: { start: last.start + 1, end: offset }, items, isIncomplete: true };
  }
  const isTyping = last?.end === offset && (last.kind === 'name' || last.kind === 'number');
  const place = placeOf(isTyping ? before.slice(0, -1) : before);
  const span = { start: isTyping ? last.start : offset, end: offset };
  return { span, items: completeName(place), isIncomplete: false };
}

/** Reads where what follows the lexemes stands: within [ ], within a tag, behind :: or between. */
function placeOf(before: readonly Lexeme[]): Place {
  let bracket = false;
  let structure: string | undefined;
  let named = -1;
  let isTag = false;
  let isConstraint = false;
  const labels: string[] = [];
  for (const [index, { kind, text }] of before.entries()) {
    const next = before[index + 1];
    if (bracket) bracket = kind !== ']';
    else if (isTag) {
      // Behind the name of a condition > compares.
      const compares = before[index - 1]?.kind === 'name' && index - 1 !== named;
      if (structure === undefined && kind === 'name') {
        structure = text;
        named = index;
      } else if (kind === '/>' || (kind === '>' && !compares)) isTag = false;
    } else if (kind === '[') bracket = true;
    else if (kind === '<' || kind === '</') {
      isTag = true;
      structure = undefined;
    } else if (kind === '::') isConstraint = true;
    else if ((kind === 'name' || kind === 'number') && next?.kind === ':') labels.push(text);
  }
  const last = before.at(-1);
  if (bracket) return { kind: last !== undefined && ['[', '(', '&', '|', '!'].includes(last.kind) ? 'attribute' : 'nothing' };
  if (isTag) {
    if (structure === undefined) return { kind: 'structure' };
    const isFree = last?.kind === 'string' || last?.kind === '&' || (last?.kind === 'name' && last.text === structure);
    return isFree && Object.hasOwn(STRUCTURES, structure) ? { kind: 'condition', structure: structure as Structure } : { kind: 'nothing' };
  }
  if (isConstraint) {
    if (last?.kind === '.') return { kind: 'attribute' };
    return ['::', '&', '|', '!', '(', '=', '!='].includes(last?.kind ?? '') ? { kind: 'label', labels } : { kind: 'nothing' };
  }
  const isOperand = last?.kind === 'name' && (last.text === 'within' || last.text === 'containing');
  return { kind: 'pattern', isFirst: last === undefined || ['(', '|', '::'].includes(last.kind), isOperand };
}

/** What a string is a value of that stands behind the lexemes. */
function valueName(before: readonly Lexeme[], place: Place): string | undefined {
  const operator = before.at(-1)?.kind;
  const name = before.at(-2);
  const isCompared = operator !== undefined && ['=', '!=', '<', '<=', '>', '>='].includes(operator) && name?.kind === 'name';
  if (isCompared) {
    if (before.at(-3)?.kind === '.') return name.text;
    const tag = before.findLastIndex(({ kind }, index) => kind === '<' && before[index + 1]?.kind === 'name' && index < before.length - 2);
    const bracket = before.findLastIndex(({ kind }) => kind === '[');
    return tag > bracket ? `${before[tag + 1]?.text}.${name.text}` : name.text;
  }
  if (operator === '(' && name?.text === 'text') return 'folded';
  return place.kind === 'pattern' ? 'word' : undefined;
}

async function completeValue(name: string, typed: string, values: QueryValues, signal: AbortSignal): Promise<QueryCompletion[]> {
  // Of an expression nobody knows what it will be; only what is behind its last | is a beginning.
  const start = typed.lastIndexOf('|') + 1;
  const prefix = typed.slice(start);
  const head = typed.slice(0, start);
  const [structure, condition] = name.split('.');
  const closed =
    condition === undefined
      ? (valuesOfAttribute(name as Attribute) ?? (name === 'pos' ? POS_TAGS : undefined))
      : valuesOfCondition(structure as Structure, condition);
  const found: readonly QueryValue[] =
    closed === undefined ? await values(name, prefix, MOST_VALUES, signal) : await countedValues(name, prefix, closed, values, signal);
  return found.slice(0, MOST_VALUES).map(({ value, count, detail }) => ({
    kind: 'value',
    label: value,
    detail: [detail ?? '', count === undefined ? '' : String(count)].filter((part) => part !== '').join(' · '),
    text: head + quoted(value).replaceAll('"', '\\"'),
  }));
}

/** Of values that are known beforehand those that begin with something: the most frequent first, as far as anybody counted. */
async function countedValues(
  name: string,
  prefix: string,
  closed: readonly string[],
  values: QueryValues,
  signal: AbortSignal,
): Promise<readonly QueryValue[]> {
  const found = await values(name, prefix, closed.length, signal);
  const known = new Map(found.map((each, index) => [each.value, { ...each, index }]));
  const rank = (value: string): number => known.get(value)?.index ?? closed.length;
  return closed
    .filter((value) => value.startsWith(prefix))
    .sort((a, b) => rank(a) - rank(b))
    .map((value) => {
      const count = known.get(value)?.count;
      return { value, ...(count === undefined ? {} : { count }), ...(name === 'pos' ? { detail: posName(value) ?? '' } : {}) };
    });
}

function completeName(place: Place): QueryCompletion[] {
  switch (place.kind) {
    case 'attribute':
      return ATTRIBUTES.map((name) => ({ kind: 'attribute', label: name, detail: attributeWords(name), text: `${name}="$0"` }));
    case 'structure':
      return structures('');
    case 'condition':
      return STRUCTURES[place.structure].map((name) => ({ kind: 'attribute', label: name, detail: '', text: `${name}="$0"` }));
    case 'label':
      return place.labels.map((label) => ({ kind: 'label', label, detail: '', text: `${label}.` }));
    case 'pattern': {
      if (place.isOperand) return structures('<$/>');
      const keyword = (label: string, detail: string, text: string): QueryCompletion => ({ kind: 'keyword', label, detail, text });
      const parts = [
        keyword('[ ]', l10n.t('a token with conditions'), '[$0]'),
        keyword('< />', l10n.t('a whole structure'), '<$0/>'),
        keyword('text( )', l10n.t('a text, however it is cut into words'), 'text("$0")'),
        keyword('[]{0,3}', l10n.t('a distance in words'), '[]{0,3}$0'),
        keyword('.{0,10}', l10n.t('a distance in characters'), '.{0,10}$0'),
      ];
      if (place.isFirst) return parts;
      return [
        ...parts,
        keyword('within', l10n.t('hits inside something'), 'within '),
        keyword('!within', l10n.t('hits that are not inside something'), '!within '),
        keyword('containing', l10n.t('hits that contain something'), 'containing '),
        keyword('!containing', l10n.t('hits that do not contain something'), '!containing '),
        keyword('::', l10n.t('conditions on labelled tokens'), ':: '),
      ];
    }
    default:
      return [];
  }
}

/** @param form `<$/>`: with its brackets */
function structures(form: string): QueryCompletion[] {
  return (Object.keys(STRUCTURES) as Structure[]).map((name) => ({
    kind: 'structure',
    label: name,
    detail: structureName(name),
    text: form === '' ? name : form.replace('$', `${name}$0`),
  }));
}

function attributeWords(name: Attribute): string {
  const words: Record<Attribute, () => string> = {
    word: () => l10n.t('the word as it is written'),
    folded: () => l10n.t('the word in simplified characters'),
    pos: () => l10n.t('the part of speech'),
    entity: () => l10n.t('whose name it belongs to: a person, an organisation or a place'),
    person: () => l10n.t('the person that it names'),
    organisation: () => l10n.t('the organisation that it names'),
    place: () => l10n.t('the place that it names'),
    zone: () => l10n.t('where in the article it stands'),
  };
  return words[name]();
}
