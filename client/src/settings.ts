/**
 * The user's settings in the shape in which the protocol sends them. The server knows nothing of VS Code's
 * configuration, so the one editor setting it honours, `files.exclude`, travels along.
 */
import * as vscode from 'vscode';
import type { Settings } from '../../server/src/protocol/protocol.ts';

/** @param scope a folder, for what holds there; absent: what holds for the whole workspace */
export function readSettings(scope?: vscode.Uri): Settings {
  const own = vscode.workspace.getConfiguration('yuliao', scope);
  const filesExclude = vscode.workspace.getConfiguration('files', scope).get<Record<string, boolean>>('exclude', {});
  return {
    exclude: own.get<string[]>('exclude', []),
    // A value may be an object ({ "when": … }), which asks for sibling files: only plain globs mean anything here.
    filesExclude: Object.fromEntries(Object.entries(filesExclude).filter(([, on]) => typeof on === 'boolean')),
    limits: {
      ...numberOf(own, 'files'),
      ...numberOf(own, 'fileSize'),
    },
    index: { workers: own.get<number>('index.workers', 1) },
    diagnostics: { enabled: own.get<boolean>('diagnostics.enabled', true) },
    hygiene: {
      rules: own.get<Record<string, string>>('hygiene.rules', {}),
      thresholds: own.get<Record<string, number>>('hygiene.thresholds', {}),
      limit: own.get<number>('hygiene.limit', 200),
    },
    mentions: { phrases: own.get<'separate' | 'count' | 'ignore'>('mentions.phrases', 'separate') },
    statistics: { nearDuplicates: own.get<'count' | 'once'>('statistics.nearDuplicates', 'count') },
    query: { hits: own.get<number>('query.hits', 1_000_000) },
    codeLens: {
      title: own.get<boolean>('codeLens.title', true),
      introductions: own.get<boolean>('codeLens.introductions', true),
    },
    inlayHints: {
      posts: own.get<boolean>('inlayHints.posts', true),
      dates: own.get<boolean>('inlayHints.dates', true),
      readings: own.get<boolean>('inlayHints.readings', true),
    },
    debug: { hover: own.get<boolean>('debug.hover', false) },
  };
}

/** A limit the user has mistyped is left out: the server's own default then holds. */
function numberOf(own: vscode.WorkspaceConfiguration, limit: string): Record<string, number> {
  const value = own.get<unknown>(`limits.${limit}`);
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? { [limit]: value } : {};
}

/** Whether the server must be told of a change that it has not asked for: it watches its own section. */
export function hidesFiles(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('files.exclude');
}
