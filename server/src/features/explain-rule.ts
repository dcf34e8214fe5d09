/**
 * What a hygiene rule means, as a page.
 */
import * as l10n from '@vscode/l10n';
import { ruleOf } from '../hygiene/catalogue.ts';
import { ruleDocument } from '../hygiene/document.ts';
import { heading, paragraph, toMarkdown } from './rich-text.ts';
import { language } from './rule-wording.ts';

/** The page of a rule as Markdown; says so where no rule has this id. */
export function explainRule(id: string): string {
  const rule = ruleOf(id);
  return rule === undefined
    ? toMarkdown([heading(1, id), paragraph(l10n.t('There is no rule of this name.'))])
    : ruleDocument(rule, language());
}
