import { X } from 'lucide-react';
import { Fragment, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { usePlaces } from '../../bridge/place.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SHORTCUT_GROUPS, SHORTCUT_IDS, SHORTCUTS } from '../../../../shared/domain/keys/shortcut-list.ts';
import styles from './status-bar.module.css';
import { useKeysOf } from './use-shortcut.ts';

/** All keys by group. Not modal: calls go on beside it, and it never lies over the telephone. */
export function CheatSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const places = usePlaces().filter(({ digit }) => digit !== null);
  const everywhere = useAppState(({ settings }) => settings.globalShortcuts);
  const groups = SHORTCUT_GROUPS.filter((group) => group !== 'everywhere' || everywhere);
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => sheet.current?.focus(), []);
  // A list that closes just then takes the focus back: Escape still leaves the sheet, unless somebody else has used it.
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [onClose]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, wherever the focus is in it
    <section
      ref={sheet}
      role="dialog"
      aria-modal="false"
      aria-label={t('shortcuts.title')}
      tabIndex={-1}
      className={styles['sheet']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles['head']}>
        <h2>{t('shortcuts.title')}</h2>
        <IconButton size="s" variant="quiet" label={t('common.close')} icon={<X />} onClick={onClose} />
      </div>
      <div className={styles['groups']}>
        {groups.map((group) => (
          <div key={group} className={styles['group']}>
            <h3>{t(`shortcuts.group.${group}`)}</h3>
            <dl>
              {SHORTCUT_IDS.filter((id) => SHORTCUTS[id].group === group).map((id) => (
                <Fragment key={id}>
                  {id === 'place' ? (
                    places.map((place) => (
                      <Entry key={place.id} keys={`Ctrl+${place.digit}`}>
                        {t(place.label)}
                      </Entry>
                    ))
                  ) : (
                    <Entry keys={keysOf(id)}>{t(`shortcuts.action.${id}`)}</Entry>
                  )}
                </Fragment>
              ))}
            </dl>
          </div>
        ))}
      </div>
      <p className={styles['note']}>
        {t('shortcuts.fields')} {!everywhere && t('shortcuts.global')} {t('shortcuts.change')}
      </p>
    </section>
  );
}

function Entry({ keys, children }: { readonly keys: string; readonly children: ReactNode }) {
  return (
    <div className={styles['entry']}>
      <dt>
        <span className="visually-hidden">{keys}</span>
        <Kbd keys={keys} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
