/** What a hygiene rule means; the rule's id in a diagnostic links here. */
import * as vscode from 'vscode';
import type { ExplainRuleParams, ExplainRuleResult } from '../../../server/src/protocol/protocol.ts';
import { explainRule as method } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

export const explainRule: Command = async ({ server, pages }, rule) => {
  // Anybody can run a command, with anything.
  if (typeof rule !== 'string') return;
  const parameters: ExplainRuleParams = { rule };
  const { markdown } = await server.request<ExplainRuleResult>(method, parameters);
  await pages.show(vscode.l10n.t('Rule {0}', rule), markdown);
};
