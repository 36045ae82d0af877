import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export type TabItem<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly content: ReactNode;
};

/** Views side by side under one name; arrow keys move between them. */
export function Tabs<Value extends string>({
  label,
  items,
  value,
  onChange,
}: {
  readonly label: string;
  readonly items: readonly TabItem<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Base.Root value={value} onValueChange={(next: Value) => onChange(next)} className={styles['root'] ?? ''}>
      <Base.List className={styles['list'] ?? ''} aria-label={label}>
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className={styles['tab'] ?? ''}>
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className={styles['panel'] ?? ''}>
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
