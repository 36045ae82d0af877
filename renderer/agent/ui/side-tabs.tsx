import { Tabs as Base } from '@base-ui/react/tabs';
import type { LucideIcon } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import styles from './side-tabs.module.css';

export type SideTab<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly content: ReactNode;
};

/** Many views under one name: a list at the left, in groups with a heading; up and down move along it. */
export function SideTabs<Value extends string>({
  label,
  groups,
  value,
  onChange,
}: {
  readonly label: string;
  readonly groups: readonly { readonly title: string; readonly items: readonly SideTab<Value>[] }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      orientation="vertical"
      className={styles['root'] ?? ''}
    >
      <Base.List className={styles['list'] ?? ''} aria-label={label}>
        {groups.map(({ title, items }) => (
          <Fragment key={title}>
            <span className={styles['group']} aria-hidden="true">
              {title}
            </span>
            {items.map((item) => (
              <Base.Tab key={item.value} value={item.value} className={styles['tab'] ?? ''}>
                <item.icon size={16} aria-hidden="true" />
                {item.label}
              </Base.Tab>
            ))}
          </Fragment>
        ))}
      </Base.List>
      {groups.flatMap(({ items }) =>
        items.map((item) => (
          <Base.Panel key={item.value} value={item.value} className={styles['panel'] ?? ''}>
            <h3 className={styles['title']}>{item.label}</h3>
            {item.content}
          </Base.Panel>
        )),
      )}
    </Base.Root>
  );
}
