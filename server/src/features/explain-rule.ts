/**
 * What a hygiene rule means, as a page.
 */
import * as l10n from '@vscode/l10n';
import { heading, paragraph, toMarkdown } from './rich-text.ts';

/** The page of a rule as Markdown; says so where no rule has this id. */
export function explainRule(rule: string): string {
  return toMarkdown([heading(1, rule), paragraph(l10n.t('There is no rule of this name.'))]);
}
