/**
 * The clean text of a record. It is judged as the article that is analysed, below the title and the date that other fields give
 * it; what is changed is the field of the text alone.
 */
import { type CleanCopy, type CleanOptions, cleanArticle } from '../../hygiene/clean.ts';
import { applyEdits, type Edit } from '../../hygiene/edit.ts';
import { editMap, editsOf, identityMap } from '../../hygiene/offset-map.ts';
import { articleHead, articleText, type Fields } from '../record-files/article-text.ts';

/** Cleans the text of a record. All offsets are of that text; its line ends are line feeds. Pure; never throws. */
export function cleanFields(fields: Fields, options: CleanOptions): CleanCopy {
  const { at, inserted } = articleHead(fields);
  const whole = articleText(fields);
  const copy = cleanArticle(whole, options);
  if (inserted === '') return copy;
  const end = at + inserted.length;
  const within = (offset: number): number => (offset <= at ? offset : Math.max(at, offset - inserted.length));
  const edits = editsOf(copy.map, whole.length).flatMap((edit): Edit[] => {
    const apart = edit.end <= at || edit.start >= end;
    // A replacement of what stands partly in other fields is of no use to the text.
    if (!apart && edit.text !== '') return [];
    const own = { start: within(edit.start), end: within(edit.end), text: edit.text };
    return own.start === own.end && own.text === '' ? [] : [own];
  });
  return {
    text: applyEdits(fields.text, edits),
    map: editMap(identityMap(fields.text.length), edits),
    removed: copy.removed
      .filter((removal) => removal.end <= at || removal.start >= end || within(removal.start) < within(removal.end))
      .map((removal) => ({ ...removal, start: within(removal.start), end: within(removal.end) })),
    outcome: copy.outcome,
  };
}
