import { useState } from 'react';
import type { Notice } from '../../../../shared/ipc/app-state.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { LineNotice, useLineProblem } from './line-notice.tsx';
import styles from './notice-list.module.css';

const RANK = { error: 0, warning: 1, info: 2 } as const;

/**
 * What the agent should know and belongs to no pane, at the top of the centre: the line first, then the rest by weight.
 * One is in view, the others are one click away, so that the script keeps its place.
 */
export function NoticeList() {
  const { t } = useTranslation();
  const notices = useAppState((state) => state.notices);
  const line = useLineProblem();
  const [all, setAll] = useState(false);
  // What was opened just now is in view, whatever else there is.
  const isOpened = ({ code }: Notice): boolean => code === 'hand-over-opened';
  const sorted = notices.toSorted((a, b) => Number(isOpened(b)) - Number(isOpened(a)) || RANK[a.severity] - RANK[b.severity]);
  const room = line === null || notices.some(isOpened) ? 1 : 0;
  const shown = all ? sorted : sorted.slice(0, room);
  const more = sorted.length - shown.length;

  if (line === null && sorted.length === 0) return null;
  return (
    <section className={styles['notices']} aria-label={t('notices.region')}>
      {line !== null && <LineNotice {...line} />}
      {shown.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
      {more > 0 && (
        <Button size="s" variant="quiet" className={styles['more']} onClick={() => setAll(true)}>
          {t('notices.more', { count: more })}
        </Button>
      )}
    </section>
  );
}

/** What leads to the promises. */
const AGREEMENT_NOTICES: readonly Notice['code'][] = ['agreement-due', 'agreements-overdue', 'agreements-offered', 'hand-over-opened'];

function NoticeItem({ notice }: { readonly notice: Notice }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const client = useClient();
  const goTo = useView((view) => view.goTo);
  const dismiss = (): void => void client.invoke('system.dismissNotice', { id: notice.id });
  const text = (): string => {
    if (notice.code === 'backup-restored') return t('notices.backupRestored');
    if (notice.code === 'device-fallback') {
      const used = String(notice.details['used'] ?? '');
      return t('notices.deviceFallback', {
        device: String(notice.details['device']),
        used: used === '' ? t('notices.systemDevice') : used,
      });
    }
    if (notice.code === 'interrupted-call') return t('notices.interruptedCall');
    if (notice.code === 'slept') return t('notices.slept', { name: notice.details['name'], time: formatDayTime(Number(notice.details['at']), i18n.language) });
    if (notice.code === 'agreement-due') return t('notices.agreementDue', { count: Number(notice.details['count']), what: String(notice.details['what']) });
    if (notice.code === 'agreements-overdue') return t('notices.agreementsOverdue', { count: Number(notice.details['count']) });
    if (notice.code === 'agreements-offered') return t('notices.agreementsOffered', { count: Number(notice.details['count']) });
    if (notice.code === 'hand-over-opened') return t('notices.handOverOpened');
    if (notice.code === 'hold-refused') return t('notices.holdRefused', { name: notice.details['name'] ?? '' });
    return errorText({ code: notice.code, details: notice.details });
  };
  return (
    <InlineAlert
      severity={notice.severity}
      onDismiss={dismiss}
      actions={
        AGREEMENT_NOTICES.includes(notice.code) ? (
          <Button
            size="s"
            onClick={() => {
              goTo('agreements');
              dismiss();
            }}
          >
            {t('notices.toAgreements')}
          </Button>
        ) : undefined
      }
    >
      {text()}
    </InlineAlert>
  );
}
