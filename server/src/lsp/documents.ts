/**
 * The client's open documents: their edits go to the corpus, and requests get from here the article with exactly the
 * facts of the text that the client sees.
 */
import type { Connection } from 'vscode-languageserver/node';
import { CancellationToken, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Facts } from '../article/facts.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { PhraseCounting } from '../corpus/phrases.ts';
import type { Policies } from '../corpus/policies.ts';
import { recordOf } from '../corpus/record-files/format.ts';
import type { Snapshot } from '../corpus/snapshot.ts';
import { judgedArticle, OpenArticle } from '../features/open-article.ts';
import { rehearseFixes } from '../features/rehearsal.ts';
import { type Across, withAcross } from '../hygiene/across.ts';
import { queryLanguage } from '../protocol/protocol.ts';
import { isPredominantlyChinese } from '../text/decode.ts';
import { CommonFinder } from './common.ts';
import { inTurns } from './turns.ts';
import { isRecord, nameOf, type Uris } from './uris.ts';

/** The language that our client gives to articles. */
export const ARTICLE_LANGUAGE = 'zh-article';
/** How often a text that changes while it is being read is read anew before a request gets no answer. */
const ATTEMPTS = 20;

/** Pause after a question before what was answered without a look is looked at, in milliseconds. */
const PAUSE = 50;

/**
 * How new it must be what an article has in common with others: to look costs more than all else that is asked. `newest`: as the corpus
 * has it now; `settled`: so too, but while articles are still being read, and with every batch it is another, as it was a moment ago;
 * `lately`: as it was when somebody looked last, for what is asked at a place in the text; somebody looks soon afterwards.
 */
type Common = 'newest' | 'settled' | 'lately';

/** An article as it was last given, and what it rests on. */
interface KnownArticle {
  readonly version: number;
  readonly phrases: PhraseCounting;
  readonly revision: number;
  readonly article: OpenArticle;
  across: Across;
  /** The state of the corpus that last said so: while it stays there is nothing new. */
  snapshot: WeakRef<Snapshot>;
}

export class Documents {
  readonly #corpus: Corpus;
  readonly #uris: Uris;
  readonly #policies: Policies;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #waiting: (() => void)[] = [];
  /** Addresses of articles that somebody is to look at soon. */
  readonly #toLookAt = new Set<string>();
  #looking: NodeJS.Timeout | undefined;
  #started = false;
  readonly #justOpened = new WeakSet<TextDocument>();
  readonly #articles = new WeakMap<TextDocument, KnownArticle>();
  readonly #common = new CommonFinder();
  #rehearsed = false;

