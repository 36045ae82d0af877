import { sameModel, type Headset } from '../../../../shared/domain/headset/headset.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';
import styles from './headset.module.css';
import { modelName } from './model-name.ts';

type Status = 'inUse' | 'connected' | 'unplugged' | 'refused' | 'failed';
const TONES: Readonly<Record<Status, Tone>> = {
  inUse: 'ok',
  connected: 'accent',
  unplugged: 'neutral',
  refused: 'bad',
  failed: 'bad',
};

function statusOf(plugged: Headset | undefined, inUse: string | null): Status {
  if (plugged === undefined) return 'unplugged';
  if (plugged.problem !== 'none') return plugged.problem;
  return plugged.key === inUse ? 'inUse' : 'connected';
}

/** Every headset that was connected once, plugged in or not. */
export function HeadsetList() {
  const { t } = useTranslation();
  const { allowed, headsets, inUse } = useAppState((state) => state.headset);
  const forget = useCommand('headset.forget');
  if (allowed.length === 0)
    return (
      <div>
        <p>{t('headset.none')}</p>
        <p className={styles['soft']}>{t('headset.noneText')}</p>
      </div>
    );
  return (
    <>
      <ul className={styles['list']}>
        {allowed.map((model) => {
          const name = modelName(model, (id) => t('headset.unnamed', { id }));
          const same = headsets.filter((headset) => sameModel(headset, model));
          const status = statusOf(same.find(({ key }) => key === inUse) ?? same[0], inUse);
          return (
            <li key={`${model.vendorId}:${model.productId}`} className={styles['row']}>
              <span className={styles['name']}>{name}</span>
              <StatusDot tone={TONES[status]} hollow={status === 'unplugged'}>
                {t(`headset.state.${status}`)}
              </StatusDot>
              <Button
                size="s"
                aria-label={t('headset.forgetLabel', { name })}
                onClick={() => void forget.run({ vendorId: model.vendorId, productId: model.productId })}
              >
                {t('headset.forget')}
              </Button>
            </li>
          );
        })}
      </ul>
      <ErrorAlert error={forget.error} />
    </>
  );
}
