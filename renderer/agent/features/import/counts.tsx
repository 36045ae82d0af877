import { useTranslation } from '../../bridge/texts.ts';
import styles from './import.module.css';

/** Numbers with what they count, in one row. */
export function Counts({ items }: { readonly items: readonly (readonly [label: string, count: number])[] }) {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <dl className={styles['counts']}>
      {items.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{number.format(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
