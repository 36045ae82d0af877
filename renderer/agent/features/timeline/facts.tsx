import { withWholeAmounts } from '../../bridge/format.ts';
import styles from './timeline.module.css';

export type Fact = { readonly name: string; readonly value: string };

/** Names and values below each other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd>{withWholeAmounts(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
