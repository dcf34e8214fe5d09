/**
 * Who is named in an article, with role and posts, which organisations, and who is reported to say what.
 *
 * Two passes over the folded lines. The first finds names by their context alone; those with strong evidence are the
 * article's persons. The second cuts every line again with these names as words, so that a name is found wherever it
 * stands, and a longer word that merely contains its characters is not.
 */
import { toRaw, withoutBlanks } from '../text/folding.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Organisation, Person, Statement, Zone } from './facts.ts';
import { leavesCreditOpen } from './people/bylines.ts';
import { Candidates } from './people/candidates.ts';
import { cutLine } from './people/cut-line.ts';
import { Gathering } from './people/gathering.ts';
import { GrowingTrie } from './people/growing-trie.ts';
import { Lattice, mayHold } from './people/lattice.ts';
import { namingPhrases } from './people/lexicon.ts';
import { endsInPost } from './people/line-forms.ts';
import { listEvidence } from './people/list-evidence.ts';
import { OrganisationIndex } from './people/organisation-index.ts';
import { organisationsIn } from './people/organisations.ts';
import { makesPlace } from './people/right-cues.ts';
import { SpeechReader, type StatedSpeech } from './people/statements.ts';
import { LineWatch } from './people/watching.ts';
import type { FoldedLine, Reading } from './reading.ts';

export interface Names {
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly statements: readonly Statement[];
}

/** An article with the zones of its lines. */
export interface Zoned {
  readonly reading: Reading;
  readonly zones: readonly Zone[];
}

/** One for all articles: its arrays are made once. */
const lattice = new Lattice();

/** Recognises people, organisations and statements of some articles from the folded characters and the zones of the lines. */
export function findNames(articles: readonly Zoned[]): Names[] {
  lattice.begin(articles.map(({ reading }) => reading.units));
  const known = articles.map(({ reading, zones }, index) => {
    lattice.turnTo(index);
    return knownNames(reading, zones);
  });
  return articles.map(({ reading, zones }, index) => {
    lattice.turnTo(index);
    return namesOf(reading, zones, known[index] as GrowingTrie);
  });
}

/** The names of the article that the lattice was turned to. @param known keys of its persons */
function namesOf(reading: Reading, zones: readonly Zone[], known: GrowingTrie): Names {
  const organisations = new OrganisationIndex(reading, zones);
  const gathering = new Gathering(reading, zones, known, organisations.home);
  const speech = new SpeechReader();
  const unread: FoldedLine[] = [];
  for (const line of reading.lines) {
    const zone = zones[line.line - 1] ?? 'body';
    if (line.text.trim() === '') continue;
    if (zone === 'boilerplate' && !mayHold(line.text, known)) {
      gathering.passOver(line.text);
      unread.push(line);
      continue;
    }
    const cut = cutLine(line, zone, lattice.cut(line, known), reading.observer);
    const named = organisationsIn(cut);
    const { speakers, bodies } = gathering.read(cut, named);
    for (const span of longestOf([...named, ...bodies])) organisations.add(cut, span);
    if (zone === 'body') speech.read(cut, speakers);
  }
  // Half of a page is boilerplate: there an organisation counts only if the story names it, too.
  const mayName = organisations.storyFilter();
  for (const line of unread) {
    if (!mayName(line.text)) continue;
    const cut = cutLine(line, 'boilerplate', lattice.cut(line, known), reading.observer);
    for (const span of organisationsIn(cut)) organisations.add(cut, span);
  }
  organisations.settle();
  const people = gathering.people();
  const nameOf = new Map(people.map((person) => [person.key, person.name]));
  return {
    people,
    organisations: organisations.list(gathering.units()),
    statements: speech.statements.flatMap((said) => statementOf(reading, said, nameOf.get(said.key) ?? null)),
  };
}

/** A statement as facts; none where its speaker is no person. */
function statementOf(reading: Reading, said: StatedSpeech, speaker: string | null): Statement[] {
  if (speaker === null) return [];
  const { key, verb, start, end, subject, isPronoun, verbStart } = said;
  reading.observer?.tell({ kind: 'statement', start, end, subject, isPronoun, verb: { start: verbStart, end: verbStart + verb.length } });
  return [{ speaker, key, verb, ...toRaw(reading.folding, start, end) }];
}

/** Keys of the names that the context of title, dateline and body proves. */
function knownNames(reading: Reading, zones: readonly Zone[]): GrowingTrie {
  const candidates = new Candidates();
  let before: 'credit' | 'text' = 'text';
  for (const line of reading.lines) {
    const zone = zones[line.line - 1] ?? 'body';
    const { text } = line;
    if (zone === 'boilerplate' || text.trim() === '') continue;
    const next = textAfter(reading, line.line);
    const heads = before === 'text' && text.trim().length <= LONGEST_ALONE && endsInPost(next);
    const watch = reading.observer === undefined ? null : new LineWatch(reading.observer, line);
    const names = lattice.names(line, heads ? 'roster' : before, next[0] ?? '', watch);
    before = leavesCreditOpen(text, before) ? 'credit' : 'text';
    if (names.length === 0 && watch === null) continue;
    const evidenceOf = listEvidence(text, names);
    watch?.tell(
      names,
      names.map((name, index) => (evidenceOf[index] as number) - name.evidence),
      (offset) => namingPhrases.longestAt(text, offset) > 0,
    );
    for (const [index, { start, end }] of names.entries()) {
      const evidence = evidenceOf[index] as number;
      const isPhrase = namingPhrases.longestAt(text, start) > 0;
      candidates.add(withoutBlanks(text.slice(start, end)), isPhrase ? Number.POSITIVE_INFINITY : evidence, makesPlace(text, end));
    }
  }
  return new GrowingTrie(candidates.persons(reading.observer).map((key) => [key, 1]));
}

const FURTHEST_FOLLOWING = 4;

/** A line of one name, perhaps after a label. */
const LONGEST_ALONE = 10;

/** The next line with text, over a few blank lines and scraped comments; empty where there is none. */
function textAfter(reading: Reading, line: number): string {
  for (let next = line; next < Math.min(reading.lines.length, line + FURTHEST_FOLLOWING); next++) {
    const text = reading.lines[next]?.text.trimStart() ?? '';
    if (text !== '' && !text.startsWith('<!--')) return text;
  }
  return '';
}

/** Of spans that overlap the longest, in text order. */
function longestOf(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last, span)) kept.push(span);
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span;
  }
  return kept;
}
