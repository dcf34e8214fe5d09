/** What a dossier's page keeps, read from wherever it was kept: it may be of an older version, or of nobody. */
import type { DossierSubject } from '../../../../server/src/protocol/dossier.ts';
import type { DossierState } from './messages.ts';

export function readDossierState(kept: unknown): DossierState {
  const { subject, times } = asRecord(kept);
  const { by, what } = asRecord(times);
  return {
    subject: readSubject(subject),
    times: { by: by === 'month' ? 'month' : 'year', what: what === 'mentions' ? 'mentions' : 'articles' },
  };
}

/** Whom or what somebody means; null where it is nothing of the kind. */
export function readSubject(given: unknown): DossierSubject | null {
  const { kind, key } = asRecord(given);
  if (kind !== 'person' && kind !== 'organisation' && kind !== 'place') return null;
  return typeof key === 'string' && key !== '' ? { kind, key } : null;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
