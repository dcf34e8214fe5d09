/** What was asked in this workspace, the latest first, kept by VS Code across sessions. */
import * as vscode from 'vscode';
import { readAsked } from './kept.ts';
import type { Asked } from './messages.ts';

const KEY = 'yuliao.queryHistory';
/** More than one would scroll through. */
const MOST = 200;

export class QueryHistory implements vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly kept: vscode.Memento;

  constructor(kept: vscode.Memento) {
    this.kept = kept;
    this.onDidChange = this.changed.event;
  }

  entries(): Asked[] {
    const kept = this.kept.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.map((each) => readAsked(each)).filter((asked) => asked !== undefined) : [];
  }

  /** Puts a query in front; it is there once. */
  add(asked: Asked): void {
    if (asked.query.trim() === '') return;
    const same = JSON.stringify(asked);
    this.write([asked, ...this.entries().filter((other) => JSON.stringify(other) !== same)].slice(0, MOST));
  }

  remove(asked: Asked): void {
    const same = JSON.stringify(asked);
    this.write(this.entries().filter((other) => JSON.stringify(other) !== same));
  }

  clear(): void {
    this.write([]);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private write(entries: Asked[]): void {
    void this.kept.update(KEY, entries);
    this.changed.fire();
  }
}
