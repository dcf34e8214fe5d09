/** What one waits for in a real window on a large corpus, and what holds the server's main thread while somebody works in it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { madeCorpus } from '../corpus/made.ts';
import { measurePasses } from '../corpus/passes.ts';
import { type Spread, spread } from '../times.ts';
import { inspect } from './inspector.ts';
import { openKept } from './opening.ts';
import { measurePanels, type PanelTimes } from './panels.ts';
import { type Action, Session } from './session.ts';
import { measureViews } from './side-bar.ts';
import { type Answered, type LongTask, watch } from './watching.ts';

export interface WindowFigures {
  readonly articles: number;
  /** How many threads of all programs wanted to run in the minute before; 0 where the system does not tell. */
  readonly load: number | undefined;
  /** By view and order: milliseconds from the click to rows on the screen, for the first time. */
  readonly views: Readonly<Record<string, number>>;
  readonly panels: PanelTimes;
  /** As the server takes for them, from the message to its answer. */
  readonly completion: Spread;
  /** How long it was watched, views and panels included, in milliseconds. */
  readonly watched: number;
  readonly actions: readonly Action[];
  readonly tasks: readonly LongTask[];
  /** By method. */
  readonly requests: Readonly<Record<string, Spread & { readonly count: number }>>;
}

const COMPLETION = 'textDocument/completion';

/**
 * @param parent where the articles and the index lie; they are made where they are not there
 * @param length of the session, in milliseconds
 * @param record the file that every action, request and long task is written to; the samples of what ran lie beside it
 */
export async function measureWindow(
  parent: string,
  articles: number,
  length: number,
  record: string,
  tell: (stage: string) => void,
): Promise<WindowFigures> {
  const corpus = madeCorpus(parent, articles);
  if (!existsSync(corpus.storage)) {
    tell('indexing');
    await measurePasses(corpus, 1);
  }
  const name = record.replace(/\.json$/u, '');
  mkdirSync(path.dirname(record), { recursive: true });
  tell('opening the window');
  const window = await openKept(corpus);
  try {
    const [load] = loadavg();
    const inspector = await inspect(window.server);
    const watching = await watch(inspector);
    tell('views');
    const views = await measureViews(window.workbench);
    tell('panels');
    const panels = await measurePanels(window.workbench);
    tell('the session');
    const session = new Session(window.workbench, name);
    await session.run(length);
    const { duration: watched, tasks, requests, profile } = await watching.end();
    inspector.close();
    const { actions } = session;
    const completion = spread(timesOf(requests, COMPLETION));
    writeFileSync(record, JSON.stringify({ articles, load, views, panels, completion, watched, actions, tasks, requests }, null, 1));
    writeFileSync(`${name}.cpuprofile`, JSON.stringify(profile));
    return { articles, load, views, panels, completion, watched, actions, tasks, requests: byMethod(requests) };
  } finally {
    await window.close();
  }
}

function byMethod(requests: readonly Answered[]): WindowFigures['requests'] {
  const methods = [...new Set(requests.flatMap(({ method, milliseconds }) => (milliseconds === null ? [] : [method])))].sort();
  return Object.fromEntries(
    methods.map((method) => {
      const times = timesOf(requests, method);
      return [method, { ...spread(times), count: times.length }];
    }),
  );
}

function timesOf(requests: readonly Answered[], method: string): number[] {
  return requests.flatMap((each) => (each.method === method && each.milliseconds !== null ? [each.milliseconds] : []));
}
