import type { ReactNode } from 'react';
import type { DefinitionFault } from '../../../../shared/domain/definition/definition-fault.ts';
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { FaultText } from '../projects/index.ts';
import styles from './form-builder.module.css';

/** Something else was opened while this one is changed. */
export type Leaving = { readonly asksToLeave: boolean; readonly onStay: () => void; readonly onLeave: () => void };

/** Makes it the next version, or says why not. */
export function PublishBar({
  asksToLeave,
  onStay,
  onLeave,
  changed,
  fault,
  names,
  pending,
  error,
  onPublish,
  onCopy,
  children,
}: Leaving & {
  readonly changed: boolean;
  readonly fault: DefinitionFault | null;
  /** What the parts that a fault can be in are called, in their order. */
  readonly names: readonly string[];
  readonly pending: boolean;
  readonly error: AppError | null;
  readonly onPublish: () => void;
  readonly onCopy?: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const index = Number(/^(?:fields|outcomes)\.(\d+)/u.exec(fault?.path ?? '')?.[1] ?? -1);
  return (
    <div className={styles['publish']}>
      {asksToLeave && <InlineConfirm question={t('formBuilder.leave')} verb={t('formBuilder.discard')} onConfirm={onLeave} onCancel={onStay} />}
      {fault !== null && (
        <InlineAlert severity="warning" title={names[index] === undefined ? t('formBuilder.notYet') : t('formBuilder.notYetAt', { name: names[index] })}>
          <FaultText fault={fault} />
        </InlineAlert>
      )}
      <ErrorAlert error={error} />
      <div className={styles['row']}>
        <Button variant="primary" disabled={!changed || fault !== null} pending={pending} title={t('formBuilder.publishTip')} onClick={onPublish}>
          {t('formBuilder.publish')}
        </Button>
        {onCopy !== undefined && <Button onClick={onCopy}>{t('formBuilder.copy')}</Button>}
        {children}
      </div>
    </div>
  );
}
