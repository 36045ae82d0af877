import { Bookmark } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CallCoaching } from '../../../../shared/domain/coaching/coaching.ts';
import type { CallId } from '../../../../shared/lib/brand.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { isFocusFree, takesFocus } from '../../ui/focus.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import styles from './coaching.module.css';

/**
 * Marks a call to come back to, with a remark; takes no room before it is asked for. @param keyed the call that the keys work on
 * @param always also shows the button (with a call that is over)
 */
export function CallMark({
  callId,
  keyed = false,
  always = false,
}: {
  readonly callId: CallId;
  readonly keyed?: boolean;
  readonly always?: boolean;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const mark = useCommand('coaching.mark');
  const [known, setKnown] = useState<CallCoaching['mark']>(null);
  const [text, setText] = useState<string | null>(null);
  const [mine, setMine] = useState(!always);
  const line = useRef<HTMLDivElement>(null);
  /** Where the focus was before the remark was asked for, or that the button with it goes; null when it has nowhere to go back to. */
  const before = useRef<{ readonly focus: Element | null } | null>(null);
  useLayoutEffect(() => {
    if (text !== null || before.current === null) return;
    const { focus } = before.current;
    if (focus === null && known !== null) return;
    before.current = null;
    // Whoever had nothing in hand has not now.
    if (focus === document.body || !isFocusFree()) return;
    const back = takesFocus(focus) ? focus : line.current?.querySelector('button');
    if (takesFocus(back)) back.focus();
  }, [text, known]);
  useEffect(() => {
    let current = true;
    void client.invoke('coaching.ofCall', { callId }).then((reply) => {
      if (!current || !reply.ok || reply.value === undefined) return;
      setMine(true);
      setKnown(reply.value.mark);
    });
    return () => {
      current = false;
    };
  }, [client, callId]);

  const put = async (remark: string | null): Promise<boolean> => {
    const reply = await mark.run({ callId, remark });
    if (reply.ok) setKnown(remark === null ? null : { remark, at: Date.now() });
    return reply.ok;
  };
  const edit = (): void => {
    if (text === null) before.current = { focus: document.activeElement };
    setText(known?.remark ?? '');
  };
  const unmark = async (): Promise<void> => {
    before.current = { focus: null };
    if (!(await put(null))) before.current = null;
  };
  // One key marks at once; the remark can follow.
  const open = (): void => {
    if (known === null) void put('');
    edit();
  };
  useShortcut('mark-call', open, keyed);
  if (!mine || (!always && known === null && text === null && mark.error === null)) return null;
  return (
    <div ref={line} className={styles['mark']}>
      {known === null && text === null ? (
        <Button size="s" icon={<Bookmark aria-hidden="true" />} onClick={open}>
          {t('coaching.mark')}
        </Button>
      ) : (
        <form
          className={styles['line']}
          onSubmit={(event) => {
            event.preventDefault();
            void put(text ?? '').then((kept) => kept && setText(null));
          }}
        >
          <Bookmark size={14} aria-hidden="true" className={styles['marked']} />
          {text === null ? (
            <>
              <span className={styles['grow']}>
                {known?.remark === '' || known === null ? t('coaching.marked') : known.remark}
              </span>
              <Button size="s" variant="quiet" onClick={edit}>
                {t('coaching.remark')}
              </Button>
              <Button size="s" variant="quiet" pending={mark.pending} onClick={() => void unmark()}>
                {t('coaching.unmark')}
              </Button>
            </>
          ) : (
            <>
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by key or button */}
              <TextField
                autoFocus
                className={styles['grow']}
                label={t('coaching.remark')}
                labelHidden
                placeholder={t('coaching.remarkHint')}
                maxLength={500}
                value={text}
                onChange={({ target }) => setText(target.value)}
                onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && setText(null)}
              />
              <Button type="submit" size="s" pending={mark.pending}>
                {t('coaching.save')}
              </Button>
            </>
          )}
        </form>
      )}
      <ErrorAlert error={mark.error} onDismiss={mark.clear} />
    </div>
  );
}
