/**
 * Diagnostics as the user meets them: the rule's id becomes a link that opens what the rule means.
 */
import * as vscode from 'vscode';

export const explainRuleCommand = 'yuliao.explainRule';

/** Links the rule id of each diagnostic to its explanation; the diagnostics are ours alone, so they are changed in place. */
export function linkRules(diagnostics: readonly vscode.Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const rule = ruleOf(diagnostic);
    if (rule !== undefined) diagnostic.code = { value: rule, target: explanation(rule) };
  }
}

function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  return typeof code === 'string' ? code : undefined;
}

function explanation(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:${explainRuleCommand}?${encodeURIComponent(JSON.stringify([rule]))}`);
}
