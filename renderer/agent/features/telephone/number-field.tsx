import { Clock3, Grid3x3, Phone, UserRound } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, type Ref } from 'react';
import { useStore } from 'zustand';
import { livingCalls, ringingCall } from '../../../../shared/domain/call/call-selectors.ts';
import { isEmergency } from '../../../../shared/domain/contact/emergency-numbers.ts';
import { hiddenDisplay, hiddenRanges } from '../../../../shared/domain/contact/hidden-number.ts';
import { dialTarget } from '../../../../shared/domain/contact/phone-number.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { useAppState, useStarting } from '../../bridge/hooks.ts';
import { cx } from '../../ui/cx.ts';
import { ariaKeys } from '../../ui/kbd.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SuggestOption, useContactSearch, useSuggestList } from '../search/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import listStyles from '../search/suggest-list.module.css';
import { clearDial, dialStore, linkText, NUMBER_FIELD_ID, prepareDial, typeDial } from './dial-store.ts';
import { dialSuggestions } from './dial-suggestions.ts';
import { DiedQuestion } from './died-question.tsx';
import { GuardedButton } from './guarded-button.tsx';
import styles from './number-field.module.css';
import { useCallWhenConnected } from './use-call-when-connected.ts';
import { useDialBlocked, type Dial } from './use-dial.ts';

const SUGGESTIONS = 6;

/** Where a call begins: a number in any notation, a name, or a pick from the list; Enter calls. */
export function NumberField({
  dial,
  pad,
  onPad,
  padRef,
}: {
  readonly dial: Dial;
  readonly pad: boolean;
  readonly onPad: () => void;
  readonly padRef: Ref<HTMLButtonElement>;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { text, picked, filled, wait } = useStore(dialStore);
  const recent = useAppState(({ recentCalls }) => recentCalls);
  const country = useAppState(({ settings }) => settings.country);
  const ringing = useAppState(({ calls }) => ringingCall(calls.calls)?.id ?? null);
  const dialled = useAppState(({ calls }) => livingCalls(calls.calls).findLast(({ direction }) => direction === 'out')?.id ?? null);
  const emergency = isEmergency(text, country);
  const obstacle = useDialBlocked();
  const input = useRef<HTMLInputElement>(null);
  const errorText = useErrorText();
  const error = dial.error === null ? undefined : errorText(dial.error);
  const starting = useStarting();
  const contacts = useContactSearch(picked === null && !starting ? text : '', SUGGESTIONS);
  const suggestions = useMemo(
    () => (picked === null ? dialSuggestions({ query: text, contacts, recent, country, limit: SUGGESTIONS }) : []),
    [picked, text, contacts, recent, country],
  );
  const dialable = hiddenRanges(text).length > 0 || dialTarget(text, country).ok;

  const pick = (index: number): void => {
    const suggestion = suggestions[index];
    if (suggestion !== undefined)
      prepareDial(suggestion.number, { name: suggestion.name, contactId: suggestion.contactId });
  };
  const callNow = (): void => dial.call(text, picked?.contactId ?? null, true);
  const whenConnected = useCallWhenConnected(emergency, callNow);
  const blocked = emergency || whenConnected.ahead ? null : obstacle;
  const call = (): void => {
    if (!whenConnected.ahead) callNow();
    else if (text.trim() !== '') whenConnected.wait();
  };
  const list = useSuggestList({
    // A list must not cover the card of a call that rings.
    closedBy: ringing,
    count: suggestions.length,
    onPick: pick,
    // A name is not a number yet: the first Enter takes the best fit, the second one calls.
    onEnter: () => (dialable || suggestions.length === 0 ? (list.hide(), call()) : pick(0)),
  });

  useShortcut('number', () => {
    input.current?.focus();
    input.current?.select();
  });
  usePreparedNumber();
  // The number is on its way: what is typed next belongs to the conversation, and why nothing was dialled before is over.
  const { clear } = dial;
  useEffect(() => {
    if (dialled === null) return;
    input.current?.blur();
    clear();
  }, [dialled, clear]);
  useLayoutEffect(() => {
    if (filled > 0) input.current?.focus();
  }, [filled]);
  const waiting = wait === 'line';
  const trouble = error ?? (wait === 'over' ? t('telephone.waitedInVain') : undefined);
  const below = trouble ?? (waiting ? t('telephone.waitsForLine') : (picked?.name ?? ''));
  return (
    <div className={styles['field']}>
      <div className={styles['line']}>
        <div className={styles['box']}>
          <input
            ref={input}
            id={NUMBER_FIELD_ID}
            type="text"
            inputMode="tel"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            aria-label={t('telephone.number')}
            aria-keyshortcuts={ariaKeys(keysOf('number'))}
            aria-invalid={trouble !== undefined || undefined}
            aria-describedby="number-below"
            placeholder={t('telephone.number')}
            value={hiddenDisplay(text) ?? text}
            className={styles['input']}
            {...list.inputProps}
            onKeyDown={(event) => {
              list.inputProps.onKeyDown?.(event);
              if (event.key === 'Escape' && !event.defaultPrevented && text !== '') {
                event.preventDefault();
                clearDial();
                dial.clear();
              }
            }}
            onChange={(event) => {
              typeDial(event.target.value);
              dial.clear();
              list.show();
            }}
          />
          <IconButton
            ref={padRef}
            size="s"
            variant="quiet"
            label={t('telephone.dialPad')}
            icon={<Grid3x3 />}
            aria-expanded={pad}
            className={styles['pad']}
            onClick={onPad}
          />
        </div>
        <GuardedButton
          variant="ok"
          icon={<Phone aria-hidden="true" />}
          blocked={blocked ?? (text.trim() === '' ? t('telephone.blocked.empty') : null)}
          tip={t('telephone.callTip')}
          tipKeys="↵"
          pending={dial.pending || waiting}
          className={styles['call']}
          onClick={call}
        >
          <span className={styles['word']}>{t('telephone.call')}</span>
        </GuardedButton>
      </div>
      <div
        id="number-below"
        role={trouble !== undefined ? 'alert' : waiting ? 'status' : undefined}
        className={cx(styles['below'], trouble !== undefined && styles['error'])}
      >
        {below}
      </div>
      {dial.died !== null && (
        <DiedQuestion
          name={dial.died.name}
          pending={dial.pending}
          onCall={dial.allTheSame}
          onLeave={() => {
            dial.clear();
            input.current?.focus();
          }}
        />
      )}
      {list.open && dial.died === null && (
        <div
          {...list.listProps}
          aria-label={t('telephone.suggestions')}
          className={cx(listStyles['list'], styles['list'])}
        >
          {suggestions.map(({ key, kind, name, detail }, index) => (
            <SuggestOption
              key={key}
              list={list}
              index={index}
              icon={kind === 'contact' ? <UserRound aria-hidden="true" /> : <Clock3 aria-hidden="true" />}
              name={name}
              detail={detail}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** The last number taken over from a tel: link, so that leaving and coming back does not take it over again. */
let lastNonce: number | null = null;

/** A number from a tel: link goes into the field, with the focus, and waits there; an emergency number always does. */
function usePreparedNumber(): void {
  const prepared = useAppState((state) => state.prepared);
  const { dialLinksAtOnce, country } = useAppState(({ settings }) => settings);
  useEffect(() => {
    if (prepared === null || prepared.nonce === lastNonce) return;
    lastNonce = prepared.nonce;
    if (!dialLinksAtOnce || isEmergency(prepared.target, country)) prepareDial(linkText(prepared.target));
  }, [prepared, dialLinksAtOnce, country]);
}
