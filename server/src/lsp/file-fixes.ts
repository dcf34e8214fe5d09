/**
 * Fixes of many files at once, as edits for the client to show and apply. Each says what it replaces, so that a file that has
 * changed meanwhile can be left alone.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readText } from '../corpus/article-file.ts';
import { judgeAll } from '../corpus/judging.ts';
import { isWithin } from '../corpus/paths.ts';
import type { Policies } from '../corpus/policies.ts';
import { recordOf } from '../corpus/record-files/format.ts';
import { deletionsOf, keysOf } from '../features/duplicates.ts';
import { wantedFixes } from '../features/fixes.ts';
import { judgedArticle } from '../features/open-article.ts';
import type { Edit } from '../hygiene/edit.ts';
import { LawfulFixes } from '../hygiene/lawful.ts';
import * as protocol from '../protocol/protocol.ts';
import { LineIndex } from '../text/lines.ts';
import { toRange } from './conversions.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import { nameOf } from './uris.ts';

/** More files at once make an editor slow, and a preview that nobody looks through. */
const FILES_FIXED = 500;

/** Installs the handlers. */
export function serveFileFixes({ connection, corpus, documents, uris }: Context, policies: Policies): void {
  connection.onRequest(
    protocol.safeFixes,
    ({ uri }: protocol.SafeFixesParams, token): Promise<protocol.SafeFixesResult> =>
      cancellable(token, async (signal) => {
        const folder = uri === undefined ? undefined : corpus.canonical(nameOf(uri) ?? uri);
        await documents.caughtUp(token);
        const snapshot = corpus.snapshot();
        const openText = (path: string): string | undefined => documents.textOf(path);
        const files: protocol.FileFixes[] = [];
        let left = 0;
        const paths = snapshot.paths().filter((path) => recordOf(path) === undefined && (folder === undefined || isWithin(folder, path)));
        for await (const { path, place, article, findings } of judgeAll({ snapshot, policies, openText, signal, paths, alone: true })) {
          if (!findings.some(({ fix }) => fix === 'safe')) continue;
          const facts = snapshot.facts(path);
          const edits = facts === undefined ? [] : wantedFixes(judgedArticle(path, article.text, facts, place));
          if (edits.length === 0) continue;
          if (files.length < FILES_FIXED) files.push(fileFixes(uris.of(path), article.text, edits));
          else left++;
        }
        return signal.aborted ? { files: [], left: 0 } : { files, left };
      }),
  );

  connection.onRequest(
    protocol.linesEverywhere,
    ({ uri, lines }: protocol.LinesEverywhereParams, token): Promise<protocol.LinesEverywhereResult> =>
      cancellable(token, async (signal) => {
        const article = await documents.article(uri, token);
        await documents.caughtUp(token);
        const none = { files: [], left: 0, refused: [] };
        if (article === undefined) return none;
        const snapshot = corpus.snapshot();
        const keys = keysOf(article.text, lines);
        const paths = [...new Set([article.path, ...lines.flatMap((line) => snapshot.articlesWithLine(article.path, line))])];
        const files: protocol.FileFixes[] = [];
        const refused: string[] = [];
        for (const path of paths.slice(0, FILES_FIXED)) {
          await nextTurn();
          if (signal.aborted) return none;
          if (recordOf(path) !== undefined) continue;
          const text = documents.textOf(path) ?? readText(path) ?? '';
          const edits = deletionsOf(text, keys);
          if (edits.length === 0) continue;
          if (new LawfulFixes(text).isLawful(edits)) files.push(fileFixes(uris.of(path), text, edits));
          else refused.push(uris.of(path));
        }
        return { files, left: Math.max(0, paths.length - FILES_FIXED), refused };
      }),
  );
}

function fileFixes(uri: string, text: string, edits: readonly Edit[]): protocol.FileFixes {
  const lines = new LineIndex(text);
  return {
    uri,
    edits: edits.map((edit) => ({ range: toRange(lines, edit), oldText: text.slice(edit.start, edit.end), newText: edit.text })),
  };
}
