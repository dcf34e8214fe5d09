/**
 * How an assistant inside VS Code asks the corpus: a tool takes what the model wrote, which may be anything, and answers in JSON. Tools
 * only read; none asks for a confirmation beside the one that VS Code has for any tool of an extension. What goes wrong is thrown, in a
 * sentence that says what to do instead.
 */
import * as vscode from 'vscode';
import type { Server } from '../client.ts';
import type { Queries } from '../panels/concordance/queries.ts';

export interface Surroundings {
  readonly server: Server;
  readonly queries: Queries;
}

export interface Tool<Input> {
  /** As `languageModelTools` in package.json names it. */
  readonly name: string;
  /** What the model wrote as the tool wants it. Throws `WrongInput`. */
  read(input: unknown): Input;
  /** What a person reads while the tool runs. */
  doing(input: Input): string;
  /** What the model reads. Throws `WrongInput`; rejects where the server cannot answer or the token is cancelled. */
  run(input: Input, surroundings: Surroundings, token: vscode.CancellationToken): Promise<object>;
}

/** A tool as VS Code wants it. */
export function toolFor<Input>(tool: Tool<Input>, surroundings: Surroundings): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation: ({ input }) => {
      try {
        return { invocationMessage: tool.doing(tool.read(input)) };
      } catch {
        // It is told when the tool runs.
        return undefined;
      }
    },
    // What is thrown, VS Code tells the model as the error of the tool.
    invoke: async ({ input }, token) => answer(await tool.run(tool.read(input), surroundings, token)),
  };
}

function answer(value: object): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(value))]);
}

/** Where something stands, as a person would write it and an assistant can open it: path below the workspace, line, column. */
export function place({ uri, range }: vscode.Location): string {
  return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}:${range.start.character + 1}`;
}
