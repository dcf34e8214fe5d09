/** Corpus: Findings by Rule… which rules the corpus breaks, then in which articles, then there. */
import * as vscode from 'vscode';
import type {
  FindingsByRuleResult,
  FindingsOfRuleParams,
  FindingsOfRuleResult,
  WireLocation,
  WireRuleFindings,
} from '../../../server/src/protocol/protocol.ts';
import { findingsByRule as byRule, findingsOfRule as ofRule } from '../../../server/src/protocol/protocol.ts';
import { nextStep } from '../next-step.ts';
import type { Command, Session } from './command.ts';
import { showPlaceAt } from './show-place.ts';

const icons: Readonly<Record<WireRuleFindings['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'lightbulb',
};

interface RuleItem extends vscode.QuickPickItem {
  found: WireRuleFindings;
}

interface ArticleItem extends vscode.QuickPickItem {
  location?: WireLocation;
}

export const findingsByRule: Command = async (session) => {
  const summary = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Counting the findings of the corpus'), cancellable: true },
    (_progress, token) => session.server.request<FindingsByRuleResult>(byRule, undefined, token),
  );
  if (summary.rules.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no findings in this corpus.'));
    return;
  }
  // Leaving the second list leads back to the first.
  for (;;) {
    const picked = await vscode.window.showQuickPick(summary.rules.map(ruleItem), {
      title: vscode.l10n.t('Findings by Rule'),
      placeHolder: placeholder(summary),
      matchOnDescription: true,
    });
    if (!picked || (await showArticles(session, picked.found))) return;
  }
};

function ruleItem(found: WireRuleFindings): RuleItem {
  const { rule, title, severity, findings, articles } = found;
  return {
    label: `$(${icons[severity]}) ${title}`,
    description: rule,
    detail: vscode.l10n.t('Findings: {0} · articles: {1}', findings.toLocaleString(), articles.toLocaleString()),
    found,
  };
}

function placeholder({ suppressed, accepted, partial }: FindingsByRuleResult): string {
  const said = [
    vscode.l10n.t('Choose a rule'),
    ...(suppressed > 0 ? [vscode.l10n.t('ignored: {0}', suppressed.toLocaleString())] : []),
    ...(accepted > 0 ? [vscode.l10n.t('in the baseline: {0}', accepted.toLocaleString())] : []),
    ...(partial ? [vscode.l10n.t('the corpus is still being read')] : []),
  ];
  return said.join(' · ');
}

/** Lets the user choose an article that breaks a rule, and goes there. Resolves to false where none was chosen. */
async function showArticles({ server }: Session, { rule, title }: WireRuleFindings): Promise<boolean> {
  const parameters: FindingsOfRuleParams = { rule };
  const { articles, left } = await server.request<FindingsOfRuleResult>(ofRule, parameters);
  const items: ArticleItem[] = articles.map((article) => ({
    label: article.title ?? article.name,
    description: article.title === null ? '' : article.name,
    detail: vscode.l10n.t('Findings: {0} · first on line {1}', article.findings, article.location.range.start.line + 1),
    location: article.location,
  }));
  if (left > 0) items.push({ label: vscode.l10n.t('{0} more articles are not listed', left.toLocaleString()), alwaysShow: true });
  const picked = await vscode.window.showQuickPick(items, {
    ...nextStep,
    title,
    placeHolder: vscode.l10n.t('Choose an article'),
    matchOnDescription: true,
  });
  if (!picked?.location) return false;
  await showPlaceAt(server, picked.location);
  return true;
}
