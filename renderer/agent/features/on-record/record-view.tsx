import { Undo2, UserRound } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { fieldByKey, optionsOf } from '../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import { caseOf } from '../../../../shared/domain/registration/life-cycle.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import type { OpenedRegistration } from '../../../../shared/ipc/commands/registration.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { formatDayTime, formatTime } from '../../bridge/format.ts';
import { useAppState, useClient, useConnection } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CallChecklist } from '../checklist/index.ts';
import { nameOf } from '../customer/contact-label.ts';
import { DraftsContext, FormFields, QuoteBar, useForm, useFormView } from '../registration/index.ts';
import { openContact } from '../search/open-contact.ts';
import { useScript } from '../script/use-script.ts';
import { useShortcut } from '../shortcuts/index.ts';
import { createRecordDrafts, type RecordDrafts } from './record-drafts.ts';
import { RecordPast } from './record-past.tsx';
import styles from './on-record.module.css';

/** One registration that is on record: where it stands and can go, its form to put something right, and what happened to it since. */
export function RecordView({ interactionId, onChanged }: { readonly interactionId: InteractionId; readonly onChanged: () => void }) {
  const client = useClient();
  const drafts = useMemo(() => createRecordDrafts(client, interactionId), [client, interactionId]);
  const [record, setRecord] = useState<OpenedRegistration | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [back, setBack] = useState(0);
  useEffect(() => {
    let current = true;
    void Promise.all([client.invoke('registration.open', { interactionId }), drafts.load()]).then(([reply, kept]) => {
      if (!current) return;
      if (reply.ok) setRecord(reply.value);
      else setError(reply.error);
      setBack(kept);
    });
    return () => {
      current = false;
      void drafts.flush();
    };
  }, [client, drafts, interactionId]);
  const form = useForm(record?.interaction.form ?? null);
  if (record === null || form === null)
    return <div className={styles['record']}>{error !== null && <ErrorAlert error={error} />}</div>;
  return (
    <DraftsContext value={drafts}>
      <Opened
        record={record}
        form={form}
        drafts={drafts}
        back={back > 0}
        onRecord={(next) => {
          setRecord(next);
          setBack(0);
          onChanged();
        }}
      />
    </DraftsContext>
  );
}

