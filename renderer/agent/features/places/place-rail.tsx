import { MessageSquareText, type LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from '../../bridge/texts.ts';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { useAppState, useView } from '../../bridge/hooks.ts';
import { useOpenPlace, usePlaces, type Place } from '../../bridge/place.ts';
import { cx } from '../../ui/cx.ts';
import { ariaKeys } from '../../ui/kbd.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useKeysOf } from '../shortcuts/index.ts';
import styles from './place-rail.module.css';

/** The ways to the conversation and to every place; arrow keys move along it, one stop for the Tab key. */
export function PlaceRail() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const places = usePlaces();
  const open = useOpenPlace();
  const goTo = useView((view) => view.goTo);
  const close = useView((view) => view.close);
  const inCall = useAppState(({ calls }) => livingCalls(calls.calls).length > 0);
  const item = (place: Place) => (
    <RailButton
      key={place.id}
      label={t(place.label)}
      icon={place.icon}
      keys={place.digit === null ? (place.id === 'settings' ? keysOf('settings') : undefined) : `Ctrl+${place.digit}`}
      current={place.id === open?.id}
      onClick={() => goTo(place.id)}
    />
  );
  return (
    <nav className={styles['rail']} aria-label={t('shell.places')}>
      <div
        role="toolbar"
        aria-orientation="vertical"
        aria-label={t('shell.places')}
        tabIndex={-1}
        className={styles['items']}
        onKeyDown={moveAlong}
      >
        <RailButton
          label={t('shell.conversation')}
          icon={MessageSquareText}
          keys={keysOf('conversation')}
          current={open === null}
          note={open !== null && inCall ? t('shell.inCall') : undefined}
          onClick={close}
        />
        {places.filter(({ foot }) => foot !== true).map(item)}
        <span className={styles['gap']} />
        {places.filter(({ foot }) => foot === true).map(item)}
      </div>
    </nav>
  );
}

function RailButton({
  label,
  icon: Icon,
  keys,
  current,
  note,
  onClick,
}: {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys: string | undefined;
  readonly current: boolean;
  /** Something goes on there now. */
  readonly note?: string | undefined;
  readonly onClick: () => void;
}) {
  const name = note === undefined ? label : `${label} · ${note}`;
  return (
    <Tooltip text={name} shortcut={keys} side="right">
      <button
        type="button"
        aria-label={name}
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        tabIndex={current ? 0 : -1}
        className={cx(styles['item'], note !== undefined && styles['busy'])}
        onClick={onClick}
      >
        <Icon size={18} aria-hidden="true" />
        <span className={styles['label']}>{label}</span>
      </button>
    </Tooltip>
  );
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  event.preventDefault();
  buttons[step(buttons.findIndex((each) => each === event.target), buttons.length)]?.focus();
}
