import { Clock3, Headset, UserRound } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Call } from '../../../../shared/domain/call/call.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import type { AccountId } from '../../../../shared/lib/brand.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { PresenceDot, usePresence } from '../directory/index.ts';
import { SuggestOption, useContactSearch, useSuggestList } from '../search/index.ts';
import { GuardedButton } from './guarded-button.tsx';
import styles from './transfer.module.css';
import { transferSuggestions } from './transfer-suggestions.ts';
import { useFittingRows } from './use-fitting-rows.ts';

const SUGGESTIONS = 6;
/** Of one suggestion, px; two lines. */
const ROW = 44;
const NOTE_LENGTH = 200;
const ICONS = {
  colleague: <Headset aria-hidden="true" />,
  contact: <UserRound aria-hidden="true" />,
  recent: <Clock3 aria-hidden="true" />,
} as const;

export type TransferKind = 'transfer' | 'consult';

/** Who takes over, and a line for them. Arrow keys choose, Enter takes, a second Enter starts, Escape leaves. */
export function TransferPicker({
  call,
  kind,
  onClose,
}: {
  readonly call: Call;
  readonly kind: TransferKind;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const transfer = useCommand('transfer.start');
  const consult = useCommand('transfer.consult');
  const blind = useCommand('transfer.blind');
  const start = kind === 'transfer' ? transfer : consult;
  const lines = useAppState((state) => state.lines);
  const [over, setOver] = useState<AccountId | null>(null);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<{ readonly address: string; readonly name: string } | null>(null);
  const [note, setNote] = useState('');
  const directory = useAppState((state) => state.directory);
  const presence = usePresence();
  const recent = useAppState(({ recentCalls }) => recentCalls);
  const country = useAppState(({ settings }) => settings.country);
  const contacts = useContactSearch(picked === null ? text : '', SUGGESTIONS);
  const input = useRef<HTMLInputElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const fitting = useFittingRows(room, ROW, SUGGESTIONS);
  useLayoutEffect(() => input.current?.focus(), []);

  const suggestions =
    picked === null
      ? transferSuggestions({ query: text, directory, contacts, recent, country, limit: fitting })
      : [];
  const target = picked ?? { address: text.trim(), name: '' };
  const pick = (index: number): void => {
    const suggestion = suggestions[index];
    if (suggestion === undefined) return;
    setPicked({ address: suggestion.address, name: suggestion.name });
    setText(suggestion.name);
  };
  const begin = (): void => {
    if (target.address === '' || start.pending || blind.pending) return;
    const accountId = over === null || over === call.accountId ? {} : { accountId: over };
    void start.run({ callId: call.id, target, note: note.trim(), ...accountId }).then((reply) => {
      if (reply.ok) onClose();
    });
  };
  const leaveToExchange = (): void => {
    if (target.address === '' || start.pending || blind.pending) return;
    void blind.run({ callId: call.id, target, note: note.trim() }).then((reply) => {
      if (reply.ok) onClose();
    });
  };
  const list = useSuggestList({ count: suggestions.length, onPick: pick, onEnter: begin });

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves from wherever the focus is in it
    <div
      role="group"
      aria-label={t(`transfer.picker.${kind}`)}
      data-own-keys=""
      data-tall="fill"
      className={styles['picker']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        ref={input}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        aria-label={t('transfer.picker.target')}
        placeholder={t('transfer.picker.target')}
        value={text}
        className={styles['input']}
        {...list.inputProps}
        onFocus={list.show}
        onChange={(event) => {
          setText(event.target.value);
          setPicked(null);
          start.clear();
          list.show();
        }}
      />
      {/* Its room is kept: a list that goes when the focus leaves would move the buttons from under the pointer. */}
      <div ref={room} className={styles['room']}>
        {list.open && (
          <div {...list.listProps} aria-label={t('transfer.picker.found')} className={styles['found']}>
            {suggestions.map(({ key, kind: of, name, detail, address, presence: asked }, index) => (
              <SuggestOption
                key={key}
                list={list}
                index={index}
                icon={ICONS[of]}
                name={name}
                detail={detail}
                end={asked ? <PresenceDot presence={presence[address] ?? 'unknown'} /> : undefined}
              />
            ))}
          </div>
        )}
      </div>
      <input
        type="text"
        autoComplete="off"
        maxLength={NOTE_LENGTH}
        aria-label={t('transfer.picker.note')}
        placeholder={t('transfer.picker.note')}
        title={t('transfer.picker.noteHint')}
        value={note}
        className={styles['input']}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          begin();
        }}
      />
      {lines.length > 1 && call.accountId !== undefined && (
        <Select
          label={t('transfer.picker.over')}
          labelHidden
          options={lines.map(({ id, account }) => ({ value: id, label: t('transfer.picker.overAccount', { uri: account.uri.replace(/^sips?:/, '') }) }))}
          value={over ?? call.accountId}
          onChange={setOver}
        />
      )}
      <ErrorAlert error={start.error ?? blind.error} onDismiss={start.error === null ? blind.clear : start.clear} />
      <div className={styles['actions']}>
        <GuardedButton
          size="s"
          variant="primary"
          blocked={target.address === '' ? t('transfer.picker.empty') : null}
          tip={t(`transfer.tip.${kind}`)}
          pending={start.pending}
          onClick={begin}
        >
          {t(kind === 'transfer' ? 'transfer.picker.startTransfer' : 'transfer.picker.startConsult')}
        </GuardedButton>
        {kind === 'transfer' && (
          <GuardedButton
            size="s"
            blocked={target.address === '' ? t('transfer.picker.empty') : null}
            tip={t('transfer.tip.blind')}
            pending={blind.pending}
            onClick={leaveToExchange}
          >
            {t('transfer.picker.startBlind')}
          </GuardedButton>
        )}
        <Button size="s" shortcut="Esc" onClick={onClose}>
          {t('transfer.picker.cancel')}
        </Button>
      </div>
    </div>
  );
}
