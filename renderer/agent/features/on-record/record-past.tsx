import { Undo2 } from 'lucide-react';
import { describedText } from '../../../../shared/domain/registration/describe.ts';
import { fieldByKey, valueIn } from '../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm, RegistrationValues } from '../../../../shared/domain/registration/form.ts';
import type { RegistrationChange } from '../../../../shared/domain/interaction/record.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import type { OpenedRegistration } from '../../../../shared/ipc/commands/registration.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import styles from './on-record.module.css';

/** What happened to a registration since its conversation: changes, promises, and what it wrote into the customer's data. */
export function RecordPast({
  record,
  form,
  language,
  onTakeBack,
  takingBack,
  onRecord,
}: {
  readonly record: OpenedRegistration;
  readonly form: RegistrationForm;
  readonly language: Language;
  readonly onTakeBack: () => void;
  readonly takingBack: boolean;
  readonly onRecord: (record: OpenedRegistration) => void;
}) {
  const { t } = useTranslation();
  const agents = useAppState(({ session }) => session.agents);
  const putBack = useCommand('registration.putBackData');
  const { changes, interaction, promises, writtenBack } = record;
  const nameOfAgent = (id: string | null): string => agents.find((agent) => agent.id === id)?.name ?? '';
  const takeOut = async (): Promise<void> => {
    const reply = await putBack.run({ interactionId: interaction.id });
    if (reply.ok) onRecord({ ...record, writtenBack: reply.value });
  };
  return (
    <div className={styles['past']}>
      {writtenBack !== null && (
        <section aria-label={t('onRecord.writtenBack')}>
          <h4>{t(writtenBack.undone ? 'onRecord.writtenUndone' : writtenBack.written.length === 0 ? 'onRecord.writtenNone' : 'onRecord.writtenBack')}</h4>
          <ul className={styles['lines']}>
            {writtenBack.written.map(({ field, old, next }, index) => (
              <li key={`${field}.${String(index)}`} className={writtenBack.undone ? styles['undone'] : undefined}>
                {t('onRecord.written', { field: t(`registration.enriched.${field}`), old: old || '–', next: next || '–' })}
              </li>
            ))}
            {writtenBack.refused.map(({ field, next, why }, index) => (
              <li key={`refused.${String(index)}`} className={styles['warn']}>
                {t(`onRecord.refused.${why}`, { field: t(`registration.enriched.${field}`), next })}
              </li>
            ))}
          </ul>
          {!writtenBack.undone && writtenBack.written.length > 0 && (
            <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={putBack.pending} onClick={() => void takeOut()}>
              {t('onRecord.putBack')}
            </Button>
          )}
          <ErrorAlert error={putBack.error} onDismiss={putBack.clear} />
        </section>
      )}
      {promises.length > 0 && (
        <section aria-label={t('onRecord.promises')}>
          <h4>{t('onRecord.promises')}</h4>
          <ul className={styles['lines']}>
            {promises.map(({ id, what, dueAt, state, handOver }) => (
              <li key={id}>
                {t('onRecord.promise', { what, state: t(`onRecord.promiseState.${state}`) })}
                <span className={styles['soft']}>
                  {' '}
                  {[
                    formatDayTime(dueAt, language),
                    handOver === null || handOver.state === 'withdrawn'
                      ? ''
                      : handOver.state === 'offered'
                        ? t('onRecord.handedTo', { whom: nameOfAgent(handOver.to) || handOver.department })
                        : handOver.state === 'accepted'
                          ? t('onRecord.receivedBy', { whom: nameOfAgent(handOver.answeredBy) })
                          : t('onRecord.returnedBy', { whom: nameOfAgent(handOver.answeredBy), reason: handOver.reason }),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('onRecord.changes')}>
        <div className={styles['past-head']}>
          <h4>{t('onRecord.changes')}</h4>
          {changes.length > 0 && (
            <Button size="s" variant="quiet" icon={<Undo2 aria-hidden="true" />} pending={takingBack} onClick={onTakeBack}>
              {t('onRecord.takeBack')}
            </Button>
          )}
        </div>
        {changes.length === 0 && <p className={styles['soft']}>{t('onRecord.noChanges')}</p>}
        <ol className={styles['lines']}>
          {changes.map((change, index) => (
            <li key={change.version}>
              <span className={styles['soft']}>{[formatDayTime(change.at, language), change.byName, t(`onRecord.cause.${change.cause}`), change.reason].filter((part) => part !== '').join(' · ')}</span>
              {differences(form, change, changes[index - 1]?.before ?? interaction.values, language).map(({ key, name, before, after }) => (
                <div key={key} className="words">
                  {t('onRecord.changedField', { field: name, before: before || '–', after: after || '–' })}
                </div>
              ))}
              {change.formerState === 'incomplete' && (changes[index - 1]?.formerState ?? interaction.state) === 'completed' && <div>{t('onRecord.completedNow')}</div>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** What a change gave another value; what came after it is what the next change found. */
function differences(form: RegistrationForm, { before }: RegistrationChange, after: RegistrationValues, language: Language) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => valueIn(before, key) !== valueIn(after, key));
  return keys.map((key) => {
    const field = fieldByKey(form, key);
    const told = (values: RegistrationValues): string => (field === null ? valueIn(values, key) : valueIn(values, key) === '' ? '' : describedText(form, field, valueIn(values, key), language));
    return { key, name: field?.label[language] ?? key, before: told(before), after: told(after) };
  });
}
