/** `yuliao_find_official`: who, or which organisation or place, the corpus knows by a name, its pinyin or initials. */
import * as vscode from 'vscode';
import type { FindEntitiesParams, FindEntitiesResult } from '../../../server/src/protocol/protocol.ts';
import { findEntities } from '../../../server/src/protocol/protocol.ts';
import { oneOf, text, valuesOf, whole } from './input.ts';
import { place, type Tool } from './tool.ts';

export const findOfficial: Tool<FindEntitiesParams> = {
  name: 'yuliao_find_official',

  read(input) {
    const values = valuesOf(input);
    return {
      query: text(values, 'name', 100),
      kind: oneOf(values, 'kind', ['person', 'organisation', 'place']),
      limit: whole(values, 'limit', 1, 50, 10),
    };
  },

  doing: ({ query }) => vscode.l10n.t('Looking for {0} in the corpus', query),

  async run(parameters, { server }, token) {
    const { items, partial } = await server.request<FindEntitiesResult>(findEntities, parameters, token);
    return {
      found: items.map(({ key, name, post, mentions, articles, location }) => ({
        key,
        name,
        ...(post === undefined ? {} : { post }),
        mentions,
        articles,
        introduced: place(server.toLocation(location)),
      })),
      ...(partial ? { partial: 'The corpus is still being read; there may be more.' } : {}),
      ...(items.length === 0
        ? { hint: 'Nothing has that name. Try fewer characters, pinyin such as "libin", or initials such as "lb".' }
        : {}),
    };
  },
};
