/** A box that narrows a view of the side bar while somebody types. */
import * as vscode from 'vscode';

/** How long somebody may go on typing before the view is narrowed, in milliseconds. */
const PAUSE = 150;

interface Narrowing {
  /** The view's id; it is shown first. */
  readonly view: string;
  readonly title: string;
  readonly placeholder: string;
  readonly prompt: string;
  /** What narrows the view already. */
  readonly before: string;
  readonly narrow: (text: string) => void;
}

/** Enter keeps the filter; leaving the box with Escape puts back what was there. */
export async function narrowWhileTyping({ view, title, placeholder, prompt, before, narrow }: Narrowing): Promise<void> {
  await vscode.commands.executeCommand(`${view}.focus`);
  const input = vscode.window.createInputBox();
  input.title = title;
  input.placeholder = placeholder;
  input.prompt = prompt;
  input.value = before;
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    let kept = false;
    input.onDidChangeValue((value) => {
      clearTimeout(timer);
      timer = setTimeout(() => narrow(value.trim()), PAUSE);
    });
    input.onDidAccept(() => {
      kept = true;
      clearTimeout(timer);
      narrow(input.value.trim());
      input.hide();
    });
    input.onDidHide(() => {
      clearTimeout(timer);
      if (!kept) narrow(before);
      resolve();
    });
    input.show();
  });
  input.dispose();
}
