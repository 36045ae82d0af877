import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** Why it cannot be chosen, for whoever points at it. */
  readonly title?: string;
  readonly onSelect: () => void;
};

/** A button that opens a list of actions. `groups` are separated by a line. */
export function Menu({
  trigger,
  groups,
  focusAfter,
}: {
  readonly trigger: ReactElement;
  readonly groups: readonly (readonly MenuItem[])[];
  /** Where the focus goes when the menu closes; null or absent for the trigger. */
  readonly focusAfter?: () => HTMLElement | null;
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles['positioner'] ?? ''} sideOffset={4} align="end">
          <Base.Popup className={styles['popup'] ?? ''} finalFocus={() => focusAfter?.() ?? true}>
            {groups.map((items, index) => [
              index > 0 && <Base.Separator key={`line-${String(index)}`} className={styles['separator'] ?? ''} />,
              ...items.map((item) => (
                <Base.Item
                  key={item.key}
                  className={styles['item'] ?? ''}
                  disabled={item.disabled ?? false}
                  title={item.title}
                  onClick={item.onSelect}
                >
                  {item.icon}
                  <span className={styles['label']}>{item.label}</span>
                  {item.shortcut !== undefined && <Kbd keys={item.shortcut} />}
                </Base.Item>
              )),
            ])}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
