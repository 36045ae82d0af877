import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { ariaKeys, Kbd } from './kbd.tsx';
import styles from './button.module.css';
import { Spinner } from './spinner.tsx';

/** primary: the one thing to do here. ok: answer. danger: hang up, delete. quiet: no border. tool: icon above word (call controls). */
export type ButtonVariant = 'default' | 'primary' | 'ok' | 'danger' | 'quiet' | 'tool' | 'tool-danger';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly variant?: ButtonVariant;
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: ReactNode;
  /** Such as `F2` or `Ctrl+↵`: shown as key caps (except on tools) and told to assistive technology. */
  readonly shortcut?: string | undefined;
  /** Under way: shows a spinner and ignores clicks, keeping its width and the focus. */
  readonly pending?: boolean;
  /** For switches such as Mute: the state is on. Shown by colour and border. */
  readonly on?: boolean;
  /** Takes the full width of its container. */
  readonly wide?: boolean;
  readonly className?: string | undefined;
};

/** Every button of the window. The accessible name is its text alone, without the shortcut. */
export function Button({
  variant = 'default',
  size = 'm',
  icon,
  shortcut,
  pending = false,
  on = false,
  wide = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const tool = variant === 'tool' || variant === 'tool-danger';
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        styles['button'],
        styles[variant],
        styles[`size-${size}`],
        tool && styles['stacked'],
        on && styles['on'],
        wide && styles['wide'],
        className,
      )}
      aria-keyshortcuts={shortcut === undefined ? rest['aria-keyshortcuts'] : ariaKeys(shortcut)}
      aria-disabled={pending || rest['aria-disabled']}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <Spinner /> : icon}
      <span className={styles['label']}>{children}</span>
      {shortcut !== undefined && !tool && <Kbd keys={shortcut} />}
    </button>
  );
}
