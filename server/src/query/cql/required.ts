/**
 * Texts that an expression cannot do without: whatever `.*卫生.{0,3}[委局]` matches has 卫生 in it. To look for that in a word takes a
 * quarter of what the expression takes, and most words have it not.
 */
import { endOfSet, split } from './alternatives.ts';

/** More than these are not quickly looked for. */
const MOST = 32;
/** What means something at the beginning of a part, and is none of those that are followed here. */
const ODD = /[*+?{|)]/;
/** Members of a set that stand for themselves, in the set and out of it. */
const PLAIN = /^[^\\^\-.*+?()[\]{}|$\ud800-\udfff]+$/;
const QUANTITY = /(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y;

/**
 * @param source an expression that can be compiled, without flags
 * @returns texts one of which at least is in every text that matches, anywhere; undefined where none can be told
 */
export function requiredIn(source: string): readonly string[] | undefined {
  const all = split(source, 0);
  if (all === undefined || all.end !== source.length) return undefined;
  const required: string[] = [];
  for (const way of all.ways) {
    const own = requiredInWay(way);
    if (own === undefined || required.length + own.length > MOST) return undefined;
    required.push(...own);
  }
  return required;
}

/** The same of an expression without a | of its own. */
function requiredInWay(way: string): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  const offer = (texts: readonly string[] | undefined): void => {
    if (texts !== undefined && leastLength(texts) > leastLength(best)) best = texts;
  };
  /** Characters that follow each other in every match. */
  let run = '';
  const end = (): void => {
    offer(run === '' ? undefined : [run]);
    run = '';
  };
  for (let at = 0; at < way.length; ) {
    const part = partAt(way, at);
    if (part === undefined) return undefined;
    QUANTITY.lastIndex = part.end;
    const quantity = QUANTITY.exec(way);
    const isThere = quantity === null || quantity[0].startsWith('+') || Number(quantity[1] ?? 0) > 0;
    if (part.literal !== undefined && isThere) run += part.literal;
    if (part.literal === undefined || quantity !== null) end();
    if (part.group !== undefined && isThere) offer(requiredIn(part.group));
    at = part.end + (quantity?.[0].length ?? 0);
  }
  end();
  return best;
}

interface Part {
  readonly end: number;
  /** A character that stands for itself. */
  readonly literal?: string;
  /** What a group has in it. */
  readonly group?: string;
}

/** What a quantity behind it would be of; undefined for signs that are not followed here. */
function partAt(way: string, at: number): Part | undefined {
  const literal = String.fromCodePoint(way.codePointAt(at) as number);
  const end = at + literal.length;
  if (literal === '\\') {
    const escaped = way[end] ?? '';
    if (/[dDwWsSbBAz]/.test(escaped)) return { end: end + 1 };
    return escaped === '' || escaped >= '\x80' || /[A-Za-z0-9]/.test(escaped) ? undefined : { end: end + 1, literal: escaped };
  }
  if (literal === '[') {
    const last = endOfSet(way, at);
    if (last === undefined) return undefined;
    const members = way.slice(end, last);
    return { end: last + 1, ...(PLAIN.test(members) && { group: [...members].join('|') }) };
  }
  if (literal === '(') {
    const begin = way.startsWith('(?:', at) ? at + 3 : at + 1;
    const group = split(way, begin);
    return group === undefined || way[group.end] !== ')' ? undefined : { end: group.end + 1, group: way.slice(begin, group.end) };
  }
  if (literal === '.' || literal === '^' || literal === '$') return { end };
  return ODD.test(literal) ? undefined : { end, literal };
}

function leastLength(texts: readonly string[] | undefined): number {
  return texts === undefined ? 0 : Math.min(...texts.map(({ length }) => length));
}