  constructor(connection: Connection, corpus: Corpus, uris: Uris, policies: Policies) {
    this.#corpus = corpus;
    this.#uris = uris;
    this.#policies = policies;
    this.#documents.onDidOpen(({ document }) => {
      if (this.#started) this.#justOpened.add(document);
      this.#open(document);
    });
    this.#documents.onDidChangeContent(({ document }) => {
      if (!this.#started) return;
      // Opening is told as a change, too.
      if (this.#justOpened.delete(document)) return;
      const name = isRecord(document.uri) || isQueryFile(document) ? undefined : nameOf(document.uri);
      if (name !== undefined) corpus.changeDocument(name, document.getText(), document.version);
    });
    this.#documents.onDidSave(({ document }) => {
      const name = nameOf(document.uri);
      if (name !== undefined && !name.startsWith('untitled:') && !isRecord(document.uri)) corpus.filesChanged([name]);
    });
    this.#documents.onDidClose(({ document }) => this.#close(document));
    this.#documents.listen(connection);
  }

  /** The corpus has its folders: only now can it tell whether a document is an article. */
  start(): void {
    this.#started = true;
    for (const document of this.#documents.all()) this.#open(document);
    for (const waiting of this.#waiting.splice(0)) waiting();
  }

  /** Waits until the corpus has its folders. */
  async started(): Promise<void> {
    if (!this.#started) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Told after the corpus has an open or changed document's text. */
  onChanged(listener: (document: TextDocument) => void): void {
    this.#documents.onDidChangeContent(({ document }) => listener(document));
  }

  onClosed(listener: (document: TextDocument) => void): void {
    this.#documents.onDidClose(({ document }) => listener(document));
  }

  all(): TextDocument[] {
    return this.#documents.all();
  }

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri);
  }

  /**
   * The article in an open document, with the facts of its newest text; waits for their analysis.
   * @returns undefined where the document is not open, is no article, or the request is cancelled
   */
  async article(uri: string, token?: CancellationToken, common: Common = 'settled'): Promise<OpenArticle | undefined> {
    const name = nameOf(uri);
    if (name === undefined) return undefined;
    await this.started();
    const aborted = token === undefined ? undefined : signalOf(token);
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const document = this.#documents.get(uri);
        if (document === undefined || isQueryFile(document) || token?.isCancellationRequested) return undefined;
        const { version } = document;
        const known = this.#articles.get(document);
        // A folder may have gone since, and the article with it.
        const { phrases } = this.#corpus;
        const { revision } = this.#policies;
        const isCurrent = known?.version === version && known.phrases === phrases && known.revision === revision;
        if (isCurrent && (await this.#isAsItWas(document, known, common))) {
          if (document.version === version) return known.article;
          continue;
        }
        if (!isRecord(uri) && !(await this.#corpus.analysed(name, version, aborted?.signal))) {
          // Not an article, or the text moved on while it was being read: then the newer text is asked for.
          if (this.#documents.get(uri)?.version === version) return undefined;
          continue;
        }
        if (!isRecord(uri) && (document.version !== version || this.#corpus.analysedVersion(name) !== version)) continue;
        const path = this.#corpus.canonical(name);
        const snapshot = this.#corpus.snapshot();
        const facts = snapshot.facts(path);
        if (facts === undefined) return undefined;
        const text = document.getText();
        // A record has the facts of the index, as long as it is the record that the client shows.
        if (isRecord(uri) && snapshot.text(path) !== text) return undefined;
        const across = await this.#common.find(snapshot, path);
        if (document.version !== version) continue;
        const findings = withAcross(facts, across, () => text);
        const article = judgedArticle(path, text, { ...facts, findings }, this.#policies.of(path));
        this.#articles.set(document, { version, phrases, revision, across, article, snapshot: new WeakRef(snapshot) });
        return article;
      }
      return undefined;
    } finally {
      aborted?.dispose();
    }
  }

  /** The facts of the newest text of an open document alone, for whoever does not care what it has in common with others; undefined as for `article`. */
  async facts(uri: string): Promise<Facts | undefined> {
    const name = nameOf(uri);
    await this.started();
    const document = this.#documents.get(uri);
    if (name === undefined || document === undefined || isQueryFile(document)) return undefined;
    if (!isRecord(uri) && !(await this.#corpus.analysed(name, document.version))) return undefined;
    return this.#corpus.snapshot().facts(this.#corpus.canonical(name));
  }

  /**
   * The article in an open document as it stands this moment, with the facts that were last known, which may be of the text before
   * the last keystrokes: for whoever writes and cannot wait until the text is analysed.
   */
  async typed(uri: string, token?: CancellationToken): Promise<OpenArticle | undefined> {
    const document = this.#documents.get(uri);
    const known = document === undefined ? undefined : this.#articles.get(document);
    if (document === undefined || known === undefined || known.version === document.version) return await this.article(uri, token);
    const { path, facts } = known.article;
    return new OpenArticle(path, document.getText(), facts);
  }

  /** Waits until the corpus has the newest text of every document that is open now. */
  async caughtUp(token?: CancellationToken): Promise<void> {
    await Promise.all(this.#documents.all().map(({ uri }) => this.article(uri, token)));
  }

  /** The address of an article by its canonical path: that of the open document, where it is open. */
  uriOf(path: string): string {
    return this.#uris.of(path);
  }

  /** The text of an open document by its canonical path. */
  textOf(path: string): string | undefined {
    const document = this.#documents.get(this.#uris.of(path));
    return document?.getText();
  }

  /** Whether the corpus has read the very text that is open, or knows that it is no article. */
  isAnalysed(uri: string): boolean {
    const document = this.#documents.get(uri);
    const name = nameOf(uri);
    if (document !== undefined && name !== undefined && isRecord(uri))
      return this.#corpus.snapshot().text(this.#corpus.canonical(name)) === document.getText();
    return document !== undefined && name !== undefined && this.#corpus.analysedVersion(name) === document.version;
  }

  /** Whether the corpus still has an article, and nothing new to say of it. */
  async #isAsItWas({ uri }: TextDocument, known: KnownArticle, common: Common): Promise<boolean> {
    const snapshot = this.#corpus.snapshot();
    if (known.snapshot.deref() === snapshot) return true;
    const { path, text } = known.article;
    if (snapshot.article(path) === undefined) return false;
    if (recordOf(path) !== undefined && snapshot.text(path) !== text) return false;
    if (snapshot.partial && !snapshot.paused && common !== 'newest') return true;
    if (common === 'lately') {
      this.#lookSoon(uri);
      return true;
    }
    const across = await this.#common.find(snapshot, path);
    if (across !== known.across && JSON.stringify(across) !== JSON.stringify(known.across)) return false;
    known.across = across;
    known.snapshot = new WeakRef(snapshot);
    return true;
  }

  /** Looks again at what an article has in common with others, while nobody asks for anything. */
  #lookSoon(uri: string): void {
    this.#toLookAt.add(uri);
    if (this.#looking !== undefined) this.#looking.refresh();
    else this.#looking = setTimeout(() => this.#lookAgain().catch(() => {}), PAUSE).unref();
  }

  async #lookAgain(): Promise<void> {
    this.#looking = undefined;
    const [uri] = this.#toLookAt;
    if (uri === undefined) return;
    this.#toLookAt.delete(uri);
    await this.article(uri);
    const [next] = this.#toLookAt;
    if (next !== undefined) this.#lookSoon(next);
  }

  #open(document: TextDocument): void {
    const name = nameOf(document.uri);
    if (name === undefined || !this.#started) return;
    this.#uris.opened(this.#corpus.canonical(name), document.uri);
    // The text of a record comes from the index.
    if (isRecord(document.uri) || isQueryFile(document)) return;
    this.#corpus.openDocument(name, document.getText(), document.version, { always: document.languageId === ARTICLE_LANGUAGE });
    this.#rehearse(document.getText());
  }

  /** Until the first article is analysed there is nothing else to do. */
  #rehearse(text: string): void {
    if (this.#rehearsed || !isPredominantlyChinese(text)) return;
    this.#rehearsed = true;
    // Whoever looks at it in earnest says what is wrong.
    setImmediate(() => inTurns(rehearseFixes(text), CancellationToken.None).catch(() => {}));
  }

  #close(document: TextDocument): void {
    const name = nameOf(document.uri);
    if (name === undefined) return;
    this.#uris.closed(this.#corpus.canonical(name));
    if (!isRecord(document.uri) && !isQueryFile(document)) this.#corpus.closeDocument(name);
  }
}

/** Whether a document holds queries: it is none of the corpus, whatever it says. */
export function isQueryFile({ languageId }: TextDocument): boolean {
  return languageId === queryLanguage;
}

/** A cancellation token as the platform's own signal. */
export function signalOf(token: CancellationToken): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal, dispose: () => subscription.dispose() };
}

/** Answers with a signal that fires when the client cancels. */
export async function cancellable<Answer>(token: CancellationToken, answer: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const aborted = signalOf(token);
  try {
    return await answer(aborted.signal);
  } finally {
    aborted.dispose();
  }
}
