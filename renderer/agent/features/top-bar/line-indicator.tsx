import type { TFunction } from 'i18next';
import { Popover } from '@base-ui/react/popover';
import { ChevronDown, CircleAlert, LoaderCircle, Phone, PhoneOff } from 'lucide-react';
import { useState } from 'react';
import type { LineStatus } from '../../../../shared/domain/account/account.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { LineDetails } from './line-details.tsx';
import styles from './line-indicator.module.css';
import { lineTone, severalLines, shortUser } from './line-look.ts';

const ICONS = { registered: Phone, connecting: LoaderCircle, 'not-registered': CircleAlert, off: PhoneOff } as const;

/** Whether the line can be used, in words; its details and what can be done open below it. */
export function LineIndicator() {
  const { t } = useTranslation();
  const line = useAppState((state) => state.line);
  const practice = useAppState(({ account }) => account.kind === 'practice');
  const several = useAppState(severalLines);
  const [open, setOpen] = useState(false);
  const Icon = ICONS[line.state];
  // The line of the project in hand counts; one that is missing beside it must show too.
  const someMissing = line.state === 'registered' && several !== null && several.registered < several.all;
  return (
    <div className={cx(styles['line'], styles[someMissing ? 'warn' : lineTone(line)])} title={wordsOf(line, t)}>
      <Icon size={15} aria-hidden="true" />
      <span role="status" aria-label={t('line.label')} className={styles['status']}>
        {wordsOf(line, t)}
      </span>
      <span className={styles['more']}>
        {line.state === 'registered' &&
          (practice
            ? t('line.practice')
            : several === null
              ? shortUser(line.user)
              : t('line.several', { user: shortUser(line.user), registered: several.registered, all: several.all }))}
        {line.state === 'connecting' && line.problem !== null && t(`line.reason.${line.problem}`)}
        {line.state === 'not-registered' && line.retryAt !== null && <Countdown at={line.retryAt} />}
      </span>
      <Popover.Root open={open} onOpenChange={setOpen} modal={false}>
        <Popover.Trigger className={styles['trigger'] ?? ''} aria-label={t('line.details')}>
          <ChevronDown size={14} aria-hidden="true" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className={styles['positioner'] ?? ''} sideOffset={10} align="start">
            <Popover.Popup className={styles['popup'] ?? ''} aria-label={t('line.details')}>
              <LineDetails onDone={() => setOpen(false)} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}

function wordsOf(line: LineStatus, t: TFunction): string {
  switch (line.state) {
    case 'registered':
      return t('line.registered');
    case 'connecting':
      return t('line.connecting');
    case 'not-registered':
      return t('line.notRegistered', { reason: t(`line.reason.${line.problem}`) });
    case 'off':
      return t('line.off');
  }
}

function Countdown({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const now = useNow();
  return <>{at > now ? t('line.retryShort', { seconds: Math.ceil((at - now) / 1_000) }) : t('line.retryNow')}</>;
}
