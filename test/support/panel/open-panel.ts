/** Opens the built page of the Concordance panel, with a host of a test's own making behind it. */
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FromView, PanelState, Shown, ToView } from '../../../client/src/panels/concordance/messages.ts';
import '../fake-vscode.ts';
import { FakeHost } from './fake-host.ts';
import { openPage, stringsOf } from './open-page.ts';
import type { Theme } from './themes.ts';

const { panelStrings } = await import('../../../client/src/panels/concordance/strings.ts');

export interface Opening {
  host?: FakeHost;
  theme?: Theme;
  locale?: 'en' | 'zh-cn';
  size?: { width: number; height: number };
  /** What a command shows. */
  shown?: Shown;
  /** What the page had kept before a reload. */
  kept?: Partial<PanelState>;
}

export interface OpenPanel {
  readonly page: Page;
  readonly host: FakeHost;
  tell(message: ToView): Promise<void>;
  /** What went wrong in the page, refusals of its policy among it. */
  readonly errors: string[];
}

export async function openPanel(t: TestContext, browser: Browser, opening: Opening = {}): Promise<OpenPanel> {
  const { host = new FakeHost(), locale = 'en', shown, ...others } = opening;
  const opened = await openPage(t, browser, {
    bundle: 'concordance',
    locale,
    ...others,
    async hear(heard, tell) {
      const message = heard as FromView;
      host.heard.push(message);
      if (message.kind === 'state') host.state = message.state;
      if (message.kind === 'ready') {
        await tell({ kind: 'begin', strings: await stringsOf(locale, panelStrings), locale, history: [], ...(shown ? { shown } : {}) });
      }
      if (message.kind !== 'ask') return;
      host.asked.push({ ask: message.ask, parameters: message.parameters });
      const answer = host.answers[message.ask] as (parameters: unknown) => unknown;
      try {
        for (const share of host.working) await tell({ kind: 'working', number: message.number, share });
        const result = await answer(message.parameters);
        await tell({ kind: 'answer', number: message.number, result });
        if (message.ask !== 'start' || !(result && typeof result === 'object' && 'id' in result)) return;
        for (const progress of host.progress) await tell({ kind: 'progress', progress: host.progressOf(progress) });
      } catch (error) {
        await tell({ kind: 'failed', number: message.number, message: error instanceof Error ? error.message : String(error) });
      }
    },
  });
  await opened.page.getByRole('tablist').waitFor();
  return { ...opened, host };
}
