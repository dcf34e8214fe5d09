/**
 * What the two sides of a dossier say to each other: the host, which speaks to the language server and to VS Code, and the view, which
 * runs in a page of its own and knows neither. Types only, so that both can import them.
 */
import type {
  DossierArticlesParams,
  DossierArticlesResult,
  DossierCompanyParams,
  DossierCompanyResult,
  DossierResult,
  DossierStatementsParams,
  DossierStatementsResult,
  DossierSubject,
  OverviewArticlesParams,
  OverviewResult,
} from '../../../../server/src/protocol/dossier.ts';
import type { WireLocation } from '../../../../server/src/protocol/protocol.ts';
import type { KeywordsResult, SpeakerProfileParams } from '../../../../server/src/protocol/query.ts';
import type { Strings } from './strings.ts';

/** All that survives a reload of the window. */
export interface DossierState {
  /** Null: the corpus as a whole. */
  subject: DossierSubject | null;
  times: { by: 'year' | 'month'; what: 'articles' | 'mentions' };
}

/** What the view asks, with what, and what it is answered. */
export interface DossierAsks {
  dossier: { parameters: DossierSubject; result: DossierResult };
  company: { parameters: DossierCompanyParams; result: DossierCompanyResult };
  articles: { parameters: DossierArticlesParams; result: DossierArticlesResult };
  statements: { parameters: DossierStatementsParams; result: DossierStatementsResult };
  profile: { parameters: SpeakerProfileParams; result: KeywordsResult };
  overview: { parameters: object; result: OverviewResult };
  overviewArticles: { parameters: OverviewArticlesParams; result: DossierArticlesResult };
}
export type DossierAsk = keyof DossierAsks;

/** A file that the view has made, and the host saves where the user says. */
export interface MadeFile {
  format: 'csv' | 'svg' | 'png' | 'html';
  /** What it is called unless the user calls it something else. */
  name: string;
  /** Text, or base64 of what is no text. */
  content: string;
}

/** What to do about people: they are one, or one of them is several. */
export interface IdentityAct {
  act: 'merge' | 'split';
  ids: string[];
}

/** What the view tells, besides what it asks. */
export type ToldByDossier =
  | { kind: 'ready' }
  | { kind: 'state'; state: DossierState; title: string }
  | { kind: 'open'; location: WireLocation; how: 'look' | 'go' | 'beside' }
  | { kind: 'show'; subject: DossierSubject }
  /** The findings of a rule, where all are. */
  | { kind: 'findings'; rule: string }
  | { kind: 'concordance'; subject: DossierSubject; name: string }
  | { kind: 'identity'; what: IdentityAct }
  | { kind: 'save'; file: MadeFile };

/** What the host tells, besides what it answers. */
export type ToldByDossierHost =
  | { kind: 'begin'; strings: Strings; locale: string; subject: DossierSubject | null }
  /** The index has another state now. */
  | { kind: 'changed' };

export type FromDossier =
  | ToldByDossier
  | { kind: 'ask'; number: number; ask: DossierAsk; parameters: unknown }
  /** The answer is no longer wanted. */
  | { kind: 'forget'; number: number };
export type ToDossier =
  | ToldByDossierHost
  | { kind: 'answer'; number: number; result: unknown }
  | { kind: 'failed'; number: number; message: string };
