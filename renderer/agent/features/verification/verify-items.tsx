import { Check } from 'lucide-react';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import type { VerifyItem } from '../../../../shared/domain/verification/verification.ts';
import styles from './verification.module.css';

export type VerifyLine = { readonly item: VerifyItem; /** What is left to compare with what the caller says. */ readonly hint: string; readonly confirmed: boolean };

/** What is to be confirmed, each with its number key and with what is left to compare. */
export function VerifyItems({ lines, onTick }: { readonly lines: readonly VerifyLine[]; readonly onTick: (item: VerifyItem) => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('verification.items')} className={styles['items']}>
      {lines.map(({ item, hint, confirmed }, index) => (
        <button
          key={item}
          type="button"
          role="checkbox"
          aria-checked={confirmed}
          aria-label={t(`verification.item.${item}`)}
          aria-keyshortcuts={String(index + 1)}
          className={cx(styles['item'], confirmed && styles['ticked'])}
          data-own-keys
          onClick={() => onTick(item)}
          onKeyDown={(event) => {
            const line = /^[1-9]$/u.test(event.key) && !event.ctrlKey && !event.altKey ? lines[Number(event.key) - 1] : undefined;
            if (line === undefined) return;
            event.preventDefault();
            onTick(line.item);
          }}
        >
          <span className={styles['digit']} aria-hidden="true">
            {confirmed ? <Check size={12} /> : index + 1}
          </span>
          <span className={styles['what']}>{t(`verification.short.${item}`)}</span>
          {hint !== '' && <span className={styles['hint']}>{hint}</span>}
        </button>
      ))}
    </div>
  );
}
