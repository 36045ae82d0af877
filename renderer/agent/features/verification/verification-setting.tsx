import { VERIFY_ITEMS } from '../../../../shared/domain/verification/verification.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import styles from './verification.module.css';

/** What a project wants confirmed before personal data are read out. */
export function VerificationSetting({ projectId, disabled }: { readonly projectId: ProjectId; readonly disabled: boolean }) {
  const { t } = useTranslation();
  const items = useAppState((state) => state.verifyRules[projectId]) ?? [];
  const set = useCommand('verification.setRule');
  return (
    <fieldset className={styles['setting']} disabled={disabled || set.pending}>
      <legend>{t('verification.setting')}</legend>
      <p className={styles['about']}>{t('verification.settingHint')}</p>
      <div className={styles['choices']}>
        {VERIFY_ITEMS.map((item) => (
          <label key={item}>
            <input
              type="checkbox"
              checked={items.includes(item)}
              onChange={({ target }) => void set.run({ projectId, items: target.checked ? [...items, item] : items.filter((each) => each !== item) })}
            />
            {t(`verification.item.${item}`)}
          </label>
        ))}
      </div>
      <ErrorAlert error={set.error} onDismiss={set.clear} />
    </fieldset>
  );
}
