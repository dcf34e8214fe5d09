/**
 * Finding somebody or something by name as one types: the server matches Chinese, pinyin and initials, the list only shows.
 */
import * as vscode from 'vscode';
import type {
  EntityReferencesParams,
  EntityReferencesResult,
  FindEntitiesParams,
  FindEntitiesResult,
  WireEntity,
} from '../../../server/src/protocol/protocol.ts';
import { entityReferences, findEntities } from '../../../server/src/protocol/protocol.ts';
import { articlesOf, count } from '../status.ts';
import type { Session } from './command.ts';
import { isCancellation } from './command.ts';

/** As many as one would scroll through; whoever wants more types another letter. */
const limit = 100;

export interface Kind {
  kind: FindEntitiesParams['kind'];
  officials?: boolean;
  title: string;
  placeholder: string;
  nothing: string;
}

/** What has a name and a place where that is introduced. */
export type Introduced = Pick<WireEntity, 'key' | 'location'>;

interface EntityItem extends vscode.QuickPickItem {
  entity?: WireEntity;
}

/** Lets the user find an entity; accepting shows all its mentions, the buttons where it is introduced, or its dossier. */
export async function findEntity(session: Session, what: Kind): Promise<void> {
  const chosen = await pickEntity(session, what);
  if (chosen === undefined) return;
  if (chosen.what === 'introduction') await openIntroduction(session, chosen.entity);
  else if (chosen.what === 'dossier') session.dossiers.show({ kind: what.kind, key: chosen.entity.key });
  else await openReferences(session, what.kind, chosen.entity);
}

/** What the user chose, and what of it; undefined where nothing was chosen. */
export async function pickEntity(
  session: Session,
  what: Kind,
): Promise<{ entity: WireEntity; what: 'entity' | 'introduction' | 'dossier' } | undefined> {
  const pick = vscode.window.createQuickPick<EntityItem>();
  const open: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Open Introduction') };
  const dossier: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('notebook'), tooltip: vscode.l10n.t('Open Dossier') };
  let asked = new vscode.CancellationTokenSource();
  pick.title = what.title;
  pick.placeholder = what.placeholder;

  const nothing = (): EntityItem =>
    pick.value.trim() === ''
      ? {
          label: vscode.l10n.t('There are none in this corpus yet'),
          detail: vscode.l10n.t('Articles are .txt and .md files that are predominantly Chinese.'),
          alwaysShow: true,
        }
      : { label: what.nothing, alwaysShow: true };

  const ask = async () => {
    asked.cancel();
    asked = new vscode.CancellationTokenSource();
    const { token } = asked;
    pick.busy = true;
    try {
      const parameters: FindEntitiesParams = {
        kind: what.kind,
        query: pick.value.trim(),
        limit,
        ...(what.officials ? { officials: true } : {}),
      };
      const result = await session.server.request<FindEntitiesResult>(findEntities, parameters, token);
      if (token.isCancellationRequested) return;
      pick.title = result.partial ? vscode.l10n.t('{0} (the index is still being built)', what.title) : what.title;
      pick.items = result.items.length > 0 ? result.items.map((entity) => itemOf(entity, [open, dossier])) : [nothing()];
      pick.busy = result.partial;
    } catch (error) {
      if (token.isCancellationRequested || isCancellation(error)) return;
      session.log.error(error instanceof Error ? error : String(error));
      pick.busy = false;
      pick.items = [{ label: vscode.l10n.t('The server does not answer. See the log.'), alwaysShow: true }];
    }
  };

  const chosen = await new Promise<Awaited<ReturnType<typeof pickEntity>>>((resolve) => {
    const listeners = [
      pick.onDidChangeValue(() => void ask()),
      pick.onDidAccept(() => {
        const entity = pick.selectedItems[0]?.entity;
        if (entity) resolve({ entity, what: 'entity' });
      }),
      pick.onDidTriggerItemButton(({ item, button }) => {
        if (item.entity) resolve({ entity: item.entity, what: button === dossier ? 'dossier' : 'introduction' });
      }),
      pick.onDidHide(() => {
        asked.cancel();
        for (const listener of listeners) listener.dispose();
        resolve(undefined);
      }),
      // The list fills as the crawl proceeds; it is asked again when the crawl ends, so as not to move under the eye.
      session.server.onStatus(({ state }) => {
        if (state === 'ready') void ask();
      }),
    ];
    pick.show();
    void ask();
  });
  pick.dispose();
  return chosen;
}

function itemOf(entity: WireEntity, buttons: vscode.QuickInputButton[]): EntityItem {
  const mentions = entity.mentions === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{0} mentions', count(entity.mentions));
  return {
    label: entity.name,
    description: entity.post ?? '',
    detail: vscode.l10n.t('{0} in {1}', mentions, articlesOf(entity.articles)),
    // The server has matched already, by pinyin perhaps, which the list knows nothing of.
    alwaysShow: true,
    buttons,
    entity,
  };
}

async function openIntroduction(session: Session, entity: Introduced): Promise<vscode.Location> {
  const introduction = session.server.toLocation(entity.location);
  const { document } = await vscode.window.showTextDocument(introduction.uri, { selection: introduction.range });
  // A peek in an article that gets its language afterwards would be closed.
  await session.recogniser.recognise(document);
  return introduction;
}

/** Opens where somebody or something is introduced, with a peek of all mentions there. */
export async function openReferences(session: Session, kind: EntityReferencesParams['kind'], entity: Introduced): Promise<void> {
  const parameters: EntityReferencesParams = { kind, key: entity.key };
  const [references, introduction] = await Promise.all([
    session.server.request<EntityReferencesResult>(entityReferences, parameters),
    openIntroduction(session, entity),
  ]);
  const locations = references.map((reference) => session.server.toLocation(reference));
  await vscode.commands.executeCommand('editor.action.showReferences', introduction.uri, introduction.range.start, locations);
}
