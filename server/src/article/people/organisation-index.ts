/**
 * The organisations of an article: every mention, those inside longer names too, and one entry for all the names of one
 * organisation: 国家卫健委 and 国家卫生健康委员会, 县委 and 宝丰县委, 医学院 after 南开大学医学院.
 */

import { clean, keyAt } from '../../text/folding.ts';
import type { Span } from '../../text/span.ts';
import { divisionEnd } from '../divisions.ts';
import type { Mention, Organisation, Zone } from '../facts.ts';
import { canonicalOrganisation } from '../organisation-names.ts';
import { mentionAt, type Reading } from '../reading.ts';
import type { CutLine } from './cut-line.ts';
import { GrowingTrie } from './growing-trie.ts';
import { Home } from './home.ts';
import { subUnits } from './organ-words.ts';
import { organisationsOf } from './organisation-parts.ts';
import { resolveOrganisation } from './resolving.ts';

/** One place where the text names an organisation. */
interface Naming extends Span {
  /** Folded name as it stands there. */
  readonly surface: string;
  readonly zone: Zone;
  /** The name of the greater body with which the name begins, as it stands there. */
  readonly parent: string | undefined;
  /** Whether the name is no part of a longer one. */
  readonly isWhole: boolean;
}

/** What a surface means. */
interface Meaning {
  key: string;
  parent: string | undefined;
}

const LONGEST_DEFINED = 12;
/** 某某有限公司(以下简称“某某公司”) */
const DEFINITION = /^\((?:以下)?(?:统|合)?(?:简称|称)(?:为)?[::]?[“"'‘「]?([^()“”"'‘’「」,、。;]{2,12})[”"'’」]?\)/u;

export class OrganisationIndex {
  readonly #reading: Reading;
  readonly #zones: readonly Zone[];
  readonly #namings: Naming[] = [];
  /** Short names with the long ones for which the text says that they stand. */
  readonly #defined = new Map<string, string>();
  readonly home = new Home();

  constructor(reading: Reading, zones: readonly Zone[]) {
    this.#reading = reading;
    this.#zones = zones;
  }

  /** Enters the organisations of a recognised stretch of a line. */
  add(cut: CutLine, span: Span): void {
    for (const { start, end, parents } of organisationsOf(cut, span)) {
      const names = [{ start, end }, ...parents];
      const surfaces = names.map((name) => keyAt(this.#reading.folding, cut.line.start + name.start, cut.line.start + name.end));
      for (const [index, name] of names.entries()) {
        this.#namings.push({
          start: cut.line.start + name.start,
          end: cut.line.start + name.end,
          surface: surfaces[index] as string,
          zone: cut.zone,
          parent: surfaces[index + 1],
          isWhole: index === 0,
        });
        if (index > 0) tellInner(cut, name, 'parent', { start, end });
        else if (start !== span.start || end !== span.end) tellInner(cut, name, 'part', span);
      }
      if (cut.text[end] !== '(') continue;
      const defined = DEFINITION.exec(cut.text.slice(end, end + LONGEST_DEFINED + 10))?.[1];
      if (defined !== undefined && surfaces[0] !== undefined) this.#defined.set(defined, surfaces[0]);
    }
  }

