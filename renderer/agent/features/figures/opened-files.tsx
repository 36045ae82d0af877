import type { OpenedFigures } from '../../../../shared/domain/figures/figures-file.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import styles from './team-table.module.css';

const TAKEN: ReadonlySet<OpenedFigures['as']> = new Set(['added', 'replaced', 'known']);

/** What became of each file that was chosen; nothing before one was. */
export function OpenedFiles({ told, onDismiss }: { readonly told: readonly OpenedFigures[]; readonly onDismiss: () => void }) {
  const { t } = useTranslation();
  if (told.length === 0) return null;
  return (
    <InlineAlert severity={told.every(({ as }) => TAKEN.has(as)) ? 'ok' : 'warning'} onDismiss={onDismiss}>
      <ul className={styles['told']}>
        {/* What asks for something first. */}
        {told.toSorted((a, b) => Number(TAKEN.has(a.as)) - Number(TAKEN.has(b.as))).map(({ file, as, name }, index) => (
          <li key={index}>{t(`figures.files.as.${as}`, { file, name })}</li>
        ))}
      </ul>
    </InlineAlert>
  );
}
