/**
 * The view of findings: the rules that articles break, and below each the articles, with what users have decided applied. Counts are
 * those that the index keeps, less what is known to be ignored; articles are looked through in the order of their paths, as far as somebody wants to see them.
 */
import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../../article/facts.ts';
import { judgeAll } from '../../corpus/judging.ts';
import type { Snapshot } from '../../corpus/snapshot.ts';
import { acrossRules } from '../../hygiene/across-rules.ts';
import { type Rule, rules } from '../../hygiene/catalogue.ts';
import { foldKey } from '../../text/folding.ts';
import { searchKeys } from '../../text/pinyin.ts';
import { paragraph } from '../rich-text.ts';
import { ruleTitle, worded } from '../rule-wording.ts';
import { articlesText, figure, shorten } from '../wording.ts';
import { dotted, NO_ITEMS, pageOf, type ViewItem, type ViewItems, type ViewQuestion } from './items.ts';
import { type FindingsJudging, silentFindings } from './silent-findings.ts';

/** Articles that are looked up at a time; fewer where each is compared with others. */
const STEP = 200;
const STEP_ACROSS = 10;
/** How long is looked for articles where some have been found, and where none has; in milliseconds. */
const ENOUGH = 400;
const PATIENCE = 3000;
const TITLE_LENGTH = 120;

const ICONS = { error: 'error', warning: 'warning', information: 'information', hint: 'hint' } as const;
const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Rules that only other articles show. */
const ACROSS: ReadonlySet<string> = new Set(Object.values(acrossRules).map(({ id }) => id));

/** @param next where a rule's articles go on */
export async function findingsView(question: ViewQuestion, judging: FindingsJudging, next: string | undefined): Promise<ViewItems> {
  const { below } = question;
  if (below === undefined) return await ruleItems(question, judging);
  return below.is === 'rule' ? await articlesOf(below.rule, question, judging, next) : NO_ITEMS;
}

async function ruleItems(question: ViewQuestion, judging: FindingsJudging): Promise<ViewItems> {
  const { policies, folders } = judging;
  const silent = await silentFindings(question.snapshot, judging);
  const counted = new Map(question.snapshot.lists.rules().map((each) => [each.rule, each]));
  const places = folders.length > 0 ? folders : [''];
  const shown = rules.flatMap((rule): { item: ViewItem; severity: Severity; findings: number }[] => {
    const severities = places.flatMap((folder) => {
      const severity = policies.of(folder).policy.choices.severity(rule.id);
      return severity === undefined || severity === 'off' ? [] : [severity];
    });
    const [severity] = severities.sort((a, b) => WEIGHT[a] - WEIGHT[b]);
    const counts = counted.get(rule.id);
    if (!matches(rule.id, question.filter)) return [];
    // What is only seen beside other articles, or only where somebody asks for it, is not counted beforehand.
    if (severity === undefined || (counts === undefined && !ACROSS.has(rule.id) && !rule.off)) return [];
    const ignored = counts === undefined ? 0 : silent.of(rule.id, counts.findings);
    const item = ruleItem(rule, severity, counts, ignored, silent.all);
    return [{ item, severity, findings: (counts?.findings ?? 0) - ignored }];
  });
  shown.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.findings - a.findings);
  return pageOf(shown, question, ({ item }) => [item]);
}

/** Whether a rule's id or title has a text somewhere, or its title's pinyin or initials begin so. */
function matches(rule: string, filter: string): boolean {
  const wanted = foldKey(filter);
  const title = ruleTitle(rule);
  if (rule.includes(filter.toLowerCase()) || foldKey(title).includes(wanted)) return true;
  const { full, initials } = searchKeys(title);
  return [...full, ...initials].some((key) => key.startsWith(wanted));
}

