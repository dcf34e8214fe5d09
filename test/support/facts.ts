/**
 * Facts written by hand, for tests of what is made of facts. Mentions are every place where a name stands in the text,
 * in either script and through injected pinyin; recognition has no part in it.
 */
import type { DateMention, Facts, Finding, Mention, Person, Place, Role, Section, Zone } from '../../server/src/article/facts.ts';
import { OpenArticle } from '../../server/src/features/open-article.ts';
import { fold, foldKey, toRaw } from '../../server/src/text/folding.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import type { Span } from '../../server/src/text/span.ts';

export interface Written {
  readonly title?: string;
  readonly published?: string;
  readonly people?: readonly { readonly name: string; readonly role?: Role; readonly posts?: readonly string[] }[];
  readonly organisations?: readonly (string | { readonly name: string; readonly key?: string; readonly parent?: string })[];
  readonly places?: readonly (string | { readonly name: string; readonly division: string })[];
  readonly dates?: readonly { readonly text: string; readonly iso: string; readonly until?: string }[];
  readonly statements?: readonly { readonly speaker: string; readonly verb: string; readonly text: string }[];
  /** 1-based lines of the zone boilerplate. */
  readonly boilerplate?: readonly number[];
  readonly sections?: readonly WrittenSection[];
  readonly findings?: readonly (Partial<Finding> & { readonly rule: string; readonly on: string })[];
}

export interface WrittenSection {
  readonly kind?: Section['kind'];
  readonly label: string;
  readonly children?: readonly WrittenSection[];
}

/** An article with facts written by hand. A post is written `organisation/post` or `organisation/post/resolved`. */
export function writtenArticle(path: string, text: string, written: Written): OpenArticle {
  return new OpenArticle(path, text, writtenFacts(text, written));
}

export function writtenFacts(text: string, written: Written): Facts {
  const lines = new LineIndex(text);
  const zones = zonesOf(text, lines, written);
  const mentions = (name: string): Mention[] =>
    everywhere(text, name).map((span) => {
      const line = lines.lineAt(span.start);
      return { ...span, line, zone: zones[line - 1] as Zone };
    });
  const section = ({ kind = 'heading', label, children = [] }: WrittenSection): Section => {
    const span = find(text, label);
    return { ...span, kind, label, line: lines.lineAt(span.start), children: children.map(section) };
  };
  return {
    title:
      written.title === undefined
        ? null
        : { ...find(text, written.title), text: written.title, line: lines.lineAt(text.indexOf(written.title)) },
    published: written.published ?? null,
    script: 'simplified',
    zones,
    sections: (written.sections ?? []).map(section),
    people: (written.people ?? []).map(({ name, role = 'official', posts = [] }): Person => {
      const own = mentions(name);
      const held = posts.map((post) => {
        const [organisation = '', title = '', resolved] = post.split('/');
        const span = find(text, organisation + title);
        return { organisation, post: title, span, ...(resolved === undefined ? {} : { resolved }) };
      });
      const introduction = own.findIndex((mention) => held.some((post) => post.span.end === mention.start));
      return { name, key: foldKey(name), role, posts: held, mentions: own, introduction: Math.max(0, introduction) };
    }),
    organisations: (written.organisations ?? []).map((organisation) => {
      const { name, ...rest } = typeof organisation === 'string' ? { name: organisation } : organisation;
      return { name, key: foldKey(name), surfaces: [name], ...rest, mentions: mentions(name) };
    }),
    places: (written.places ?? []).map((place): Place => {
      const { name, ...rest } = typeof place === 'string' ? { name: place } : place;
      return { name, key: foldKey(name), ...rest, mentions: mentions(name) };
    }),
    dates: (written.dates ?? []).map((date): DateMention => ({ ...date, ...find(text, date.text) })),
    statements: (written.statements ?? []).map(({ speaker, verb, text: said }) => ({
      speaker,
      key: foldKey(speaker),
      verb,
      ...find(text, said),
    })),
    findings: (written.findings ?? []).map(({ on, ...finding }): Finding => {
      const span = find(text, on);
      return {
        severity: 'warning',
        message: finding.rule,
        template: finding.message ?? finding.rule,
        arguments: [],
        fix: 'none',
        ...span,
        line: lines.lineAt(span.start),
        endLine: lines.lineAt(span.end),
        ...finding,
      };
    }),
  };
}

function zonesOf(text: string, lines: LineIndex, { boilerplate = [], title }: Written): Zone[] {
  return Array.from({ length: lines.count }, (_, index): Zone => {
    const span = lines.span(index + 1);
    const line = text.slice(span.start, span.end);
    if (line.trim() === '') return 'blank';
    if (boilerplate.includes(index + 1)) return 'boilerplate';
    return line === title ? 'title' : 'body';
  });
}

function everywhere(text: string, name: string): Span[] {
  const folding = fold(text);
  const key = foldKey(name);
  const found: Span[] = [];
  for (let at = folding.text.indexOf(key); at >= 0; at = folding.text.indexOf(key, at + key.length)) {
    found.push(toRaw(folding, at, at + key.length));
  }
  return found;
}

function find(text: string, part: string): Span {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`“${part}” is not in the text`);
  return { start, end: start + part.length };
}
