/**
 * Cues by number. Recognition asks for the cue beside a name at nearly every character, so a cue is a small integer whose
 * weight stands in a table; its name is looked up only when somebody asks why a name was taken.
 */

/** A cue of one side, by its place in that side's table. */
export type Cue<Side extends string> = number & { readonly side: Side };

/** The cues of a side: `number` by name, `weights` and `names` by number. */
export interface Cues<Side extends string, Name extends string> {
  readonly number: { readonly [name in Name]: Cue<Side> };
  /** In nats. */
  readonly weights: Float64Array;
  readonly names: readonly Name[];
}

/** Numbers the cues of a side in the order in which their weights are given. */
export function numberCues<Side extends string, Name extends string>(
  _side: Side,
  weights: Readonly<Record<Name, number>>,
): Cues<Side, Name> {
  const names = Object.keys(weights) as Name[];
  return {
    number: Object.fromEntries(names.map((name, index) => [name, index])) as Cues<Side, Name>['number'],
    weights: Float64Array.from(names, (name) => weights[name]),
    names,
  };
}
