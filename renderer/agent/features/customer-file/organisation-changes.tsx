import { Undo2 } from 'lucide-react';
import { fieldsOfOrganisation, type Organisation, type OrganisationChange, type OrganisationFieldChange } from '../../../../shared/domain/contact/organisation.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { money } from '../customer/card-lines.tsx';
import styles from './customer-file.module.css';

/** Who changed what of an organisation and when, field by field; each can be put back without the others. */
export function OrganisationChanges({
  organisation,
  changes,
  onPutBack,
}: {
  readonly organisation: Organisation;
  readonly changes: readonly OrganisationChange[];
  readonly onPutBack: () => void;
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState(({ session }) => session.agents);
  const save = useCommand('organisation.save');
  const shown = (field: OrganisationFieldChange['field'], value: string | number | null): string => {
    if (value === null || value === '') return '–';
    if (typeof value === 'number') return money(value, language);
    return field === 'ownerId' ? (agents.find(({ id }) => id === value)?.name ?? '–') : value;
  };
  const label = (field: OrganisationFieldChange['field']): string =>
    field === 'ownerId' || field === 'customerValue' || field === 'notes' ? t(`customerFile.fields.${field}`) : t(`customerFile.organisation.fields.${field}`);
  const putBack = async ({ field, before }: OrganisationFieldChange): Promise<void> => {
    const fields = { ...fieldsOfOrganisation(organisation), [field]: before };
    const { ok } = await save.run({ organisationId: organisation.id, version: organisation.version, fields });
    if (ok) onPutBack();
  };
  return (
    <>
      <ErrorAlert error={save.error} onDismiss={save.clear} />
      <ol className={styles['rows']} aria-label={t('customerFile.changes.title')}>
        {changes.map(({ version, action, at, byName, fields }) => (
          <li key={version} className={styles['item']}>
            <div className={styles['line']}>
              <strong>{t(`customerFile.changes.actions.${action}`)}</strong>
              <span className={styles['soft']}>{[formatDayTime(at, language), byName].filter(Boolean).join(' · ')}</span>
            </div>
            {fields.map((change) => (
              <div key={change.field} className={styles['change']}>
                <span className={styles['field']}>{label(change.field)}</span>
                <span className={styles['before']}>{shown(change.field, change.before)}</span>
                <span aria-hidden="true">→</span>
                <span className={styles['after']}>{shown(change.field, change.after)}</span>
                <Button
                  size="s"
                  variant="quiet"
                  icon={<Undo2 aria-hidden="true" />}
                  aria-label={t('customerFile.changes.putBackField', { field: label(change.field) })}
                  pending={save.pending}
                  onClick={() => void putBack(change)}
                >
                  {t('customerFile.changes.putBack')}
                </Button>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
