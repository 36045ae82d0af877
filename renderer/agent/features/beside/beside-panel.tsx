import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './beside.module.css';
import { giveKeys } from './hold-keys.ts';

/** A part below the script, with its title, what it is about, and the way out. */
export function BesidePanel({ title, about, onClose, children }: { readonly title: string; readonly about?: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const { t } = useTranslation();
  // After what is in it has taken the focus.
  useEffect(() => void giveKeys(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, wherever the focus is in it
    <section
      className={styles['panel']}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles['head']}>
        <h3>{title}</h3>
        {about !== undefined && about !== '' && <span className={styles['soft']}>{about}</span>}
        <IconButton size="s" variant="quiet" label={t('common.close')} shortcut="Esc" icon={<X />} onClick={onClose} />
      </div>
      {children}
    </section>
  );
}
