import { useState } from 'react';
import { partsShown, type CallList, type ListSegment } from '../../../../shared/domain/call-list/call-list.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './rules-form.module.css';

const MOST = { quota: 1_000_000, priority: 9 } as const;
type Typed = Pick<ListSegment, 'id' | 'name'> & { readonly quota: string; readonly priority: string };
const whole = (text: string, most: number): number | null => (/^\d{1,7}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null);
const quotaWrong = ({ quota }: Typed): boolean => quota.trim() !== '' && (whole(quota, MOST.quota) ?? 0) < 1;
const priorityWrong = ({ priority }: Typed): boolean => whole(priority, MOST.priority) === null;

/** The parts of a list: how many results are wanted of each, and which come first. */
export function SegmentsForm({ list, onDone }: { readonly list: CallList; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const number = new Intl.NumberFormat(language);
  const shown = partsShown(list.segments).filter(({ id, counts }) => id !== 0 || list.segments.length === 1 || Object.values(counts).some((count) => count > 0));
  const [typed, setTyped] = useState<readonly Typed[]>(() => shown.map(({ id, name, quota, priority }) => ({ id, name, quota: quota === null ? '' : String(quota), priority: String(priority) })));
  const set = (id: number, change: Partial<Typed>): void => setTyped(typed.map((part) => (part.id === id ? { ...part, ...change } : part)));
  const save = useCommand('callList.setSegments');
  const wrong = typed.some((part) => quotaWrong(part) || priorityWrong(part));
  return (
    <EscapeForm
      className={styles['form']}
      label={t('callLists.tab.parts')}
      onCancel={onDone}
      onSubmit={() => {
        if (wrong) return;
        const segments = typed.map(({ id, quota, priority }) => ({ id, quota: quota.trim() === '' ? null : Number(quota), priority: Number(priority) }));
        void save.run({ listId: list.id, version: list.version, segments }).then(({ ok }) => {
          if (ok) onDone();
        });
      }}
    >
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('callLists.parts.name')}</th>
              <th scope="col">{t('callLists.parts.people')}</th>
              <th scope="col">{t('callLists.parts.results')}</th>
              <th scope="col">{t('callLists.parts.quota')}</th>
              <th scope="col">{t('callLists.parts.priority')}</th>
            </tr>
          </thead>
          <tbody>
            {typed.map((part) => {
              const segment = shown.find(({ id }) => id === part.id);
              const name = part.name === '' ? t('callLists.parts.rest') : part.name;
              return (
                <tr key={part.id}>
                  <th scope="row">{name}</th>
                  <td>{number.format(Object.values(segment?.counts ?? {}).reduce((sum, count) => sum + count, 0))}</td>
                  <td>{number.format(segment?.results ?? 0)}</td>
                  <td>
                    <TextField label={`${name}: ${t('callLists.parts.quota')}`} labelHidden inputMode="numeric" maxLength={7} placeholder={t('callLists.noGoal')} value={part.quota} error={quotaWrong(part) ? t('registration.problem.no-number') : undefined} onChange={({ target }) => set(part.id, { quota: target.value })} />
                  </td>
                  <td>
                    <TextField label={`${name}: ${t('callLists.parts.priority')}`} labelHidden inputMode="numeric" maxLength={1} value={part.priority} error={priorityWrong(part) ? t('registration.problem.no-number') : undefined} onChange={({ target }) => set(part.id, { priority: target.value })} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ErrorAlert error={save.error} />
      <div className={styles['acts']}>
        <LineActs disabled={wrong} pending={save.pending} onCancel={onDone} />
        <span>{t('callLists.parts.note')}</span>
      </div>
    </EscapeForm>
  );
}
