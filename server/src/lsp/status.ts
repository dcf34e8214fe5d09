/**
 * What the user sees of the index at work: progress while it crawls, its state for our own client, notices that call
 * for action.
 */
import * as l10n from '@vscode/l10n';
import { type Connection, MessageType, type WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Corpus, Notice, Progress } from '../corpus/corpus.ts';
import { type IndexStatus, indexStatusChanged } from '../protocol/protocol.ts';

/** Least time between two status notifications, in milliseconds: a status bar is read, not watched. */
const STATUS_INTERVAL = 300;

const MESSAGE_TYPES: Record<Notice['severity'], MessageType> = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  information: MessageType.Info,
};

/** What of this a client wants. */
export interface Audience {
  /** Work-done progress. */
  readonly progress: boolean;
  /** Our own status notifications. */
  readonly status: boolean;
}

export class Status {
  readonly #connection: Connection;
  readonly #corpus: Corpus;
  readonly #audience: Audience;
  readonly #told = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  /** What the client was last told, as JSON. */
  #said = '';
  #crawl: ShownCrawl | undefined;

  constructor(connection: Connection, corpus: Corpus, audience: Audience) {
    this.#connection = connection;
    this.#corpus = corpus;
    this.#audience = audience;
    corpus.onProgress((progress) => {
      this.#showCrawl(progress);
      this.#statusSoon();
    });
    corpus.onChanged(() => this.#statusSoon());
    corpus.onNotice((notice) => {
      this.#tell(notice);
      this.#statusSoon();
    });
    // The corpus may be at work already.
    this.#showCrawl(corpus.progress);
    for (const notice of corpus.notices) this.#tell(notice);
    if (corpus.progress.phase !== 'starting' || corpus.notices.length > 0) this.#statusSoon();
  }

  /** The state of the index at this moment. */
  current(): IndexStatus {
    const { phase, indexed, total, articles, paused } = this.#corpus.progress;
    return {
      // Counting words changes no answer of an editor feature.
      state: phase === 'tokens' ? 'ready' : phase,
      indexed,
      total,
      articles,
      busy: phase === 'crawling' || phase === 'tokens',
      paused,
      notices: this.#corpus.notices.map(noticeText),
    };
  }

  #statusSoon(): void {
    if (!this.#audience.status || this.#timer !== undefined) return;
    const wait = Math.max(0, this.#last + STATUS_INTERVAL - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last = Date.now();
      const status = this.current();
      // Words are counted without changing anything that is said here.
      const said = JSON.stringify(status);
      if (said === this.#said) return;
      this.#said = said;
      void this.#connection.sendNotification(indexStatusChanged, status);
    }, wait);
    this.#timer.unref();
  }

  #showCrawl(progress: Progress): void {
    if (!this.#audience.progress) return;
    if (progress.phase === 'crawling' && !progress.paused) {
      // VS Code shows what can be cancelled in the middle of the window; its own menu can pause.
      this.#crawl ??= new ShownCrawl(this.#connection, progress.indexed, this.#audience.status ? undefined : () => this.#pause());
      this.#crawl.report(progress);
      return;
    }
    this.#crawl?.end();
    this.#crawl = undefined;
  }

  /** The user has cancelled the progress: reading waits until the user says otherwise. */
  #pause(): void {
    this.#corpus.pause();
    const resume = l10n.t('Resume');
    const said = l10n.t('Reading the corpus is paused, and answers are partial. It goes on when you resume it here or restart the server.');
    this.#connection.window.showInformationMessage(said, { title: resume }).then((chosen) => {
      if (chosen?.title === resume) this.#corpus.resume();
    }, ignoreGone);
  }

  /** Says a notice once: in a window where something must be done about it, else in the log. */
  #tell(notice: Notice): void {
    const text = noticeText(notice);
    const type = MESSAGE_TYPES[notice.severity];
    void this.#connection.sendNotification('window/logMessage', { type, message: text });
    // Without our own client no status bar shows the rest.
    const shown = notice.severity === 'error' || notice.id === 'segmenter' || (notice.severity === 'warning' && !this.#audience.status);
    if (!shown) return;
    if (this.#told.has(notice.id)) return;
    this.#told.add(notice.id);
    void this.#connection.sendNotification('window/showMessage', { type, message: text });
  }
}

/** One crawl as the client shows it. */
class ShownCrawl {
  readonly #reporter: Promise<WorkDoneProgressServerReporter>;
  readonly #first: number;
  readonly #since = performance.now();

  /** @param indexed files that were done when it began; @param cancelled hears of the user's cancelling; undefined: that cannot be done */
  constructor(connection: Connection, indexed: number, cancelled: (() => void) | undefined) {
    this.#first = indexed;
    this.#reporter = connection.window.createWorkDoneProgress();
    this.#reporter.then((reporter) => {
      if (cancelled !== undefined) reporter.token.onCancellationRequested(cancelled);
      reporter.begin(l10n.t('Reading articles'), 0, undefined, cancelled !== undefined);
    }, ignoreGone);
  }

  report({ indexed, total }: Progress): void {
    const share = total === 0 ? 0 : Math.floor((100 * indexed) / total);
    const seconds = (performance.now() - this.#since) / 1000;
    const rate = Math.round((indexed - this.#first) / seconds);
    // Of the first moments no rate can be told.
    const said = seconds < 1 || rate <= 0 ? l10n.t('{0} of {1}', indexed, total) : l10n.t('{0} of {1}, {2}/s', indexed, total, rate);
    this.#reporter.then((reporter) => reporter.report(share, said), ignoreGone);
  }

  end(): void {
    this.#reporter.then((reporter) => reporter.done(), ignoreGone);
  }
}

function noticeText(notice: Notice): string {
  // An argument may be a sentence of its own, such as a remedy; a path is no key of the bundle and stays what it is.
  return l10n.t(notice.template, ...notice.arguments.map((argument) => l10n.t(argument)));
}

/** A client may refuse progress or go away; the crawl goes on without being shown. */
function ignoreGone(): void {}
