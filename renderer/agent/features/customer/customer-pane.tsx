import { useEffect, useRef, useState } from 'react';
import { mayChange } from '../../../../shared/domain/access/visibility.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useFocusedInteraction, useNaturalId } from '../../bridge/focused-interaction.ts';
import { useAppState, useConnection, useView } from '../../bridge/hooks.ts';
import { WORK } from '../../bridge/view-store.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { isFocusFree, restFocus } from '../../ui/focus.ts';
import { later } from '../../ui/later.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { PersonExported, usePersonExport } from '../import/index.ts';
import { useOpenContact } from '../search/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { VerificationLine } from '../verification/index.ts';
import { ContactActions } from './contact-actions.tsx';
import { ContactCard } from './contact-card.tsx';
import { ContactPicker } from './contact-picker.tsx';
import { nameOf } from './contact-label.ts';
import styles from './customer.module.css';
import { formValuesOf, newFormValues } from './form-values.ts';
import { NobodyYet } from './nobody-yet.tsx';
import { UndoLine } from './undo-line.tsx';
import { useOpenedContact } from './use-contact-data.ts';
import { useFocusKept } from './use-focus-kept.ts';
import { useKeptForms } from './use-kept-forms.ts';
import { useUndo } from './use-undo.ts';

const PaneHistory = later(async () => (await import('../timeline/index.ts')).PaneHistory);
const ContactForm = later(async () => (await import('./contact-form.tsx')).ContactForm);

type Mode = 'view' | 'edit' | 'new' | 'pick';

