/**
 * Text to facts, in the one order in which the parts depend on each other.
 */

import { countScripts, decideScript, ONLY_TRADITIONAL } from '../text/script.ts';
import { findDates } from './dates.ts';
import type { Facts, Script, Zone } from './facts.ts';
import type { Head } from './head.ts';
import { findNames } from './people.ts';
import { findPlaces } from './places.ts';
import type { Reading } from './reading.ts';
import { findSections } from './sections.ts';

/** Everything that recognition says of an article; hygiene adds the findings. */
export function recognise(reading: Reading, head: Head): Omit<Facts, 'findings'> {
  const zones: Zone[] = head.verdicts.map((verdict) => verdict.zone);
  const names = findNames(reading, zones);
  const occupied = [...names.people, ...names.organisations].flatMap((named) => named.mentions);
  return {
    title: head.title,
    published: head.published,
    script: scriptOf(reading, zones),
    zones,
    sections: findSections(reading, head, names.people),
    people: names.people,
    organisations: names.organisations,
    places: findPlaces(reading, zones, occupied),
    dates: findDates(reading, head.published),
    statements: names.statements,
  };
}

/** Characters that the script of a text in one script shows in. */
const OPENING = 500;

/** The script of the story; boilerplate, which pages share, has no say unless there is nothing else. */
function scriptOf(reading: Reading, zones: readonly Zone[]): Script {
  // Without one traditional character the whole says what its story does, and nearly always says so at once.
  if ((reading.folding.kinds & ONLY_TRADITIONAL) === 0) {
    const opening = decideScript(countScripts(reading.raw, 0, Math.min(OPENING, reading.raw.length)));
    return opening === 'unknown' ? decideScript(countScripts(reading.raw)) : opening;
  }
  let simplified = 0;
  let traditional = 0;
  for (let line = 1; line <= reading.rawLines.count; line++) {
    const zone = zones[line - 1];
    if (zone === 'blank' || zone === 'boilerplate') continue;
    const span = reading.rawLines.span(line);
    const counts = countScripts(reading.raw, span.start, span.end);
    simplified += counts.simplified;
    traditional += counts.traditional;
  }
  const story = decideScript({ simplified, traditional });
  return story === 'unknown' ? decideScript(countScripts(reading.raw)) : story;
}
