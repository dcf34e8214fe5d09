/** A place in the lexemes of a query, and what was wrong on the way to it. Whoever reads moves it on. */
import type { Span } from '../../text/span.ts';
import type { Lexeme, LexemeKind } from './lexer.ts';
import { problem } from './problems.ts';
import type { QueryProblem } from './syntax.ts';

/** Whatever reads a tree may go down it by calling itself. */
const DEEPEST = 100;

export class Cursor {
  readonly #lexemes: readonly Lexeme[];
  readonly #problems: QueryProblem[];
  #at = 0;
  #depth = 0;

  /** @param lexemes the last one is `end`; @param problems grow */
  constructor(lexemes: readonly Lexeme[], problems: QueryProblem[]) {
    this.#lexemes = lexemes;
    this.#problems = problems;
  }

  /** The lexeme that is read next, or one behind it. */
  ahead(by = 0): Lexeme {
    return (this.#lexemes[this.#at + by] ?? this.#lexemes.at(-1)) as Lexeme;
  }

  /** Whether lexemes of these kinds come next. */
  sees(...kinds: readonly LexemeKind[]): boolean {
    return kinds.every((kind, index) => this.ahead(index).kind === kind);
  }

  /** Goes on, and gives the lexeme that is now behind. */
  read(): Lexeme {
    const lexeme = this.ahead();
    if (lexeme.kind !== 'end') this.#at++;
    return lexeme;
  }

  /** Reads a lexeme of this kind, if one comes next. */
  take(kind: LexemeKind): Lexeme | undefined {
    return this.sees(kind) ? this.read() : undefined;
  }

  /** From where a node begins to where the last lexeme that was read ends. */
  spanFrom({ start }: Pick<Span, 'start'>): Span {
    return { start, end: Math.max(start, this.#lexemes[this.#at - 1]?.end ?? start) };
  }

  /** Notes what is wrong; reading goes on. */
  note(noted: QueryProblem): void {
    this.#problems.push(noted);
  }

  /** Notes a problem that ends all reading. */
  fail(noted: QueryProblem): undefined {
    this.#problems.push(noted);
    return undefined;
  }

  /** Reads what lies one level deeper, unless that is too deep. */
  deeper<Node>(read: () => Node | undefined): Node | undefined {
    if (this.#depth >= DEEPEST)
      return this.fail(problem('this is nested too deeply: at most {0} levels are read', this.ahead(), String(DEEPEST)));
    this.#depth++;
    const node = read();
    this.#depth--;
    return node;
  }

  /** Stays one level deeper, for what makes a tree deep without calling; the caller comes up again by `rise`. */
  sink(): boolean {
    if (this.#depth >= DEEPEST) return false;
    this.#depth++;
    return true;
  }

  rise(levels: number): void {
    this.#depth -= levels;
  }
}
