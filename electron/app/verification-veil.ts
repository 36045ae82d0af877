import type { Contact } from '../../shared/domain/contact/contact.ts';
import { isToBeVerified, itemsToConfirm, type VerifyItem } from '../../shared/domain/verification/verification.ts';
import { DOTS, hintOf, maskedName, maskedNumber, maskedPostcode, protectedTexts } from '../../shared/domain/verification/mask.ts';
import type { FieldValue } from '../../shared/domain/registration/form.ts';
import type { AppState, InteractionView, StateEvent } from '../../shared/ipc/app-state.ts';
import type { CommandName } from '../../shared/ipc/contract.ts';
import type { CommandReply } from '../../shared/ipc/envelope.ts';
import type { StateStore } from './state-store.ts';

/**
 * Keeps personal data from the window while the caller of a living call has not been verified as the project wants it. Everything that
 * leaves main goes through `out`: fields of every customer by their names (whoever searches meanwhile sees no more), and the data of the
 * caller wherever they stand in a text. Main itself works with the data as they are.
 */
export type VerificationVeil = {
  readonly out: (name: string, reply: CommandReply) => CommandReply;
  readonly state: (state: AppState) => AppState;
  readonly event: (event: StateEvent) => StateEvent;
  /** Whether a command would change or carry away what is not shown now. */
  readonly refuses: (name: string, input: unknown) => boolean;
  /** From here on the window asks for everything anew when something else is covered. */
  readonly watch: () => void;
};

/** Replies that name customers, and those in which their data may stand in sentences. */
const NAMES_CUSTOMERS = /^(?:contact|customers?|organisation|duplicate|timeline|agreement|draft)\./u;
const IN_WORDS: ReadonlySet<string> = new Set(['timeline.page', 'contact.history', 'customer.changes', 'agreement.list', 'agreement.ofContact'] satisfies readonly CommandName[]);

/** What a search says it has found a customer by. */
const PARTS: Readonly<Record<string, VerifyItem>> = { customerNumber: 'customerNumber', address: 'postcode' };

/** Commands that would write what is covered over the data themselves, or take them out of the house. */
const REFUSED: ReadonlySet<string> = new Set(['contact.remove', 'customer.changeLetter', 'customer.putBack', 'export.person', 'export.contacts', 'duplicate.merge'] satisfies readonly CommandName[]);

export function createVerificationVeil(store: StateStore): VerificationVeil {
  const interactions = () => store.get().interactions;
  const veiled = (): readonly InteractionView[] => interactions().filter(isToBeVerified);
  const itemsNow = (): ReadonlySet<VerifyItem> => new Set(veiled().flatMap(({ verification }) => verification?.required ?? []));

  const protectedNow = (): readonly string[] =>
    veiled().flatMap(({ contact, verification }) => (contact === null ? [] : protectedTexts(contact, verification?.required ?? [])));

  const view = (interaction: InteractionView): InteractionView => {
    const items = itemsNow();
    if (items.size === 0) return interaction;
    const { values, list, ...rest } = interaction;
    const secrets = interaction.contact === null ? [] : protectedTexts(interaction.contact, interaction.verification?.required ?? []);
    const hides = isToBeVerified(interaction);
    // What was taken over from the customer waits, and whatever a list says: nobody knows what is in its columns. What the agent typed is the agent's.
    const waits = ({ value, origin }: FieldValue): boolean => (origin === 'list' && value !== list?.name) || (origin === 'contact' && secrets.some((secret) => value.includes(secret)));
    const shown = hides ? Object.fromEntries(Object.entries(values).filter(([, value]) => !waits(value))) : values;
    const contact = cover(rest.contact, items, null) as Contact | null;
    const hints = hides && interaction.contact !== null ? hintsOf(interaction, interaction.contact) : null;
    return { ...rest, contact, values: shown, ...(hints === null ? {} : { masked: hints }) };
  };

  const covered = <T>(value: T): T => {
    const items = itemsNow();
    return items.size === 0 ? value : (cover(value, items, null) as T);
  };
  /** The columns of the list's file beside the entry in hand. */
  const lists = (told: AppState['callLists']): AppState['callLists'] => {
    const { work } = told;
    return work === null || work.entry === null || itemsNow().size === 0 ? told : { ...told, work: { ...work, entry: { ...work.entry, fields: {} } } };
  };
  const state = (whole: AppState): AppState =>
    itemsNow().size === 0
      ? whole
      : { ...whole, calls: covered(whole.calls), recentCalls: covered(whole.recentCalls), agreements: covered(whole.agreements), callLists: lists(whole.callLists), interactions: whole.interactions.map(view) };

  return {
    out: (name, reply) => {
      const items = itemsNow();
      if (items.size === 0 || !reply.ok) return reply;
      if (name === 'system.snapshot') {
        const snapshot = reply.value as { readonly seq: number; readonly state: AppState };
        return { ...reply, value: { ...snapshot, state: state(snapshot.state) } };
      }
      return NAMES_CUSTOMERS.test(name) ? { ...reply, value: cover(reply.value, items, IN_WORDS.has(name) ? wordsOf(protectedNow()) : null) } : reply;
    },
    state,
    event: (event) => {
      if (event.type === 'interaction') return { ...event, interaction: view(event.interaction) };
      if (event.type === 'slice' && event.name === 'callLists') return { ...event, value: lists(event.value) };
      const told = event.type === 'call' || (event.type === 'slice' && (event.name === 'recentCalls' || event.name === 'agreements'));
      return told ? covered(event) : event;
    },
    refuses: (name, input) => {
      if (itemsNow().size === 0) return false;
      if (name === 'contact.save') return typeof input === 'object' && input !== null && 'contactId' in input && input.contactId !== null;
      return REFUSED.has(name);
    },
    watch: () => {
      const sign = (): string =>
        veiled()
          .map(({ id, contact, verification }) => `${id} ${contact?.id ?? ''} ${verification?.required.join(',') ?? ''}`)
          .join('\n');
      let last = '';
      store.subscribe(() => {
        const now = sign();
        if (now === last) return;
        last = now;
        // After this event has reached everybody: what the window has was told under another cover.
        queueMicrotask(() => {
          store.leaveGap();
          store.setSlice('verifyRules', store.get().verifyRules);
        });
      });
    },
  };
}

