import { Check, Circle } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { checklistFor, gapsIn } from '../../../../shared/domain/checklist/checklist.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './checklist.module.css';

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * What a good conversation has, ticked as the script goes along or by hand. One stop for Tab; its key goes to the first gap, and back.
 * @param closing the conversation comes to its end, or is over: what is missing stands out
 */
export function ChecklistBar({ interaction, script, closing }: { readonly interaction: InteractionView; readonly script: Script; readonly closing: boolean }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const tick = useCommand('script.tick');
  const group = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const [at, setAt] = useState(0);
  const lines = checklistFor(script, interaction.script, interaction.direction);
  const gaps = gapsIn(lines);
  const buttons = (): readonly HTMLElement[] => [...(group.current?.querySelectorAll<HTMLElement>('button') ?? [])];
  const leave = (): void => {
    if (before.current === null) (document.activeElement as HTMLElement | null)?.blur();
    before.current?.focus();
    before.current = null;
  };
  useShortcut('checklist', () => {
    const { activeElement } = document;
    if (group.current?.contains(activeElement) === true) return leave();
    before.current = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    const first = lines.findIndex(({ tick: by }) => by === null);
    buttons()[Math.max(0, first)]?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEP[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    }
    if (step === undefined) return;
    event.preventDefault();
    buttons()[(at + step + lines.length) % lines.length]?.focus();
  };
  if (lines.length === 0) return null;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus in turn */}
      <div ref={group} role="toolbar" aria-label={t('checklist.title')} title={`${t('checklist.about')} ${keysOf('checklist')}`} className={cx(styles['bar'], closing && styles['closing'])} onKeyDown={onKeyDown}>
        <span className={styles['count']}>{t('checklist.count', { done: lines.length - gaps.length, total: lines.length })}</span>
        {lines.map(({ item, tick: by }, index) => (
          <button
            key={item}
            type="button"
            tabIndex={index === Math.min(at, lines.length - 1) ? 0 : -1}
            aria-pressed={by !== null}
            title={t(`checklist.by.${by ?? 'none'}`)}
            className={cx(styles['item'], by !== null && styles['done'])}
            onFocus={() => setAt(index)}
            onClick={() => void tick.run({ interactionId: interaction.id, item, on: by === null })}
          >
            {by === null ? <Circle size={11} aria-hidden="true" /> : <Check size={12} aria-hidden="true" />}
            {t(`checklist.item.${item}`)}
          </button>
        ))}
      </div>
      <ErrorAlert error={tick.error} onDismiss={tick.clear} />
    </>
  );
}
