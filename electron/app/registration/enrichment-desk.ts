import { fieldsOf } from '../../../shared/domain/contact/contact-fields.ts';
import { parsePhone } from '../../../shared/domain/contact/phone-number.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { enrich, enrichmentsIn, reversed, type Enriched, type Enrichment } from '../../../shared/domain/registration/enrichment.ts';
import type { RegistrationForm } from '../../../shared/domain/registration/form.ts';
import type { WrittenBack } from '../../../shared/domain/interaction/record.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { ContactId, InteractionId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Outcome } from '../ports/platform-ports.ts';
import { tomorrow, type CasePromises } from './case-promises.ts';
import type { RegistrationDeps } from './deps.ts';

/** Writes what customers put right into their records, and takes it back. */
export type EnrichmentDesk = {
  /** The changes of a complete registration that are not written yet. What cannot be written becomes a promise: nothing that was said is lost. */
  readonly write: (interaction: Interaction, form: RegistrationForm) => Promise<void>;
  /** Puts back what stood there before, as far as nobody has changed it since. Error `not-found` when nothing was written. */
  readonly takeBack: (id: InteractionId) => Promise<Outcome<WrittenBack>>;
};

export function createEnrichmentDesk(deps: RegistrationDeps & { readonly promises: Pick<CasePromises, 'make'> }): EnrichmentDesk {
  const author = () => ({ agentId: deps.agentId(), at: deps.clock.now() });

  /** Two hands may be at the same record: what was refused as stale is looked at once more. */
  const apply = async (id: ContactId, changes: readonly Enrichment[], cause: 'registration' | 'put-back'): Promise<Outcome<Enriched>> => {
    const readPhone = (text: string) => parsePhone(text, deps.store.get().settings.country);
    for (let attempt = 1; ; attempt += 1) {
      const contact = await deps.data().contacts.get(id);
      if (contact === null) return err(appError('not-found', 'no such contact'));
      const enriched = enrich(fieldsOf(contact), changes, readPhone);
      if (enriched.written.length === 0) return ok(enriched);
      const saved = await deps.contacts.save(id, contact.version, enriched.fields, null, cause);
      if (saved.ok) return ok(enriched);
      if (saved.error.code !== 'stale-version' || attempt > 1) return saved;
    }
  };

  const same = (one: Enrichment, other: Enrichment): boolean => one.field === other.field && one.next === other.next;

  return {
    write: async (interaction, form) => {
      const before = (await deps.data().registrations.get(interaction.id))?.writtenBack ?? null;
      const known = before === null || before.undone ? [] : before.written;
      const changes = enrichmentsIn(form, interaction.values).filter((change) => !known.some((each) => same(each, change)));
      if (changes.length === 0) return;
      const applied = interaction.contactId === null ? null : await apply(interaction.contactId, changes, 'registration');
      const done = applied?.ok === true ? applied.value : null;
      const left = done === null ? changes : done.refused;
      if (interaction.contactId !== null)
        await deps.data().registrations.saveWrittenBack(
          interaction.id,
          { contactId: interaction.contactId, written: [...known, ...(done?.written ?? [])], refused: done?.refused ?? [], undone: false },
          author(),
        );
      if (left.length === 0) return;
      await deps.promises.make(interaction, 'by-hand', deps.words().writeByHand(left), tomorrow(deps.clock.now()));
      deps.notices.show({ code: 'data-not-written', severity: 'warning', details: { count: left.length } });
    },
    takeBack: async (id) => {
      const record = await deps.data().registrations.get(id);
      const written = record?.writtenBack ?? null;
      if (written === null || written.undone || written.written.length === 0) return err(appError('not-found', 'nothing was written'));
      if (!(await deps.visibility.maySee(written.contactId))) return err(appError('contact-hidden', 'confidential'));
      const back = await apply(written.contactId, reversed(written.written), 'put-back');
      if (!back.ok) return back;
      const stays = back.value.refused.map(({ field, old, next, why }) => ({ field, old: next, next: old, why }));
      const next = { ...written, refused: stays, undone: true };
      await deps.data().registrations.saveWrittenBack(id, next, author());
      return ok(next);
    },
  };
}
