import { MessageCircleQuestion } from 'lucide-react';
import { useCallback, useState } from 'react';
import { MAX_ANSWER, MAX_QUESTION, type FaqProposal } from '../../../../shared/domain/improvement/faq.ts';
import { MAX_REMARK } from '../../../../shared/domain/improvement/remark.ts';
import type { AlikeQuestion } from '../../../../shared/ipc/commands/improvement.ts';
import type { CommandInput } from '../../bridge/client.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { RowLine, RowList, type RowPart } from '../../ui/row-list.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PlaceBody, PlaceNote } from '../../ui/place-body.tsx';
import styles from './improvement.module.css';
import { RowForm } from './row-form.tsx';
import { useList } from './use-list.ts';

type Row = { readonly id: string } & ({ readonly question: AlikeQuestion } | { readonly faq: FaqProposal });
type Act = 'propose-faq' | 'change' | 'propose' | 'place' | 'decline' | 'reopen';
const ACT_OF_KEY: Readonly<Record<string, Act>> = { f: 'propose-faq', e: 'change', Enter: 'change', p: 'propose', a: 'place', n: 'decline', r: 'reopen' };

/** What is asked often, and the answers that are proposed to it. */
export function QuestionList({ about }: { readonly about: string | null }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const faqs = useList<FaqProposal>(useCallback(() => client.invoke('faq.list', {}), [client]));
  const often = useList<AlikeQuestion>(useCallback(() => client.invoke('remark.often', {}), [client]));
  const add = useCommand('faq.add');
  const move = useCommand('faq.move');
  const [asking, setAsking] = useState<{ readonly id: string; readonly act: 'change' | 'decline' } | null>(about === null ? null : { id: about, act: 'change' });
  const refresh = (): void => {
    faqs.refresh();
    often.refresh();
  };
  const run = async (faq: FaqProposal, what: CommandInput<'faq.move'>['move']): Promise<void> => {
    if ((await move.run({ faqId: faq.id, version: faq.version, move: what })).ok) setAsking(null);
    refresh();
  };
  const actsOf = (row: Row): readonly Act[] => {
    if ('question' in row) return ['propose-faq'];
    const { state, answer, madeBy } = row.faq;
    const wrote = governs || madeBy === me;
    if (state === 'declined') return governs ? ['reopen'] : [];
    if (state === 'placed') return [];
    return [...(wrote ? (['change'] as const) : []), ...(wrote && state === 'draft' && answer !== '' ? (['propose'] as const) : []), ...(governs && answer !== '' ? (['place'] as const) : []), ...(governs ? (['decline'] as const) : [])];
  };
  const begin = (row: Row, act: Act): boolean => {
    if (!actsOf(row).includes(act)) return false;
    if ('question' in row)
      void add.run({ question: row.question.text.slice(0, MAX_QUESTION), answer: '', language, group: row.question.group }).then((reply) => {
        refresh();
        if (reply.ok) setAsking({ id: reply.value.id, act: 'change' });
      });
    else if (act === 'change' || act === 'decline') setAsking({ id: row.id, act });
    else if (act === 'propose' || act === 'place' || act === 'reopen') void run(row.faq, { do: act });
    return true;
  };

  const proposals = (faqs.items ?? []).map((faq): Row => ({ id: faq.id, faq }));
  const inState = (...states: readonly FaqProposal['state'][]): readonly Row[] => proposals.filter((row) => 'faq' in row && states.includes(row.faq.state));
  const parts: readonly RowPart<Row>[] = [
    { key: 'often', title: t('improvement.faq.often'), items: (often.items ?? []).filter(({ faqId }) => faqId === null).map((question): Row => ({ id: question.group, question })) },
    { key: 'open', title: t('improvement.faq.open'), items: inState('draft', 'proposed') },
    { key: 'decided', title: t('improvement.faq.decided'), items: inState('placed', 'declined') },
  ].filter((part) => part.items.length > 0);
  return (
    <>
      <ErrorAlert error={faqs.error ?? often.error ?? add.error ?? move.error} />
      {parts.length > 0 ? (
        <RowList parts={parts} about={about} keys={t('improvement.faq.keys')} onKey={(row, key) => ACT_OF_KEY[key] !== undefined && begin(row, ACT_OF_KEY[key])}>
          {(row, focusable) => (
            <>
              <Line row={row} acts={actsOf(row)} focusable={focusable} onAct={(act) => void begin(row, act)} />
              {'faq' in row && asking?.id === row.id && asking.act === 'change' && (
                <FaqForm faq={row.faq} pending={move.pending} onCancel={() => setAsking(null)} onSave={(question, answer) => void run(row.faq, { do: 'change', question, answer })} />
              )}
              {'faq' in row && asking?.id === row.id && asking.act === 'decline' && (
                <RowForm label={t('improvement.whyNot')} save={t('improvement.act.decline')} required max={MAX_REMARK} pending={move.pending} onCancel={() => setAsking(null)} onSave={(reason) => void run(row.faq, { do: 'decline', reason })} />
              )}
            </>
          )}
        </RowList>
      ) : faqs.items === null ? (
        <PlaceNote>{t('common.loading')}</PlaceNote>
      ) : (
        <PlaceBody>
          <EmptyState icon={<MessageCircleQuestion size={28} />} title={t('improvement.faq.none')}>
            {t('improvement.faq.noneText')}
          </EmptyState>
        </PlaceBody>
      )}
    </>
  );
}

