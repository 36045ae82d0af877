import { GraduationCap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { GuardedButton } from './guarded-button.tsx';
import styles from './practice-box.module.css';

const NEXT = 'next';

/** The practice line: who calls, when the next one does, and what the customer of the running call says. */
export function PracticeBox() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { scenarios, nextCallAt, caption } = useAppState(({ practice }) => practice);
  const language = useAppState(({ settings }) => settings.language);
  const ready = useAppState(({ line }) => line.state === 'registered');
  const inCall = useAppState(({ calls }) => livingCalls(calls.calls).length > 0);
  const [wanted, setWanted] = useState<string>(NEXT);
  const callMe = useCommand('practice.callMe');
  const goal = scenarios.find(({ id }) => id === wanted)?.goal[language];

  // A refusal of before says nothing about the call that is there now.
  const { clear } = callMe;
  useEffect(() => {
    if (inCall) clear();
  }, [inCall, clear]);

  const run = (): void => void (!callMe.pending && callMe.run({ scenarioId: wanted === NEXT ? null : wanted }));
  useShortcut('call-me', run, ready && !inCall);

  return (
    <section className={styles['box']} aria-label={t('telephone.practice.title')}>
      <PaneHeader title={t('telephone.practice.title')}>
        <GraduationCap size={15} aria-hidden="true" className={styles['icon']} />
      </PaneHeader>
      <div className={styles['line']}>
        <Select
          label={t('telephone.practice.customer')}
          labelHidden
          options={[
            { value: NEXT, label: t('telephone.practice.next') },
            ...scenarios.map(({ id, title }) => ({ value: id, label: title[language] })),
          ]}
          value={wanted}
          onChange={setWanted}
          className={styles['customer']}
        />
        <GuardedButton
          blocked={!ready ? t('telephone.blocked.line') : inCall ? t('telephone.practice.busy') : null}
          tip={t('telephone.practice.callMeTip')}
          tipKeys={keysOf('call-me')}
          pending={callMe.pending}
          onClick={run}
        >
          {t('telephone.practice.callMe')}
        </GuardedButton>
      </div>
      {/* Words of more than three lines are scrolled, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['words']} role="log" aria-label={t('telephone.practice.says')} tabIndex={caption === '' ? undefined : 0}>
        {callMe.error !== null ? (
          <ErrorAlert error={callMe.error} onDismiss={callMe.clear} />
        ) : caption !== '' ? (
          <p title={caption}>
            <span className={styles['says']}>{t('telephone.practice.says')}</span> {caption}
          </p>
        ) : !inCall && nextCallAt !== null ? (
          <Countdown at={nextCallAt} />
        ) : (
          <p>{goal ?? (inCall ? '' : t('telephone.practice.hint'))}</p>
        )}
      </div>
    </section>
  );
}

/** Not announced second by second. */
function Countdown({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <p aria-live="off">
      {at > now
        ? t('telephone.practice.countdown', { time: formatDuration(Math.ceil((at - now) / 1_000) * 1_000) })
        : t('telephone.practice.now')}
    </p>
  );
}
