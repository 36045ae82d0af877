import { PhoneOff, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CHANNELS, PURPOSES, type Objection } from '../../../../shared/domain/consent/consent.ts';
import type { ContactId, E164, InteractionId, ObjectionId } from '../../../../shared/lib/brand.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { isFocusFree, restFocus } from '../../ui/focus.ts';
import { Select } from '../../ui/select.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './customer.module.css';

const MINUTE_MS = 60_000;

/** Whoever objects: somebody known, or the number of somebody who is not. */
export type Objector = { readonly contactId: ContactId | null; readonly number: E164 | null; readonly interactionId: InteractionId | null };

/**
 * Records with one key that somebody does not want to be called for sales. What it is about can be said afterwards, and a slip is taken
 * back in the same place.
 */
export function useObject(objector: Objector | null, onChanged: () => void) {
  const object = useCommand('customer.object');
  const withdraw = useCommand('customer.withdrawObjection');
  const [recorded, setRecorded] = useState<{ readonly id: ObjectionId; readonly of: string } | null>(null);
  const of = `${objector?.contactId ?? ''}${objector?.number ?? ''}`;

  const record = async (purpose: Objection['purpose'] = 'sales', channel: Objection['channel'] = 'phone'): Promise<void> => {
    if (objector === null || object.pending) return;
    const reply = await object.run({ ...objector, purpose, channel, note: '' });
    if (!reply.ok) return;
    setRecorded({ id: reply.value.objectionId, of });
    onChanged();
  };
  const takeBack = async (id: ObjectionId): Promise<void> => {
    const reply = await withdraw.run({ objectionId: id, withdrawn: true });
    if (reply.ok) onChanged();
  };
  return {
    record,
    takeBack,
    /** What it is about turned out to be something else. */
    change: async (old: Objection, purpose: Objection['purpose'], channel: Objection['channel']): Promise<void> => {
      await record(purpose, channel);
      await takeBack(old.id);
    },
    /** The one that was recorded last, for changing it and taking it back. */
    last: recorded !== null && recorded.of === of ? recorded.id : null,
    error: object.error ?? withdraw.error,
    clear: () => {
      object.clear();
      withdraw.clear();
    },
  };
}

/** The objections that stand, plainly; and the key that records one. */
export function ObjectionLine({
  objector,
  objections,
  onChanged,
}: {
  readonly objector: Objector;
  readonly objections: readonly Objection[];
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const language = useAppState(({ settings }) => settings.language);
  const now = useNow(MINUTE_MS);
  const object = useObject(objector, onChanged);
  useShortcut('object', () => void object.record());
  const last = objections.find(({ id }) => id === object.last);
  const choices = useRef<HTMLDivElement>(null);
  // Recorded by its key while nothing had the focus: what it is about is the next thing to say.
  useEffect(() => {
    if (last !== undefined && choices.current !== null && isFocusFree()) restFocus(choices.current);
  }, [last]);
  const about = ({ purpose, channel }: Objection): string => t('customerFile.objection.about', { purpose: t(`customerFile.purposes.${purpose}`), channel: t(`customerFile.channels.${channel}`) });
  return (
    <>
      {objections.map((objection) => (
        <div key={objection.id} className={styles['objection']} role="status">
          <PhoneOff size={14} aria-hidden="true" />
          <span className={styles['undo-text']} title={[objection.byName, objection.note].filter(Boolean).join('\n')}>
            {t('customerFile.objection.stands', { about: about(objection), day: formatDay(objection.at, language, now) })}
          </span>
          {objection.id === object.last && (
            <Button size="s" icon={<Undo2 aria-hidden="true" />} onClick={() => void object.takeBack(objection.id)}>
              {t('common.undo')}
            </Button>
          )}
        </div>
      ))}
      {last !== undefined && (
        <div ref={choices} className={styles['about']}>
          <Select
            label={t('customerFile.objection.purpose')}
            labelHidden
            options={([...PURPOSES, 'all'] as const).map((value) => ({ value, label: t(`customerFile.purposes.${value}`) }))}
            value={last.purpose}
            onChange={(purpose) => void object.change(last, purpose, last.channel)}
          />
          <Select
            label={t('customerFile.objection.channel')}
            labelHidden
            options={([...CHANNELS, 'all'] as const).map((value) => ({ value, label: t(`customerFile.channels.${value}`) }))}
            value={last.channel}
            onChange={(channel) => void object.change(last, last.purpose, channel)}
          />
        </div>
      )}
      {objections.length === 0 && (
        <div className={styles['offer']}>
          <Button size="s" variant="quiet" icon={<PhoneOff aria-hidden="true" />} shortcut={keysOf('object')} onClick={() => void object.record()}>
            {t('customerFile.objection.record')}
          </Button>
        </div>
      )}
      <ErrorAlert error={object.error} onDismiss={object.clear} />
    </>
  );
}
