/**
 * The stable JSON form of facts, which other programs read: one object an article.
 */
import type { Facts, Section } from './facts.ts';

interface SectionJson {
  kind: Section['kind'];
  label: string;
  line: number;
  start: number;
  end: number;
  children?: SectionJson[];
}

/**
 * Facts as `yuliao facts --json` prints them.
 * @param path as the caller names the file
 */
export function factsJson(path: string, facts: Facts): object {
  return {
    path,
    title: facts.title,
    published: facts.published,
    script: facts.script,
    lines: facts.zones.map((zone, index) => ({ line: index + 1, zone })),
    sections: facts.sections.map(sectionJson),
    people: facts.people.map(({ name, key, role, posts, mentions }) => ({
      name,
      key,
      role,
      posts: posts.map(({ organisation, post, resolved }) => ({ organisation, post, ...(resolved === undefined ? {} : { resolved }) })),
      mentions,
    })),
    organisations: facts.organisations,
    places: facts.places,
    dates: facts.dates,
    statements: facts.statements.map(({ speaker, verb, start, end }) => ({ speaker, verb, start, end })),
    findings: facts.findings.map(({ rule, severity, start, end, line, endLine, message, fix }) => ({
      rule,
      severity,
      start,
      end,
      line,
      endLine,
      message,
      fix,
    })),
  };
}

function sectionJson({ kind, label, line, start, end, children }: Section): SectionJson {
  return { kind, label, line, start, end, ...(children.length > 0 ? { children: children.map(sectionJson) } : {}) };
}
