import { ShieldAlert } from 'lucide-react';
import { VERIFY_FAILED } from '../../../../shared/domain/script/script-engine.ts';
import { REFUSAL } from '../../../../shared/domain/verification/verification.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { useVerification, VerifyItems } from '../verification/index.ts';
import { useSpokenLanguage } from '../../bridge/use-spoken-language.ts';
import { Onward } from './onward.tsx';
import styles from './script.module.css';

/** A verifying step: the items under the number keys, the way on when all are ticked, and a polite way out. */
export function VerifyAnswer({ interaction, onAnswer }: { readonly interaction: InteractionView; readonly onAnswer: (value: string, text: string) => void }) {
  const { t } = useTranslation();
  const { state, lines, tick, fail, error } = useVerification(interaction);
  const spoken = useSpokenLanguage(interaction);
  useShortcut('script-answer', (digit) => {
    const line = lines[digit - 1];
    if (line !== undefined) tick(line.item);
    else if (digit === lines.length + 1 && state === 'open') fail(true);
  });
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
      {state === 'failed' ? <p className={styles['refusal']}>{REFUSAL[spoken]}</p> : <VerifyItems lines={lines} onTick={tick} />}
      {state === 'open' ? (
        <div className={styles['onward']}>
          <Button size="s" variant="quiet" icon={<ShieldAlert aria-hidden="true" />} shortcut={String(lines.length + 1)} onClick={() => fail(true)}>
            {t('verification.fail')}
          </Button>
        </div>
      ) : (
        <Onward label={t(state === 'failed' ? 'verification.failed' : 'verification.done')} onNext={onward} />
      )}
      <ErrorAlert error={error} />
    </>
  );
}
