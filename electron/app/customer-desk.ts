import type { Objection } from '../../shared/domain/consent/consent.ts';
import type { ContactChange } from '../../shared/domain/contact/contact-change.ts';
import { fieldsOf } from '../../shared/domain/contact/contact-fields.ts';
import { fullName } from '../../shared/domain/contact/contact-name.ts';
import type { Contact, ContactFields } from '../../shared/domain/contact/contact.ts';
import { instantOfLetter, type LetterText } from '../../shared/domain/contact/letter.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { AccountRow, AccountSort } from '../../shared/domain/contact/account-row.ts';
import type { CustomerFile } from '../../shared/ipc/commands/customer.ts';
import type { OrganisationCard } from '../../shared/ipc/commands/organisation.ts';
import type { Organisation, OrganisationFields } from '../../shared/domain/contact/organisation.ts';
import { brandId, type AgentId, type ConsentId, type ContactId, type E164, type EmotionNoteId, type LetterId, type ObjectionId, type OrganisationId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { ContactDesk } from './contact-desk.ts';
import type { NewConsent, NewEmotionNote, NewLetter, NewObjection } from './ports/customer-file-port.ts';
import type { ContactAuthor, DataPort } from './ports/data-port.ts';
import type { NewId, Outcome } from './ports/platform-ports.ts';
import type { Visibility } from './visibility.ts';

const EMOTIONS = 20;
const PERSONS = 500;
const ACCOUNTS = 500;
const CHANGES = 500;
const ORGANISATION_CHANGES = 50;

/** What belongs to a customer beside the card: consent and objection, emotions, history, the organisation, own accounts. */
export type CustomerDesk = {
  readonly file: (id: ContactId) => Promise<Outcome<CustomerFile>>;
  readonly changes: (id: ContactId, limit: number) => Promise<Outcome<readonly ContactChange[]>>;
  readonly putBack: (id: ContactId, version: number, field: keyof ContactFields) => Promise<Outcome<Contact>>;
  readonly accounts: (sort: AccountSort) => Promise<Outcome<readonly AccountRow[]>>;
  readonly grant: (id: ContactId, consent: NewConsent) => Promise<Outcome<{ readonly consentId: ConsentId }>>;
  readonly withdrawConsent: (id: ConsentId, withdrawn: boolean) => Promise<Outcome>;
  readonly removeConsent: (id: ConsentId, removed: boolean) => Promise<Outcome>;
  readonly object: (objection: NewObjection) => Promise<Outcome<{ readonly objectionId: ObjectionId }>>;
  readonly withdrawObjection: (id: ObjectionId, withdrawn: boolean) => Promise<Outcome>;
  readonly objectionsOf: (number: E164) => Promise<Outcome<CustomerFile['objections']>>;
  readonly addEmotion: (note: NewEmotionNote) => Promise<Outcome<{ readonly emotionNoteId: EmotionNoteId }>>;
  readonly removeEmotion: (id: EmotionNoteId, removed: boolean) => Promise<Outcome>;
  /** Errors: `bad-request` for a day to come. */
  readonly addLetter: (letter: NewLetter) => Promise<Outcome<{ readonly letterId: LetterId }>>;
  /** Errors: `bad-request` for a day to come, `stale-version` when it was changed or removed since, or is not to be seen. */
  readonly changeLetter: (id: LetterId, version: number, letter: LetterText) => Promise<Outcome<{ readonly version: number }>>;
  readonly undoLetter: (id: LetterId, version: number) => Promise<Outcome<{ readonly version: number }>>;
  readonly removeLetter: (id: LetterId, removed: boolean) => Promise<Outcome>;
  readonly organisation: (id: OrganisationId) => Promise<Outcome<OrganisationCard>>;
  readonly organisations: (query: string, limit: number) => Promise<Outcome<readonly Organisation[]>>;
  readonly saveOrganisation: (id: OrganisationId, version: number, fields: OrganisationFields) => Promise<Outcome<Organisation>>;
  readonly undoOrganisation: (id: OrganisationId) => Promise<Outcome<Organisation>>;
  /** That whoever is dialled has died: this contact, or everybody who has the number. At once where there is nothing to ask. Its `name` is empty where it may not be seen. */
  readonly dialRefusal: (contactId: ContactId | null, number: E164 | null) => Promise<AppError | null> | null;
};

const rewritten = (version: number | null) => (version === null ? err(appError('stale-version', 'the letter was changed since')) : ok({ version }));
const gone = (what: string) => err(appError('not-found', what));

export function createCustomerDesk(deps: {
  readonly data: () => DataPort;
  readonly contacts: ContactDesk;
  readonly visibility: Visibility;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly agentId: () => AgentId;
  readonly practice: () => boolean;
}): CustomerDesk {
  const { data, visibility, clock } = deps;
  const author = (): ContactAuthor => ({ agentId: deps.agentId(), at: clock.now() });
  const done = (found: boolean, what: string): Outcome => (found ? ok() : gone(what));

  /** Runs for contacts that this person may look into. */
  const seen = async <T>(id: ContactId, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    (await visibility.maySee(id)) ? work() : err(appError('contact-hidden', `contact ${id} is confidential`));

  return {
    file: (id) =>
      seen(id, async () => {
        const [consents, objections, emotions] = await Promise.all([
          data().consents.list(id),
          data().consents.objections({ contactId: id, number: null }),
          data().emotions.list(id, EMOTIONS),
        ]);
        return ok({ consents, objections, emotions });
      }),
    changes: (id, limit) => seen(id, async () => ok(await data().contacts.changes(id, limit))),
    putBack: (id, version, field) =>
      seen(id, async () => {
        const contact = await data().contacts.get(id);
        const change = (await data().contacts.changes(id, CHANGES)).find((each) => each.version === version);
        const was = change?.fields.find((each) => each.field === field);
        if (contact === null || was === undefined) return gone(`contact ${id}: no such change`);
        const fields = { ...fieldsOf(contact), [field]: was.before } as ContactFields;
        // A name belongs to its record: put back together.
        const linked = change?.fields.find((each) => each.field === 'organisationId');
        const whole = field === 'organisation' && linked !== undefined ? { ...fields, organisationId: linked.before as OrganisationId | null } : fields;
        return deps.contacts.save(id, contact.version, whole, null, 'put-back');
      }),
    accounts: async (sort) => ok(await data().accounts.own(deps.agentId(), sort, ACCOUNTS, deps.practice())),
    grant: (id, consent) =>
      seen(id, async () => {
        const consentId = brandId<ConsentId>(deps.newId());
        await data().consents.grant(consentId, id, consent, author());
        return ok({ consentId });
      }),
    withdrawConsent: async (id, withdrawn) => done(await data().consents.withdraw(id, withdrawn ? clock.now() : null, author()), 'no such consent'),
    removeConsent: async (id, removed) => done(await data().consents.remove(id, removed, author()), 'no such consent'),
    object: async (objection) => {
      // Somebody's objection is recorded by whoever hears it, confidential or not.
      const objectionId = brandId<ObjectionId>(deps.newId());
      await data().consents.object(objectionId, objection, author());
      return ok({ objectionId });
    },
    withdrawObjection: async (id, withdrawn) => done(await data().consents.withdrawObjection(id, withdrawn, author()), 'no such objection'),
    objectionsOf: async (number) => ok(await Promise.all((await data().consents.objections({ contactId: null, number })).map((objection) => withoutSecrets(objection, number)))),
    addEmotion: (note) =>
      seen(note.contactId, async () => {
        const emotionNoteId = brandId<EmotionNoteId>(deps.newId());
        await data().emotions.add(emotionNoteId, note, author());
        return ok({ emotionNoteId });
      }),
    removeEmotion: async (id, removed) => done(await data().emotions.remove(id, removed, author()), 'no such note'),
    addLetter: (letter) =>
      seen(letter.contactId, async () => {
        const at = instantOfLetter(letter.day, clock.now());
        if (at === null) return err(appError('bad-request', 'a letter of a day to come'));
        const letterId = brandId<LetterId>(deps.newId());
        await data().letters.add(letterId, { ...letter, at }, author());
        return ok({ letterId });
      }),
    changeLetter: async (id, version, letter) => {
      const at = instantOfLetter(letter.day, clock.now());
      if (at === null) return err(appError('bad-request', 'a letter of a day to come'));
      return rewritten(await data().letters.change(id, version, { ...letter, at }, author()));
    },
    undoLetter: async (id, version) => rewritten(await data().letters.undo(id, version, author())),
    removeLetter: async (id, removed) => done(await data().letters.remove(id, removed, author()), 'no such letter'),
    organisation: async (id) => {
      const organisation = await data().organisations.get(id);
      if (organisation === null) return gone(`organisation ${id}`);
      const [persons, changes] = await Promise.all([data().organisations.persons(id, PERSONS), data().organisations.changes(id, ORGANISATION_CHANGES)]);
      return ok({ organisation, persons: persons.map(visibility.contact), changes });
    },
    organisations: async (query, limit) => ok(await data().organisations.search(query, limit, deps.practice())),
    saveOrganisation: (id, version, fields) => data().organisations.update(id, version, fields, author()),
    undoOrganisation: (id) => data().organisations.undo(id, author()),
    dialRefusal: (contactId, number) => (contactId === null && number === null ? null : refusalOf(contactId, number)),
  };

  /** That somebody objects is for everybody who dials; what else stands there about a confidential customer is not. */
  async function withoutSecrets(objection: Objection, number: E164): Promise<Objection> {
    const open = objection.contactId === null || (await visibility.maySee(objection.contactId));
    return open ? objection : { ...objection, note: '', numbers: [number] };
  }

  async function refusalOf(contactId: ContactId | null, number: E164 | null): Promise<AppError | null> {
    const contact = contactId === null ? null : await data().contacts.get(contactId);
    const whom = contactId !== null || number === null ? [contact].filter((one) => one !== null) : await data().contacts.findByPhone(number, deps.practice());
    const [first] = whom;
    // Whoever lives at the number may be called at it.
    if (first === undefined || whom.some(({ deceased }) => !deceased)) return null;
    const name = whom.length > 1 || !(await visibility.maySee(first.id)) ? '' : fullName(first) || first.organisation;
    return appError('contact-deceased', 'whoever has the number has died', { name });
  }
}
