/**
 * A plan with all left out that only the facts of an article tell: whatever the plan finds, this finds as well. What tokens tell is
 * asked first, and the facts are read only of articles where that leaves anything.
 */
import type { AutomatonCore, ChosenStructures, StretchPlan, StructureCore } from './plan.ts';

/** @returns undefined where nothing would be left out, where hardly an article would be, or where to ask twice might take long */
export function loosened(plan: StretchPlan): StretchPlan | undefined {
  const isAlone = plan.core.kind === 'structure' && plan.filters.length === 0;
  return isAlone || hasInner(plan) ? undefined : loosenedPlan(plan);
}

function loosenedPlan({ core, filters, needs }: StretchPlan): StretchPlan | undefined {
  const looser = loosenedCore(core);
  let isLooser = looser !== core;
  const kept = filters.flatMap((filter) => {
    const other = loosenedPlan(filter.other);
    if (other === undefined) return [filter];
    isLooser = true;
    // Where nobody knows which it is, what must not be there may not be.
    return filter.not ? [] : [{ ...filter, other }];
  });
  return isLooser ? { core: looser, filters: kept, needs } : undefined;
}

function loosenedCore(core: StructureCore | AutomatonCore): StructureCore | AutomatonCore {
  if (core.kind === 'structure') return core.asksFacts ? withoutFacts(core) : core;
  return core.borders.some(({ asksFacts }) => asksFacts) ? { ...core, borders: core.borders.map(withoutFacts) } : core;
}

function withoutFacts<Chosen extends ChosenStructures>(chosen: Chosen): Chosen {
  return { ...chosen, asksFacts: false, test: chosen.testOfTokens };
}

/** Whether there is a pattern in a pattern, of which an article may have very many stretches. */
function hasInner({ core, filters }: StretchPlan): boolean {
  return (core.kind !== 'structure' && core.stretches.length > 0) || filters.some(({ other }) => hasInner(other));
}
