import { Hourglass } from 'lucide-react';
import { useId } from 'react';
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
  const told = useId();
  const talk = useAppState((state) => state.talk.find(({ callId }) => callId === call.id));
  const length = useLength(talk?.quietSince ?? null, talk === undefined ? [] : [talk.limits.greyMs, talk.limits.amberMs, talk.limits.redMs]);
  const measured = call.hold.local === 'off' && !call.hold.remote;
  const announce = (): void => void client.invoke('talk.announce', { callId: call.id });
  useShortcut('announce-silence', announce, current && measured);
  if (!measured) return null;
  const level = talk === undefined ? null : levelOf(talk, length);
  const words = level === null ? '' : t(`silence.level.${level}`);
  return (
    <>
      <Tooltip text={t('silence.announceTip')} shortcut={keysOf('announce-silence')[0]}>
        <button type="button" className={styles['clock']} aria-label={t('silence.announce')} aria-describedby={told} onClick={announce}>
          {level === null ? (
            <Hourglass size={15} aria-hidden="true" />
          ) : (
            <span className={cx(styles['time'], styles[level])} data-testid="silence" data-level={level} title={words}>
              {formatDuration(length)}
            </span>
          )}
        </button>
      </Tooltip>
      {/* Says each level once, when it begins: seconds would talk through the conversation. */}
      <span id={told} role="status" className="visually-hidden">
        {words}
      </span>
    </>
  );
}

/** Null where somebody speaks, or has spoken a moment ago. @param length of the silence, ms */
function levelOf({ quietSince, kind, limits }: CallTalk, length: number): 'grey' | 'amber' | 'red' | 'announced' | 'system' | null {
  if (quietSince === null || length < limits.greyMs) return null;
  if (kind !== 'unannounced') return kind;
  return length >= limits.redMs ? 'red' : length >= limits.amberMs ? 'amber' : 'grey';
}
