/**
 * The analysis, which takes longer to load than anything else of the corpus: it is loaded when something is to be analysed first. A
 * corpus in which nothing has changed is verified and answers without it.
 */
type Maker = typeof import('./making.ts');

let loaded: Maker | undefined;

/** Loads it, once in a thread. */
export async function loadMaker(): Promise<void> {
  loaded ??= await import('./making.ts');
}

export const isMakerLoaded = (): boolean => loaded !== undefined;

/** What makes contributions of articles. Throws where it has not been loaded: whoever decides what is done next sees to that. */
export function maker(): Maker {
  if (loaded === undefined) throw new Error('The analysis is not loaded');
  return loaded;
}
