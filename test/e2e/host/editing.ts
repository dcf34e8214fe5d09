/**
 * What cases share: the seeds as documents, positions by the text that stands there, and waiting for what the server
 * tells in its own time.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const seeds = {
  linfen: '000_ad335e0bf92ef045.txt',
  baofeng: '001_838f417be17cfb94.txt',
  lijiang: '002_37d7d8683756c411.txt',
  hospital: '003_06b26881d430033d.txt',
  qinghai: '004_83298727dad211d8.txt',
} as const;

export function uriOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a seed as a user does. */
export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(name)));
}

/** The range of `part` within the first occurrence of `context`. */
export function rangeOf(document: vscode.TextDocument, context: string, part = context): vscode.Range {
  const text = document.getText();
  const at = text.indexOf(context);
  assert.ok(at >= 0, `${context} stands in ${document.uri.path}`);
  const start = at + context.indexOf(part);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + part.length));
}

/** A position inside that range: after its first character. */
export function caretIn(document: vscode.TextDocument, context: string, part = context): vscode.Position {
  return rangeOf(document, context, part).start.translate(0, 1);
}

/** Asks again until the answer is no longer undefined. Cases wait for outcomes, never for a time. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + 45_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The hovers' text at a position, once there is any, as it reads: without the backslashes that keep Markdown from it. */
export function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return eventually(`a hover at ${position.line}:${position.character}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const contents = hovers.flatMap((hover) => hover.contents);
    const text = contents
      .map((part) => (typeof part === 'string' ? part : part.value))
      .join('\n')
      .replace(/\\([^\w\s])/g, '$1');
    return text === '' ? undefined : text;
  });
}

export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== undefined && /yuliao/i.test(source));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The document's findings, once the server has sent them. */
export function findingsOf(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  return eventually(`findings in ${document.uri.path}`, () => {
    const found = diagnosticsOf(document);
    return found.length > 0 ? found : undefined;
  });
}

/** All mentions of what stands at a position, once at least `least` are known. */
export function referencesAt(document: vscode.TextDocument, position: vscode.Position, least = 1): Promise<vscode.Location[]> {
  return eventually(`${least} references`, async () => {
    const locations = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
    return locations.length >= least ? locations : undefined;
  });
}

export function namesOf(locations: readonly vscode.Location[]): string[] {
  return [...new Set(locations.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1)))].sort();
}

/** Puts a document back as it lies on the disk. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
