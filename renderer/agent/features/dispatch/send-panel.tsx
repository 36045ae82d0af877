import { Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { addressOf } from '../../../../shared/domain/contact/contact-address.ts';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { preferredOf } from '../../../../shared/domain/contact/contact.ts';
import { DISPATCH_KINDS, type Dispatch, type DispatchChannel, type DispatchKind } from '../../../../shared/domain/dispatch/dispatch.ts';
import type { MailView } from '../../../../shared/ipc/commands/dispatch.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BesidePanel } from '../beside/beside-panel.tsx';
import { KindChoice } from '../beside/kind-choice.tsx';
import styles from '../beside/beside.module.css';
import { useShownContact } from './use-shown-contact.ts';

/** A brochure, a sample or a quote in a few keys: the shortcut, the digit of what it is, what it is about, Enter. */
export function SendPanel({ onClose }: { readonly onClose: () => void }) {
  const [asked, setAsked] = useState<Dispatch | null>(null);
  return asked === null ? <Ask onAsked={setAsked} onClose={onClose} /> : <Asked asked={asked} onClose={onClose} />;
}

function Ask({ onAsked, onClose }: { readonly onAsked: (dispatch: Dispatch) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const own = useAppState(({ settings }) => settings.language);
  const projectHere = useAppState((state) => state.project?.id ?? null);
  const interaction = useFocusedInteraction();
  const contact = useShownContact(interaction?.contact ?? null);
  const ask = useCommand('dispatch.ask');
  const [kind, setKind] = useState<DispatchKind>('brochure');
  const [channel, setChannel] = useState<DispatchChannel>('mail');
  const [article, setArticle] = useState('');
  const [material, setMaterial] = useState('');
  const [typed, setTyped] = useState<Readonly<Partial<Record<DispatchChannel, string>>>>({});
  const [mail, setMail] = useState<MailView | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const projectId = interaction?.projectId ?? projectHere;
  useEffect(() => {
    if (projectId !== null) void client.invoke('mail.get', { projectId }).then((reply) => reply.ok && setMail(reply.value));
  }, [client, projectId]);

  const known = contact === null ? '' : channel === 'mail' ? (preferredOf(contact.mails)?.address ?? '') : addressOf(contact);
  const address = typed[channel] ?? known;
  const materials = (mail?.materials ?? []).filter((each) => each.kind === kind);
  const chosen = materials.find(({ id }) => id === material) ?? null;
  const pick = (next: DispatchKind): void => {
    setKind(next);
    setChannel(next === 'sample' ? 'post' : 'mail');
    const [first] = (mail?.materials ?? []).filter((each) => each.kind === next);
    setMaterial(first?.id ?? '');
    setArticle(first?.title ?? article);
    fields.current?.querySelector('input')?.focus();
  };
  const send = (): void => {
    if (ask.pending || address.trim() === '') return;
    void ask
      .run({
        ...{ kind, channel, article: article.trim() || (chosen?.title ?? ''), materials: channel === 'mail' && chosen !== null ? [chosen.id] : [] },
        ...{ contactId: contact?.id ?? null, interactionId: interaction?.id ?? null, toName: contact === null ? '' : fullName(contact) || contact.organisation },
        ...{ address, language: contact?.language ?? own },
      })
      .then((reply) => {
        if (reply.ok) onAsked(reply.value);
      });
  };
  return (
    <BesidePanel title={t('dispatch.send')} about={contact === null ? '' : fullName(contact) || contact.organisation} onClose={onClose}>
      <EscapeForm label={t('dispatch.send')} className={styles['form']} onSubmit={send} onCancel={onClose}>
        <div className={styles['spread']}>
          <KindChoice label={t('dispatch.what')} kinds={DISPATCH_KINDS} value={kind} labelOf={(each) => t(`dispatch.kind.${each}`)} onMove={setKind} onPick={pick} onEnter={send} />
          <Segmented
            label={t('dispatch.how')}
            labelHidden
            value={channel}
            options={(['mail', 'post'] as const).map((value) => ({ value, label: t(`dispatch.channel.${value}`) }))}
            onChange={setChannel}
          />
        </div>
        <div ref={fields} className={styles['line']}>
          <TextField className={styles['grows']} label={t('dispatch.article')} maxLength={300} value={article} onChange={(event) => setArticle(event.target.value)} />
          {channel === 'mail' && materials.length > 0 && (
            <Select label={t('dispatch.file')} value={material} options={[{ value: '', label: t('dispatch.noFile') }, ...materials.map(({ id, title }) => ({ value: id, label: title }))]} onChange={setMaterial} />
          )}
          <TextField
            className={styles['grows']}
            label={t(channel === 'mail' ? 'dispatch.mailTo' : 'dispatch.postTo')}
            placeholder={known === '' ? t('dispatch.noAddress') : undefined}
            maxLength={300}
            value={address}
            onChange={(event) => setTyped((all) => ({ ...all, [channel]: event.target.value }))}
          />
          <Button variant="primary" type="submit" shortcut="↵" disabled={address.trim() === ''} pending={ask.pending}>
            {t(channel === 'mail' ? 'dispatch.ask' : 'dispatch.askPost')}
          </Button>
        </div>
        <ErrorAlert error={ask.error} />
      </EscapeForm>
    </BesidePanel>
  );
}

/** What was asked for, and how far it has come; it can be taken back until it leaves. */
function Asked({ asked, onClose }: { readonly asked: Dispatch; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const open = useAppState((state) => state.dispatches);
  const cancel = useCommand('dispatch.move');
  const [cancelled, setCancelled] = useState(false);
  const done = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => done.current?.querySelector<HTMLElement>('button')?.focus(), []);
  // It is no longer open once it has left.
  const now = open.find(({ id }) => id === asked.id) ?? { ...asked, state: cancelled ? ('cancelled' as const) : ('sent' as const) };
  const values = { kind: t(`dispatch.kind.${asked.kind}`), address: asked.address };
  const text =
    now.state === 'queued' && now.attempts === 0
      ? t('dispatch.leaves', values)
      : now.state === 'prepared'
        ? t(now.problem === 'practice' ? 'dispatch.practice' : 'dispatch.waitsForServer', values)
        : now.state === 'requested'
          ? t('dispatch.requested', values)
          : now.state === 'cancelled'
            ? t('dispatch.cancelled', values)
            : [`${values.kind}: ${t(`dispatch.state.${now.state}`)}`, now.problem === null ? '' : t(`dispatch.problem.${now.problem}`)].filter((part) => part !== '').join(', ');
  const mayCancel = now.state === 'queued' || now.state === 'prepared' || now.state === 'requested';
  return (
    <BesidePanel title={t('dispatch.send')} onClose={onClose}>
      <div ref={done} className={styles['line']}>
        <span role="status" className={styles['grows']}>
          {text}
        </span>
        {mayCancel && (
          <Button
            size="s"
            icon={<Undo2 aria-hidden="true" />}
            pending={cancel.pending}
            onClick={() => void cancel.run({ dispatchId: now.id, version: now.version, move: 'cancel' }).then(({ ok }) => ok && setCancelled(true))}
          >
            {t('common.undo')}
          </Button>
        )}
      </div>
      <ErrorAlert error={cancel.error} />
    </BesidePanel>
  );
}
