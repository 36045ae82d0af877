import { ShieldAlert } from 'lucide-react';
import { REFUSAL, type VerifyItem } from '../../../../shared/domain/verification/verification.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { VerifyItems, type VerifyLine } from '../verification/index.ts';
import { Onward } from './onward.tsx';
import styles from './script.module.css';

/** What is to be confirmed, the way on when all of it is, and a polite way out. */
export function VerifyCard({
  state,
  lines,
  spoken,
  onTick,
  onFail,
  onNext,
}: {
  readonly state: 'open' | 'verified' | 'failed';
  readonly lines: readonly VerifyLine[];
  /** What the customer is spoken to in. */
  readonly spoken: Language;
  readonly onTick: (item: VerifyItem) => void;
  readonly onFail: () => void;
  readonly onNext: () => void;
}) {
  const { t } = useTranslation();
  useShortcut('script-answer', (digit) => {
    const line = lines[digit - 1];
    if (line !== undefined) onTick(line.item);
    else if (digit === lines.length + 1 && state === 'open') onFail();
  });
  return (
    <>
      {state === 'failed' ? <p className={styles['refusal']}>{REFUSAL[spoken]}</p> : <VerifyItems lines={lines} onTick={onTick} />}
      {state === 'open' ? (
        <div className={styles['onward']}>
          <Button size="s" variant="quiet" icon={<ShieldAlert aria-hidden="true" />} shortcut={String(lines.length + 1)} onClick={onFail}>
            {t('verification.fail')}
          </Button>
        </div>
      ) : (
        <Onward label={t(state === 'failed' ? 'verification.failed' : 'verification.done')} onNext={onNext} />
      )}
    </>
  );
}
