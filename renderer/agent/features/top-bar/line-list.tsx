import type { AccountLine } from '../../../../shared/domain/account/account.ts';
import { accountOfProject } from '../../../../shared/domain/account/choose-account.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import styles from './line-indicator.module.css';
import { lineTone, shortUser } from './line-look.ts';

/** Every telephone account with its own status; the one that calls now is marked. Nothing where there is only one. */
export function LineList() {
  const { t } = useTranslation();
  const kind = useAppState(({ account }) => account.kind);
  const lines = useAppState((state) => state.lines);
  const project = useAppState((state) => state.project);
  const projects = useAppState((state) => state.projects);
  if (kind !== 'sip' || lines.length < 2) return null;
  const calling = accountOfProject(lines, project?.key ?? '')?.id;
  const namesOf = ({ projects: keys }: AccountLine): string =>
    keys.map((key) => projects.find((one) => one.key === key)?.name ?? key).join(', ');
  return (
    <ul className={styles['list']} aria-label={t('line.all')}>
      {lines.map((line) => {
        const { status } = line;
        return (
          <li key={line.id} className={styles['item']}>
            <StatusDot tone={lineTone(status)} hollow={status.state !== 'registered'}>
              {shortUser(line.account.uri)} · {t(`line.state.${status.state}`)}
            </StatusDot>
            <span className={styles['small']}>
              {[
                status.state === 'not-registered' ? t(`line.reason.${status.problem}`) : '',
                status.state === 'registered' && status.server !== undefined
                  ? t('line.via', { server: status.server })
                  : '',
                line.id === calling ? t('line.calling') : '',
                line.emergency ? t('line.emergency') : '',
                namesOf(line),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
