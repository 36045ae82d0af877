import { useEffect, useState } from 'react';
import type { ImprovementPoint } from '../../../../shared/domain/coaching/coaching.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './coaching.module.css';

/** What the agent works at, and what was reached. */
export function PointList() {
  const { t } = useTranslation();
  const client = useClient();
  const add = useCommand('coaching.setPoint');
  const close = useCommand('coaching.closePoint');
  const [points, setPoints] = useState<readonly ImprovementPoint[] | null>(null);
  const [text, setText] = useState('');
  const [closing, setClosing] = useState<{ readonly id: string; readonly result: string } | null>(null);
  useEffect(() => {
    let current = true;
    void client.invoke('coaching.points', {}).then((reply) => {
      if (current && reply.ok) setPoints(reply.value ?? []);
    });
    return () => {
      current = false;
    };
  }, [client]);
  const set = async (): Promise<void> => {
    if (text.trim() === '') return;
    const reply = await add.run({ text, callId: null });
    if (!reply.ok) return;
    setPoints(reply.value);
    setText('');
  };
  const reached = async (): Promise<void> => {
    if (closing === null) return;
    const reply = await close.run(closing);
    if (!reply.ok) return;
    setPoints(reply.value);
    setClosing(null);
  };
  return (
    <>
      <form
        className={styles['line']}
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <TextField
          className={styles['grow']}
          label={t('coaching.points.text')}
          labelHidden
          placeholder={t('coaching.points.text')}
          maxLength={500}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" size="s" variant="primary" pending={add.pending}>
          {t('coaching.points.add')}
        </Button>
      </form>
      <ErrorAlert error={add.error ?? close.error} />
      {points?.length === 0 && (
        <EmptyState title={t('coaching.points.none')}>{t('coaching.points.noneText')}</EmptyState>
      )}
      {(['open', 'closed'] as const).map((part) => {
        const listed = (points ?? []).filter(({ closedAt }) => (closedAt === null) === (part === 'open'));
        return listed.length === 0 ? null : (
          <section key={part} aria-label={t(`coaching.points.${part}`)}>
            <h3 className={styles['part']}>{t(`coaching.points.${part}`)}</h3>
            <ul className={styles['list']}>
              {listed.map((point) => (
                <li key={point.id} className={styles['item']}>
                  <Point
                    point={point}
                    onClose={part === 'open' ? () => setClosing({ id: point.id, result: '' }) : null}
                  />
                  {closing?.id === point.id && (
                    <EscapeForm label={t('coaching.points.result')} className={styles['line']} onSubmit={() => void reached()} onCancel={() => setClosing(null)}>
                      <TextField
                        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens because its button was pressed
                        autoFocus
                        className={styles['grow']}
                        label={t('coaching.points.result')}
                        labelHidden
                        placeholder={t('coaching.points.result')}
                        maxLength={500}
                        value={closing.result}
                        onChange={({ target }) => setClosing({ id: point.id, result: target.value })}
                      />
                      <Button type="submit" size="s" pending={close.pending}>
                        {t('coaching.save')}
                      </Button>
                    </EscapeForm>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Point({
  point: { text, setAt, result },
  onClose,
}: {
  readonly point: ImprovementPoint;
  readonly onClose: (() => void) | null;
}) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles['line']}>
      <span className={styles['grow']}>
        {text}
        {result !== '' && <span className={styles['what']}> · {result}</span>}
      </span>
      <span className={styles['what']}>
        {t('coaching.points.since', { date: formatDayTime(setAt, i18n.language) })}
      </span>
      {onClose !== null && (
        <Button size="s" onClick={onClose}>
          {t('coaching.points.close')}
        </Button>
      )}
    </div>
  );
}
