/** Names under which VS Code asks for things of ours, maybe before anything else of the extension is loaded. */

/** Pages that are no files. */
export const pageScheme = 'yuliao';
/** Hits of a query as text. */
export const hitsScheme = 'yuliao-hits';
/** Panels. */
export const concordanceType = 'yuliao.concordance';
export const dossierType = 'yuliao.dossier';
