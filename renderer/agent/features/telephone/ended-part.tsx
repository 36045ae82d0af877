import { Phone } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './call-controls.module.css';
import { causeKeyOf } from './call-look.ts';
import { GuardedButton } from './guarded-button.tsx';
import { useTargetName } from './transfer-part.tsx';
import { useDialBlocked, type Dial } from './use-dial.ts';

/** Why the call is over, what can be done about it, and calling again. */
export function EndedPart({ call, dial }: { readonly call: Call; readonly dial: Dial }) {
  const { t } = useTranslation();
  const blocked = useDialBlocked();
  const microphone = useAppState(({ devices }) => devices.microphoneProblem);
  const cause = call.end?.cause ?? 'interrupted';
  // The same cause stands for a headset that is missing and one that another program holds; the devices know which.
  const help =
    cause === 'no-microphone' && microphone === 'busy' ? t('errors.microphone-busy') : t(`telephone.help.${cause}`);
  const transferredTo = useTargetName(call.transfer);
  const handedOver = call.transfer?.state === 'done';
  const target = call.remote.number ?? call.remote.raw;
  return (
    <>
      <p className={styles['reason']}>
        <strong>{handedOver ? t('transfer.done', { name: transferredTo }) : t(causeKeyOf(call))}</strong>
        {!handedOver && help !== '' && <span> {help}</span>}
        {call.transfer?.state === 'failed' &&
          (call.transfer.reason === 'customer-gone' || call.transfer.reason === 'let-go') && (
            <span> {t(`transfer.failed.${call.transfer.reason}`)}</span>
          )}
      </p>
      {/* Its code, dialled as a number, would be a conversation of one's own. */}
      {target !== '' && call.listensIn === undefined && (
        <GuardedButton
          size="s"
          icon={<Phone aria-hidden="true" />}
          blocked={blocked}
          tip={t('telephone.callTip')}
          pending={dial.pending}
          className={styles['again']}
          onClick={() => dial.call(target, call.contact.state === 'found' ? call.contact.contact.id : null)}
        >
          {t(call.direction === 'in' ? 'telephone.callBack' : 'telephone.callAgain')}
        </GuardedButton>
      )}
    </>
  );
}
