import { Pencil, Undo2, UserRoundCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { fieldsOf } from '../../../../shared/domain/contact/contact-fields.ts';
import { mayChange } from '../../../../shared/domain/access/visibility.ts';
import { phonesByUse, type Contact } from '../../../../shared/domain/contact/contact.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { canDial } from '../../../../shared/domain/call/call-guards.ts';
import type { OrganisationCard } from '../../../../shared/ipc/commands/organisation.ts';
import type { OrganisationId } from '../../../../shared/lib/brand.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { money } from '../customer/card-lines.tsx';
import styles from './customer-file.module.css';
import { OrganisationChanges } from './organisation-changes.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { useBackFrom } from './use-back-from.ts';

/** An organisation with everybody who works there, and who is the right person for what. */
export function OrganisationView({ organisationId }: { readonly organisationId: OrganisationId }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState((state) => state.session.agents);
  const goTo = useView((view) => view.goTo);
  const undo = useCommand('organisation.undo');
  const [answer, setAnswer] = useState<{ readonly card: OrganisationCard; readonly turn: number } | null>(null);
  const [turn, setTurn] = useState(0);
  const card = answer?.card ?? null;
  const [mode, setMode] = useState<'view' | 'edit' | 'changed'>('view');
  const edit = useBackFrom(mode === 'edit');
  const refresh = (): void => setTurn((now) => now + 1);
  useEffect(() => {
    let current = true;
    void client.invoke('organisation.get', { organisationId }).then((reply) => {
      if (current && reply.ok && reply.value !== undefined) setAnswer({ card: reply.value, turn });
    });
    return () => {
      current = false;
    };
  }, [client, organisationId, turn]);
  if (card === null) return <PlaceHeader title={t('customerFile.organisation.title')} />;
  const { organisation, persons, changes } = card;
  const owner = agents.find(({ id }) => id === organisation.ownerId);
  const facts = [
    organisation.branch,
    [organisation.street, organisation.houseNumber].filter(Boolean).join(' '),
    [organisation.postcode, organisation.city].filter(Boolean).join(' '),
    organisation.country,
    organisation.website,
    organisation.registrationNo === '' ? '' : t('customerFile.organisation.registered', { number: organisation.registrationNo }),
    organisation.customerValue === null ? '' : t('customerFile.value', { value: money(organisation.customerValue, language) }),
    owner === undefined ? '' : t('customerFile.owner', { name: owner.name }),
  ].filter(Boolean);
  const changed = (): void => {
    setMode('changed');
    refresh();
  };
  return (
    <>
      <PlaceHeader title={organisation.name} detail={t('customerFile.organisation.persons', { count: persons.length })}>
        <Button size="s" onClick={() => goTo('accounts')}>
          {t('customerFile.accounts.title')}
        </Button>
        {mode !== 'edit' && (
          <Button ref={edit} size="s" icon={<Pencil aria-hidden="true" />} onClick={() => setMode('edit')}>
            {t('customerFile.organisation.edit')}
          </Button>
        )}
      </PlaceHeader>
      <div className={styles['page']}>
        {mode === 'changed' && organisation.version > 1 && (
          <p className={styles['line']} role="status">
            {t('customer.changed', { name: organisation.name })}
            <Button
              size="s"
              icon={<Undo2 aria-hidden="true" />}
              onClick={() =>
                void undo.run({ organisationId }).then(({ ok }) => {
                  if (!ok) return;
                  setMode('view');
                  refresh();
                })
              }
            >
              {t('common.undo')}
            </Button>
          </p>
        )}
        <ErrorAlert error={undo.error} />
        {mode === 'edit' ? (
          <OrganisationForm organisation={organisation} onSaved={changed} onCancel={() => setMode('view')} />
        ) : (
          <>
            <p className={styles['facts']}>{facts.join(' · ') || t('customerFile.organisation.bare')}</p>
            {organisation.notes !== '' && <p className={styles['soft']}>{organisation.notes}</p>}
          </>
        )}
        <section aria-label={t('customerFile.organisation.staff')}>
          <PaneHeader title={t('customerFile.organisation.staff')} level={3} />
          <ul className={styles['rows']} aria-label={t('customerFile.organisation.staff')}>
            {persons.map((person) => (
              <PersonLine key={person.id} person={person} onChanged={() => refresh()} />
            ))}
          </ul>
        </section>
        <section aria-label={t('customerFile.changes.title')}>
          <PaneHeader title={t('customerFile.changes.title')} level={3} />
          <OrganisationChanges organisation={organisation} changes={changes} onPutBack={changed} />
        </section>
      </div>
    </>
  );
}

function PersonLine({ person, onChanged }: { readonly person: Contact; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const country = useAppState(({ settings }) => settings.country);
  const free = useAppState(({ calls, line }) => line.state === 'registered' && canDial(calls.calls));
  const role = useAppState((state) => state.session.agent?.role ?? 'agent');
  const goTo = useView((view) => view.goTo);
  const dial = useCommand('call.dial');
  const save = useCommand('contact.save');
  const undo = useCommand('contact.undo');
  const [topic, setTopic] = useState<string | null>(null);
  const right = useBackFrom(topic !== null);
  /** The version that the topic was recorded in, while it can be taken back. */
  const [recorded, setRecorded] = useState<number | null>(null);
  const [phone] = person.deceased ? [] : phonesByUse(person.phones);
  const name = person.hidden ? t('customer.confidential') : fullName(person) || t('customerFile.organisation.general');
  const number = phone === undefined ? '' : displayPhone(phone.e164 ?? phone.raw, country);
  const record = async (): Promise<void> => {
    const fields = { ...fieldsOf(person), isRightPersonFor: [...person.isRightPersonFor, (topic ?? '').trim()] };
    const reply = await save.run({ contactId: person.id, version: person.version, fields, interactionId: null });
    if (!reply.ok) return;
    setTopic(null);
    setRecorded(reply.value.version);
    onChanged();
  };
  const takeBack = async (): Promise<void> => {
    const reply = await undo.run({ contactId: person.id });
    if (!reply.ok) return;
    setRecorded(null);
    onChanged();
  };
  return (
    <li className={styles['item']}>
      <div className={styles['line']}>
        <button type="button" className={styles['link']} disabled={person.hidden === true} onClick={() => goTo('accounts', person.id)}>
          {name}
        </button>
        <span className={styles['soft']}>{person.deceased ? t('customerFile.deceased') : person.role}</span>
        <span className={styles['grow']}>{person.isRightPersonFor.length === 0 ? '' : t('customerFile.rightFor', { topics: person.isRightPersonFor.join(', ') })}</span>
        {recorded === person.version && (
          <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={undo.pending} onClick={() => void takeBack()}>
            {t('common.undo')}
          </Button>
        )}
        {phone !== undefined && (
          <Button
            size="s"
            variant="quiet"
            aria-label={t('customer.call', { number })}
            disabled={!free}
            onClick={() => void dial.run({ target: phone.e164 ?? phone.raw, contactId: person.id })}
          >
            {number}
          </Button>
        )}
        {mayChange(person, role) && (
          <Button ref={right} size="s" variant="quiet" icon={<UserRoundCheck aria-hidden="true" />} aria-label={t('customerFile.organisation.rightOne', { name })} onClick={() => setTopic('')}>
            {t('customerFile.organisation.right')}
          </Button>
        )}
      </div>
      {topic !== null && (
        <EscapeForm
          className={styles['line']}
          label={t('customerFile.organisation.rightOne', { name })}
          onCancel={() => setTopic(null)}
          onSubmit={() => {
            if (topic.trim() !== '') void record();
          }}
        >
          <TextField label={t('customer.form.rightFor')} maxLength={300} className={styles['grow']} autoFocus value={topic} onChange={(event) => setTopic(event.target.value)} />
          <Button type="submit" variant="primary" size="s" pending={save.pending}>
            {t('common.save')}
          </Button>
          <Button size="s" variant="quiet" shortcut="Esc" onClick={() => setTopic(null)}>
            {t('common.cancel')}
          </Button>
        </EscapeForm>
      )}
      <ErrorAlert error={save.error ?? undo.error ?? dial.error} />
    </li>
  );
}