/** @param ignored how many of the findings are silent, as far as is known; @param all whether no others are */
function ruleItem(
  rule: Rule,
  severity: Severity,
  counts: { readonly findings: number; readonly articles: number } | undefined,
  ignored: number,
  all: boolean,
): ViewItem {
  const title = ruleTitle(rule.id);
  const left = (counts?.findings ?? 0) - ignored;
  const apart = ignored === 0 ? undefined : l10n.t('{0} ignored', figure(ignored));
  const said =
    counts === undefined
      ? l10n.t('Counted when it is opened.')
      : all
        ? dotted(l10n.t('{0} in {1}.', findingsText(counts.findings), articlesText(counts.articles)), apart)
        : dotted(l10n.t('{0} in {1}, some of which may be ignored.', findingsText(counts.findings), articlesText(counts.articles)), apart);
  return {
    id: `rule ${rule.id}`,
    label: title,
    ...(counts === undefined ? {} : { description: dotted(figure(left), apart) }),
    tooltip: [paragraph({ strong: title }, `  ${rule.id}`), paragraph(worded(rule.catches)), paragraph({ faint: said })],
    icon: ICONS[severity],
    rule: rule.id,
    ...(rule.fix === 'safe' ? { fixable: true as const } : {}),
    parent: { is: 'rule', rule: rule.id },
  };
}

async function articlesOf(
  rule: string,
  { snapshot, count }: ViewQuestion,
  { policies, openText, signal }: FindingsJudging,
  next: string | undefined,
): Promise<ViewItems> {
  const began = performance.now();
  const alone = !ACROSS.has(rule);
  // What articles are found to break without asking further is known of each.
  const counted = alone ? snapshot.lists.rules().find((each) => each.rule === rule)?.articles : undefined;
  const step = alone ? STEP : STEP_ACROSS;
  const items: ViewItem[] = [];
  let { done, breaking, path } = readPlace(next);
  for (;;) {
    const paths = snapshot.lists.pathsBehind(path, step);
    const breaks = (each: string): boolean => snapshot.facts(each)?.findings.some((finding) => finding.rule === rule) ?? false;
    const wanted = counted === undefined ? paths : paths.filter(breaks);
    for await (const judged of judgeAll({
      snapshot,
      policies,
      openText,
      ...(signal === undefined ? {} : { signal }),
      paths: wanted,
      alone,
    })) {
      const found = judged.findings.filter((finding) => finding.rule === rule);
      const [first] = found;
      if (first !== undefined) items.push(articleOf(snapshot, judged.path, judged.article.name, found.length, first));
    }
    done += paths.length;
    breaking += wanted.length;
    path = paths.at(-1) ?? path;
    if (paths.length < step || breaking === counted) return { items, more: false };
    const spent = performance.now() - began;
    if (items.length >= count || spent > (items.length > 0 ? ENOUGH : PATIENCE) || signal?.aborted) break;
    // Others have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const searched = l10n.t('{0} of {1} looked through', figure(done), articlesText(snapshot.indexed));
  return { items, more: true, next: `${done} ${breaking} ${path}`, ...(items.length >= count ? {} : { searched }) };
}

/** Where the last part ended: how many articles had been looked at, how many of them break the rule, and the last of them. */
function readPlace(next = ''): { done: number; breaking: number; path: string } {
  const [, done = '0', breaking = '0', path = ''] = /^(\d+) (\d+) (.*)$/s.exec(next) ?? [];
  return { done: Number(done), breaking: Number(breaking), path };
}

function articleOf(snapshot: Snapshot, path: string, name: string | undefined, findings: number, first: Finding): ViewItem {
  const { title = null } = snapshot.article(path) ?? {};
  const file = name ?? path;
  const label = shorten(title ?? file, TITLE_LENGTH);
  const where = l10n.t('line {0}', first.line);
  return {
    id: `article ${path}`,
    label,
    description: dotted(findings === 1 ? undefined : figure(findings), where),
    tooltip: [paragraph({ strong: label }), paragraph(dotted(findingsText(findings), where)), paragraph({ faint: file })],
    icon: 'article',
    location: { path, start: 0, end: 0, line: first.line, column: 0, endColumn: 0 },
    article: path,
    rule: first.rule,
    ...(first.fix === 'safe' ? { fixable: true as const } : {}),
  };
}

function findingsText(findings: number): string {
  return findings === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', figure(findings));
}
