import { CalendarPlus, CalendarDays, Undo2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { agenda } from '../../../../shared/domain/agreement/agenda.ts';
import { isElsewhere, isOpen, isOverdue, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { Dispatch, DispatchMove } from '../../../../shared/domain/dispatch/dispatch.ts';
import { MARKET_KINDS, type Remark } from '../../../../shared/domain/improvement/remark.ts';
import { formatDay, formatTime } from '../../bridge/format.ts';
import { useAppState, useClient, useConnection, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceBody, PlaceNews } from '../../ui/place-body.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { RowLine, RowList, type RowPart } from '../../ui/row-list.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { useDueText } from '../agreements/due-text.ts';
import { useList } from '../improvement/use-list.ts';
import { PlannerWeek } from './planner-week.tsx';

const HALF_MINUTE_MS = 30_000;
type Item = { readonly id: string } & ({ readonly agreement: Agreement } | { readonly dispatch: Dispatch } | { readonly remark: Remark });

/** What was done last, with the way back. */
type Done = { readonly text: string; readonly takeBack: () => Promise<{ readonly ok: boolean }> };

/** What did not leave by itself, or perhaps: somebody has to look at it now. */
const needsSomebody = ({ state }: Dispatch): boolean => state === 'failed' || state === 'uncertain';

/** What a person may do with something that is to be sent. */
function movesOf({ state, channel, problem }: Dispatch): readonly DispatchMove[] {
  if (problem === 'practice') return ['cancel'];
  if (state === 'sending') return [];
  if (state === 'requested') return ['confirm', 'cancel'];
  if (state === 'uncertain') return ['confirm', 'send'];
  return channel === 'mail' ? ['send', 'cancel'] : ['cancel'];
}

/** The day: what was promised, what is to be sent, and what waits for somebody; late things first. */
export function PlannerPlace() {
  const { t } = useTranslation();
  const client = useClient();
  const { view } = useConnection();
  const now = useNow(HALF_MINUTE_MS);
  const goTo = useView((all) => all.goTo);
  const close = useView((all) => all.close);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const agreements = useAppState((state) => state.agreements);
  const dispatches = useAppState((state) => state.dispatches);
  const needs = useList<Remark>(useCallback(() => client.invoke('remark.list', { settled: false, kinds: [...MARKET_KINDS, 'proposal'], own: false }), [client]));
  const keep = useCommand('agreement.move');
  const move = useCommand('dispatch.move');
  const take = useCommand('remark.move');
  const calendar = useCommand('planner.calendar');
  const reopen = useCommand('agreement.move');
  const [which, setWhich] = useState<'list' | 'week'>('list');
  const [saved, setSaved] = useState<number | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  if (me === null) return null;

  const parts: readonly RowPart<Item>[] = [
    { key: 'stuck', title: t('planner.part.stuck'), late: true, items: dispatches.filter(needsSomebody).map((dispatch): Item => ({ id: dispatch.id, dispatch })) },
    ...agenda(agreements.filter(isOpen), me, now).map(({ part, agreements: some }) => ({ key: part, title: t(`planner.part.${part}`), late: part === 'overdue', items: some.map((agreement): Item => ({ id: agreement.id, agreement })) })),
    { key: 'sending', title: t('planner.part.sending'), items: dispatches.filter((dispatch) => !needsSomebody(dispatch)).map((dispatch): Item => ({ id: dispatch.id, dispatch })) },
    { key: 'needs', title: t('planner.part.needs'), items: (needs.items ?? []).filter(({ state }) => state === 'passed-on').map((remark): Item => ({ id: remark.id, remark })) },
  ].filter(({ items }) => items.length > 0);
  const count = parts.reduce((sum, { items }) => sum + items.length, 0);

  const act = (item: Item, what: DispatchMove | 'keep' | 'take' | 'open'): boolean => {
    if (what === 'open') {
      const contactId = 'agreement' in item ? item.agreement.contactId : 'dispatch' in item ? item.dispatch.contactId : item.remark.contactId;
      if (contactId !== null) {
        view.setState({ openedContact: { id: contactId, over: null } });
        close();
      } else if ('agreement' in item) goTo('agreements', item.agreement.id);
      else if ('remark' in item) goTo('improvement');
      else return false;
      return true;
    }
    if ('agreement' in item) {
      if (what !== 'keep' || item.agreement.owner !== me) return false;
      void keep.run({ agreementId: item.agreement.id, version: item.agreement.version, move: { do: 'settle', state: 'kept', result: '' } }).then((reply) => {
        if (reply.ok) {
          const { id, version, what: kept } = reply.value;
          setDone({ text: t('agreements.was.kept', { what: kept }), takeBack: () => reopen.run({ agreementId: id, version, move: { do: 'reopen' } }) });
        }
      });
    } else if ('dispatch' in item) {
      if (what === 'keep' || what === 'take' || !movesOf(item.dispatch).includes(what)) return false;
      void move.run({ dispatchId: item.dispatch.id, version: item.dispatch.version, move: what }).then((reply) => {
        if (!reply.ok || (what !== 'cancel' && what !== 'confirm')) return;
        const { id, version, kind, toName, address } = reply.value;
        const text = t(what === 'cancel' ? 'dispatch.cancelled' : 'planner.confirmed', { kind: t(`dispatch.kind.${kind}`), address: toName || address });
        setDone({ text, takeBack: () => move.run({ dispatchId: id, version, move: 'reopen' }) });
      });
    } else {
      if (what !== 'take') return false;
      void take.run({ remarkId: item.remark.id, version: item.remark.version, move: { do: 'take' } }).then((reply) => {
        needs.refresh();
        if (!reply.ok) return;
        const { id, version, text, kind } = reply.value;
        const takeBack = async (): Promise<{ readonly ok: boolean }> => {
          const back = await take.run({ remarkId: id, version, move: { do: 'let-go' } });
          needs.refresh();
          return back;
        };
        setDone({ text: t('improvement.was.taken', { text: text || t(`improvement.kind.${kind}`) }), takeBack });
      });
    }
    return true;
  };
  const KEYS = { Enter: 'open', k: 'keep', c: 'cancel', v: 'send', b: 'confirm', t: 'take' } as const;

  return (
    <>
      <PlaceHeader title={t('planner.title')} detail={count === 0 ? undefined : t('planner.count', { count })}>
        <Segmented
          label={t('planner.show')}
          labelHidden
          value={which}
          options={[
            { value: 'list', label: t('planner.list') },
            { value: 'week', label: t('planner.week') },
          ]}
          onChange={setWhich}
        />
        <Button size="s" icon={<CalendarPlus aria-hidden="true" />} pending={calendar.pending} onClick={() => void calendar.run({}).then((reply) => setSaved(reply.ok ? (reply.value?.count ?? null) : null))}>
          {t('planner.calendar')}
        </Button>
      </PlaceHeader>
      <PlaceNews>
        {saved !== null && (
          <InlineAlert severity="ok" onDismiss={() => setSaved(null)}>
            {t('planner.calendarSaved', { count: saved })}
          </InlineAlert>
        )}
        {done !== null && (
          <InlineAlert
            severity="ok"
            onDismiss={() => setDone(null)}
            actions={
              <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={reopen.pending || move.pending || take.pending} onClick={() => void done.takeBack().then(({ ok }) => ok && setDone(null))}>
                {t('common.undo')}
              </Button>
            }
          >
            {done.text}
          </InlineAlert>
        )}
        <ErrorAlert error={reopen.error ?? keep.error ?? move.error ?? take.error ?? calendar.error ?? needs.error} />
      </PlaceNews>
      {which === 'week' ? (
        <PlannerWeek agreements={agreements.filter(isOpen)} now={now} onOpen={(agreement) => void act({ id: agreement.id, agreement }, 'open')} />
      ) : parts.length > 0 ? (
        <RowList parts={parts} keys={t('planner.keys')} onKey={(item, key) => Object.hasOwn(KEYS, key) && act(item, KEYS[key as keyof typeof KEYS])}>
          {(item, focusable) => <Line item={item} now={now} me={me} focusable={focusable} onAct={(what) => void act(item, what)} />}
        </RowList>
      ) : (
        <PlaceBody>
          <EmptyState icon={<CalendarDays size={28} />} title={t('planner.none')}>
            {t('planner.noneText')}
          </EmptyState>
        </PlaceBody>
      )}
    </>
  );
}

function Line({ item, now, me, focusable, onAct }: { readonly item: Item; readonly now: number; readonly me: string; readonly focusable: boolean; readonly onAct: (what: DispatchMove | 'keep' | 'take') => void }) {
  const { t } = useTranslation();
  const due = useDueText(now);
  const { language, country } = useAppState(({ settings }) => settings);
  const button = (what: DispatchMove | 'keep' | 'take', label: string) => (
    <Button key={what} size="s" variant={what === 'cancel' ? 'quiet' : 'default'} tabIndex={focusable ? 0 : -1} onClick={() => onAct(what)}>
      {label}
    </Button>
  );
  const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' · ');
  if ('agreement' in item) {
    const { agreement } = item;
    const late = isOverdue(agreement, now) && !isElsewhere(agreement);
    return (
      <RowLine
        when={due(agreement.dueAt)}
        late={late}
        title={agreement.what}
        detail={joined(t('planner.promise'), agreement.toWhom || (agreement.number === null ? '' : displayPhone(agreement.number, country)), isElsewhere(agreement) ? (agreement.handOver?.outside?.answeredBy ?? '') : '')}
        marks={late ? <Tag tone="bad">{t('agreements.late')}</Tag> : undefined}
        acts={agreement.owner === me ? button('keep', t('agreements.act.keep')) : undefined}
      />
    );
  }
  if ('dispatch' in item) {
    const { dispatch } = item;
    return (
      <RowLine
        when={`${formatDay(dispatch.madeAt, language, now)}, ${formatTime(dispatch.madeAt, language)}`}
        title={joined(t(`dispatch.kind.${dispatch.kind}`), dispatch.article)}
        detail={joined(
          dispatch.toName,
          dispatch.address,
          dispatch.problem === null ? '' : t(`dispatch.problem.${dispatch.problem}`),
          dispatch.reply,
          dispatch.nextAt !== null && dispatch.attempts > 0 ? t('dispatch.nextTry', { time: formatTime(dispatch.nextAt, language) }) : '',
        )}
        marks={<Tag tone={dispatch.state === 'failed' ? 'bad' : dispatch.state === 'uncertain' ? 'warn' : 'neutral'}>{t(`dispatch.state.${dispatch.state}`)}</Tag>}
        acts={movesOf(dispatch).map((what) => button(what, t(what === 'send' && dispatch.state === 'prepared' ? 'dispatch.ask' : `dispatch.act.${what}`)))}
      />
    );
  }
  const { remark } = item;
  return (
    <RowLine
      when={`${formatDay(remark.madeAt, language, now)}, ${formatTime(remark.madeAt, language)}`}
      title={remark.text || t('improvement.withoutWords')}
      detail={joined(t(`improvement.kind.${remark.kind}`), t('improvement.passedOnTo', { department: remark.department }), remark.contactName)}
      acts={button('take', t('improvement.act.take'))}
    />
  );
}
