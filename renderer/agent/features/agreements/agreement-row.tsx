import { useState, type KeyboardEvent } from 'react';
import { isOverdue, MAX_NOTE, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { AgreementForm } from './agreement-form.tsx';
import styles from './agreements.module.css';
import { useDueText } from './due-text.ts';
import { actsOf, ACT_OF_KEY, WITHOUT_BUTTON, type RowAct } from './row-acts.ts';
import { OfferForm, WordsForm } from './row-forms.tsx';

/** Those that ask for something first. */
const ASKS: readonly RowAct[] = ['offer', 'return', 'change', 'miss'];
type Move = Parameters<ReturnType<typeof useCommand<'agreement.move'>>['run']>[0]['move'];

/** One agreement: when, what, to whom, whose; and what can be done with it. */
export function AgreementRow({
  agreement,
  me,
  now,
  focusable,
  acting,
  onActing,
  onFocus,
  onOpenCustomer,
  onMoved,
  onRemove,
}: {
  readonly agreement: Agreement;
  readonly me: AgentId;
  readonly now: number;
  readonly focusable: boolean;
  /** What was begun with it. */
  readonly acting: RowAct | null;
  readonly onActing: (act: RowAct | null) => void;
  readonly onFocus: () => void;
  readonly onOpenCustomer: (() => void) | null;
  readonly onMoved: (agreement: Agreement) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const due = useDueText(now);
  const agents = useAppState(({ session }) => session.agents);
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const move = useCommand('agreement.move');
  const acts = actsOf(agreement, me, governs);
  const [done, setDone] = useState<RowAct | null>(null);
  const nameOf = (id: AgentId | null): string => agents.find((agent) => agent.id === id)?.name ?? '';
  const run = (what: Move): void => {
    void move.run({ agreementId: agreement.id, version: agreement.version, move: what }).then((reply) => {
      setDone(null);
      if (reply.ok) onMoved(reply.value);
    });
  };
  const begin = (act: RowAct): void => {
    if (!acts.includes(act)) return;
    if (ASKS.includes(act)) onActing(act);
    else if (act === 'remove') onRemove();
    else {
      setDone(act);
      run(act === 'keep' ? { do: 'settle', state: 'kept', result: '' } : { do: act } as Move);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = ACT_OF_KEY[event.key.toLowerCase()];
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey || act === undefined) return;
    event.preventDefault();
    begin(act);
  };
  const { handOver } = agreement;
  const late = isOverdue(agreement, now);
  const cancel = (): void => {
    move.clear();
    onActing(null);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the list has the keys, the row the focus
    <li
      data-agreement={agreement.id}
      data-first-focus={focusable ? '' : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row in focus has the keys
      tabIndex={focusable ? 0 : -1}
      className={styles['row']}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <div className={styles['row-line']}>
        <span className={cx(styles['due'], late && styles['late'])}>{due(agreement.closedAt ?? agreement.dueAt)}</span>
        <span className={styles['what']}>
          <span className="words">{agreement.what}</span>
          <span className={styles['soft']}>
            {[
              agreement.toWhom,
              agreement.owner === me ? '' : nameOf(agreement.owner),
              agreement.madeBy === agreement.owner ? '' : t('agreements.madeBy', { name: nameOf(agreement.madeBy) }),
              handOver?.state === 'offered' ? t('agreements.offeredTo', { name: handOver.to === null ? handOver.department : nameOf(handOver.to) }) : '',
              handOver?.state === 'returned' ? t('agreements.returned', { name: nameOf(handOver.answeredBy), reason: handOver.reason }) : '',
              handOver?.state === 'accepted' ? t('agreements.acceptedFrom', { name: nameOf(handOver.from) }) : '',
              handOver !== null && handOver.note !== '' && handOver.state !== 'returned' ? handOver.note : '',
              agreement.result,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </span>
        {late && <Tag tone="bad">{t('agreements.late')}</Tag>}
        {agreement.state === 'kept' && <Tag tone="ok">{t('agreements.kept')}</Tag>}
        {agreement.state === 'missed' && <Tag tone="bad">{t('agreements.missed')}</Tag>}
        <span className={styles['acts']}>
          {acts.filter((act) => !WITHOUT_BUTTON.includes(act)).map((act) => (
            <Button
              key={act}
              size="s"
              variant={act === 'keep' || act === 'accept' ? 'default' : 'quiet'}
              tabIndex={focusable ? 0 : -1}
              pending={move.pending && done === act}
              onClick={() => begin(act)}
            >
              {t(`agreements.act.${act}`)}
            </Button>
          ))}
          {onOpenCustomer !== null && (
            <Button size="s" variant="quiet" tabIndex={focusable ? 0 : -1} onClick={onOpenCustomer}>
              {t('agreements.act.customer')}
            </Button>
          )}
        </span>
      </div>
      {acting === 'offer' && <OfferForm me={agreement.owner} pending={move.pending} onCancel={cancel} onOffer={(to, department, note) => run({ do: 'offer', to, department, note })} />}
      {acting === 'return' && (
        <WordsForm label={t('agreements.whyReturned')} save={t('agreements.act.return')} required max={MAX_NOTE} pending={move.pending} onCancel={cancel} onSave={(reason) => run({ do: 'return', reason })} />
      )}
      {acting === 'miss' && (
        <WordsForm label={t('agreements.whyMissed')} save={t('agreements.act.miss')} required={false} max={MAX_NOTE} pending={move.pending} onCancel={cancel} onSave={(result) => run({ do: 'settle', state: 'missed', result })} />
      )}
      {acting === 'change' && (
        <AgreementForm
          title={t('agreements.change')}
          initial={{ what: agreement.what, dueAt: agreement.dueAt, owner: agreement.owner }}
          chooseOwner={false}
          error={null}
          pending={move.pending}
          onCancel={cancel}
          onSave={({ what, dueAt }) => run({ do: 'change', what, dueAt })}
        />
      )}
      <ErrorAlert error={move.error} onDismiss={move.clear} />
    </li>
  );
}
