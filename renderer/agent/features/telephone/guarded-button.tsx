import { Button, type ButtonProps } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './guarded-button.module.css';

/**
 * A button that says why it cannot be used. It stays reachable by pointer and keys, because a disabled one could not show its
 * tooltip.
 */
export function GuardedButton({ blocked, tip, className, onClick, ...rest }: ButtonProps & { /** Why not; null when it can. */ readonly blocked: string | null; /** What it does, when it can. */ readonly tip: string }) {
  return (
    <Tooltip text={blocked ?? tip} shortcut={blocked === null ? rest.shortcut : undefined}>
      <Button {...rest} aria-disabled={blocked !== null || undefined} aria-description={blocked ?? undefined} className={cx(blocked !== null && styles[rest.variant === 'quiet' ? 'plain' : 'blocked'], className)} onClick={blocked === null ? onClick : undefined} />
    </Tooltip>
  );
}
