/**
 * What a user says of findings, and what is asked of those of the whole corpus. Decisions are written to the files beside the
 * corpus; where one cannot be, the user is told why and nothing is lost.
 */
import * as l10n from '@vscode/l10n';
import type { CancellationToken, ExecuteCommandParams } from 'vscode-languageserver/node';
import type { Finding } from '../article/facts.ts';
import { type Judging, judgeAll } from '../corpus/judging.ts';
import type { Policies } from '../corpus/policies.ts';
import type { BrokenFile, SideFiles, Written } from '../corpus/side-files.ts';
import { type CorpusFindings, findingsByRule } from '../features/findings-by-rule.ts';
import { ruleTitle, worded } from '../features/rule-wording.ts';
import {
  acceptedLines,
  prune,
  rename,
  shrunkAll,
  standingFindings,
  type Unused,
  unusedSuppressions,
  writeBaselines,
} from '../features/tidying.ts';
import { rules } from '../hygiene/catalogue.ts';
import { joined, parseSuppressions, type Suppression, type Suppressions, unusedEntries, without } from '../hygiene/suppressions.ts';
import * as protocol from '../protocol/protocol.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import { fileUri, nameOf } from './uris.ts';

/** Longer lists nobody reads to their end. */
const ARTICLES_LISTED = 1000;

/**
 * @param decided told after decisions were written
 * @param tellUnused told which entries of files nothing needs
 */
