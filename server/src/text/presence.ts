/**
 * Which of the rare characters that somebody looks for a text holds at all. Most texts hold none, and one pass over the
 * text says so for everybody: those who search, correct or count such characters then need not look.
 */

/** For every UTF-16 code unit the bits of the kinds that it is of. */
const kinds = new Uint8Array(0x10000);
let taken = 0;
const MOST = 8;
/** Tests that no text was asked yet: where nothing is read, nothing need be made for it. */
const untried: { readonly admits: (unit: number) => boolean; readonly bit: number }[] = [];

/** A kind of character: a bit. Each is declared where it is asked for. */
export type Kind = number & { readonly kind: true };

/** Declares the kind of the code units that a test admits. */
export function kindOf(admits: (unit: number) => boolean): Kind {
  if (taken === MOST) throw new Error(`more than ${MOST} kinds of characters`);
  const bit = 1 << taken++;
  untried.push({ admits, bit });
  return bit as Kind;
}

/** The kinds that a text holds, of those declared up to now. */
export function kindsIn(text: string): number {
  for (let each = untried.pop(); each !== undefined; each = untried.pop())
    for (let unit = 0; unit < kinds.length; unit++) if (each.admits(unit)) kinds[unit] = (kinds[unit] as number) | each.bit;
  let found = 0;
  for (let i = 0; i < text.length; i++) found |= kinds[text.charCodeAt(i)] as number;
  return found;
}