function Opened({
  record,
  form,
  drafts,
  back,
  onRecord,
}: {
  readonly record: OpenedRegistration;
  readonly form: RegistrationForm;
  readonly drafts: RecordDrafts;
  readonly back: boolean;
  readonly onRecord: (record: OpenedRegistration) => void;
}) {
  const { t } = useTranslation();
  const { view: views } = useConnection();
  const { language, country } = useAppState(({ settings }) => settings);
  const { interaction, version, agentName } = record;
  const correct = useCommand('registration.correct');
  const takeBack = useCommand('registration.takeBack');
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<'saved' | 'takenBack' | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const typed = useStore(drafts.store).size;
  const view = useFormView(interaction, form);
  const present = caseOf(form, interaction.values);
  const field = fieldByKey(form, 'state');
  const nameOfState = (state: string): string => (field === null ? undefined : optionsOf(form, field)?.find(({ value }) => value === state))?.label[language] ?? state;
  const { script } = useScript(interaction.script);
  const { verification } = interaction;
  const verified = verification === undefined ? '' : verification.verifiedAt !== null ? t('verification.verified', { time: formatTime(verification.verifiedAt, language) }) : t('verification.failed');
  const held = script === null ? '' : t('onRecord.script', { name: script.name[language], version: script.version });
  const told = [form.name[language], t('onRecord.by', { date: formatDayTime(interaction.startedAt, language), agent: agentName }), held, verified];
  const contact = interaction.contact;
  const who = (contact === null ? '' : nameOf(contact)) || displayPhone(interaction.remoteNumber ?? interaction.remoteRaw, country) || t('onRecord.unknownCaller');

  const apply = async (changed: Readonly<Record<string, string>>): Promise<boolean> => {
    setDone(null);
    const reply = await correct.run({ interactionId: interaction.id, version, fields: changed, reason });
    if (!reply.ok) {
      const [first] = String(reply.error.details['missing'] ?? reply.error.details['field'] ?? '').split(',');
      if (first !== undefined && first !== '') fields.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(textarea, input, button, [role=radio])`)?.focus();
      return false;
    }
    setReason('');
    setDone('saved');
    onRecord(reply.value);
    return true;
  };
  const save = async (): Promise<void> => {
    // What was typed stays a draft until it is known to be on record.
    if (typed > 0 && (await apply(drafts.fields()))) drafts.drop();
  };
  const undo = async (): Promise<void> => {
    setDone(null);
    const reply = await takeBack.run({ interactionId: interaction.id, version });
    if (!reply.ok) return;
    setDone('takenBack');
    onRecord(reply.value);
  };
  useShortcut('save-registration', () => void save(), true, t('onRecord.save'));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/u.test(event.key)) return;
    const next = present?.next[Number(event.key) - 1];
    if (next === undefined) return;
    event.preventDefault();
    void apply({ state: next });
  };
  return (
    <section aria-label={t('onRecord.edit')} className={styles['record']}>
      <header className={styles['head']}>
        <div className={styles['grow']}>
          <h3 className={styles['who']}>
            {who}
            {interaction.state === 'incomplete' && <Tag tone="warn">{t('onRecord.incomplete')}</Tag>}
          </h3>
          <span className={styles['soft']}>{told.filter(Boolean).join(' · ')}</span>
        </div>
        <span role="status" className={styles['done']}>
          {done !== null && (
            <>
              {t(`onRecord.${done}`)}
              <Button size="s" variant="quiet" icon={<Undo2 aria-hidden="true" />} pending={takeBack.pending} onClick={() => void undo()}>
                {t('common.undo')}
              </Button>
            </>
          )}
        </span>
        {contact !== null && (
          <Button size="s" icon={<UserRound aria-hidden="true" />} onClick={() => openContact(contact.id, views)}>
            {t('onRecord.toCustomer')}
          </Button>
        )}
      </header>
      {present !== null && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the digits of the steps, which have the focus
        <div className={styles['steps']} onKeyDown={onKeyDown}>
          <span className={styles['state']}>{t('onRecord.stateNow', { state: nameOfState(present.state) })}</span>
          {present.next.length > 0 && (
            <div role="group" aria-label={t('onRecord.nextStep')} className={styles['next']}>
              <span className={styles['soft']} aria-hidden="true">
                {t('onRecord.nextStep')}
              </span>
              {present.next.map((state, index) => (
                <Button key={state} size="s" shortcut={index < 9 ? String(index + 1) : undefined} disabled={correct.pending || typed > 0} onClick={() => void apply({ state })}>
                  {nameOfState(state)}
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
      <div className={styles['alerts']}>
        {back && typed > 0 && <InlineAlert severity="info">{t('onRecord.takenUp')}</InlineAlert>}
        <ErrorAlert error={correct.error ?? takeBack.error} onDismiss={correct.error === null ? takeBack.clear : correct.clear} />
      </div>
      <div className={styles['scroll']}>
        <FormFields ref={fields} interaction={interaction} form={form} language={language} view={view} marked without={present === null ? undefined : 'state'} />
        {form.kind === 'quote' && <QuoteBar interaction={interaction} language={language} onSent={() => present?.next.includes('sent') === true && typed === 0 && void apply({ state: 'sent' })} />}
        <div className={styles['checklist']}>
          <CallChecklist callId={interaction.callId} />
        </div>
        <RecordPast record={record} form={form} language={language} onTakeBack={() => void undo()} takingBack={takeBack.pending} onRecord={onRecord} />
      </div>
      {typed > 0 && (
        <div className={styles['foot']}>
          <TextField className={styles['grow']} label={t('onRecord.reason')} labelHidden placeholder={`${t('onRecord.reason')} (${t('onRecord.reasonHint')})`} maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />
          <span className={styles['soft']}>{t('onRecord.unsaved', { count: typed })}</span>
          <Button size="s" onClick={() => drafts.drop()}>
            {t('onRecord.discard')}
          </Button>
          <Button size="s" variant="primary" pending={correct.pending} onClick={() => void save()}>
            {t('onRecord.save')}
          </Button>
        </div>
      )}
    </section>
  );
}