export function serveHygiene(
  context: Context,
  policies: Policies,
  decided: () => void,
  tellUnused: (files: readonly BrokenFile[]) => void,
): void {
  const { connection, corpus, documents, uris, client } = context;
  let found: { readonly revision: number; readonly findings: Promise<CorpusFindings | undefined> } | undefined;
  corpus.onChanged(() => {
    found = undefined;
  });

  /** Asks about all articles, and tells how far that is. */
  async function withAll<Answer>(signal: AbortSignal, ask: (judging: Judging) => Promise<Answer>): Promise<Answer> {
    const reporter = client.progress ? await connection.window.createWorkDoneProgress().catch(() => undefined) : undefined;
    reporter?.begin(l10n.t('Reading the findings of the corpus'), 0);
    try {
      return await ask({
        snapshot: corpus.snapshot(),
        policies,
        openText: (path) => documents.textOf(path),
        signal,
        progress: (done, all) => reporter?.report(Math.floor((100 * done) / all), l10n.t('{0} of {1}', done, all)),
      });
    } finally {
      reporter?.done();
    }
  }

  async function corpusFindings(signal: AbortSignal): Promise<CorpusFindings> {
    const { revision } = policies;
    const known = found?.revision === revision ? await found.findings : undefined;
    if (known !== undefined) return known;
    const findings = withAll(signal, (judging) => findingsByRule(judgeAll(judging), () => signal.aborted));
    found = { revision, findings };
    return (await findings) ?? { rules: [], suppressed: 0, accepted: 0 };
  }

  function tellRefusals(written: readonly Written[]): string[] {
    const refused = written.flatMap((each) => (each.written ? [] : [refusal(each)]));
    policies.written();
    decided();
    return refused;
  }

  connection.onRequest(
    protocol.rules,
    (): protocol.RulesResult => ({
      rules: rules.map(({ id, title, catches }) => ({ rule: id, title: worded(title), description: worded(catches) })),
    }),
  );

  connection.onRequest(protocol.findingsByRule, async (...given: unknown[]): Promise<protocol.FindingsByRuleResult> => {
    // The library hands over the parameters only where a client sent any; the token comes last.
    const { rules: summaries, suppressed, accepted } = await cancellable(given.at(-1) as CancellationToken, corpusFindings);
    return {
      rules: summaries.map(({ rule, severity, findings, articles }) => ({
        rule,
        title: ruleTitle(rule),
        severity,
        findings,
        articles: articles.length,
      })),
      suppressed,
      accepted,
      partial: corpus.snapshot().partial,
    };
  });

  connection.onRequest(
    protocol.findingsOfRule,
    async ({ rule }: protocol.FindingsOfRuleParams, token): Promise<protocol.FindingsOfRuleResult> => {
      const { rules: summaries } = await cancellable(token, corpusFindings);
      const articles = summaries.find((summary) => summary.rule === rule)?.articles ?? [];
      const snapshot = corpus.snapshot();
      return {
        articles: articles.slice(0, ARTICLES_LISTED).map(({ path, name, findings, first }) => ({
          name,
          title: snapshot.article(path)?.title ?? null,
          findings,
          location: { uri: uris.of(path), range: lineRange(first) },
        })),
        left: Math.max(0, articles.length - ARTICLES_LISTED),
      };
    },
  );

  connection.onRequest(
    protocol.unusedSuppressions,
    ({ remove }: protocol.UnusedSuppressionsParams, token): Promise<protocol.UnusedSuppressionsResult> =>
      cancellable(token, async (signal) => {
        const unused = (await withAll(signal, unusedSuppressions)) ?? [];
        const total = policies.corpora.reduce((sum, { suppressions: { ignore, content } }) => sum + ignore.length + content.length, 0);
        const problems = remove ? tellRefusals(await prune(unused)) : [];
        if (!remove) tellUnused(unused.map(placed));
        return { unused: unused.flatMap(({ suppressions }) => described(suppressions)), total, problems };
      }),
  );

  connection.onRequest(
    protocol.baseline,
    ({ how }: protocol.BaselineParams, token): Promise<protocol.BaselineResult> =>
      cancellable(token, async (signal) => {
        const standing = await withAll(signal, standingFindings);
        const problems = how === 'ask' || standing === undefined ? [] : tellRefusals(await writeBaselines(policies, standing, how));
        const lines = (count: (files: SideFiles) => number): number => policies.corpora.reduce((sum, files) => sum + count(files), 0);
        return {
          accepted: policies.corpora.some(({ baseline }) => baseline !== undefined)
            ? lines(({ baseline }) => acceptedLines(baseline ?? new Map()))
            : null,
          standing: lines((files) => acceptedLines(standing?.get(files) ?? new Map())),
          kept: lines((files) => acceptedLines(shrunkAll(files.baseline ?? new Map(), standing?.get(files) ?? new Map()))),
          problems,
        };
      }),
  );

  // What is kept of an article goes with it when the user gives it or its folder another name.
  connection.workspace.onDidRenameFiles(async ({ files }) => {
    const written: Written[] = [];
    for (const { oldUri, newUri } of files) {
      const [from, to] = [nameOf(oldUri), nameOf(newUri)].map((name) =>
        name === undefined ? undefined : policies.of(corpus.canonical(name)),
      );
      if (from?.name === undefined || to?.name === undefined || from.files === undefined || from.files !== to.files) continue;
      written.push(...(await rename(from.files, from.name, to.name)));
    }
    if (written.length > 0) for (const message of tellRefusals(written)) connection.window.showErrorMessage(message);
  });

  connection.onExecuteCommand(async ({ command, arguments: given }: ExecuteCommandParams) => {
    if (command !== protocol.serverCommands.ignore) return null;
    const [said] = (given ?? []) as [protocol.IgnoreArguments?];
    const name = typeof said?.uri === 'string' ? nameOf(said.uri) : undefined;
    const files = name === undefined ? undefined : policies.of(corpus.canonical(name)).files;
    // Anybody can send a command, with anything.
    const { suppressions, problems } = parseSuppressions(JSON.stringify({ version: 1, ...said?.suppressions }));
    if (files === undefined || suppressions === undefined || problems.length > 0) return null;
    const before = files.suppressions;
    const refused = tellRefusals([await files.changeSuppressions((now) => joined(now, suppressions))]);
    for (const message of refused) connection.window.showErrorMessage(message);
    // The user may answer much later, or never.
    if (refused.length === 0) void offerUndo(files, without(suppressions, before));
    return null;
  });

  async function offerUndo(files: SideFiles, added: Suppressions): Promise<void> {
    const undo = { title: l10n.t('Undo') };
    const open = { title: l10n.t('Open') };
    const said = l10n.t('From now on this is not reported. It is remembered in {0}.', files.suppressionsFile);
    const answer = await connection.window.showInformationMessage(said, undo, open).catch(() => undefined);
    if (answer?.title === undo.title) {
      for (const message of tellRefusals([await files.changeSuppressions((now) => without(now, added))])) {
        connection.window.showErrorMessage(message);
      }
    }
    if (answer?.title === open.title && context.client.showsDocuments) {
      await connection.window.showDocument({ uri: fileUri(files.suppressionsFile), takeFocus: true }).catch(() => undefined);
    }
  }
}

function refusal({ path, why }: Extract<Written, { written: false }>): string {
  if (why === 'broken') return l10n.t('{0} has mistakes and was left untouched. Mend it first: its problems say where.', path);
  if (why === 'busy') return l10n.t('{0} is being written by another window. Try again.', path);
  return l10n.t('{0} cannot be written ({1}).', path, why);
}

/** The line that a finding begins on; its column needs the text, and an editor shows the line all the same. */
function lineRange({ line }: Finding): protocol.WireRange {
  const position = { line: line - 1, character: 0 };
  return { start: position, end: position };
}

/** The entries where they stand in their file. */
function placed({ files, suppressions }: Unused): BrokenFile {
  const { suppressionsFile: path, suppressionsText: text } = files;
  return { path, text, problems: unusedEntries(text, suppressions) };
}

function described({ ignore, content }: Suppressions): string[] {
  const where = ({ article, text }: Suppression): string =>
    article === undefined ? l10n.t('the whole corpus') : text === undefined ? article : `${article}: ${text}`;
  return [
    ...ignore.map((each) => `${each.rule} · ${where(each)}`),
    ...content.map(({ line, text }) => `${l10n.t('content')} · ${text ?? line}`),
  ];
}
