/**
 * What a query finds, slow and obviously right: every pattern is the set of all stretches of tokens that it matches, made from the
 * sets of its parts as their meaning says. It shares nothing with the evaluator but how values are compared.
 */
import type { Facts, Section } from '../../server/src/article/facts.ts';
import type { Attribute, Condition, Constraint, Pattern, Query, Structure, TokenTest, Value } from '../../server/src/query/cql/syntax.ts';
import { conditionOf, matcherOf } from '../../server/src/query/cql/values.ts';
import { type QuerySource, ZONE_BITS } from '../../server/src/query/source.ts';
import { foldKey } from '../../server/src/text/folding.ts';
import type { Span } from '../../server/src/text/span.ts';

/** `article start end`, in the order of hits. */
export function slowHits({ pattern, constraint }: Query, source: QuerySource, zones: number, once = false): string[] {
  return Array.from(source.articles)
    .filter((article) => !once || !source.copies.includes(article))
    .flatMap((article) => hitsIn(readArticle(source, article, zones), pattern, constraint).map((hit) => `${article} ${hit}`));
}

interface Token extends Span {
  readonly number: number;
  readonly line: number;
  readonly zone: string;
  readonly word: string;
  readonly folded: string;
  readonly pos: string;
}

interface Article {
  readonly tokens: readonly Token[];
  readonly facts: Facts;
  readonly structures: (structure: Structure) => readonly Found[];
}

interface Found extends Span {
  readonly values: Readonly<Record<string, readonly (string | null)[]>>;
}

/** A match: tokens [start, end), and which tokens have labels. */
interface Match extends Span {
  readonly labels: Readonly<Record<string, number>>;
}

function hitsIn(article: Article, pattern: Pattern, constraint: Constraint | undefined): string[] {
  const { tokens } = article;
  const matches = matchesOf(article, pattern).filter(({ labels }) => constraint === undefined || isFulfilled(article, constraint, labels));
  return tokens.flatMap((token, start) => {
    const end = Math.max(...matches.filter((match) => match.start === start && match.end > start).map((match) => match.end));
    return end > start ? [`${token.number} ${(tokens[end - 1] as Token).number + 1}`] : [];
  });
}

