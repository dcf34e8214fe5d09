/** `yuliao_query_corpus`: the lines of a word, phrase or pattern, with how many there are and where each stands. */
import * as vscode from 'vscode';
import type { QueryPageParams, QueryPageResult, QueryParams, QueryProgress, QueryZone } from '../../../server/src/protocol/query.ts';
import { queryPage, stopQuery } from '../../../server/src/protocol/query.ts';
import type { Queries } from '../panels/concordance/queries.ts';
import { day, oneOf, someOf, text, valuesOf, WrongInput, whole } from './input.ts';
import { place, type Tool } from './tool.ts';

const ZONES: readonly QueryZone[] = ['title', 'dateline', 'body', 'boilerplate'];
/** An assistant waits for it, and a person for the assistant. */
const PATIENCE = 20_000;

interface Input {
  readonly asked: QueryParams;
  readonly lines: number;
  readonly context: number;
}

export const queryCorpus: Tool<Input> = {
  name: 'yuliao_query_corpus',

  read(input) {
    const values = valuesOf(input);
    const zones = someOf(values, 'zones', ZONES);
    const from = day(values, 'from', 'first');
    const until = day(values, 'until', 'last');
    const scope = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
    return {
      asked: {
        query: text(values, 'query'),
        language: oneOf(values, 'language', ['plain', 'cql']),
        ...(zones === undefined ? {} : { zones }),
        ...(Object.keys(scope).length === 0 ? {} : { scope }),
      },
      lines: whole(values, 'lines', 1, 100, 20),
      context: whole(values, 'context', 10, 300, 40),
    };
  },

  doing: ({ asked }) => vscode.l10n.t('Querying the corpus for {0}', asked.query),

  async run({ asked, lines, context }, { server, queries }, token) {
    const { result, open } = await queries.start(asked, token);
    if ('problems' in result) throw new WrongInput(result.problems.map(({ message, start }) => `${message} (at ${start + 1})`).join('\n'));
    try {
      const counted = await endedOr(PATIENCE, queries, result.id, token);
      if (counted === undefined) await server.request(stopQuery, { id: result.id }, token);
      const { hits, articles, partial, cut, problem } = counted ?? (await queries.ended(result.id, token));
      if (problem !== undefined) throw new WrongInput(problem);
      const parameters: QueryPageParams = { id: result.id, from: 0, count: lines, context };
      const page = await server.request<QueryPageResult>(queryPage, parameters, token);
      return {
        hits,
        articles,
        ...(cut || counted === undefined ? { cut: 'There are more hits than were counted.' } : {}),
        ...(partial ? { partial: 'The corpus is still being read; there may be more.' } : {}),
        lines: page.lines.map(({ left, node, right, location, title, published, zone }) => ({
          at: place(server.toLocation(location)),
          title,
          published,
          ...(zone === 'body' ? {} : { zone }),
          text: `${left}【${node}】${right}`,
        })),
      };
    } finally {
      queries.close(open);
    }
  },
};

/** How a query ended, or undefined where it has not after so many milliseconds. */
async function endedOr(
  milliseconds: number,
  queries: Queries,
  id: number,
  token: vscode.CancellationToken,
): Promise<QueryProgress | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([queries.ended(id, token), late]);
  } finally {
    clearTimeout(timer);
  }
}
