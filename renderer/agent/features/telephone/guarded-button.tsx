import { Button, type ButtonProps } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './guarded-button.module.css';

type GuardedButtonProps = ButtonProps & {
  /** Why not; null when it can. */
  readonly blocked: string | null;
  /** What it does, when it can. */
  readonly tip: string;
  /** Keys for the tooltip alone, where the button has no room for key caps. */
  readonly tipKeys?: string;
};

/**
 * A button that says why it cannot be used. It stays reachable by pointer and keys, because a disabled one could not show its
 * tooltip.
 */
export function GuardedButton({ blocked, tip, tipKeys, className, onClick, ...rest }: GuardedButtonProps) {
  const keys = tipKeys ?? rest.shortcut;
  return (
    <Tooltip text={blocked ?? tip} shortcut={blocked === null ? keys : undefined}>
      <Button
        {...rest}
        aria-disabled={blocked !== null || undefined}
        aria-description={blocked ?? undefined}
        className={cx(blocked !== null && styles[rest.variant === 'quiet' ? 'plain' : 'blocked'], className)}
        onClick={blocked === null ? onClick : undefined}
      />
    </Tooltip>
  );
}