/** The content of the region: who the interaction on screen is with, or a customer opened by hand. */
export function CustomerPane() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { view } = useConnection();
  const { country, language } = useAppState(({ settings }) => settings);
  const customFields = useAppState((state) => state.customFields);
  const interaction = useFocusedInteraction();
  const over = useNaturalId();
  const openedBy = useView((all) => all.openedContact);
  const openedId = openedBy !== null && openedBy.over === over ? openedBy.id : null;
  // It may be changed in a place: it is fetched again on the way back, and when it is opened once more.
  const atWork = useView(({ name }) => name === WORK);
  const opened = useOpenedContact(openedId, atWork ? openedBy : null);
  // Per subject, so that a call that comes in between takes nothing away.
  const [picking, setPicking] = useState<ReadonlySet<string>>(new Set());
  const { forms, open: openForms } = useKeptForms((form) => {
    if (form.opened && form.contactId !== null && view.getState().openedContact === null)
      view.setState({ openedContact: { id: form.contactId, over } });
  });
  /** Whose whole history is shown, and whether it was opened to note a letter. */
  const [histories, setHistories] = useState<ReadonlyMap<string, { readonly noting: boolean }>>(new Map());
  const pick = useCommand('contact.pick');
  const undo = useUndo();
  const pane = useRef<HTMLDivElement>(null);
  const focusKept = useFocusKept(pane);
  const personExport = usePersonExport();
  // Whoever picks somebody in the search by keys goes on from there.
  useEffect(() => {
    if (openedBy !== null && pane.current !== null && isFocusFree()) restFocus(pane.current);
  }, [openedBy]);

  const subject = openedId ?? interaction?.id ?? 'nobody';
  const contact = openedId !== null ? opened.contact : (interaction?.contact ?? null);
  const begun = openForms.get(subject);
  // What was typed about one customer never lands in another.
  const openForm = begun !== undefined && (begun.mode === 'new' || begun.contactId === contact?.id) ? begun : null;
  const mode: Mode = openForm?.mode ?? (picking.has(subject) ? 'pick' : 'view');
  const linkable = openedId === null && interaction !== null && !isClosed(interaction) ? interaction : null;
  const setMode = (next: Mode): void => {
    if (next === 'view' || next === 'pick') forms.close(subject);
    else
      forms.open(subject, {
        mode: next,
        contactId: next === 'edit' ? (contact?.id ?? null) : null,
        version: next === 'edit' ? (contact?.version ?? 0) : 0,
        opened: openedId !== null,
        values: null,
      });
    setPicking((now) => {
      const others = new Set(now);
      if (next === 'pick') others.add(subject);
      else others.delete(subject);
      return others;
    });
  };
  const open = (id: ContactId): void => {
    undo.clear();
    view.setState({ openedContact: { id, over } });
  };
  const closeOpened = (): void => view.setState({ openedContact: null });
  const choose = (id: ContactId | null): void => {
    setMode('view');
    if (linkable !== null) void pick.run({ interactionId: linkable.id, contactId: id });
    else if (id !== null) open(id);
  };

  const history = contact !== null && mode === 'view' && histories.has(subject);
  const showHistory = (on: boolean, noting = false): void =>
    setHistories((now) => {
      const others = new Map(now);
      if (on) others.set(subject, { noting });
      else others.delete(subject);
      return others;
    });

  useOpenContact(open);
  useShortcut('customer-history', () => showHistory(!history), contact !== null && mode === 'view');
  useShortcut('note-letter', () => showHistory(true, true), contact !== null && contact.hidden !== true && mode === 'view' && !history);
  useShortcut('new-customer', () => setMode('new'), mode !== 'new');
  // What is covered cannot be changed: main would refuse it.
  const covered = useAppState(({ interactions }) => interactions.some(({ masked }) => masked !== undefined));
  const role = useAppState(({ session }) => session.agent?.role ?? 'agent');
  useShortcut('edit-customer', () => setMode('edit'), contact !== null && mayChange(contact, role) && !covered && mode === 'view');

  const saved = (result: Contact): void => {
    const created = mode === 'new';
    setMode('view');
    if (openedId !== null && !created) opened.show(result);
    else if (created && linkable === null) open(result.id);
    undo.show({ kind: created ? 'created' : 'changed', contact: result, interactionId: null });
  };
  const removed = (gone: Contact): void => {
    undo.show({ kind: 'removed', contact: gone, interactionId: linkable?.id ?? null });
    if (openedId !== null) closeOpened();
  };
  const takenBack = (result: Contact, wasRemoved: boolean): void => {
    if (openedId === result.id) opened.show(result);
    else if (wasRemoved && linkable === null) view.setState({ openedContact: { id: result.id, over } });
  };

  const number = interaction?.remoteNumber ?? interaction?.remoteRaw ?? '';
  const detail =
    [
      openedId !== null && interaction !== null ? t('customer.opened') : '',
      mode === 'view' ? (contact?.customerNumber ?? '') : '',
    ]
      .filter(Boolean)
      .join(' · ') || undefined;
  const form = mode === 'edit' && contact !== null ? contact : mode === 'new' ? null : undefined;
  const initial =
    form === undefined || form === null
      ? newFormValues(linkable === null ? '' : number, country, language)
      : formValuesOf(form, { customFields, language });
  return (
    <div ref={pane} className={styles[form === undefined && !history ? 'pane' : 'editing']} {...focusKept}>
      <PaneHeader
        title={t(
          form === undefined ? 'customer.region' : form === null ? 'customer.form.titleNew' : 'customer.form.titleEdit',
        )}
        detail={form === undefined ? detail : undefined}
        className={styles['header']}
      >
        {form === undefined && mode === 'view' && contact !== null && contact.hidden !== true && contact.language !== language && (
          <span className={styles['speaks']}>
            <Tag tone="accent">{t(`customer.speaks.${contact.language}`)}</Tag>
          </span>
        )}
        {form === undefined && (
          <ContactActions
            contact={mode === 'pick' ? null : contact}
            canReplace={linkable !== null}
            covered={covered}
            onEdit={() => setMode('edit')}
            onReplace={() => setMode('pick')}
            onNew={() => setMode('new')}
            onRemoved={removed}
            onExport={personExport.run}
            onClose={openedId === null ? null : closeOpened}
            closeLabel={t(interaction === null ? 'customer.closeOpened' : 'customer.backToCall')}
          />
        )}
      </PaneHeader>
      {openedId === null && interaction !== null && !isClosed(interaction) && <VerificationLine interaction={interaction} />}
      <UndoLine undo={undo} onUndone={takenBack} />
      <ErrorAlert error={pick.error} onDismiss={pick.clear} />
      {contact !== null && form === undefined && <PersonExported contactId={contact.id} told={personExport} />}
      {form !== undefined ? (
        <ContactForm
          key={`${subject}-${mode}`}
          contactId={form?.id ?? null}
          version={openForm?.version ?? 0}
          initial={initial}
          kept={openForm?.values == null ? null : { ...initial, ...openForm.values }}
          interactionId={form === null ? (linkable?.id ?? null) : null}
          onKeep={(values) => forms.type(subject, values)}
          onSaved={saved}
          onOpenOther={(id) => (form === null ? choose(id) : open(id))}
          onCancel={() => setMode('view')}
        />
      ) : mode === 'pick' && linkable !== null ? (
        <div className={styles['body']}>
          <h3 className={styles['question']}>{t('customer.wrongTitle')}</h3>
          <ContactPicker autoFocus onPick={choose} onCancel={() => setMode('view')} />
          <div className={styles['buttons']}>
            <Button size="s" title={keysOf('new-customer')} onClick={() => setMode('new')}>
              {t('customer.newCustomer')}
            </Button>
            <Button size="s" title={contact === null ? undefined : nameOf(contact)} onClick={() => choose(null)}>
              {t('customer.nobody')}
            </Button>
            <Button size="s" variant="quiet" onClick={() => setMode('view')}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      ) : contact !== null && history ? (
        <PaneHistory contact={contact} noting={histories.get(subject)?.noting === true} onBack={() => showHistory(false)} />
      ) : contact !== null ? (
        <ContactCard
          contact={contact}
          onHistory={() => showHistory(true)}
          except={interaction !== null && !isClosed(interaction) ? interaction.id : null}
        />
      ) : openedId !== null ? (
        <p className={styles['quiet']}>{opened.gone ? t('customer.gone') : t('common.loading')}</p>
      ) : (
        <NobodyYet interaction={interaction} onPick={choose} onNew={() => setMode('new')} />
      )}
    </div>
  );
}
