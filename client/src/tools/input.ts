/**
 * Reads what a model wrote as a tool's input. VS Code holds it against the schema in package.json before; whoever calls a tool by other
 * ways must not get farther than this. Knows nothing of VS Code.
 */

/** Wrong input; the message is for the model, in English, and says what is expected. */
export class WrongInput extends Error {}

export type Values = Readonly<Record<string, unknown>>;

/** The members of the input. Throws `WrongInput` where it is no object. */
export function valuesOf(input: unknown): Values {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new WrongInput('The input must be an object.');
  return input as Values;
}

/** A text that is not empty, and not longer than `most` UTF-16 code units. */
export function text(values: Values, name: string, most = 2000): string {
  const value = values[name];
  if (typeof value !== 'string' || value.trim() === '') throw new WrongInput(`"${name}" must be a text that is not empty.`);
  if (value.length > most) throw new WrongInput(`"${name}" must not be longer than ${most} characters.`);
  return value.trim();
}

/** One of a few words; the first where there is none. */
export function oneOf<Value extends string>(values: Values, name: string, allowed: readonly [Value, ...Value[]]): Value {
  const value = values[name] ?? allowed[0];
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new WrongInput(`"${name}" must be one of: ${allowed.join(', ')}.`);
  return found;
}

/** A whole number within bounds; `other` where there is none. */
export function whole(values: Values, name: string, least: number, most: number, other: number): number {
  const value = values[name] ?? other;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new WrongInput(`"${name}" must be a whole number from ${least} to ${most}.`);
  return value;
}

/** A day, or the first or last one of a year or month, as ISO 8601 writes it; undefined where there is none. */
export function day(values: Values, name: string, of: 'first' | 'last'): string | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(value))
    throw new WrongInput(`"${name}" must be a date such as 2023-09-12, 2023-09 or 2023.`);
  // Days are compared as text; no month is longer.
  return value + (of === 'first' ? '-01-01' : '-12-31').slice(value.length - 4);
}

/** Some of a few words, without repetition; undefined where there are none. */
export function someOf<Value extends string>(values: Values, name: string, allowed: readonly Value[]): Value[] | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length === 0 || !value.every((each) => allowed.includes(each)))
    throw new WrongInput(`"${name}" must be a list of: ${allowed.join(', ')}.`);
  return allowed.filter((each) => value.includes(each));
}
