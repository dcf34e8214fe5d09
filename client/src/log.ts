/**
 * The log that the user can read: one channel for client, server and protocol trace. Its level is the user's
 * (Developer: Set Log Level…); we never reveal it unasked.
 */
import * as vscode from 'vscode';

export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Yuliao 语料', { log: true });
}
