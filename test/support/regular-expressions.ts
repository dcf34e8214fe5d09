/**
 * Every regular expression of the product, and whether it can blow up: match in more than linear time on a text made for
 * it. Literals are read from the syntax tree; what `new RegExp` makes is recorded while the modules that call it are loaded.
 */
import { fileURLToPath } from 'node:url';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { isIdentifier, isNewExpression, isRegularExpressionLiteral } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A regular expression and where it stands. */
export interface Expression {
  /** Path from the root and 1-based line. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** What stands in the source. */
interface Written {
  readonly literals: readonly Expression[];
  /** Where `new RegExp` stands. */
  readonly made: readonly string[];
}

/** The expressions of server and client, and the places whose `new RegExp` was not called while its module was loaded. */
export async function collectExpressions(): Promise<{ readonly expressions: readonly Expression[]; readonly late: readonly string[] }> {
  const { literals, made } = readSources();
  const recorded = await recordMade([...new Set(made.map((at) => at.slice(0, at.lastIndexOf(':'))))]);
  const seen = new Set(recorded.map(({ at }) => at));
  return { expressions: [...literals, ...recorded], late: made.filter((at) => !seen.has(at)) };
}

function readSources(): Written {
  const api = new API({ cwd: ROOT });
  try {
    const literals: Expression[] = [];
    const made: string[] = [];
    for (const project of api.updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] }).getProjects()) {
      for (const name of project.program.getSourceFileNames()) {
        const path = name.startsWith(ROOT) ? name.slice(ROOT.length) : name;
        const file = /^(?:server|client)\/src\//.test(path) ? project.program.getSourceFile(name) : undefined;
        if (file !== undefined) readSource(file, path, literals, made);
      }
    }
    return { literals, made };
  } finally {
    api.close();
  }
}

function readSource(file: SourceFile, path: string, literals: Expression[], made: string[]): void {
  const place = (node: Node): string => `${path}:${file.text.slice(0, node.getStart(file)).split('\n').length}`;
  const visit = (node: Node): void => {
    if (isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ at: place(node), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (isNewExpression(node) && isIdentifier(node.expression) && node.expression.text === 'RegExp') made.push(place(node));
    node.forEachChild(visit);
  };
  visit(file);
}

/** Loads modules and records what they make by `new RegExp`. The client's need an editor and cannot be loaded. */
async function recordMade(paths: readonly string[]): Promise<Expression[]> {
  const recorded: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags]: [string | RegExp, string | undefined]): RegExp {
      const expression = new target(source, flags);
      const [, path, line] =
        original.prototype.exec.call(/\/((?:server|client)\/src\/[^:)]{1,300}):(\d{1,9})/, new Error().stack ?? '') ?? [];
      if (path !== undefined) recorded.push({ at: `${path}:${line}`, source: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    for (const path of paths) if (path.startsWith('server/')) await import(new URL(`../../${path}`, import.meta.url).href);
  } finally {
    globalThis.RegExp = original;
  }
  return recorded;
}

const parser = new RegExpParser({ ecmaVersion: 2025 });
/** A group that is repeated at most so often costs a constant, whatever stands in it. */
const FEW = 8;
const verdicts = new Map<string, string | null>();

/** Why an expression can blow up: its complexity and a text that brings it out; null where matching is linear. */
export async function blowUpOf({ source, flags }: Pick<Expression, 'source' | 'flags'>): Promise<string | null> {
  const id = `${flags}/${source}`;
  const known = verdicts.get(id);
  if (known !== undefined) return known;
  const verdict = isBounded(source, flags) ? null : await checked(source, flags);
  verdicts.set(id, verdict);
  return verdict;
}

/** Whether nothing in it repeats without end: then the way from each place where a match may begin is of bounded length. */
function isBounded(source: string, flags: string): boolean {
  let bounded = true;
  visitRegExpAST(parser.parsePattern(source, 0, source.length, { unicode: flags.includes('u') }), {
    onQuantifierEnter({ max, element }) {
      const isGroup = element.type === 'Group' || element.type === 'CapturingGroup';
      if (max === Number.POSITIVE_INFINITY || (isGroup && max > FEW)) bounded = false;
    },
  });
  return bounded;
}

async function checked(source: string, flags: string): Promise<string | null> {
  // Its other backends are a Java archive and a binary for each platform; this one is JavaScript.
  process.env.RECHECK_BACKEND = 'pure';
  process.env.RECHECK_SYNC_BACKEND = 'pure';
  const { checkSync } = await import('recheck');
  // No clock decides: the same expression gets the same verdict on a busy machine. Names of groups have no say in it.
  const verdict = checkSync(source.replace(/\(\?<(?![=!])[^>]{1,40}>/g, '('), flags.replace(/[dgy]/g, ''), { timeout: null as never });
  if (verdict.status === 'safe') return null;
  if (verdict.status === 'vulnerable') return `${verdict.complexity.summary}, on ${verdict.attack.pattern}`;
  return `unknown: ${verdict.error.kind}`;
}
