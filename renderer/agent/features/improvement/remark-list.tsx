import { Lightbulb, Undo2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { isMarketKind, isSettled, MAX_REMARK, type Remark, type RemarkKind } from '../../../../shared/domain/improvement/remark.ts';
import { wordsIn, type KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import { ok } from '../../../../shared/lib/result.ts';
import type { CommandInput } from '../../bridge/client.ts';
import { formatDay, formatTime } from '../../bridge/format.ts';
import { useAppState, useClient, useConnection, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { RowLine, RowList } from '../../ui/row-list.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { PlaceBody, PlaceNews, PlaceNote } from '../../ui/place-body.tsx';
import { RowForm } from './row-form.tsx';
import { useList } from './use-list.ts';
import { useStepTitles } from './use-step-titles.ts';

type Act = 'take' | 'pass-on' | 'done' | 'decline' | 'remove' | 'reopen' | 'customer';
const ACT_OF_KEY: Readonly<Record<string, Act>> = { t: 'take', p: 'pass-on', d: 'done', n: 'decline', r: 'reopen', Delete: 'remove', Enter: 'customer' };
type Move = CommandInput<'remark.move'>['move'];
const NOTHING = ok([] as readonly KnowledgeItem[]);
type Done = { readonly remark: Remark; readonly removed: boolean };

/** Remarks to deal with, or that were dealt with. */
export function RemarkList({ kinds, settled }: { readonly kinds: readonly RemarkKind[]; readonly settled: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const { view } = useConnection();
  const close = useView((all) => all.close);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const ask = useCallback(() => client.invoke('remark.list', { settled, kinds: [...kinds], own: false }), [client, settled, kinds]);
  const { items, error, refresh } = useList<Remark>(ask);
  const language = useAppState(({ settings }) => settings.language);
  const onWritten = items?.some(({ about }) => about?.on === 'procedure') ?? false;
  const knowledge = useList<KnowledgeItem>(useCallback(() => (onWritten ? client.invoke('knowledge.list', {}) : Promise.resolve(NOTHING)), [client, onWritten]));
  const stepOf = useStepTitles(items);
  const move = useCommand('remark.move');
  const remove = useCommand('remark.remove');
  const [asking, setAsking] = useState<{ readonly id: string; readonly act: Act } | null>(null);
  const [done, setDone] = useState<Done | null>(null);

  const actsOf = (remark: Remark): readonly Act[] => {
    const wrote = governs || remark.madeBy === me;
    const works = governs || remark.takenBy === me;
    const customer: readonly Act[] = remark.contactId === null ? [] : ['customer'];
    if (isSettled(remark)) return [...(works || remark.closedBy === me ? (['reopen'] as const) : []), ...customer];
    return [
      ...(remark.takenBy === me ? [] : (['take'] as const)),
      ...(wrote || works ? (['pass-on'] as const) : []),
      ...(works ? (['done', 'decline'] as const) : []),
      ...(wrote ? (['remove'] as const) : []),
      ...customer,
    ];
  };
  const run = async (remark: Remark, what: Move): Promise<void> => {
    const reply = await move.run({ remarkId: remark.id, version: remark.version, move: what });
    if (reply.ok) {
      setAsking(null);
      setDone(isSettled(reply.value) || what.do === 'take' ? { remark: reply.value, removed: false } : null);
    }
    refresh();
  };
  const begin = (remark: Remark, act: Act): boolean => {
    if (!actsOf(remark).includes(act)) return false;
    if (act === 'take' || act === 'reopen') void run(remark, { do: act });
    else if (act === 'customer' && remark.contactId !== null) {
      view.setState({ openedContact: { id: remark.contactId, over: null } });
      close();
    } else if (act === 'remove')
      void remove.run({ remarkId: remark.id, removed: true }).then(({ ok }) => {
        if (ok) setDone({ remark, removed: true });
        refresh();
      });
    else setAsking({ id: remark.id, act });
    return true;
  };
  const takeBack = async ({ remark, removed }: Done): Promise<void> => {
    const { ok } = removed ? await remove.run({ remarkId: remark.id, removed: false }) : await move.run({ remarkId: remark.id, version: remark.version, move: { do: isSettled(remark) ? 'reopen' : 'let-go' } });
    if (ok) setDone(null);
    refresh();
  };

  const titles = new Map((knowledge.items ?? []).map(({ id, title }) => [id as string, wordsIn(title, language)]));
  const all = items ?? [];
  const parts = kinds.map((kind) => ({ key: kind, title: t(`improvement.kind.${kind}`), items: all.filter((remark) => remark.kind === kind) })).filter((part) => part.items.length > 0);
  return (
    <>
      <PlaceNews>
        {done !== null && (
          <InlineAlert
            severity="ok"
            onDismiss={() => setDone(null)}
            actions={
              <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={move.pending || remove.pending} onClick={() => void takeBack(done)}>
                {t('common.undo')}
              </Button>
            }
          >
            {t(done.removed ? 'improvement.removed' : `improvement.was.${done.remark.state === 'done' || done.remark.state === 'taken' ? done.remark.state : 'declined'}`, { text: done.remark.text || t(`improvement.kind.${done.remark.kind}`) })}
          </InlineAlert>
        )}
        <ErrorAlert error={error ?? move.error ?? remove.error} />
      </PlaceNews>
      {parts.length > 0 ? (
        <RowList parts={parts} keys={t('improvement.keys')} onKey={(remark, key) => ACT_OF_KEY[key] !== undefined && begin(remark, ACT_OF_KEY[key])}>
          {(remark, focusable) => (
            <>
              <Line remark={remark} titles={titles} step={remark.about?.on === 'step' ? stepOf(remark.about) : ''} acts={actsOf(remark)} focusable={focusable} onAct={(act) => void begin(remark, act)} />
              {asking?.id === remark.id && (
                <RowForm
                  label={t(asking.act === 'pass-on' ? 'improvement.department' : asking.act === 'done' ? 'improvement.whatWasDone' : 'improvement.whyNot')}
                  save={t(`improvement.act.${asking.act}`)}
                  department={asking.act === 'pass-on'}
                  required={asking.act !== 'done'}
                  max={MAX_REMARK}
                  pending={move.pending}
                  onCancel={() => setAsking(null)}
                  onSave={(words) =>
                    void run(remark, asking.act === 'pass-on' ? { do: 'pass-on', department: words } : { do: 'settle', state: asking.act === 'done' ? 'done' : 'declined', answer: words })
                  }
                />
              )}
            </>
          )}
        </RowList>
      ) : items === null ? (
        <PlaceNote>{t('common.loading')}</PlaceNote>
      ) : (
        <PlaceBody>
          <EmptyState icon={<Lightbulb size={28} />} title={t(settled ? 'improvement.noneSettled' : kinds.some(isMarketKind) ? 'improvement.noNeeds' : 'improvement.none')}>
            {t('improvement.noneText')}
          </EmptyState>
        </PlaceBody>
      )}
    </>
  );
}

const WITHOUT_BUTTON: readonly Act[] = ['remove', 'customer'];

function Line({ remark, titles, step, acts, focusable, onAct }: { readonly remark: Remark; /** Of what was written, by id. */ readonly titles: ReadonlyMap<string, string>; /** What the step is called at which it was noted. */ readonly step: string; readonly acts: readonly Act[]; readonly focusable: boolean; readonly onAct: (act: Act) => void }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState(({ session }) => session.agents);
  const nameOf = (id: string | null): string => agents.find((agent) => agent.id === id)?.name ?? '';
  const at = remark.closedAt ?? remark.madeAt;
  return (
    <RowLine
      when={`${formatDay(at, language, now)}, ${formatTime(at, language)}`}
      title={remark.text || t('improvement.withoutWords')}
      detail={[
        remark.product,
        remark.contactName,
        step === '' ? '' : t('improvement.atStep', { step }),
        remark.about?.on === 'procedure' ? t('improvement.onKnowledge', { title: titles.get(remark.about.knowledgeId) ?? '' }) : '',
        nameOf(remark.madeBy),
        remark.department === '' ? '' : t('improvement.passedOnTo', { department: remark.department }),
        remark.takenBy === null ? '' : t('improvement.takenBy', { name: nameOf(remark.takenBy) }),
        remark.answer,
      ]
        .filter((part) => part !== '')
        .join(' · ')}
      marks={<Tag tone={remark.state === 'done' ? 'ok' : remark.state === 'declined' ? 'bad' : remark.state === 'taken' ? 'accent' : 'neutral'}>{t(`improvement.state.${remark.state}`)}</Tag>}
      acts={acts
        .filter((act) => !WITHOUT_BUTTON.includes(act))
        .map((act) => (
          <Button key={act} size="s" variant={act === 'done' || act === 'take' ? 'default' : 'quiet'} tabIndex={focusable ? 0 : -1} onClick={() => onAct(act)}>
            {t(`improvement.act.${act}`)}
          </Button>
        ))}
    />
  );
}
