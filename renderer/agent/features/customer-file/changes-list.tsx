import { dayText } from '../../../../shared/domain/contact/calendar-date.ts';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import type { ContactChange, FieldChange } from '../../../../shared/domain/contact/contact-change.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import type { CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { Agent } from '../../../../shared/domain/agent-state/agent-state.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { money } from '../customer/card-lines.tsx';
import styles from './customer-file.module.css';

const MOST = 200;

/** Who changed what and when, field by field; each can be put back without the others. */
export function ChangesList({ contact, onPutBack }: { readonly contact: Contact; readonly onPutBack: (contact: Contact) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { country, language } = useAppState(({ settings }) => settings);
  const agents = useAppState((state) => state.session.agents);
  const customFields = useAppState((state) => state.customFields);
  const putBack = useCommand('customer.putBack');
  const [answer, setAnswer] = useState<{ readonly changes: readonly ContactChange[]; readonly version: number } | null>(null);
  const changes = answer?.changes ?? null;
  useEffect(() => {
    let current = true;
    void client.invoke('customer.changes', { contactId: contact.id, limit: MOST }).then((reply) => {
      if (current) setAnswer({ changes: reply.ok ? (reply.value ?? []) : [], version: contact.version });
    });
    return () => {
      current = false;
    };
  }, [client, contact.id, contact.version]);
  if (changes === null) return <p className={styles['soft']}>{t('common.loading')}</p>;
  const shown = (value: unknown): string => wordsOf(value, { t, country, language, agents, customFields });
  return (
    <>
      <ErrorAlert error={putBack.error} onDismiss={putBack.clear} />
      <ol className={styles['rows']} aria-label={t('customerFile.changes.title')}>
        {changes.map(({ version, action, cause, at, byName, fields }) => (
          <li key={version} className={styles['item']}>
            <div className={styles['line']}>
              <strong>{t(cause === 'put-back' ? 'customerFile.changes.putBackDone' : cause === 'registration' ? 'customerFile.changes.registered' : cause === 'import' ? 'customerFile.changes.imported' : cause === 'merge' || cause === 'unmerge' ? 'customerFile.changes.merged' : `customerFile.changes.actions.${action}`)}</strong>
              <span className={styles['soft']}>{[formatDayTime(at, language), byName].filter(Boolean).join(' · ')}</span>
            </div>
            {fields
              .filter(({ field }) => field !== 'organisationId')
              .map((change) => (
                <div key={change.field} className={styles['change']}>
                  <span className={styles['field']}>{labelOf(change, t)}</span>
                  <span className={styles['before']}>{shown(valueOf(change, 'before')) || '–'}</span>
                  <span aria-hidden="true">→</span>
                  <span className={styles['after']}>{shown(valueOf(change, 'after')) || '–'}</span>
                  <Button
                    size="s"
                    variant="quiet"
                    icon={<Undo2 aria-hidden="true" />}
                    aria-label={t('customerFile.changes.putBackField', { field: labelOf(change, t) })}
                    disabled={contact.readOnly}
                    onClick={() => void putBack.run({ contactId: contact.id, version, field: change.field }).then((reply) => reply.ok && onPutBack(reply.value))}
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

function labelOf({ field }: FieldChange, t: TFunction): string {
  return t(`customerFile.fields.${field}`);
}

function valueOf(change: FieldChange, side: 'before' | 'after'): unknown {
  return change.field === 'customerValue' && typeof change[side] === 'number' ? { cents: change[side] } : change[side];
}

type Words = {
  readonly t: TFunction;
  readonly country: string;
  readonly language: 'nl' | 'en';
  readonly agents: readonly Agent[];
  readonly customFields: readonly CustomField[];
};

/** A value of any field as it is read. */
function wordsOf(value: unknown, words: Words): string {
  const { t, country, language, agents, customFields } = words;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(`customer.form.yesNo.${value ? '1' : '0'}`);
  if (typeof value === 'string') return agents.find(({ id }) => id === value)?.name ?? dayText(value);
  if (Array.isArray(value)) return value.map((each) => wordsOf(each, words)).join(', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object') return '';
  const parts = value as Readonly<Record<string, unknown>>;
  if (typeof parts['cents'] === 'number') return money(parts['cents'], language);
  if (typeof parts['raw'] === 'string') return marked(displayPhone(typeof parts['e164'] === 'string' ? parts['e164'] : parts['raw'], country), parts, t);
  if (typeof parts['address'] === 'string') return marked(parts['address'], parts, t);
  if (typeof parts['model'] === 'string') return t(`customer.types.${parts['model'] as 'doing'}`);
  if (typeof parts['street'] === 'string') {
    return marked([`${parts['street']} ${String(parts['houseNumber'])}`.trim(), `${String(parts['postcode'])} ${String(parts['city'])}`.trim()].filter(Boolean).join(', '), parts, t);
  }
  return Object.entries(parts)
    .filter(([, each]) => each !== '')
    .map(([id, each]) => {
      const field = customFields.find((one) => one.id === id);
      const text = field?.kind === 'yes-no' ? t(`customer.form.yesNo.${each === '1' ? '1' : '0'}`) : dayText(String(each));
      return [field?.label ?? '', text].filter(Boolean).join(': ');
    })
    .join(', ');
}

/** Says of a number or an address what its text does not. */
function marked(text: string, { preferred, valid }: Readonly<Record<string, unknown>>, t: TFunction): string {
  const marks = [preferred === true ? t('customerFile.changes.preferred') : '', valid === false ? t('customerFile.changes.invalid') : ''].filter(Boolean);
  return marks.length === 0 ? text : `${text} (${marks.join(', ')})`;
}
