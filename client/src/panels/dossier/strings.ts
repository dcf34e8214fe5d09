/**
 * What dossiers say, in the user's language. The view has no translations of its own: it gets these from the host. Numbers in braces
 * are filled in by the view.
 */
import * as vscode from 'vscode';

const { l10n } = vscode;

/** All strings, in the language that VS Code has now. */
export function dossierStrings() {
  return { ...headStrings(), ...sectionStrings(), ...figureStrings(), ...overviewStrings() };
}
export type Strings = ReturnType<typeof dossierStrings>;

function headStrings() {
  return {
    dossierOf: l10n.t('Dossier: {0}'),
    reading: l10n.t('Reading the corpus…'),
    gone: l10n.t('The corpus has no such name any more.'),
    again: l10n.t('Read again'),
    kinds: { person: l10n.t('person'), organisation: l10n.t('organisation'), place: l10n.t('place') },
    roles: { official: l10n.t('official'), journalist: l10n.t('journalist'), other: l10n.t('person') },
    mentionsIn: l10n.t('Mentions: {0} · articles: {1}'),
    phrases: l10n.t('further mentions in fixed phrases: {0}'),
    partial: l10n.t('Partial: {0} of {1} articles have been read so far, and this may change.'),
    paused: l10n.t('Partial: indexing is paused after {0} of {1} articles.'),
    changed: l10n.t('The corpus has changed since this was read.'),
    introduction: l10n.t('Fullest introduction'),
    firstOfNewest: l10n.t('Newest article'),
    concordance: l10n.t('Concordance'),
    print: l10n.t('Save for printing…'),
    otherNames: l10n.t('Also called {0}, as yuliao.json says'),
    whoIsWho: l10n.t('Who is who'),
    everybody: l10n.t('Several people have this name. All that follows is of everybody who has it: choose one of them.'),
    mayBe: l10n.t('The name may be another person elsewhere:'),
    becauseOne: l10n.t('These articles are taken to be about one person: {0}.'),
    moreOthers: l10n.t('and {0} more of this name'),
    unsure: l10n.t('Articles of which it is not certain whose the name is: {0}'),
    compared: l10n.t('Of the articles with this name the newest {0} were compared.'),
    apart: l10n.t('What speaks against one person: {0}'),
    merge: l10n.t('Same person…'),
    mergeLabel: l10n.t('{0} is the same person as this one…'),
    split: l10n.t('Not one person…'),
  };
}

function sectionStrings() {
  return {
    career: l10n.t('Career'),
    careerNote: l10n.t('The dates are those of the articles that state a post, not of appointments.'),
    noCareer: l10n.t('No article states a post.'),
    holders: l10n.t('Who held which post'),
    noHolders: l10n.t('No article states a post here.'),
    moreHolders: l10n.t('Posts that few articles state are left out.'),
    post: l10n.t('Post'),
    organisation: l10n.t('Organisation'),
    from: l10n.t('From'),
    until: l10n.t('Until'),
    holder: l10n.t('Name'),
    before: l10n.t('before {0}'),
    statuses: { acting: l10n.t('acting'), former: l10n.t('former'), held: l10n.t('held') },
    status: l10n.t('Status'),
    careerPlot: l10n.t('Posts over time, a line for each; the table below has the same.'),
    moreRows: l10n.t('The plot shows the first {0} of {1}; the table has all.'),
    times: l10n.t('Over time'),
    noTimes: l10n.t('None of its articles has a date.'),
    timesPlot: l10n.t('{0} by {1}'),
    by: l10n.t('By'),
    show: l10n.t('Show'),
    year: l10n.t('Year'),
    month: l10n.t('Month'),
    time: l10n.t('Time'),
    articles: l10n.t('Articles'),
    mentions: l10n.t('Mentions'),
    undated: l10n.t('Articles without a date: {0}'),
    statements: l10n.t('Statements'),
    noStatements: l10n.t('No article reports what this person says.'),
    more: l10n.t('More'),
    unread: l10n.t('The article has changed or cannot be read: open it to see.'),
    untitled: l10n.t('without a title'),
    dateless: l10n.t('undated'),
    about: l10n.t('What are the statements about?'),
    aboutTitle: l10n.t('Words of the statements'),
    aboutNote: l10n.t('Words that stand in these statements more often than in those of all others.'),
    aboutNothing: l10n.t('The statements are too few, or their words have not been counted yet.'),
    word: l10n.t('Word'),
    inStatements: l10n.t('Here'),
    inOthers: l10n.t('Elsewhere'),
    keyness: l10n.t('Keyness (G²)'),
  };
}