function readArticle(source: QuerySource, article: number, zones: number): Article {
  const { vocabulary } = source;
  const columns = source.tokens(article);
  const facts = source.facts(article) as Facts;
  const tokens: Token[] = [];
  for (let line = 0; columns !== undefined && line < columns.zones.length; line++) {
    if (((columns.zones[line] as number) & zones) === 0) continue;
    const zone = Object.entries(ZONE_BITS).find(([, bit]) => bit === columns.zones[line])?.[0] as string;
    for (let number = columns.lines[line] as number; number < (columns.lines[line + 1] as number); number++) {
      const word = columns.words[number] as number;
      tokens.push({
        number,
        line,
        zone,
        word: vocabulary.word(word),
        folded: vocabulary.word(vocabulary.folded(word)),
        pos: vocabulary.pos(word),
        ...columns.span(number),
      });
    }
  }
  const metadata = source.metadata(article);
  const under = (span: Span, values: Found['values']): Found[] => {
    const inside = tokens.flatMap((token, index) => (token.start < span.end && token.end > span.start ? [index] : []));
    return inside.length === 0 ? [] : [{ start: inside[0] as number, end: (inside.at(-1) as number) + 1, values }];
  };
  const runs = (isSame: (before: Token, token: Token) => boolean): Token[][] => {
    const all: Token[][] = [];
    for (const [index, token] of tokens.entries()) {
      if (index > 0 && isSame(tokens[index - 1] as Token, token)) all.at(-1)?.push(token);
      else all.push([token]);
    }
    return all;
  };
  const foundRuns = (all: readonly Token[][], values: (first: Token) => Found['values']): Found[] => {
    return all.map((run) => {
      const start = tokens.indexOf(run[0] as Token);
      return { start, end: start + run.length, values: values(run[0] as Token) };
    });
  };
  const flat = (sections: readonly Section[]): Section[] => sections.flatMap((section) => [section, ...flat(section.children)]);
  const structures = (structure: Structure): readonly Found[] => {
    switch (structure) {
      case 'article': {
        const { path = null, below = null, title = null, published = null, site = null } = metadata ?? {};
        return tokens.length === 0
          ? []
          : [
              {
                start: 0,
                end: tokens.length,
                values: { path: [below, path], title: [title], published: [published], site: [site], script: [facts.script] },
              },
            ];
      }
      case 'p':
        return foundRuns(
          runs((before, token) => before.line === token.line),
          ({ zone }) => ({ zone: [zone] }),
        );
      case 's': {
        const ends = (token: Token) => /[。！？!?…]$/.test(token.word);
        const closes = (token: Token) => /^[”’"'」』）)】》]$/.test(token.word);
        const isBehindEnd = (token: Token): boolean => {
          const before = tokens[tokens.indexOf(token) - 1];
          return ends(token) || (closes(token) && before !== undefined && before.line === token.line && isBehindEnd(before));
        };
        return foundRuns(
          runs((before, token) => before.line === token.line && (!isBehindEnd(before) || isBehindEnd(token))),
          () => ({}),
        );
      }
      case 'section':
        return flat(facts.sections).flatMap((section) => under(section, { kind: [section.kind], label: [section.label] }));
      case 'statement':
        return facts.statements.flatMap((statement) => under(statement, { speaker: [statement.key], verb: [statement.verb] }));
      case 'person':
        return facts.people.flatMap(({ mentions, key, role }) =>
          mentions.flatMap((mention) => under(mention, { name: [key], role: [role] })),
        );
      case 'organisation':
        return facts.organisations.flatMap(({ mentions, key, surfaces }) =>
          mentions.flatMap((mention) => under(mention, { name: [key, ...surfaces.map(foldKey)] })),
        );
      default:
        return facts.places.flatMap(({ mentions, key }) => mentions.flatMap((mention) => under(mention, { name: [key] })));
    }
  };
  return { tokens, facts, structures };
}

function matchesOf(article: Article, pattern: Pattern): Match[] {
  const { tokens } = article;
  switch (pattern.kind) {
    case 'token':
      return tokens.flatMap((token, start) =>
        pattern.test === undefined || isPassed(article, pattern.test, token)
          ? [{ start, end: start + 1, labels: pattern.label === undefined ? {} : { [pattern.label]: start } }]
          : [],
      );
    case 'text':
      return textMatches(article, pattern.text);
    case 'characters':
      return characterMatches(article, pattern.least, pattern.most);
    case 'sequence':
      return pattern.items.map((item) => matchesOf(article, item)).reduce((a, b) => joined(article, a, b));
    case 'alternatives':
      return distinct(pattern.items.flatMap((item) => matchesOf(article, item)));
    case 'repeated':
      return repeated(article, matchesOf(article, pattern.item), pattern.least, pattern.most);
    case 'boundary':
      return distinct(chosen(article, pattern).map((found) => ({ start: found[pattern.edge], end: found[pattern.edge], labels: {} })));
    case 'structure':
      return distinct(chosen(article, pattern).map(({ start, end }) => ({ start, end, labels: {} })));
    case 'within': {
      const containers = matchesOf(article, pattern.container);
      return matchesOf(article, pattern.pattern).filter((match) => containers.some((each) => isInside(match, each)) !== pattern.not);
    }
    case 'containing': {
      const contained = matchesOf(article, pattern.contained);
      return matchesOf(article, pattern.pattern).filter((match) => contained.some((each) => isInside(each, match)) !== pattern.not);
    }
  }
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function chosen(
  { structures }: Article,
  { structure, conditions }: { readonly structure: Structure; readonly conditions: readonly Condition[] },
) {
  return structures(structure).filter(({ values }) =>
    conditions.every((condition) => {
      const holds = conditionOf(condition) as (text: string | null) => boolean;
      const its = values[condition.name] ?? [];
      return condition.operator === '!=' ? its.every(holds) : its.some(holds);
    }),
  );
}

/** Nothing is joined where a line ends. */
function joined({ tokens }: Article, a: readonly Match[], b: readonly Match[]): Match[] {
  const isLineEnd = (index: number) => tokens[index - 1]?.line !== tokens[index]?.line;
  const both: Match[] = [];
  for (const left of a) {
    for (const right of b) {
      if (left.end !== right.start) continue;
      if (left.start < left.end && right.start < right.end && isLineEnd(left.end)) continue;
      both.push({ start: left.start, end: right.end, labels: { ...left.labels, ...right.labels } });
    }
  }
  return distinct(both);
}

function repeated(article: Article, item: readonly Match[], least: number, most: number): Match[] {
  let power: Match[] = Array.from({ length: article.tokens.length + 1 }, (_, index) => ({ start: index, end: index, labels: {} }));
  for (let time = 0; time < least; time++) power = joined(article, power, item);
  let all = power;
  // What adds no further stretch will not do so later.
  for (let time = least; time < most; time++) {
    power = joined(article, power, item);
    const more = distinct([...all, ...power]);
    if (more.length === all.length) break;
    all = more;
  }
  return all;
}

/** Sequences of tokens of one line that come to so many characters; where none is one as well, the empty ones everywhere. */
function characterMatches({ tokens }: Article, least: number, most: number): Match[] {
  const found: Match[] = [];
  for (let start = 0; start <= tokens.length; start++) {
    let length = 0;
    for (let end = start; ; end++) {
      if (length >= least && length <= most) found.push({ start, end, labels: {} });
      const next = tokens[end];
      if (next === undefined || next.line !== tokens[start]?.line) break;
      length += [...next.folded].length;
    }
  }
  return found;
}

/** Stretches of one line in which the text stands, and in no shorter one of them. */
function textMatches({ tokens }: Article, text: string): Match[] {
  const having: Match[] = [];
  for (let start = 0; start < tokens.length; start++) {
    for (let end = start + 1; end <= tokens.length && tokens[end - 1]?.line === tokens[start]?.line; end++) {
      const folded = tokens.slice(start, end).map((token) => token.folded);
      if (folded.join('').includes(text)) having.push({ start, end, labels: {} });
    }
  }
  return having.filter((match) => !having.some((other) => other !== match && isInside(other, match)));
}

function distinct(matches: readonly Match[]): Match[] {
  return [
    ...new Map(matches.map((match) => [JSON.stringify([match.start, match.end, Object.entries(match.labels).sort()]), match])).values(),
  ];
}

function isPassed(article: Article, test: TokenTest, token: Token): boolean {
  if (test.kind === 'not') return !isPassed(article, test.item, token);
  if (test.kind !== 'attribute') {
    const passed = test.items.map((item) => isPassed(article, item, token));
    return test.kind === 'and' ? passed.every(Boolean) : passed.some(Boolean);
  }
  return valuesOf(article, test.name, token).some(matching(test.name, test.value)) === (test.operator === '=');
}

function matching(name: Attribute, value: Value): (text: string) => boolean {
  return matcherOf(value, { folded: ['folded', 'person', 'organisation', 'place'].includes(name) }) as (text: string) => boolean;
}

function valuesOf({ facts }: Article, name: Attribute, token: Token): readonly string[] {
  const naming = <T extends { readonly mentions: readonly Span[] }>(entries: readonly T[]): T[] =>
    entries.filter(({ mentions }) => mentions.some((mention) => mention.start < token.end && token.start < mention.end));
  const people = naming(facts.people);
  const organisations = naming(facts.organisations);
  const places = naming(facts.places);
  switch (name) {
    case 'entity':
      return [...people.map(() => 'person'), ...organisations.map(() => 'organisation'), ...places.map(() => 'place')];
    case 'person':
      return people.map(({ key }) => key);
    case 'organisation':
      return organisations.flatMap(({ key, surfaces }) => [key, ...surfaces.map(foldKey)]);
    case 'place':
      return places.map(({ key }) => key);
    default:
      return [token[name]];
  }
}

function isFulfilled(article: Article, constraint: Constraint, labels: Match['labels']): boolean {
  if (constraint.kind === 'not') return !isFulfilled(article, constraint.item, labels);
  if (constraint.kind !== 'comparison') {
    const fulfilled = constraint.items.map((item) => isFulfilled(article, item, labels));
    return constraint.kind === 'and' ? fulfilled.every(Boolean) : fulfilled.some(Boolean);
  }
  const { left, right, operator } = constraint;
  const valuesAt = (label: string, name: Attribute): readonly string[] | undefined => {
    const token = article.tokens[labels[label] ?? -1];
    return token && valuesOf(article, name, token);
  };
  const values = valuesAt(left.label, left.name);
  if (values === undefined) return false;
  if (!('label' in right)) return values.some(matching(left.name, right)) === (operator === '=');
  const others = valuesAt(right.label, right.name);
  return others !== undefined && values.some((value) => others.includes(value)) === (operator === '=');
}