function Line({ row, acts, focusable, onAct }: { readonly row: Row; readonly acts: readonly Act[]; readonly focusable: boolean; readonly onAct: (act: Act) => void }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState(({ session }) => session.agents);
  const buttons = acts.map((act) => (
    <Button key={act} size="s" variant={act === 'place' || act === 'propose-faq' ? 'default' : 'quiet'} tabIndex={focusable ? 0 : -1} onClick={() => onAct(act)}>
      {t(act === 'propose-faq' ? 'improvement.proposeFaq' : act === 'change' ? 'common.change' : act === 'decline' || act === 'reopen' ? `improvement.act.${act}` : `improvement.faq.act.${act}`)}
    </Button>
  ));
  if ('question' in row)
    return <RowLine when={formatDay(row.question.lastAskedAt, language, now)} title={row.question.text} detail={t('improvement.faq.asked', { count: row.question.askedInWeek })} acts={buttons} />;
  const { faq } = row;
  return (
    <RowLine
      when={formatDay(faq.decidedAt ?? faq.madeAt, language, now)}
      title={faq.question}
      detail={[faq.answer || t('improvement.faq.noAnswer'), agents.find(({ id }) => id === faq.madeBy)?.name ?? '', faq.asked > 0 ? t('improvement.faq.askedInAll', { count: faq.asked }) : '', faq.reason].filter((part) => part !== '').join(' · ')}
      marks={<Tag tone={faq.state === 'placed' ? 'ok' : faq.state === 'declined' ? 'bad' : faq.state === 'proposed' ? 'accent' : 'neutral'}>{t(`improvement.faq.state.${faq.state}`)}</Tag>}
      acts={buttons}
    />
  );
}

function FaqForm({ faq, pending, onSave, onCancel }: { readonly faq: FaqProposal; readonly pending: boolean; readonly onSave: (question: string, answer: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState(faq.question);
  const [answer, setAnswer] = useState(faq.answer);
  return (
    <EscapeForm label={t('improvement.faq.form')} className={styles['faq']} onSubmit={() => question.trim() !== '' && !pending && onSave(question, answer)} onCancel={onCancel}>
      <TextField label={t('improvement.faq.question')} value={question} maxLength={MAX_QUESTION} onChange={(event) => setQuestion(event.target.value)} />
      <TextArea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        rows={3}
        label={t('improvement.faq.answer')}
        value={answer}
        maxLength={MAX_ANSWER}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <span className={styles['acts']}>
        <LineActs shortcut={null} disabled={question.trim() === ''} pending={pending} onCancel={onCancel} />
      </span>
    </EscapeForm>
  );
}
