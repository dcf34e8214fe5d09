/** What a token of a query has to be, in words. */
import * as l10n from '@vscode/l10n';
import type { AttributeTest, TokenPattern, TokenTest, Value } from '../query/cql/syntax.ts';
import { literalOf } from '../query/cql/values.ts';
import { posName } from './pos-names.ts';

/** A token, as something that can be named: “健康”, a verb, a word that begins with “健康”. */
export function tokenWords({ test, label }: TokenPattern): string {
  const named = test === undefined ? l10n.t('any word') : (shortName(test) ?? l10n.t('a word that {0}', testWords(test, false)));
  return label === undefined ? named : l10n.t('{0} (called {1})', named, label);
}

/** What is named without saying that it is a word. */
function shortName(test: TokenTest): string | undefined {
  if (test.kind !== 'attribute' || test.operator !== '=') return undefined;
  const { name, value } = test;
  if (name === 'word' && value.literal !== undefined) return quotation(value.literal);
  if (name === 'folded' && value.literal !== undefined) return l10n.t('{0} in either script', quotation(value.literal));
  return name === 'pos' ? posWords(value) : undefined;
}

/** @param isInner a part of a larger condition: what is joined stands in parentheses */
function testWords(test: TokenTest, isInner: boolean): string {
  if (test.kind === 'attribute') return attributeWords(test);
  if (test.kind === 'not') {
    const { item } = test;
    if (item.kind === 'attribute') return attributeWords({ ...item, operator: item.operator === '=' ? '!=' : '=' });
    return l10n.t('does not fulfil this: {0}', testWords(item, true));
  }
  const words = test.items.map((item) => testWords(item, true));
  const joined = test.kind === 'or' ? oneOf(words) : words.reduce((left, right) => l10n.t('{0} and {1}', left, right));
  return isInner ? l10n.t('({0})', joined) : joined;
}

function attributeWords({ name, operator, value }: AttributeTest): string {
  const is = operator === '=';
  switch (name) {
    case 'word':
      return formWords(value, is);
    case 'folded':
      return l10n.t('{0} in either script', formWords(value, is));
    case 'pos': {
      const part = posWords(value);
      return is ? l10n.t('is {0}', part) : l10n.t('is not {0}', part);
    }
    case 'zone': {
      const zones = alternativesOf(value)?.map(zoneWords);
      const zone = zones === undefined ? quotation(value.source) : oneOf(zones);
      return is ? l10n.t('stands in {0}', zone) : l10n.t('does not stand in {0}', zone);
    }
    case 'entity': {
      const kinds = alternativesOf(value)?.map(entityWords);
      const kind = kinds === undefined ? quotation(value.source) : oneOf(kinds);
      return is ? l10n.t('belongs to the name of {0}', kind) : l10n.t('does not belong to the name of {0}', kind);
    }
    default: {
      if (value.source === '.*' || value.source === '.+') {
        const kind = entityWords(name);
        return is ? l10n.t('belongs to the name of {0}', kind) : l10n.t('does not belong to the name of {0}', kind);
      }
      const whose = valueWords(value);
      return is ? l10n.t('names {0}', whose) : l10n.t('does not name {0}', whose);
    }
  }
}

/** How a word is written. */
function formWords(value: Value, is: boolean): string {
  const { literal, source } = value;
  if (literal !== undefined) return is ? l10n.t('is {0}', quotation(literal)) : l10n.t('is not {0}', quotation(literal));
  const several = alternativesOf(value);
  if (several !== undefined) {
    const names = valueWords(value);
    return is ? l10n.t('is {0}', names) : l10n.t('is not {0}', names);
  }
  const open = source.startsWith('.*');
  const middle = open ? source.slice(2) : source;
  const ends = middle.endsWith('.*') && !middle.endsWith('\\.*');
  const part = value.ignoreCase ? undefined : literalOf(ends ? middle.slice(0, -2) : middle, false);
  if (part === undefined || part === '' || !(open || ends)) {
    if (value.ignoreCase)
      return is ? l10n.t('matches {0} in any case', quotation(source)) : l10n.t('does not match {0} in any case', quotation(source));
    return is ? l10n.t('matches {0}', quotation(source)) : l10n.t('does not match {0}', quotation(source));
  }
  const name = quotation(part);
  if (open && ends) return is ? l10n.t('contains {0}', name) : l10n.t('does not contain {0}', name);
  if (open) return is ? l10n.t('ends with {0}', name) : l10n.t('does not end with {0}', name);
  return is ? l10n.t('begins with {0}', name) : l10n.t('does not begin with {0}', name);
}

/** A value by itself: “a”, “a” or “b”, or what matches an expression. */
export function valueWords(value: Value): string {
  const several = alternativesOf(value);
  return several === undefined ? l10n.t('what matches {0}', quotation(value.source)) : oneOf(several.map(quotation));
}

/** The texts that a value is one of, where it says so plainly. */
function alternativesOf({ source, literal, ignoreCase }: Value): readonly string[] | undefined {
  if (literal !== undefined) return [literal];
  if (ignoreCase) return undefined;
  const texts = source.split('|').map((part) => literalOf(part, false));
  return texts.includes(undefined) ? undefined : (texts as string[]);
}

function posWords(value: Value): string {
  const tags = value.ignoreCase ? undefined : value.source.split('|');
  const names = tags?.map((tag) => {
    const plain = tag.endsWith('.*') ? tag.slice(0, -2) : tag;
    const name = posName(plain);
    return name === undefined || plain === tag ? name : l10n.t('{0} of any kind', name);
  });
  if (names === undefined || names.includes(undefined)) return l10n.t('a word tagged {0}', quotation(value.source));
  return oneOf(names as string[]);
}

/** A zone, with its article. */
export function zoneWords(zone: string): string {
  const words: Readonly<Record<string, () => string>> = {
    title: () => l10n.t('the title'),
    dateline: () => l10n.t('the dateline'),
    body: () => l10n.t('the body'),
    boilerplate: () => l10n.t('boilerplate'),
  };
  return Object.hasOwn(words, zone) ? (words[zone]?.() ?? zone) : quotation(zone);
}

function entityWords(kind: string): string {
  const words: Readonly<Record<string, () => string>> = {
    person: () => l10n.t('a person'),
    organisation: () => l10n.t('an organisation'),
    place: () => l10n.t('a place'),
  };
  return Object.hasOwn(words, kind) ? (words[kind]?.() ?? kind) : quotation(kind);
}

/** Of longer lists the beginning says what they are. */
const LISTED = 8;

/** One of several, said one by one as far as there are few. */
export function oneOf(words: readonly string[]): string {
  const joined = (some: readonly string[]): string => some.reduce((left, right) => l10n.t('{0} or {1}', left, right));
  if (words.length <= LISTED) return joined(words);
  return l10n.t('{0} or one of {1} more', joined(words.slice(0, LISTED)), words.length - LISTED);
}

/** What somebody wrote, between quotation marks. */
export function quotation(text: string): string {
  return `“${text}”`;
}
