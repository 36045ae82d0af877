import { accountOfProject } from '../../../../shared/domain/account/choose-account.ts';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { usePauseReason } from '../../bridge/use-pause-reason.ts';
import { Button } from '../../ui/button.tsx';
import { LineNotice, useLineProblem } from '../notices/index.ts';
import { LineList } from './line-list.tsx';
import styles from './line-indicator.module.css';

/** What the line is; with a problem, what helps, as the notice says it. */
export function LineDetails({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const line = useAppState((state) => state.line);
  const account = useAppState((state) => state.account);
  const server = useAppState(({ lines, project }) => accountOfProject(lines, project?.key ?? '')?.account.server ?? '');
  const administrator = useAppState(({ session }) => session.agent?.role === 'administrator');
  const inCall = useAppState(({ calls }) => livingCalls(calls.calls).length > 0);
  const open = useView((view) => view.open);
  const trouble = useLineProblem();
  const automatic = line.state === 'not-registered' && line.retryAt === null;

  if (trouble !== null) {
    return (
      <div className={styles['details']}>
        <LineNotice {...trouble} />
        {automatic && <p className={styles['small']}>{t('line.noRetry')}</p>}
        <LineList />
      </div>
    );
  }
  return (
    <div className={styles['details']}>
      <p className={styles['title']}>
        {t(
          line.state === 'registered'
            ? 'line.registered'
            : line.state === 'connecting'
              ? 'line.connecting'
              : 'line.off',
        )}
      </p>
      {line.state === 'registered' && (
        <p className={styles['text']}>
          {account.kind === 'practice'
            ? t('line.practiceText')
            : t('line.registeredText', { user: line.user, server: line.server ?? server })}
        </p>
      )}
      {line.state === 'registered' && line.server !== undefined && !isSameServer(line.server, server) && (
        <p className={styles['small']}>{t('line.onBackup', { server })}</p>
      )}
      <LineList />
      <QueueLine />
      {account.passwordInMemoryOnly && <p className={styles['small']}>{t('line.passwordInMemoryOnly')}</p>}
      {administrator && (
        <div className={styles['actions']}>
          <Button
            size="s"
            disabled={inCall}
            title={inCall ? t('errors.during-call') : undefined}
            onClick={() => {
              open('account');
              onDone();
            }}
          >
            {t('line.changeAccount')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What the queue was told last, and what the telephone system said to it. */
function QueueLine() {
  const { t } = useTranslation();
  const reasonText = usePauseReason();
  const { state, reason, answer } = useAppState(({ queue }) => queue);
  if (state === 'off') return null;
  return (
    <>
      <p className={styles['text']} role="status" aria-label={t('queue.title')}>
        {t(`queue.state.${state}`, { reason: reason === null ? '' : reasonText(reason) })}
      </p>
      {answer !== null && answer.status > 0 && (
        <p className={styles['small']}>{t('queue.answer', { answer: `${answer.status} ${answer.text}`.trim() })}</p>
      )}
    </>
  );
}

/** @param written as in the account */
function isSameServer(used: string, written: string): boolean {
  return URL.canParse(written.trim()) && new URL(written.trim()).href === new URL(used).href;
}
