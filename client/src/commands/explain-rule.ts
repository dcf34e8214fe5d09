/** Corpus: Explain Rule… what a hygiene rule means; the rule's id in a diagnostic links here. */
import * as vscode from 'vscode';
import type { ExplainRuleParams, ExplainRuleResult, RulesResult } from '../../../server/src/protocol/protocol.ts';
import { explainRule as method, rules } from '../../../server/src/protocol/protocol.ts';
import type { Command, Session } from './command.ts';

export const explainRule: Command = async (session, named) => {
  // Anybody can run a command, with anything.
  const rule = typeof named === 'string' ? named : await choose(session);
  if (rule === undefined) return;
  const parameters: ExplainRuleParams = { rule };
  const { markdown } = await session.server.request<ExplainRuleResult>(method, parameters);
  await session.pages.show(vscode.l10n.t('Rule {0}', rule), markdown);
};

async function choose({ server }: Session): Promise<string | undefined> {
  const known = await server.request<RulesResult>(rules);
  const items = known.rules.map(({ rule, title, description }) => ({ label: title, description: rule, detail: description, rule }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain Rule'),
    placeHolder: vscode.l10n.t('Choose a rule'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.rule;
}
