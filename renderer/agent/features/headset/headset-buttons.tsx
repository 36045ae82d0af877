import { Lightbulb } from 'lucide-react';
import type { Headset } from '../../../../shared/domain/headset/headset.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import styles from './headset.module.css';

/** What each button of this headset does, the one that was pressed last, and its lights. */
export function HeadsetButtons({ headset }: { readonly headset: Headset }) {
  const { t } = useTranslation();
  const { lastPressed, lights } = useAppState((state) => state.headset);
  const tryLights = useCommand('headset.tryLights');
  const last = lastPressed === null ? t('headset.nothingPressed') : `${t(`headset.control.${lastPressed.control}`)} ${lastPressed.key}`.trim();
  return (
    <>
      <section className={styles['part']} aria-label={t('headset.buttons')}>
        <PaneHeader title={t('headset.buttons')} level={3} />
        <p className={styles['soft']}>{t('headset.buttonsHint')}</p>
        <dl className={styles['buttons']}>
          {headset.controls.map((control) => (
            <div key={control} className={cx(styles['button'], lastPressed?.control === control && styles['pressed'])}>
              <dt>{t(`headset.control.${control}`)}</dt>
              <dd className={styles['soft']}>{t(`headset.does.${control}`)}</dd>
            </div>
          ))}
        </dl>
        <p>
          {t('headset.lastPressed')}:{' '}
          <span role="status" aria-label={t('headset.lastPressed')}>
            {last}
          </span>
        </p>
      </section>
      <section className={styles['part']} aria-label={t('headset.lights')}>
        <PaneHeader title={t('headset.lights')} level={3} />
        <div className={styles['lights']}>
          {headset.lights.map((light) => (
            <StatusDot key={light} tone={lights[light] ? 'ok' : 'neutral'} hollow={!lights[light]}>
              {t(`headset.light.${light}`)}
            </StatusDot>
          ))}
        </div>
        <Button icon={<Lightbulb />} className={styles['start']} pending={tryLights.pending} onClick={() => void tryLights.run({})}>
          {t('headset.tryLights')}
        </Button>
        <ErrorAlert error={tryLights.error} />
      </section>
    </>
  );
}
