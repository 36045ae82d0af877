import type { Contact } from '../../shared/domain/contact/contact.ts';
import type { DuplicateSubject } from '../../shared/domain/contact/duplicates/duplicate-subject.ts';
import type { DuplicateHint, DuplicateList, PairCursor, Unmerged } from '../../shared/ipc/commands/duplicate.ts';
import type { ContactId } from '../../shared/lib/brand.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { ContactAuthor, DataPort } from './ports/data-port.ts';
import type { MergeRequest } from './ports/duplicate-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { Visibility } from './visibility.ts';

const HINTS = 5;

/** Contacts that are one: found while typing, listed, merged, and taken apart again. */
export type DuplicateDesk = {
  readonly hints: (subject: DuplicateSubject) => Promise<readonly DuplicateHint[]>;
  readonly list: (state: 'open' | 'not-same', after: PairCursor | null, limit: number) => Promise<DuplicateList>;
  readonly decide: (one: ContactId, other: ContactId, notSame: boolean) => Promise<Outcome>;
  readonly merge: (request: Omit<MergeRequest, 'id' | 'overReadOnly'>) => Promise<Outcome<{ readonly mergeId: string; readonly contact: Contact }>>;
  readonly unmerge: (mergeId: string) => Promise<Outcome<Unmerged>>;
};

export function createDuplicateDesk(deps: {
  readonly data: () => DataPort;
  readonly contacts: ContactDesk;
  readonly newId: NewId;
  readonly author: () => ContactAuthor;
  readonly practice: () => boolean;
  /** Whether the person at the desk may change contacts that are read-only. */
  readonly overReadOnly: () => boolean;
  readonly visibility: Visibility;
  /** Contacts have changed, or somebody looks: have what waits compared soon. */
  readonly onChanged: () => void;
}): DuplicateDesk {
  const duplicates = (): DataPort['duplicates'] => deps.data().duplicates;
  return {
    hints: (subject) => duplicates().hints(subject, deps.practice(), HINTS, deps.author().agentId),
    list: (state, after, limit) => {
      // Somebody looks: what waits is compared now rather than at the next turn.
      if (after === null) deps.onChanged();
      return duplicates().list({ practice: deps.practice(), asker: deps.author().agentId, state, after, limit });
    },
    decide: (one, other, notSame) => duplicates().decide(one, other, notSame, deps.author()),
    merge: async (request) => {
      for (const id of [request.survivorId, request.mergedId])
        if (!(await deps.visibility.maySee(id))) return err(appError('contact-hidden', `contact ${id} is confidential`));
      const mergeId = deps.newId();
      const merged = await duplicates().merge({ id: mergeId, overReadOnly: deps.overReadOnly(), ...request }, deps.author());
      if (!merged.ok) return merged;
      await deps.contacts.replace(request.mergedId, merged.value);
      deps.onChanged();
      return ok({ mergeId, contact: merged.value });
    },
    unmerge: async (mergeId) => {
      const undone = await duplicates().unmerge(mergeId, deps.author());
      if (!undone.ok) return undone;
      deps.contacts.show(undone.value.survivor);
      deps.onChanged();
      return undone;
    },
  };
}
