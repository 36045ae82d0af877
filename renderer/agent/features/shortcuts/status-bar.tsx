import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { ariaKeys, Kbd } from '../../ui/kbd.tsx';
import { CheatSheet } from './cheat-sheet.tsx';
import type { ShortcutId } from '../../../../shared/domain/keys/shortcut-list.ts';
import { runShortcut } from './shortcut-store.ts';
import styles from './status-bar.module.css';
import { useKeysOf, useShortcut, useShortcutActive, useShortcutLabel } from './use-shortcut.ts';

/** In this order, as far as they do something now and the width allows. */
const HINTS: readonly ShortcutId[] = [
  'answer',
  'hang-up',
  'hold',
  'swap',
  'merge',
  'mute',
  'keypad',
  'save-registration',
  'number',
  'search',
  'new-customer',
  'redial',
];

/** The keys of the moment, and the list of all of them; content of the shell's footer. */
export function StatusBar({ instead = null }: { /** What takes the place of the keys for now. */ readonly instead?: ReactNode }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const [sheet, setSheet] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useShortcut('cheat-sheet', () => setSheet(!sheet));
  return (
    <>
      {instead ?? (
        <div className={styles['hints']}>
          {HINTS.map((id) => (
            <Hint key={id} id={id} />
          ))}
        </div>
      )}
      <button
        ref={button}
        type="button"
        className={styles['all']}
        aria-expanded={sheet}
        aria-keyshortcuts={ariaKeys(keysOf('cheat-sheet'))}
        onClick={() => setSheet(!sheet)}
      >
        <Kbd keys={keysOf('cheat-sheet')} /> {t('shortcuts.hint')}
      </button>
      {sheet && (
        <CheatSheet
          onClose={() => {
            setSheet(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}

function Hint({ id }: { readonly id: ShortcutId }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const label = useShortcutLabel(id);
  if (!useShortcutActive(id)) return null;
  return (
    <button type="button" className={styles['hint']} tabIndex={-1} aria-hidden="true" onClick={() => runShortcut(id)}>
      <Kbd keys={keysOf(id)} /> {label ?? t(`shortcuts.action.${id}`)}
    </button>
  );
}
