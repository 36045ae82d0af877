import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

type Side = 'top' | 'bottom' | 'left' | 'right';
type Content = { readonly text: string; readonly shortcut: string | undefined; readonly side: Side };

/** The one tooltip of the window, which whatever has the pointer or the focus fills: one for each button made cards slow to appear. */
const tooltip = Base.createHandle<Content>();

/** Around the window once: after the first tooltip the next ones open without delay. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider delay={500}>
      {children}
      <Base.Root handle={tooltip}>
        {({ payload }) => (
          <Base.Portal>
            <Base.Positioner side={payload?.side ?? 'bottom'} sideOffset={6} className={styles['positioner'] ?? ''}>
              <Base.Popup className={styles['popup'] ?? ''}>
                <span>{payload?.text}</span>
                {payload?.shortcut !== undefined && <Kbd keys={payload.shortcut} />}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        )}
      </Base.Root>
    </Base.Provider>
  );
}

/** Words and shortcut for what the pointer or the focus is on. The child needs a name of its own. */
export function Tooltip({
  text,
  shortcut,
  side = 'bottom',
  children,
}: {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly side?: Side;
  readonly children: ReactElement;
}) {
  const payload = useMemo(() => ({ text, shortcut, side }), [text, shortcut, side]);
  return <Base.Trigger handle={tooltip} payload={payload} render={children} />;
}
