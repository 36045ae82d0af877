import { Select as Base } from '@base-ui/react/select';
import {
  ChevronDown,
  CircleCheck,
  CircleSlash,
  ClipboardPen,
  LogOut,
  Pause,
  PhoneIncoming,
  PhoneOutgoing,
  Phone,
  Users,
} from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import type { AgentStateName } from '../../../../shared/domain/agent-state/agent-state.ts';
import { livingCalls } from '../../../../shared/domain/call/call-selectors.ts';
import { useReasonText } from '../../bridge/use-reason-text.ts';
import { formatDuration } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { ariaKeys } from '../../ui/kbd.tsx';
import { SelectPopup } from '../../ui/select.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './agent-state-select.module.css';
import { choiceKeys, choiceOfKey, isChosen, keyOfChoice, type ChoiceKey } from './choice.ts';

type Look = { readonly tone: 'ok' | 'warn' | 'accent' | 'held' | 'neutral'; readonly icon: ReactNode };
const LOOKS: Readonly<Record<AgentStateName, Look>> = {
  'logged-out': { tone: 'neutral', icon: <LogOut aria-hidden="true" /> },
  ready: { tone: 'ok', icon: <CircleCheck aria-hidden="true" /> },
  ringing: { tone: 'warn', icon: <PhoneIncoming aria-hidden="true" /> },
  preview: { tone: 'accent', icon: <ClipboardPen aria-hidden="true" /> },
  dialling: { tone: 'accent', icon: <PhoneOutgoing aria-hidden="true" /> },
  talking: { tone: 'accent', icon: <Phone aria-hidden="true" /> },
  hold: { tone: 'held', icon: <Pause aria-hidden="true" /> },
  consult: { tone: 'accent', icon: <Users aria-hidden="true" /> },
  handling: { tone: 'accent', icon: <ClipboardPen aria-hidden="true" /> },
  'not-ready': { tone: 'neutral', icon: <CircleSlash aria-hidden="true" /> },
};

/** The present state with its running time; chooses it, or during a call and its handling what comes next. */
export function AgentStateSelect() {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { state, next } = useAppState(({ session }) => session);
  const calls = useAppState((all) => all.calls.calls);
  const choose = useCommand('agent.chooseState');
  const logOut = useCommand('agent.logOut');
  const reasonText = useReasonText();
  const rules = useAppState((all) => all.notReadyReasons);
  const keys = choiceKeys(rules, next);
  const trigger = useRef<HTMLButtonElement>(null);
  const control = useRef<HTMLDivElement>(null);
  const labelId = useId();
  useShortcut('agent-state', () => trigger.current?.focus());

  const wordOf = (key: ChoiceKey): string =>
    key === 'ready'
      ? t('agentState.option.ready')
      : key === 'log-out'
        ? t('agentState.option.logOut')
        : t('agentState.option.notReady', { reason: reasonText(key) });
  const talking = livingCalls(calls).length > 0;
  const chosen = isChosen(state);
  const { tone, icon } = LOOKS[state.state];
  const word =
    state.state === 'not-ready' && state.reason !== null ? wordOf(state.reason) : t(`agentState.state.${state.state}`);
  const nextWord = wordOf(keyOfChoice(next));
  const error = choose.error ?? logOut.error;

  const forget = (): void => {
    choose.clear();
    logOut.clear();
  };
  const pick = (key: ChoiceKey | null): void => {
    if (key === null) return;
    const choice = choiceOfKey(key);
    forget();
    void (choice === null ? logOut.run({}) : choose.run({ choice }));
  };

  return (
    <div
      className={styles['anchor']}
      // The reason of a refusal hangs over the number field: whoever goes on there has read it. Another program in front is no going on.
      onBlur={({ currentTarget, relatedTarget }) => {
        if (error !== null && document.hasFocus() && !currentTarget.contains(relatedTarget)) forget();
      }}
    >
      <div ref={control} className={cx(styles['control'], styles[tone])}>
        <span id={labelId} className="visually-hidden">
          {t('agentState.label')}
        </span>
        <Base.Root
          items={keys.map((key) => ({ value: key, label: wordOf(key) }))}
          value={keyOfChoice(next)}
          onValueChange={pick}
          modal={false}
        >
          <Base.Trigger
            ref={trigger}
            aria-labelledby={labelId}
            aria-description={chosen ? undefined : t('agentState.nextExplained', { state: nextWord })}
            aria-keyshortcuts={ariaKeys(keysOf('agent-state'))}
            title={chosen ? undefined : t('agentState.nextExplained', { state: nextWord })}
            className={styles['trigger'] ?? ''}
          >
            <span className={styles['icon']}>{icon}</span>
            <span className={styles['word']}>{word}</span>
          </Base.Trigger>
          <SelectPopup
            labelId={labelId}
            anchor={control}
            options={keys.map((key) => ({
              value: key,
              label: wordOf(key),
              disabled: key === 'log-out' && talking,
            }))}
          />
        </Base.Root>
        <RunningTime />
        {!chosen && (
          <span className={styles['next']}>
            {t('agentState.next', { state: next.state === 'ready' ? nextWord : reasonText(next.reason) })}
          </span>
        )}
        <ChevronDown size={14} aria-hidden="true" className={styles['chevron']} />
      </div>
      {error !== null && (
        <div className={styles['error']}>
          <ErrorAlert error={error} onDismiss={forget} />
        </div>
      )}
    </div>
  );
}

/** By itself, so that the tick of the clock re-renders nothing else. */
function RunningTime() {
  const since = useAppState(({ session }) => session.since);
  const now = useNow();
  return <span className={styles['time']}>{formatDuration(now - since)}</span>;
}
