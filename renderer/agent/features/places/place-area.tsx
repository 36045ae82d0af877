import { Activity, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { useOpenPlace, usePlaces } from '../../bridge/place.ts';
import { useView } from '../../bridge/hooks.ts';
import { FaultBoundary } from '../../ui/fault-boundary.tsx';
import { NoticeList } from '../notices/notice-list.tsx';
import styles from './place-area.module.css';
import { usePlaceFocus } from './use-place-focus.ts';
import { usePlaceKeys } from './use-place-keys.ts';

/**
 * What stands beside the telephone: the conversation (`children`), or the place that is open. Neither forgets anything while
 * the other is shown, but only the one in view acts: what is hidden has its effects (shortcuts, timers) taken away.
 */
export function PlaceArea({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const about = useView((view) => view.about);
  const places = usePlaces();
  const open = useOpenPlace();
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  if (open !== null && !visited.has(open.id)) setVisited(new Set(visited).add(open.id));
  const area = useRef<HTMLDivElement>(null);
  const rememberFocus = usePlaceFocus(area);
  usePlaceKeys();
  return (
    <div ref={area} className={styles['area']} onFocusCapture={rememberFocus}>
      <Activity mode={open === null ? 'visible' : 'hidden'}>
        <div className={styles['work']}>{children}</div>
      </Activity>
      {open !== null && (
        <div className={styles['notices']}>
          <NoticeList />
        </div>
      )}
      {places
        .filter(({ id, keep }) => id === open?.id || (visited.has(id) && keep !== false))
        .map(({ id, label, component: Component }) => (
          <Activity key={id} mode={id === open?.id ? 'visible' : 'hidden'}>
            <section
              tabIndex={-1}
              data-view={id === open?.id ? '' : undefined}
              aria-label={t(label)}
              className={styles['place']}
            >
              <FaultBoundary>
                <Component about={id === open?.id ? about : null} />
              </FaultBoundary>
            </section>
          </Activity>
        ))}
    </div>
  );
}
