import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './icon-button.module.css';
import { ariaKeys } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children'> & {
  /** Accessible name and text of the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  readonly variant?: 'default' | 'quiet';
  readonly size?: 's' | 'm' | 'l';
  readonly className?: string | undefined;
};

/** A button that shows only an icon; its word and shortcut come up as a tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  variant = 'default',
  size = 'm',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaKeys(shortcut)}
        className={cx(styles['button'], styles[variant], styles[size], className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
