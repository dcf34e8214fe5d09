/** Going from one block of boilerplate to the next, round the document's end. */
import * as vscode from 'vscode';
import type { BoilerplateBlocksParams, BoilerplateBlocksResult, WireRange } from '../../../server/src/protocol/protocol.ts';
import { boilerplateBlocks } from '../../../server/src/protocol/protocol.ts';
import type { Session } from './command.ts';

export type Direction = 'next' | 'previous';

/**
 * The block to go to from a position: the nearest that starts after it, or before it; past the last, the first.
 * `blocks` in text order. Undefined where there is none.
 */
export function blockFrom(blocks: readonly WireRange[], from: WireRange['start'], direction: Direction): WireRange | undefined {
  const order = ({ start }: WireRange) => start.line - from.line || start.character - from.character;
  return direction === 'next'
    ? (blocks.find((block) => order(block) > 0) ?? blocks[0])
    : (blocks.findLast((block) => order(block) < 0) ?? blocks.at(-1));
}

/** Moves the caret of the active editor to the start of a block of boilerplate, and shows the block. */
export async function stepBoilerplate({ server }: Session, direction: Direction): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return;
  }
  const parameters: BoilerplateBlocksParams = { uri: server.toWire(editor.document.uri) };
  const blocks = await server.request<BoilerplateBlocksResult>(boilerplateBlocks, parameters);
  const block = blockFrom(blocks, editor.selection.active, direction);
  if (!block) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no boilerplate in this document.'));
    return;
  }
  const range = server.toRange(block);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
