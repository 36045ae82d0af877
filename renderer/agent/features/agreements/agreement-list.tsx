import { useState } from 'react';
import type { AgendaPart } from '../../../../shared/domain/agreement/agenda.ts';
import { isElsewhere, isOverdue, MAX_NOTE, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import type { CommandInput } from '../../bridge/client.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState, useConnection, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { RowLine, RowList } from '../../ui/row-list.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { AgreementForm } from './agreement-form.tsx';
import styles from './agreements.module.css';
import { useDueText } from './due-text.ts';
import { ACT_OF_KEY, actsOf, ASKS, WITHOUT_BUTTON, type RowAct } from './row-acts.ts';
import { OfferForm, WordsForm } from './row-forms.tsx';

export type ListPart = { readonly part: AgendaPart | 'settled'; readonly agreements: readonly Agreement[] };
type Move = CommandInput<'agreement.move'>['move'];

/** Agreements under the headings of their parts. Arrow keys go along, letters act, Enter opens the customer. */
export function AgreementList({
  parts,
  me,
  now,
  about,
  onMoved,
  onRemove,
  onOpenFile,
}: {
  readonly parts: readonly ListPart[];
  readonly me: AgentId;
  readonly now: number;
  /** The agreement that the place was opened about. */
  readonly about: string | null;
  readonly onMoved: (agreement: Agreement) => void;
  readonly onRemove: (agreement: Agreement) => void;
  /** The letter for opening a hand-over file. */
  readonly onOpenFile: () => void;
}) {
  const { t } = useTranslation();
  const { view } = useConnection();
  const close = useView((all) => all.close);
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [acting, setActing] = useState<{ readonly id: string; readonly act: RowAct } | null>(null);
  const move = useCommand('agreement.move');
  const send = useCommand('handOver.send');
  const saveAgain = useCommand('handOver.saveAgain');

  const run = (agreement: Agreement, what: Move): void => {
    void move.run({ agreementId: agreement.id, version: agreement.version, move: what }).then((reply) => {
      if (!reply.ok) return;
      setActing(null);
      onMoved(reply.value);
    });
  };
  const begin = (agreement: Agreement, act: RowAct): boolean => {
    if (!actsOf(agreement, me, governs).includes(act)) return false;
    if (act === 'customer') {
      view.setState({ openedContact: agreement.contactId === null ? null : { id: agreement.contactId, over: null } });
      close();
    } else if (ASKS.includes(act)) setActing({ id: agreement.id, act });
    else if (act === 'remove') onRemove(agreement);
    else if (act === 'save-file' || act === 'save-receipt') void saveAgain.run({ agreementId: agreement.id });
    else run(agreement, act === 'keep' ? { do: 'settle', state: 'kept', result: '' } : ({ do: act } as Move));
    return true;
  };
  const onKey = (agreement: Agreement, key: string): boolean => {
    if (key === 'o') {
      onOpenFile();
      return true;
    }
    // One letter for what goes along with a hand-over: the file of the sender, the receipt of the receiver. And R opens again what is settled.
    if (key === 's') return begin(agreement, 'save-file') || begin(agreement, 'save-receipt');
    if (key === 'r' && begin(agreement, 'reopen')) return true;
    const act = ACT_OF_KEY[key];
    return act !== undefined && begin(agreement, act);
  };
  const cancel = (): void => {
    move.clear();
    send.clear();
    setActing(null);
  };
  return (
    <>
      <ErrorAlert error={move.error ?? send.error ?? saveAgain.error} onDismiss={() => [move, send, saveAgain].forEach(({ clear }) => clear())} />
      <RowList
        parts={parts.map(({ part, agreements }) => ({ key: part, title: t(`agreements.part.${part}`), late: part === 'overdue', items: agreements }))}
        about={about}
        keys={t('agreements.keys')}
        onKey={onKey}
      >
        {(agreement, focusable) => (
          <>
            <Line agreement={agreement} me={me} now={now} acts={actsOf(agreement, me, governs)} focusable={focusable} pending={move.pending} onAct={(act) => void begin(agreement, act)} />
            {acting?.id === agreement.id && (
              <ActForm
                agreement={agreement}
                act={acting.act}
                pending={move.pending || send.pending}
                onCancel={cancel}
                onMove={(what) => run(agreement, what)}
                onSend={(toName, address, note) =>
                  void send.run({ agreementId: agreement.id, version: agreement.version, toName, address, note }).then((reply) => {
                    if (!reply.ok || reply.value === null) return;
                    setActing(null);
                    onMoved(reply.value);
                  })
                }
              />
            )}
          </>
        )}
      </RowList>
    </>
  );
}

/** One agreement: when, what, to whom, whose; and what can be done with it. */
function Line({
  agreement,
  me,
  now,
  acts,
  focusable,
  pending,
  onAct,
}: {
  readonly agreement: Agreement;
  readonly me: AgentId;
  readonly now: number;
  readonly acts: readonly RowAct[];
  readonly focusable: boolean;
  readonly pending: boolean;
  readonly onAct: (act: RowAct) => void;
}) {
  const { t } = useTranslation();
  const due = useDueText(now);
  const { language, country } = useAppState(({ settings }) => settings);
  const agents = useAppState(({ session }) => session.agents);
  const nameOf = (id: AgentId | null): string => agents.find((agent) => agent.id === id)?.name ?? '';
  const { handOver, received } = agreement;
  const elsewhere = isElsewhere(agreement);
  const late = isOverdue(agreement, now) && !elsewhere;
  const offered = handOver?.state === 'offered';
  const detail = [
    agreement.toWhom,
    agreement.contactId === null && agreement.number !== null ? displayPhone(agreement.number, country) : '',
    agreement.owner === me ? '' : nameOf(agreement.owner),
    agreement.madeBy === agreement.owner ? '' : t('agreements.madeBy', { name: nameOf(agreement.madeBy) }),
    received === null ? '' : t('agreements.receivedFrom', { name: [received.name, received.organisation].filter(Boolean).join(', ') }),
    received?.note ?? '',
    handOver !== null && offered && handOver.outside === null ? t('agreements.offeredTo', { name: handOver.to === null ? handOver.department : nameOf(handOver.to) }) : '',
    handOver !== null && offered && handOver.outside !== null
      ? handOver.outside.expiresAt <= now
        ? t('agreements.neverAnswered', { name: handOver.outside.toName })
        : t('agreements.waitsForReceipt', { name: handOver.outside.toName, day: formatDay(handOver.outside.expiresAt, language, now) })
      : '',
    handOver?.state === 'returned' ? t('agreements.returned', { name: handOver.outside?.answeredBy ?? nameOf(handOver.answeredBy), reason: handOver.reason }) : '',
    handOver?.state === 'accepted' && handOver.outside === null ? t('agreements.acceptedFrom', { name: nameOf(handOver.from) }) : '',
    elsewhere && handOver !== null ? t('agreements.keptElsewhere', { name: handOver.outside?.answeredBy ?? '', day: formatDay(handOver.answeredAt ?? now, language, now) }) : '',
    handOver !== null && handOver.note !== '' && handOver.state !== 'returned' ? handOver.note : '',
    agreement.result,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <RowLine
      when={due(agreement.closedAt ?? agreement.dueAt)}
      late={late}
      title={agreement.what}
      detail={detail}
      marks={
        <>
          {late && <Tag tone="bad">{t('agreements.late')}</Tag>}
          {received?.receiptMade === false && <Tag tone="warn">{t('agreements.receiptMissing')}</Tag>}
          {agreement.state === 'kept' && <Tag tone="ok">{t('agreements.kept')}</Tag>}
          {agreement.state === 'missed' && <Tag tone="bad">{t('agreements.missed')}</Tag>}
        </>
      }
      acts={acts
        .filter((act) => !WITHOUT_BUTTON.includes(act) || (act === 'reopen' && agreement.closedAt !== null))
        .map((act) => (
          <Button key={act} size="s" variant={act === 'keep' || act === 'accept' || act === 'save-receipt' ? 'default' : 'quiet'} tabIndex={focusable ? 0 : -1} disabled={pending} onClick={() => onAct(act)}>
            {t(`agreements.act.${act}`)}
          </Button>
        ))}
    />
  );
}

/** What is asked before something is done with an agreement. */
function ActForm({
  agreement,
  act,
  pending,
  onCancel,
  onMove,
  onSend,
}: {
  readonly agreement: Agreement;
  readonly act: RowAct;
  readonly pending: boolean;
  readonly onCancel: () => void;
  readonly onMove: (move: Move) => void;
  readonly onSend: (toName: string, address: string, note: string) => void;
}) {
  const { t } = useTranslation();
  switch (act) {
    case 'offer':
      return <OfferForm me={agreement.owner} pending={pending} onCancel={onCancel} onOffer={(to, department, note) => onMove({ do: 'offer', to, department, note })} onSend={onSend} />;
    case 'return':
      return <WordsForm label={t('agreements.whyReturned')} save={t('agreements.act.return')} required max={MAX_NOTE} pending={pending} onCancel={onCancel} onSave={(reason) => onMove({ do: 'return', reason })} />;
    case 'miss':
      return <WordsForm label={t('agreements.whyMissed')} save={t('agreements.act.miss')} required={false} max={MAX_NOTE} pending={pending} onCancel={onCancel} onSave={(result) => onMove({ do: 'settle', state: 'missed', result })} />;
    case 'change':
      return (
        <div className={styles['row-form']}>
          <AgreementForm
            title={t('agreements.change')}
            initial={{ what: agreement.what, dueAt: agreement.dueAt, owner: agreement.owner }}
            chooseOwner={false}
            error={null}
            pending={pending}
            onCancel={onCancel}
            onSave={({ what, dueAt }) => onMove({ do: 'change', what, dueAt })}
          />
        </div>
      );
    default:
      return null;
  }
}
