import styles from './kbd.module.css';
import { cx } from './cx.ts';

/** Keys as printed on them: `Ctrl+K` becomes two caps. Hidden from screen readers, which get `aria-keyshortcuts`. */
export function Kbd({ keys, className }: { readonly keys: string; readonly className?: string | undefined }) {
  return (
    <span className={cx(styles['keys'], className)} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

const ARIA_NAMES: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Esc: 'Escape',
  '↵': 'Enter',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

/** `Ctrl+↵` in the spelling of `aria-keyshortcuts`. */
export function ariaKeys(keys: string): string {
  return keys
    .split('+')
    .map((key) => ARIA_NAMES[key] ?? key)
    .join('+');
}
