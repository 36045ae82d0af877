import { Controller, type Control } from 'react-hook-form';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Switch } from '../../ui/switch.tsx';
import styles from './account-purpose.module.css';
import type { AccountValues } from './account-values.ts';

/** What one of several accounts is for: its projects, and emergency calls. */
export function AccountPurpose({ control }: { readonly control: Control<AccountValues> }) {
  const { t } = useTranslation();
  const projects = useAppState((state) => state.projects);
  return (
    <div className={styles['purpose']}>
      {projects.length > 1 && (
        <Controller
          control={control}
          name="projects"
          render={({ field }) => (
            <fieldset className={styles['field']}>
              <legend className={styles['legend']}>{t('setup.purpose.projects')}</legend>
              {projects.map(({ key, name }) => (
                <label key={key} className={styles['project']}>
                  <input
                    type="checkbox"
                    checked={field.value.includes(key)}
                    onChange={(event) =>
                      field.onChange(
                        event.target.checked ? [...field.value, key] : field.value.filter((other) => other !== key),
                      )
                    }
                  />
                  {name}
                </label>
              ))}
              <p className={styles['hint']}>{t('setup.purpose.projectsHint')}</p>
            </fieldset>
          )}
        />
      )}
      <Controller
        control={control}
        name="emergency"
        render={({ field }) => (
          <Switch
            label={t('setup.purpose.emergency')}
            hint={t('setup.purpose.emergencyHint')}
            checked={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </div>
  );
}