function figureStrings() {
  return {
    company: l10n.t('Appears with'),
    companyNote: l10n.t(
      'Who stands in the same articles more often than chance has it, the most striking first. Looked at were the ten people and ten organisations that each article names most; the articles of these were counted in full.',
    ),
    noCompany: l10n.t('Its articles name nobody else.'),
    people: l10n.t('People'),
    organisations: l10n.t('Organisations'),
    reporters: l10n.t('Reported by'),
    name: l10n.t('Name'),
    together: l10n.t('Together'),
    togetherMeans: l10n.t('Articles that name both'),
    share: l10n.t('Of its articles'),
    lift: l10n.t('Times chance'),
    liftMeans: l10n.t('How many times as many articles name both as would if the two had nothing to do with each other'),
    strength: l10n.t('Strength (G²)'),
    strengthMeans: l10n.t('The log-likelihood ratio: the greater, the less it is chance. Negative: they avoid each other.'),
    network: l10n.t('Network of people who stand in the same articles; the arrow keys go from one to the next, Enter chooses.'),
    nodeLabel: l10n.t('{0}, {1}: together in {2}'),
    expand: l10n.t('Show who appears with {0}'),
    expandShort: l10n.t('Expand'),
    expanding: l10n.t('Looking for who appears with {0}…'),
    nobodyNew: l10n.t('Nobody else appears with {0}.'),
    reset: l10n.t('Reset network'),
    openDossier: l10n.t('Dossier'),
    openDossierOf: l10n.t('Dossier of {0}'),
    articlesWithBoth: l10n.t('Articles with both'),
    networkHint: l10n.t('Choose somebody in the network to see more.'),
    places: l10n.t('Where'),
    placesNote: l10n.t('Where its articles play, as their headlines, datelines and posts tell.'),
    noPlaces: l10n.t('Nothing tells where its articles play.'),
    place: l10n.t('Place'),
    articlesBehind: l10n.t('Articles: {0}'),
    openArticles: l10n.t('Show these articles'),
    openThere: l10n.t('Open the article there'),
    noArticles: l10n.t('No article is left: the corpus has changed.'),
    close: l10n.t('Close'),
    saveCsv: l10n.t('Save the table as CSV…'),
    saveSvg: l10n.t('Save the plot as SVG…'),
    savePng: l10n.t('Save the plot as PNG…'),
    tableOf: l10n.t('Table: {0}'),
    asTable: l10n.t('The table beside has the same.'),
  };
}

function overviewStrings() {
  return {
    overview: l10n.t('Corpus Overview'),
    articlesRead: l10n.t('Articles: {0}'),
    emptyCorpus: l10n.t('No articles have been read yet. Articles are .txt and .md files that are predominantly Chinese.'),
    sites: l10n.t('By site'),
    sitesNote: l10n.t('The first folder below the corpus, which crawls name after the site.'),
    noSite: l10n.t('in no folder'),
    site: l10n.t('Site'),
    topOfficials: l10n.t('Officials mentioned most'),
    topOrganisations: l10n.t('Organisations mentioned most'),
    hygiene: l10n.t('Hygiene'),
    score: l10n.t('{0} % of the articles are clean: no rule finds anything in them.'),
    scoreOf: l10n.t('An estimate from {0} of {1} articles.'),
    rule: l10n.t('Rule'),
    findings: l10n.t('Findings'),
    showFindings: l10n.t('Show the findings: {0}'),
    noFindings: l10n.t('No rule finds anything.'),
    indexReady: l10n.t('All articles have been read.'),
  };
}
