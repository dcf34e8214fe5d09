/** JSON that is written again as it was: a record of which one member has changed. */

interface RawNumber {
  readonly rawJSON: string;
}

/** What the engine has and the standard library's types do not know yet: numbers as they are written. */
const json = JSON as unknown as {
  rawJSON(text: string): RawNumber;
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
};

/**
 * Parses JSON so that `JSON.stringify` writes its numbers as they were: identifiers of twenty digits stay what they are.
 * @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  return json.parse(text, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? json.rawJSON(source) : value,
  );
}
