/**
 * A place in a query of signs and characters, as CCL and BCC take them: no quotation marks tell the two apart, so that what is no sign
 * is text. It knows how a Chinese keyboard writes the signs.
 */
import type { QueryProblem } from './syntax.ts';

export class SignReader {
  readonly problems: QueryProblem[] = [];
  protected readonly text: string;
  protected at = 0;
  readonly #signs: string;
  readonly #wide: Readonly<Record<string, string>>;

  /** @param signs as ASCII has them; a blank stands for all kinds of blanks; @param wide signs written otherwise, with those they stand for */
  constructor(text: string, signs: string, wide: Readonly<Record<string, string>>) {
    this.text = text;
    this.#signs = signs;
    this.#wide = wide;
  }

  protected get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The sign that stands here, as ASCII has it. */
  protected sign(at = this.at): string | undefined {
    const character = this.text[at] ?? '';
    const sign = this.#wide[character] ?? (/\s/.test(character) ? ' ' : character);
    return sign !== '' && this.#signs.includes(sign) ? sign : undefined;
  }

  /** Goes on over blanks, and what else only parts. */
  protected blanks(parting = ''): void {
    while (!this.isAtEnd && (/\s/.test(this.text[this.at] as string) || parting.includes(this.text[this.at] as string))) this.at++;
  }

  /** Notes a problem that ends all reading. */
  protected fail(noted: QueryProblem): undefined {
    this.problems.push(noted);
    return undefined;
  }
}
