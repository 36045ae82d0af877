import { Hourglass } from 'lucide-react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import type { CallTalk } from '../../../../shared/domain/talk/talk.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { useLength } from './use-length.ts';
import styles from './silence.module.css';

/**
 * For how long nobody has spoken, from the first limit on, and the key that announces a silence. Its place is taken from the start, so that
 * nothing moves. @param current the call that the keys work on
 */
export function SilenceClock({ call, current }: { readonly call: Call; readonly current: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const keysOf = useKeysOf();
  const talk = useAppState((state) => state.talk.find(({ callId }) => callId === call.id));
  const measured = call.hold.local === 'off' && !call.hold.remote;
  const announce = (): void => void client.invoke('talk.announce', { callId: call.id });
  useShortcut('announce-silence', announce, current && measured);
  if (!measured) return null;
  return (
    <Tooltip text={t('silence.announceTip')} shortcut={keysOf('announce-silence')[0]}>
      <button type="button" className={styles['clock']} aria-label={t('silence.announce')} onClick={announce}>
        {talk === undefined || talk.quietSince === null ? <Hourglass size={15} aria-hidden="true" /> : <Running talk={talk} since={talk.quietSince} />}
      </button>
    </Tooltip>
  );
}

function Running({ talk: { kind, limits }, since }: { readonly talk: CallTalk; readonly since: number }) {
  const { t } = useTranslation();
  const { greyMs, amberMs, redMs } = limits;
  const length = useLength(since, [greyMs, amberMs, redMs]);
  if (length < greyMs) return <Hourglass size={15} aria-hidden="true" />;
  const level = kind !== 'unannounced' ? kind : length >= redMs ? 'red' : length >= amberMs ? 'amber' : 'grey';
  return (
    <span className={cx(styles['time'], styles[level])} data-testid="silence" data-level={level} title={t(`silence.level.${level}`)}>
      {formatDuration(length)}
    </span>
  );
}
