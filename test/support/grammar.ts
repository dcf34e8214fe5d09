/**
 * Tokenises text with our grammars as VS Code does, with the same engine.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import type { IGrammar } from 'vscode-textmate';
import textmate from 'vscode-textmate';

/** Loads a grammar, that of articles unless told. */
export async function loadGrammar(name = 'zh-article', scope = 'text.zh-article'): Promise<IGrammar> {
  const grammarFile = path.join(import.meta.dirname, '..', '..', 'syntaxes', `${name}.tmLanguage.json`);
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile),
  });
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar in ${grammarFile}`);
  return grammar;
}

/**
 * The text with `[|` and `|]` round every stretch whose scopes hold `scope` as a word between dots; adjoining tokens
 * are one stretch, but none goes over a line end.
 */
export function mark(grammar: IGrammar, text: string, scope: string): string {
  let stack = textmate.INITIAL;
  const marked = text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    let result = '';
    let inside = false;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const here = startIndex < line.length && scopes.some((each) => each.split('.').includes(scope));
      if (here !== inside) result += here ? '[|' : '|]';
      inside = here;
      result += line.slice(startIndex, endIndex);
    }
    return inside ? `${result}|]` : result;
  });
  return marked.join('\n');
}