  /** Whether a line may name what body, dateline or title name so far: where the filter says no, it does not. */
  storyFilter(): (text: string) => boolean {
    // What its word decides is folded otherwise in the key.
    if (this.#reading.folding.byWord) return () => true;
    const keys = new GrowingTrie(this.#namings.filter(isStory).map(({ surface }) => [surface, 1]));
    // Only in brackets does a name hold blanks, which its key lacks.
    return (text) => keys.occursIn(text.includes('(') ? text.replace(/\s+/gu, '') : text);
  }

  /** Settles where the article is at home; to be called when every line is read, before names are resolved. */
  settle(): void {
    for (const { surface, zone, isWhole } of this.#namings)
      if (isWhole && isStoryZone(zone)) this.home.nameLocal(canonicalOrganisation(surface), zone);
    for (const { surface, zone } of this.#namings)
      this.home.nameInstitution(canonicalOrganisation(this.home.withPlace(surface) ?? surface), zone);
  }

  /**
   * Those that body, dateline or title name, in the order of their first mention.
   * @param units what units mean that the lists of posts resolved: 人事司 of a commission
   */
  list(units: ReadonlyMap<string, string>): Organisation[] {
    const inStory = new Set(this.#namings.filter(isStory).map(({ surface }) => surface));
    const namings = this.#namings.filter(({ surface }) => inStory.has(surface)).sort((a, b) => a.start - b.start || b.end - a.end);
    const meanings = this.#meanings(namings, units);
    const byKey = new Map<string, { surfaces: Map<string, string>; mentions: Mention[]; parent: string | undefined }>();
    for (const { surface, start, end } of namings) {
      const { key, parent } = meanings.get(surface) as Meaning;
      let found = byKey.get(key);
      if (found === undefined) {
        found = { surfaces: new Map(), mentions: [], parent };
        byKey.set(key, found);
      }
      found.parent ??= parent;
      const name = clean(this.#reading.folding, start, end);
      if (!found.surfaces.has(name)) found.surfaces.set(name, surface);
      found.mentions.push(mentionAt(this.#reading, this.#zones, start, end));
    }
    return [...byKey].map(([key, { surfaces, mentions, parent }]) => ({
      name: fullest(surfaces),
      key,
      surfaces: [...surfaces.keys()],
      ...(parent === undefined || parent === key ? {} : { parent }),
      mentions,
    }));
  }

  /** What each surface means, in the order of the text. */
  #meanings(namings: readonly Naming[], units: ReadonlyMap<string, string>): Map<string, Meaning> {
    const meanings = new Map<string, Meaning>();
    const greater = new Set(namings.map(({ parent }) => parent));
    /** The bodies of which a name is the unit's part; null where there are several. */
    const owners = new Map<string, string | null>();
    for (const { surface, parent } of namings) {
      if (meanings.has(surface)) continue;
      const full = this.#defined.get(surface) ?? units.get(surface) ?? resolveOrganisation(surface, this.home);
      let key = canonicalOrganisation(full ?? surface);
      if (full === undefined && parent === undefined && !greater.has(surface)) key = owners.get(key) ?? key;
      meanings.set(surface, { key, parent: undefined });
      const unit = unitOf(surface, parent);
      if (unit !== null && unit.length >= SHORTEST_UNIT)
        owners.set(unit, (owners.get(unit) ?? key) === key && owners.get(unit) !== null ? key : null);
    }
    for (const { surface, parent } of namings) {
      const meaning = meanings.get(surface) as Meaning;
      meaning.parent ??= parent === undefined ? undefined : meanings.get(parent)?.key;
    }
    const keys = new Set([...meanings.values()].map(({ key }) => key));
    for (const meaning of meanings.values()) meaning.parent ??= parentAmong(meaning.key, keys);
    return meanings;
  }
}

/** Tells of a name that was found inside a longer one. */
function tellInner({ observer, line }: CutLine, { start, end }: Span, rule: 'part' | 'parent', longer: Span): void {
  const at = line.start;
  observer?.tell({
    kind: 'organisation',
    start: at + start,
    end: at + end,
    rule,
    ending: { start: at + longer.start, end: at + longer.end },
  });
}

const isStoryZone = (zone: Zone): boolean => zone !== 'boilerplate';
const isStory = ({ zone }: Naming): boolean => isStoryZone(zone);

/** The part of a name by which the body may go on to be called: 医学院 of 南开大学医学院, 教育局 of 宝丰县教育局; null where none. */
function unitOf(surface: string, parent: string | undefined): string | null {
  if (parent !== undefined) return canonicalOrganisation(surface.slice(parent.length));
  const end = divisionEnd(surface, 0, Math.min(surface.length - 2, LONGEST_PLACE));
  return end > 0 ? canonicalOrganisation(surface.slice(end)) : null;
}

const LONGEST_PLACE = 11;
const SHORTEST_UNIT = 3;

/** The greater body among the organisations of the article with whose name a resolved name begins. */
function parentAmong(key: string, keys: ReadonlySet<string>): string | undefined {
  for (let end = key.length - 2; end > 2; end--) {
    const greater = key.slice(0, end);
    if (keys.has(greater) && (key.length - end >= SHORTEST_UNIT || subUnits.has(key.slice(end)))) return greater;
  }
  return undefined;
}

/** The longest surface; of one name in two scripts the first. */
function fullest(surfaces: ReadonlyMap<string, string>): string {
  let best: readonly [name: string, folded: string] = ['', ''];
  for (const surface of surfaces) if (surface[1].length > best[1].length) best = surface;
  return best[0];
}
