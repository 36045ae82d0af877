import { useState } from 'react';
import type { QueueFilePlan } from '../../../../shared/domain/acd/queue-import.ts';
import {
  QUEUE_COLUMNS,
  tableKind,
  tableProblem,
  type QueueColumn,
  type QueueMapping,
} from '../../../../shared/domain/acd/queue-table.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './queues.module.css';

const NONE = 'none';
const whole = (most: number) => (text: string) =>
  /^\d{1,4}$/u.test(text) && Number(text) <= most ? Number(text) : null;

/** What was found in a file, and what its columns hold, before anything is taken over. */
export function FilePlan({
  plan,
  onRead,
  onDone,
}: {
  readonly plan: QueueFilePlan;
  readonly onRead: (plan: QueueFilePlan | null) => void;
  readonly onDone: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [mapping, setMapping] = useState<QueueMapping | null>(plan.mapping);
  const map = useCommand('queues.mapFile');
  const take = useCommand('queues.takeFile');
  const leave = useCommand('queues.leaveFile');
  const changed = mapping !== null && JSON.stringify(mapping) !== JSON.stringify(plan.mapping);
  const problem = mapping === null ? null : tableProblem(mapping);
  const unsaid = plan.mapping?.columns.some((column) => column === null) === true;
  const set = (change: Partial<QueueMapping>): void =>
    setMapping((now) => (now === null ? null : { ...now, ...change }));
  const intervals = mapping !== null && tableKind(mapping) === 'intervals';
  const nothing = plan.rows + plan.members === 0;
  const found = [
    t(`queues.settings.found.${plan.kind}`, { count: plan.rows }),
    ...(plan.from === null || plan.to === null
      ? []
      : [
          t('queues.settings.span', {
            from: formatDayTime(plan.from, i18n.language),
            to: formatDayTime(plan.to, i18n.language),
          }),
        ]),
    ...(plan.queues.length === 0 ? [] : [t('queues.of', { names: plan.queues.join(', ') })]),
  ].join(' · ');
  return (
    <section className={styles['card']} aria-label={plan.file}>
      <h4>
        {plan.file} <span className={styles['soft']}>{t(`queues.settings.kind.${plan.kind}`)}</span>
      </h4>
      {plan.problem === null && <p>{nothing ? t('queues.settings.nothing') : found}</p>}
      {plan.refused > 0 && (
        <InlineAlert severity="warning">
          {t('queues.settings.refused', { count: plan.refused })}:{' '}
          {plan.faults
            .slice(0, 5)
            .map(({ row, fault }) =>
              t('queues.settings.refusedRow', { row, fault: t(`queues.settings.fault.${fault}`) }),
            )
            .join('; ')}
          {plan.refused > 5 ? '; …' : '.'}
        </InlineAlert>
      )}
      {mapping !== null && (plan.problem !== null || unsaid || plan.refused > 0 || changed) && (
        <>
          {problem !== null && <InlineAlert severity="warning">{t(`queues.settings.missing.${problem}`)}</InlineAlert>}
          <h5>{t('queues.settings.columns')}</h5>
          <div className={styles['columns']}>
            {plan.headings.map((heading, index) => (
              <div key={`${String(index)} ${heading}`} className={styles['column']}>
                <Select
                  label={heading === '' ? String(index + 1) : heading}
                  value={mapping.columns[index] ?? NONE}
                  options={[NONE, ...QUEUE_COLUMNS].map((value) => ({
                    value,
                    label: t(`queues.settings.column.${value as QueueColumn | typeof NONE}`),
                  }))}
                  onChange={(value) =>
                    set({
                      columns: plan.headings.map((_each, at) =>
                        at === index ? (value === NONE ? null : (value as QueueColumn)) : (mapping.columns[at] ?? null),
                      ),
                    })
                  }
                />
                <span className={styles['sample']}>
                  {plan.sample
                    .map((row) => row[index] ?? '')
                    .filter((cell) => cell !== '')
                    .slice(0, 2)
                    .join(' · ')}
                </span>
              </div>
            ))}
          </div>
          <div className={styles['server']}>
            {!mapping.columns.includes('queue') && (
              <TextField
                label={t('queues.settings.queueName')}
                maxLength={200}
                value={mapping.queue}
                onChange={({ target }) => set({ queue: target.value })}
              />
            )}
            {intervals && !mapping.columns.includes('end') && (
              <NumberText
                label={t('queues.settings.minutes')}
                disabled={false}
                value={String(mapping.minutes)}
                read={whole(1_440)}
                onChange={(minutes) => minutes !== null && minutes > 0 && set({ minutes })}
              />
            )}
            {intervals && mapping.columns.includes('within') && (
              <NumberText
                label={t('queues.settings.within')}
                disabled={false}
                value={String(mapping.withinSeconds)}
                read={whole(3_600)}
                onChange={(withinSeconds) => withinSeconds !== null && set({ withinSeconds })}
              />
            )}
          </div>
        </>
      )}
      <ErrorAlert error={map.error ?? take.error} />
      <div className={styles['acts']}>
        {changed ? (
          <Button
            variant="primary"
            disabled={problem !== null}
            pending={map.pending}
            onClick={() => mapping !== null && void map.run(mapping).then((reply) => reply.ok && onRead(reply.value))}
          >
            {t('queues.settings.again')}
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={plan.problem !== null || nothing}
            pending={take.pending}
            onClick={() => void take.run({}).then((reply) => reply.ok && onDone())}
          >
            {t('queues.settings.take')}
          </Button>
        )}
        <Button onClick={() => void leave.run({}).then(onDone)}>{t('queues.settings.cancel')}</Button>
      </div>
    </section>
  );
}
