/**
 * Two articles side by side: what both say is marked, and wherever one is scrolled to, the other shows the same passage. It ends
 * when either of them is closed.
 */
import * as vscode from 'vscode';

export interface PassagePair {
  readonly left: vscode.Range;
  readonly right: vscode.Range;
}

/** A scroll that follows the other side is told as a scroll, too: for so long it is not followed back, in milliseconds. */
const ECHO = 250;

export class Comparison implements vscode.Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('diffEditor.insertedTextBackground'),
    overviewRulerColor: new vscode.ThemeColor('diffEditorOverview.insertedForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  private readonly disposables: vscode.Disposable[];
  private readonly left: vscode.Uri;
  private readonly right: vscode.Uri;
  private readonly pairs: readonly PassagePair[];
  private quietUntil = 0;

  constructor(left: vscode.TextEditor, right: vscode.TextEditor, pairs: readonly PassagePair[]) {
    this.left = left.document.uri;
    this.right = right.document.uri;
    this.pairs = pairs;
    this.mark(left, right);
    const [first] = pairs;
    if (first !== undefined) {
      left.revealRange(first.left, vscode.TextEditorRevealType.AtTop);
      right.revealRange(first.right, vscode.TextEditorRevealType.AtTop);
      this.quietUntil = Date.now() + ECHO;
    }
    this.disposables = [
      this.decoration,
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => this.follow(textEditor, visibleRanges)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.look()),
      // Marks of a text that has changed would lie.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isOurs(document.uri)) this.dispose();
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private isOurs(uri: vscode.Uri): boolean {
    return uri.toString() === this.left.toString() || uri.toString() === this.right.toString();
  }

  private editor(uri: vscode.Uri): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find((each) => each.document.uri.toString() === uri.toString());
  }

  private look(): void {
    const [left, right] = [this.editor(this.left), this.editor(this.right)];
    if (left !== undefined && right !== undefined) this.mark(left, right);
    else if (left === undefined && right === undefined) this.dispose();
  }

  private mark(left: vscode.TextEditor, right: vscode.TextEditor): void {
    const here = (line: number): string => vscode.l10n.t('In the other article: line {0}', line + 1);
    left.setDecorations(
      this.decoration,
      this.pairs.map((pair) => ({ range: pair.left, hoverMessage: here(pair.right.start.line) })),
    );
    right.setDecorations(
      this.decoration,
      this.pairs.map((pair) => ({ range: pair.right, hoverMessage: here(pair.left.start.line) })),
    );
  }

  /** Shows beside what is seen in one article what the other has of it. */
  private follow({ document }: vscode.TextEditor, [seen]: readonly vscode.Range[]): void {
    if (seen === undefined || Date.now() < this.quietUntil || !this.isOurs(document.uri)) return;
    const isLeft = document.uri.toString() === this.left.toString();
    const [from, to] = isLeft ? (['left', 'right'] as const) : (['right', 'left'] as const);
    const other = this.editor(isLeft ? this.right : this.left);
    const pair = this.pairs
      .filter((each) => each[from].end.line >= seen.start.line && each[from].start.line <= seen.end.line)
      .sort((a, b) => a[from].start.line - b[from].start.line)[0];
    if (other === undefined || pair === undefined) return;
    this.quietUntil = Date.now() + ECHO;
    const above = Math.max(0, pair[from].start.line - seen.start.line);
    const line = Math.max(0, pair[to].start.line - above);
    other.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }
}
