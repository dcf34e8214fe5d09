/**
 * Whether this workspace has Chinese text at all. A workspace without any must not pay for a server, so the client
 * looks first: at the documents that are open, at a corpus file, then at the heads of some text files.
 */
import { open } from 'node:fs/promises';
import * as vscode from 'vscode';
import { queryLanguage } from '../../server/src/protocol/protocol.ts';
import { headBytes, looksChinese, mostlyHan } from './chinese.ts';

/** Files looked at before giving up; the rest is caught when one of them is opened. */
const sample = 300;
const together = 16;
const notSources = '**/{node_modules,.git,.hg,.svn,dist,out,target,vendor,venv,.venv}/**';
const languages = new Set(['zh-article', 'plaintext', 'markdown']);

/** Whether an open document may be an article: one by its language, or a file by its text. */
export function mayBeArticle(document: vscode.TextDocument): boolean {
  const { languageId, uri } = document;
  if (languageId === 'zh-article') return ['file', 'untitled'].includes(uri.scheme);
  if (!languages.has(languageId) || uri.scheme !== 'file') return false;
  return mostlyHan(document.getText(new vscode.Range(0, 0, 60, 0)).slice(0, headBytes));
}

/** Whether a document needs the server: it may be an article, or holds queries. */
export function needsServer(document: vscode.TextDocument): boolean {
  return document.languageId === queryLanguage || mayBeArticle(document);
}

/** Whether the text of an open document holds what a decoder puts where bytes made no sense. */
export function isMisread(document: vscode.TextDocument): boolean {
  return (
    document.uri.scheme === 'file' &&
    ['plaintext', 'markdown', 'zh-article'].includes(document.languageId) &&
    document.encoding === 'utf8' &&
    !document.isDirty &&
    document
      .getText(new vscode.Range(0, 0, 60, 0))
      .slice(0, headBytes)
      .includes('\uFFFD')
  );
}

/** Characters of a paste that are worth a second look; a word typed by hand never has as many. */
const paste = 20;

/** Whether a change brings in so much Chinese text at once that the document may have become an article. */
export function bringsArticle({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
  return (
    languages.has(document.languageId) && contentChanges.some(({ text }) => text.length >= paste && mostlyHan(text.slice(0, headBytes)))
  );
}

/** Whether some file of the workspace may be an article; reads the heads of a bounded number of files. */
export async function hasChineseText(token: vscode.CancellationToken): Promise<boolean> {
  if (!vscode.workspace.workspaceFolders?.length) return false;
  if ((await vscode.workspace.findFiles('yuliao.json', undefined, 1, token)).length > 0) return true;
  const files = await vscode.workspace.findFiles('**/*.{txt,md}', notSources, sample, token);
  for (let from = 0; from < files.length && !token.isCancellationRequested; from += together) {
    const heads = await Promise.all(files.slice(from, from + together).map(readHead));
    if (heads.some(looksChinese)) return true;
  }
  return false;
}

/** The first bytes of a local file; none where it cannot be read, or is not local. */
export async function readHead(uri: vscode.Uri): Promise<Uint8Array> {
  if (uri.scheme !== 'file') return new Uint8Array();
  try {
    const file = await open(uri.fsPath);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return new Uint8Array();
  }
}
