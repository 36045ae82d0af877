import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useRef } from 'react';
import { REFUSAL } from '../../../../shared/domain/verification/verification.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { formatTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { useSpokenLanguage } from '../../bridge/use-spoken-language.ts';
import { currentStep } from '../../../../shared/domain/script/script-engine.ts';
import { useScript } from '../script/use-script.ts';
import { useVerification } from './use-verification.ts';
import styles from './verification.module.css';
import { FailureRemark } from './failure-remark.tsx';
import { VerifyItems } from './verify-items.tsx';

/** Above the customer: what the caller still has to name, or that it was named, or what to say to whoever could not. */
export function VerificationLine({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const language = useAppState(({ settings }) => settings.language);
  const { state, lines, verifiedAt, tick, fail, error } = useVerification(interaction);
  const spoken = useSpokenLanguage(interaction);
  const { script } = useScript(interaction.script);
  // At a verifying step the script says it already.
  const saidThere = script !== null && currentStep(script, interaction.script)?.kind === 'verify';
  const box = useRef<HTMLElement>(null);
  useShortcut('verify', () => (box.current?.querySelector<HTMLElement>('[aria-checked="false"]') ?? box.current?.querySelector('button'))?.focus(), state === 'open' || state === 'failed');
  if (state === 'none') return null;
  if (state === 'verified')
    return (
      <p className={styles['verified']}>
        <ShieldCheck size={14} aria-hidden="true" />
        {t('verification.verified', { time: formatTime(verifiedAt ?? 0, language) })}
      </p>
    );
  return (
    <section
      ref={box}
      aria-label={t('verification.region')}
      title={keysOf('verify')}
      className={styles['line']}
    >
      <p className={styles['title']}>
        {state === 'failed' ? <ShieldAlert size={14} aria-hidden="true" /> : <ShieldQuestion size={14} aria-hidden="true" />}
        {t(state === 'failed' ? 'verification.failed' : 'verification.open')}
        {state === 'failed' ? (
          <Button size="s" className={styles['way'] ?? ''} onClick={() => fail(false)}>
            {t('verification.again')}
          </Button>
        ) : (
          <Button size="s" variant="quiet" className={styles['way'] ?? ''} onClick={() => fail(true)}>
            {t('verification.fail')}
          </Button>
        )}
      </p>
      {state === 'failed' && <FailureRemark interaction={interaction} />}
      {state === 'failed' && !saidThere && <p className={styles['say']}>{REFUSAL[spoken]}</p>}
      {state === 'open' && <VerifyItems lines={lines} onTick={tick} />}
      <ErrorAlert error={error} />
    </section>
  );
}
