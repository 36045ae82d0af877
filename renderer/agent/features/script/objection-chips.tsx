import type { ScriptObjection } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';

/** What customers bring up at any moment; each puts its reply on screen, and a second press goes back. */
export function ObjectionChips({
  objections,
  language,
  open,
  onToggle,
}: {
  readonly objections: readonly ScriptObjection[];
  readonly language: Language;
  readonly open: string | null;
  readonly onToggle: (id: string) => void;
}) {
  const { t } = useTranslation();
  useShortcut('script-objection', (digit) => {
    const objection = objections[digit - 1];
    if (objection !== undefined) onToggle(objection.id);
  });
  if (objections.length === 0) return null;
  return (
    <div role="group" aria-label={t('script.objections')} className={styles['objections']}>
      <span className={styles['objections-label']} aria-hidden="true">
        {t('script.objections')}
      </span>
      {objections.map(({ id, label }, index) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === open}
          aria-keyshortcuts={index < 9 ? `Control+Alt+${String(index + 1)}` : undefined}
          title={index < 9 ? `Ctrl+Alt+${String(index + 1)}` : undefined}
          className={cx(styles['chip'], id === open && styles['chip-on'])}
          onClick={() => onToggle(id)}
        >
          {index < 9 && (
            <span className={styles['chip-digit']} aria-hidden="true">
              {index + 1}
            </span>
          )}
          {label[language].replace(/[“”]/gu, '')}
        </button>
      ))}
    </div>
  );
}
