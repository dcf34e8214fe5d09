/**
 * All commands by their ids; each must be contributed in package.json, too.
 */
import { showLensCommand } from '../../../server/src/protocol/editing.ts';
import { identityCommands } from '../../../server/src/protocol/identity.ts';
import { clientCommands } from '../../../server/src/protocol/protocol.ts';
import { explainRuleCommand } from '../findings.ts';
import { menuCommand } from '../status.ts';
import { moreCommand } from '../views/tree.ts';
import { baseline } from './baseline.ts';
import { collocations } from './collocations.ts';
import type { Command } from './command.ts';
import { compareArticles } from './compare-articles.ts';
import { compareFolders } from './compare-folders.ts';
import { compareWith } from './compare-with.ts';
import { concordance } from './concordance.ts';
import { concordanceAsText } from './concordance-as-text.ts';
import { concordanceOfOfficial } from './concordance-of-official.ts';
import { deleteEverywhere } from './delete-everywhere.ts';
import { dossierHere } from './dossier-here.ts';
import { explainRecognition } from './explain-recognition.ts';
import { explainRule } from './explain-rule.ts';
import { exportCleanCopy } from './export-clean-copy.ts';
import { exportOfficials } from './export-officials.ts';
import { findOfficial } from './find-official.ts';
import { findOrganisation } from './find-organisation.ts';
import { findingsByRule } from './findings-by-rule.ts';
import { fixFolder } from './fix-folder.ts';
import { keywordsOfArticle } from './keywords-of-article.ts';
import { mergePeople } from './merge-people.ts';
import { newConcordance } from './new-concordance.ts';
import { newQuery } from './new-query.ts';
import { nextBoilerplate } from './next-boilerplate.ts';
import { clearNotesFilter, deleteNote, editNote, filterNotes, openNote } from './note-items.ts';
import { addBookmark, addNote, exportNotes, showNotes } from './notes.ts';
import { pauseIndexing, resumeIndexing } from './pause-indexing.ts';
import { previousBoilerplate } from './previous-boilerplate.ts';
import { pruneSuppressions } from './prune-suppressions.ts';
import { queryHistory } from './query-history.ts';
import { rebuildIndex } from './rebuild-index.ts';
import { saveResults } from './save-results.ts';
import { showDossier } from './show-dossier.ts';
import { showLens } from './show-lens.ts';
import { showLog } from './show-log.ts';
import { showMenu } from './show-menu.ts';
import { showOverview } from './show-overview.ts';
import { showPlace } from './show-place.ts';
import { splitPerson } from './split-person.ts';
import { statistics } from './statistics.ts';
import { nextHit, previousHit } from './step-hits.ts';
import { useFolder } from './use-folder.ts';
import {
  clearArticlesFilter,
  clearFindingsFilter,
  clearOfficialsFilter,
  clearOrganisationsFilter,
  clearQueriesFilter,
  compareItem,
  concordanceOfItem,
  copyItem,
  dossierOfItem,
  explainRuleOfItem,
  filterArticles,
  filterFindings,
  filterOfficials,
  filterOrganisations,
  filterQueries,
  fixItem,
  forgetQuery,
  moreItems,
  orderArticles,
  orderOfficials,
  orderOrganisations,
  referencesOfItem,
} from './views.ts';
import { ngrams, wordFrequencies } from './word-lists.ts';

export const commands: Readonly<Record<string, Command>> = {
  'yuliao.findOfficial': findOfficial,
  'yuliao.findOrganisation': findOrganisation,
  'yuliao.showDossier': showDossier,
  'yuliao.dossierHere': dossierHere,
  'yuliao.showOverview': showOverview,
  'yuliao.statistics': statistics,
  'yuliao.concordance': concordance,
  'yuliao.concordanceOfOfficial': concordanceOfOfficial,
  [identityCommands.merge]: mergePeople,
  [identityCommands.split]: splitPerson,
  'yuliao.compareWith': compareWith,
  'yuliao.addNote': addNote,
  'yuliao.addBookmark': addBookmark,
  'yuliao.showNotes': showNotes,
  'yuliao.exportNotes': exportNotes,
  'yuliao.openNote': openNote,
  'yuliao.editNote': editNote,
  'yuliao.deleteNote': deleteNote,
  'yuliao.filterNotes': filterNotes,
  'yuliao.clearNotesFilter': clearNotesFilter,
  'yuliao.wordFrequencies': wordFrequencies,
  'yuliao.ngrams': ngrams,
  'yuliao.collocations': collocations,
  'yuliao.keywordsOfArticle': keywordsOfArticle,
  'yuliao.compareFolders': compareFolders,
  'yuliao.newConcordance': newConcordance,
  'yuliao.newQuery': newQuery,
  'yuliao.queryHistory': queryHistory,
  'yuliao.saveResults': saveResults,
  'yuliao.concordanceAsText': concordanceAsText,
  'yuliao.nextHit': nextHit,
  'yuliao.previousHit': previousHit,
  'yuliao.nextBoilerplate': nextBoilerplate,
  'yuliao.previousBoilerplate': previousBoilerplate,
  'yuliao.findingsByRule': findingsByRule,
  'yuliao.fixFolder': fixFolder,
  'yuliao.pruneSuppressions': pruneSuppressions,
  'yuliao.baseline': baseline,
  'yuliao.explainRecognition': explainRecognition,
  'yuliao.exportOfficials': exportOfficials,
  'yuliao.exportCleanCopy': exportCleanCopy,
  'yuliao.useFolder': useFolder,
  'yuliao.rebuildIndex': rebuildIndex,
  'yuliao.pauseIndexing': pauseIndexing,
  'yuliao.resumeIndexing': resumeIndexing,
  'yuliao.showLog': showLog,
  'yuliao.filterOfficials': filterOfficials,
  'yuliao.clearOfficialsFilter': clearOfficialsFilter,
  'yuliao.orderOfficials': orderOfficials,
  'yuliao.filterOrganisations': filterOrganisations,
  'yuliao.clearOrganisationsFilter': clearOrganisationsFilter,
  'yuliao.orderOrganisations': orderOrganisations,
  'yuliao.filterArticles': filterArticles,
  'yuliao.clearArticlesFilter': clearArticlesFilter,
  'yuliao.orderArticles': orderArticles,
  'yuliao.filterFindings': filterFindings,
  'yuliao.clearFindingsFilter': clearFindingsFilter,
  'yuliao.filterQueries': filterQueries,
  'yuliao.clearQueriesFilter': clearQueriesFilter,
  'yuliao.referencesOfItem': referencesOfItem,
  'yuliao.concordanceOfItem': concordanceOfItem,
  'yuliao.dossierOfItem': dossierOfItem,
  'yuliao.compareItem': compareItem,
  'yuliao.copyItem': copyItem,
  'yuliao.fixItem': fixItem,
  'yuliao.forgetQuery': forgetQuery,
  'yuliao.explainRuleOfItem': explainRuleOfItem,
  [moreCommand]: moreItems,
  [menuCommand]: showMenu,
  [explainRuleCommand]: explainRule,
  [showLensCommand]: showLens,
  [clientCommands.showPlace]: showPlace,
  [clientCommands.compareArticles]: compareArticles,
  [clientCommands.deleteEverywhere]: deleteEverywhere,
};
