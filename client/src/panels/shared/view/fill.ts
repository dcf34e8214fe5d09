/** Strings with places for values, as the host gives them to a page. */

/** Puts values into a string's places. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/gu, (_, index: string) => String(values[Number(index)] ?? ''));
}
