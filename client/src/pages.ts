/**
 * Pages that are no files: statistics, explanations of rules. Markdown of the server's, kept because VS Code asks for it
 * again whenever it draws the page anew; and the schema of `yuliao.json`, which must be found without a network.
 */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { pageScheme } from './names.ts';

/** What a `yuliao.json` names as its `$schema`. */
export const schemaUri = `${pageScheme}:/schema/yuliao.schema.json`;

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly onDidChange: vscode.Event<vscode.Uri>;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly texts = new Map<string, string>();
  private readonly extension: vscode.Uri;

  constructor(extension: vscode.Uri) {
    this.extension = extension;
    this.onDidChange = this.changed.event;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    if (uri.toString() === vscode.Uri.parse(schemaUri).toString()) {
      const schema = vscode.Uri.joinPath(this.extension, 'server', 'schema', 'yuliao.schema.json');
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(schema));
    }
    // After a reload of the window VS Code shows pages again that nobody has asked the server for.
    return this.texts.get(uri.toString()) ?? vscode.l10n.t('This page is no longer there. Run the command again.');
  }

  /** Shows Markdown as a readable page; the same title shows the same page anew. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = this.update(title, markdown);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // The built-in Markdown extension can be disabled: the source is readable, too.
      await vscode.window.showTextDocument(uri, { preview: true });
    }
  }

  /** Puts other text on a page, which changes where it is shown; opens nothing. */
  update(title: string, markdown: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: pageScheme, path: `/${title.replace(/[\\/:*?"<>|]/gu, '-')}.md` });
    this.texts.set(uri.toString(), linkFromFolder(markdown, vscode.workspace.workspaceFolders?.[0]?.uri));
    this.changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** Destinations of links to files, as the server writes them: percent-encoded, so without spaces or brackets. */
const fileLink = /(?<=\]\()file:\/\/[^\s()]{0,4096}(?=\))/gu;

/**
 * Markdown whose links to files work in VS Code's preview. It follows none to `file:`; a path from the root, however, it
 * takes for one from the workspace's first folder, and `..` leads out of that.
 */
export function linkFromFolder(markdown: string, folder: vscode.Uri | undefined): string {
  if (folder === undefined) return markdown;
  return markdown.replace(fileLink, (link) => {
    const { path, fragment } = vscode.Uri.parse(link);
    const way = posix.relative(folder.path, path).split('/').map(encodeForLink).join('/');
    return `/${way}${fragment && `#${fragment}`}`;
  });
}

/** As `encodeURIComponent`, and what Markdown would take for its own. */
function encodeForLink(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*_~]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
