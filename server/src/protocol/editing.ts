/** What lenses above the lines of an article lead to. Types and method names only. */
import type { WireLocation } from './protocol.ts';

/** The command of our client that a lens runs; its one argument is a `LensPlacesParams`. */
export const showLensCommand = 'yuliao.showLens';

/** The places that a lens counts: introductions of officials, first mentions of organisations, related articles, references. */
export const lensPlaces = 'yuliao/lensPlaces';
export interface LensPlacesParams {
  /** The article. */
  uri: string;
  /** Where the lens stands. */
  position: { line: number; character: number };
  kind: 'officials' | 'organisations' | 'related' | 'references';
  /** Of references: the key of the person. */
  key?: string;
}
export type LensPlacesResult = WireLocation[];
