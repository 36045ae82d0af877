import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { chordOf } from '../../../../shared/domain/keys/key-chord.ts';
import { keyProblem, keysIn, withKey, type KeyMap, type KeyProblem } from '../../../../shared/domain/keys/key-map.ts';
import {
  SHORTCUT_GROUPS,
  SHORTCUT_IDS,
  SHORTCUTS,
  type ShortcutId,
} from '../../../../shared/domain/keys/shortcut-list.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SettingsIntro, SettingsPage } from '../../ui/settings-page.tsx';
import styles from './key-settings.module.css';
import { setChoosing } from './shortcut-store.ts';

/** What was pressed and why it cannot be used. */
type Refused = { readonly id: ShortcutId; readonly chord: string; readonly why: KeyProblem };

/** Every key, and how to choose another one. */
export function KeySettings() {
  const { t } = useTranslation();
  const keys = useAppState(({ settings }) => settings.keys);
  const everywhere = useAppState(({ settings }) => settings.globalShortcuts);
  const change = useCommand('settings.change');
  const [choosing, setChosen] = useState<ShortcutId | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const save = (map: KeyMap): void => void change.run({ keys: map });

  const take = (id: ShortcutId, chord: string): void => {
    const why = keyProblem(keys, id, chord);
    setRefused(why === null ? null : { id, chord, why });
    if (why !== null) return;
    setChosen(null);
    save(withKey(keys, id, chord));
  };
  const reset = (id: ShortcutId): void => take(id, SHORTCUTS[id].keys[0]);

  return (
    <SettingsPage>
      <SettingsIntro text={t('shortcuts.settings.intro')}>
        <Button size="s" icon={<RotateCcw />} disabled={Object.keys(keys).length === 0} onClick={() => save({})}>
          {t('shortcuts.settings.resetAll')}
        </Button>
      </SettingsIntro>
      {SHORTCUT_GROUPS.map((group) => (
        <section key={group} aria-label={t(`shortcuts.group.${group}`)}>
          <h3 className={styles['group']}>{t(`shortcuts.group.${group}`)}</h3>
          {group === 'everywhere' && !everywhere && (
            <p className={styles['soft']}>{t('shortcuts.settings.everywhereOff')}</p>
          )}
          <ul>
            {SHORTCUT_IDS.filter((id) => SHORTCUTS[id].group === group && !('fixed' in SHORTCUTS[id])).map((id) => (
              <li key={id} className={styles['row']}>
                <span>{t(`shortcuts.action.${id}`)}</span>
                <KeyButton
                  label={t('shortcuts.settings.change', {
                    action: t(`shortcuts.action.${id}`),
                    keys: keysIn(keys, id)[0],
                  })}
                  keys={keysIn(keys, id)[0]}
                  choosing={choosing === id}
                  onStart={() => {
                    setRefused(null);
                    setChosen(id);
                  }}
                  onStop={() => {
                    setRefused(null);
                    setChosen((now) => (now === id ? null : now));
                  }}
                  onChord={(chord) => take(id, chord)}
                />
                {keys[id] !== undefined && (
                  <IconButton
                    size="s"
                    variant="quiet"
                    label={t('shortcuts.settings.reset', {
                      action: t(`shortcuts.action.${id}`),
                      keys: SHORTCUTS[id].keys[0],
                    })}
                    icon={<RotateCcw />}
                    onClick={() => reset(id)}
                  />
                )}
                {refused?.id === id && (
                  <p role="alert" className={styles['refused']}>
                    {refused.why.problem === 'taken'
                      ? t('shortcuts.settings.problem.taken', {
                          keys: refused.chord,
                          action: t(`shortcuts.action.${refused.why.by}`),
                        })
                      : t(`shortcuts.settings.problem.${refused.why.problem}`, { keys: refused.chord })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ErrorAlert error={change.error} />
    </SettingsPage>
  );
}

/** Shows the key; pressed, it waits for another one. Escape and leaving it give up. */
function KeyButton({
  label,
  keys,
  choosing,
  onStart,
  onStop,
  onChord,
}: {
  readonly label: string;
  readonly keys: string;
  readonly choosing: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onChord: (chord: string) => void;
}) {
  const { t } = useTranslation();
  const act = useRef({ onStop, onChord });
  useEffect(() => {
    act.current = { onStop, onChord };
  });
  useEffect(() => {
    if (!choosing) return undefined;
    setChoosing(true);
    const press = (event: KeyboardEvent): void => {
      // Tab leaves as always.
      if (event.key === 'Tab') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') act.current.onStop();
      else if (!event.repeat && !['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key))
        act.current.onChord(chordOf(event) ?? event.key);
    };
    window.addEventListener('keydown', press, true);
    return () => {
      setChoosing(false);
      window.removeEventListener('keydown', press, true);
    };
  }, [choosing]);
  return (
    <button
      type="button"
      data-own-keys
      aria-label={label}
      aria-pressed={choosing}
      className={styles['key']}
      onClick={choosing ? onStop : onStart}
      onBlur={onStop}
    >
      {choosing ? <span>{t('shortcuts.settings.press')}</span> : <Kbd keys={keys} />}
    </button>
  );
}
