/** Corpus: These Are One Person…: several people of a name, or people of several names, become one in `yuliao.json`. */
import * as vscode from 'vscode';
import type { MergePeopleArguments, PeopleOfNameParams, PeopleOfNameResult, WirePerson } from '../../../server/src/protocol/identity.ts';
import { mergePeople as method, peopleOfName } from '../../../server/src/protocol/identity.ts';
import type { FindEntitiesResult, WireEntity } from '../../../server/src/protocol/protocol.ts';
import { findEntities } from '../../../server/src/protocol/protocol.ts';
import { nextStep } from '../next-step.ts';
import { decide } from '../people-file.ts';
import { articlesOf } from '../status.ts';
import type { Command, Session } from './command.ts';
import { isCancellation } from './command.ts';

const LIMIT = 100;

interface PersonItem extends vscode.QuickPickItem {
  readonly id: string;
}

export const mergePeople: Command = async (session, given) => {
  const ids = idsOf(given);
  if (ids !== undefined && ids.length > 1) {
    await merge(session, ids);
    return;
  }
  const found = await peopleMeant(session, ids?.[0]);
  if (found === undefined) return;
  const { people, meant } = found;
  const [only] = people;
  if (only === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret on a person first.'));
    return;
  }
  const chosen = people.length === 1 ? [only.id] : await choose(people, meant);
  if (chosen === undefined) return;
  const all = chosen.length > 1 ? chosen : await withAnother(session, chosen, only.name);
  if (all !== undefined) await merge(session, all);
};

async function merge({ server }: Session, ids: readonly string[]): Promise<void> {
  const said = vscode.l10n.t('yuliao.json says now that these are one person: {0}', ids.join(', '));
  await decide(server, method, { ids }, said);
}

/** The people of a name, or of the name at the caret; undefined where there is no article to ask about. */
export async function peopleMeant({ server }: Session, id: string | undefined): Promise<PeopleOfNameResult | undefined> {
  if (id !== undefined) {
    const found = await server.request<PeopleOfNameResult>(peopleOfName, { key: id } satisfies PeopleOfNameParams);
    return { ...found, meant: found.people.some((person) => person.id === id) ? id : found.meant };
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return undefined;
  }
  const { line, character } = editor.selection.active;
  const parameters: PeopleOfNameParams = { uri: server.toWire(editor.document.uri), position: { line, character } };
  return await server.request<PeopleOfNameResult>(peopleOfName, parameters);
}

/** Which people of a name are one; all of them, unless the user says otherwise. */
async function choose(people: readonly WirePerson[], meant: string | null): Promise<string[] | undefined> {
  const items = people.map((person): PersonItem => itemOf(person.id, person.name, person.detail, person.articles, person.id === meant));
  for (const item of items) item.picked = items.length === 2 || item.id === meant;
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Which of these are one person?'),
    placeHolder: vscode.l10n.t('Tick two or more; with one alone another name can be found next'),
    matchOnDescription: true,
  });
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ id }) => id);
}

function itemOf(id: string, name: string, detail: string, articles: number, meant: boolean): PersonItem {
  return {
    id,
    label: name,
    description: detail,
    detail: meant ? vscode.l10n.t('{0} · at the caret', articlesOf(articles)) : articlesOf(articles),
  };
}

/** Another name of the same person, found as one types. */
async function withAnother({ server, log }: Session, ids: readonly string[], name: string): Promise<string[] | undefined> {
  const pick = vscode.window.createQuickPick<PersonItem>();
  Object.assign(pick, nextStep);
  pick.title = vscode.l10n.t('Under which other name do articles speak of {0}?', name);
  pick.placeholder = vscode.l10n.t('Chinese characters, pinyin or initials');
  let asked = 0;
  const ask = async (): Promise<void> => {
    const turn = ++asked;
    pick.busy = true;
    try {
      const parameters = { kind: 'person', query: pick.value.trim(), limit: LIMIT };
      const { items } = await server.request<FindEntitiesResult>(findEntities, parameters);
      if (turn !== asked) return;
      const others = items.filter((each: WireEntity) => !ids.includes(each.key));
      // The server has matched already, by pinyin perhaps, which the list knows nothing of.
      pick.items = others.map((each) => ({ ...itemOf(each.key, each.name, each.post ?? '', each.articles, false), alwaysShow: true }));
    } catch (error) {
      if (!isCancellation(error)) log.error(error instanceof Error ? error : String(error));
    }
    if (turn === asked) pick.busy = false;
  };
  try {
    return await new Promise((resolve) => {
      pick.onDidChangeValue(() => void ask());
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) resolve([...ids, chosen.id]);
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
      void ask();
    });
  } finally {
    pick.dispose();
  }
}

/** Anybody can run a command, with anything: the arguments of the protocol, an id, what a list calls `key`. */
function idsOf(given: unknown): string[] | undefined {
  if (typeof given === 'string') return [given];
  if (typeof given !== 'object' || given === null) return undefined;
  const { ids, id, key } = given as Partial<MergePeopleArguments> & { id?: unknown; key?: unknown };
  if (Array.isArray(ids) && ids.length > 0 && ids.every((each) => typeof each === 'string')) return ids;
  const one = id ?? key;
  return typeof one === 'string' ? [one] : undefined;
}