function hintsOf({ verification }: InteractionView, contact: Contact): Partial<Record<VerifyItem, string>> {
  return Object.fromEntries(itemsToConfirm(verification ?? { required: [] }, contact).map((item) => [item, hintOf(item, contact)]));
}

/** The protected texts as whole words; null without any. */
function wordsOf(texts: readonly string[]): RegExp | null {
  if (texts.length === 0) return null;
  const written = texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written})(?![\\p{L}\\p{N}])`, 'giu');
}

function cover(value: unknown, items: ReadonlySet<VerifyItem>, words: RegExp | null): unknown {
  if (typeof value === 'string') return words === null ? value : value.replaceAll(words, DOTS);
  if (Array.isArray(value)) return value.map((each) => cover(each, items, words));
  if (typeof value !== 'object' || value === null) return value;
  const named = Object.entries(value).map(([key, each]): [string, unknown] => {
    if (key === 'id' || key.endsWith('Id')) return [key, each];
    const masked = typeof each === 'string' ? fieldMask(key, each, value, items) : undefined;
    return [key, masked === undefined ? cover(each, items, words) : masked];
  });
  return Object.fromEntries(named);
}

/** What a field of a customer shows, by its name; undefined for what is no such field. */
function fieldMask(key: string, text: string, of: object, items: ReadonlySet<VerifyItem>): string | null | undefined {
  const isPerson = 'lastName' in of && 'initials' in of;
  const isListed = 'name' in of && ('contactId' in of || ('id' in of && ('city' in of || 'customerNumber' in of)));
  if (items.has('name') && isPerson) {
    if (key === 'lastName') return text === '' ? '' : `${text.charAt(0)}${DOTS}`;
    if (key === 'firstName' || key === 'infix') return '';
    if (key === 'initials') return initial(of);
  }
  if (items.has('name') && ((isListed && key === 'name') || key === 'toWhom')) return maskedName(text);
  // Where a search has found it: the very words that are covered.
  const part = key === 'text' && 'in' in of ? PARTS[String(of.in)] : undefined;
  if (part !== undefined && items.has(part)) return DOTS;
  if (items.has('birthDate') && key === 'birthDate') return null;
  if (items.has('customerNumber') && key === 'customerNumber') return maskedNumber(text);
  if (!items.has('postcode')) return undefined;
  if (key === 'postcode') return maskedPostcode(text);
  if (key === 'street' && 'houseNumber' in of) return '';
  return key === 'houseNumber' ? '' : undefined;
}

function initial(of: object): string {
  const [first] = ['initials', 'firstName'].map((key): unknown => Reflect.get(of, key)).filter((text): text is string => typeof text === 'string' && text !== '');
  return first === undefined ? '' : `${first.charAt(0)}.`;
}
