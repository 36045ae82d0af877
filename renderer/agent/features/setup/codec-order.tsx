import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId, useState } from 'react';
import { AUDIO_CODECS, type AudioCodec } from '../../../../shared/domain/account/account.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './codec-order.module.css';

/** Which codecs are used and in which order: one that is ticked off is never used, the last one stays. */
export function CodecOrder({
  value,
  onChange,
}: {
  readonly value: readonly AudioCodec[];
  readonly onChange: (codecs: readonly AudioCodec[]) => void;
}) {
  const { t } = useTranslation();
  const hintId = useId();
  // Those that are off keep their place in the list while the form is open.
  const [order, setOrder] = useState<readonly AudioCodec[]>(() => [
    ...value,
    ...AUDIO_CODECS.filter((codec) => !value.includes(codec)),
  ]);
  const [said, setSaid] = useState('');
  const apply = (next: readonly AudioCodec[], used: ReadonlySet<AudioCodec>): void => {
    setOrder(next);
    onChange(next.filter((codec) => used.has(codec)));
  };
  const move = (index: number, by: -1 | 1): void => {
    const next = [...order];
    const [codec] = next.splice(index, 1);
    if (codec === undefined) return;
    next.splice(index + by, 0, codec);
    apply(next, new Set(value));
    setSaid(t('setup.codec.moved', { codec: t(`setup.codec.${codec}`), place: index + by + 1 }));
  };
  const toggle = (codec: AudioCodec, on: boolean): void => {
    const used = new Set(value);
    if (on) used.add(codec);
    else used.delete(codec);
    if (used.size > 0) apply(order, used);
  };
  return (
    <fieldset className={styles['field']} aria-describedby={hintId}>
      <legend className={styles['legend']}>{t('setup.codec.title')}</legend>
      <ul className={styles['list']}>
        {order.map((codec, index) => {
          const on = value.includes(codec);
          const name = t(`setup.codec.${codec}`);
          return (
            <li key={codec} className={styles['item']}>
              <label className={cx(styles['name'], !on && styles['off'])}>
                <input
                  type="checkbox"
                  checked={on}
                  disabled={on && value.length === 1}
                  onChange={(event) => toggle(codec, event.target.checked)}
                />
                {name}
              </label>
              <IconButton
                size="s"
                variant="quiet"
                icon={<ArrowUp />}
                label={t('setup.codec.up', { codec: name })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <IconButton
                size="s"
                variant="quiet"
                icon={<ArrowDown />}
                label={t('setup.codec.down', { codec: name })}
                disabled={index === order.length - 1}
                onClick={() => move(index, 1)}
              />
            </li>
          );
        })}
      </ul>
      <p id={hintId} className={styles['hint']}>
        {t('setup.codec.hint')}
      </p>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </fieldset>
  );
}
