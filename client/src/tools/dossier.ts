/** `yuliao_get_dossier`: what the corpus knows of somebody, or of an organisation or a place: posts, times, statements, company. */
import * as vscode from 'vscode';
import type {
  DossierCompanyParams,
  DossierCompanyResult,
  DossierResult,
  DossierSubject,
  WireCompanion,
  WireDossier,
} from '../../../server/src/protocol/dossier.ts';
import { dossier, dossierCompany } from '../../../server/src/protocol/dossier.ts';
import type { Server } from '../client.ts';
import { oneOf, text, valuesOf, WrongInput, whole } from './input.ts';
import { place, type Tool } from './tool.ts';

interface Input {
  readonly subject: DossierSubject;
  readonly statements: number;
  readonly company: number;
}

export const corpusDossier: Tool<Input> = {
  name: 'yuliao_get_dossier',

  read(input) {
    const values = valuesOf(input);
    return {
      subject: { key: text(values, 'key', 200), kind: oneOf(values, 'kind', ['person', 'organisation', 'place']) },
      statements: whole(values, 'statements', 0, 50, 10),
      company: whole(values, 'company', 0, 50, 10),
    };
  },

  doing: ({ subject }) => vscode.l10n.t('Reading what the corpus knows of {0}', subject.key),

  async run({ subject, statements, company }, { server }, token) {
    const found = await server.request<DossierResult>(dossier, subject, token);
    // A number that nobody has any more is answered with everybody of the name, which would be taken for the one.
    if (found === null || (/#(?!1$)\d+$/.test(subject.key) && found.key !== subject.key))
      throw new WrongInput(`The corpus has no ${subject.kind} "${subject.key}". yuliao_find_official tells the keys.`);
    const parameters: DossierCompanyParams = { ...subject, limit: company };
    const beside = company === 0 ? undefined : await server.request<DossierCompanyResult>(dossierCompany, parameters, token);
    return { ...inWords(found, statements, server), ...(beside ? companyOf(beside, company) : {}) };
  },
};

/** What a model can do something with: no ranges of text, no empty members, places as they are written. */
function inWords(found: WireDossier, statements: number, server: Server): object {
  const at = (location: WireDossier['introduction']) => (location === null ? {} : { at: place(server.toLocation(location)) });
  const tenure = ({ organisation, resolved, post, status, articles, first, latest, location }: WireDossier['career'][number]) => ({
    post: `${resolved ?? organisation}${post}`,
    ...(status === 'held' ? {} : { status }),
    articles,
    first,
    latest,
    ...at(location),
  });
  const { name, kind, role, mentions, articles, introduction, identity, career, holders, times, undated, places } = found;
  return {
    name,
    kind,
    ...(role === undefined ? {} : { role }),
    mentions,
    articles,
    introduced: introduction === null ? null : place(server.toLocation(introduction)),
    ...(identity === undefined || (identity.others.length === 0 && identity.otherNames.length === 0)
      ? {}
      : {
          namesakes: identity.others.map(({ key, distinction, years }) => ({ key, distinction, years })),
          otherNames: identity.otherNames,
          articlesOfWhichItIsNotCertain: identity.unsure,
          ...(identity.everybody ? { note: 'This is everybody of the name. Ask again with the key of one of them.' } : {}),
        }),
    ...(career.length === 0 ? {} : { posts: career.map(tenure), aboutPosts: 'Dates are those of the articles that state a post.' }),
    ...(holders.length === 0 ? {} : { postHolders: holders.map((holder) => ({ key: holder.key, name: holder.name, ...tenure(holder) })) }),
    articlesOverTime: Object.fromEntries(times.map(({ time, articles: number }) => [time, number])),
    articlesWithoutDate: undated,
    places: places.map(({ name: where, articles: number }) => ({ place: where, articles: number })),
    statements: found.statements.slice(0, statements).map(({ verb, excerpt, title, published, location }) => ({
      verb,
      said: excerpt,
      title,
      published,
      ...at(location),
    })),
    ...(found.statements.length > statements || found.moreStatements ? { moreStatements: true } : {}),
    ...(found.partial === null ? {} : { partial: 'The corpus is still being read; there may be more.' }),
  };
}

function companyOf({ people, organisations }: DossierCompanyResult, most: number): object {
  const each = ({ key, name, post, together, lift }: WireCompanion) => ({
    key,
    name,
    ...(post === undefined ? {} : { post }),
    articlesTogether: together,
    timesAsOftenAsByChance: Math.round(lift * 10) / 10,
  });
  return { appearsWith: people.slice(0, most).map(each), organisations: organisations.slice(0, most).map(each) };
}
