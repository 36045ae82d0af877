import { VERIFY_FAILED } from '../../../../shared/domain/script/script-engine.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useSpokenLanguage } from '../../bridge/use-spoken-language.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useVerification } from '../verification/index.ts';
import { Onward } from './onward.tsx';
import styles from './script.module.css';
import { VerifyCard } from './verify-card.tsx';

/** A verifying step: the items under the number keys, the way on when all are ticked, and a polite way out. */
export function VerifyAnswer({ interaction, onAnswer }: { readonly interaction: InteractionView; readonly onAnswer: (value: string, text: string) => void }) {
  const { t } = useTranslation();
  const { state, lines, tick, fail, error } = useVerification(interaction);
  const spoken = useSpokenLanguage(interaction);
  const onward = (): void => onAnswer(state === 'failed' ? VERIFY_FAILED : 'verified', t(state === 'failed' ? 'verification.failed' : 'verification.done'));
  if (state === 'none')
    return (
      <>
        <p className={styles['last']}>{t(interaction.verification === undefined ? 'verification.notWanted' : 'verification.nobody')}</p>
        {(interaction.verification === undefined || interaction.contact !== null) && <Onward onNext={onward} />}
      </>
    );
  return (
    <>
      <VerifyCard state={state} lines={lines} spoken={spoken} onTick={tick} onFail={() => fail(true)} onNext={onward} />
      <ErrorAlert error={error} />
    </>
  );
}
