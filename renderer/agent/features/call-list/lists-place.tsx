import { Archive, ListChecks, Pause, Play, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { progressOf, type CallList } from '../../../../shared/domain/call-list/call-list.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { formatDay } from '../../bridge/format.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './call-list.module.css';
import { FiguresPanel } from './figures-panel.tsx';
import { ListPanel } from './list-panel.tsx';
import { NewList } from './new-list.tsx';
import { ProjectRules } from './project-rules.tsx';

const DAY_MS = 24 * 60 * 60_000;

/** The call lists of the project: how far each is, and the way to begin. Those who lead make them, pause them and put them away. */
export function ListsPlace(_: PlaceProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { lists: present, filling, work } = useAppState(({ callLists }) => callLists);
  const leads = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [making, setMaking] = useState<'list' | 'rules' | null>(null);
  const [all, setAll] = useState(false);
  const [everything, setEverything] = useState<readonly CallList[]>([]);
  const version = JSON.stringify([all, present.map(({ id, version: each, counts }) => [id, each, counts.done])]);
  useEffect(() => {
    const [also] = JSON.parse(version) as [boolean];
    let current = true;
    if (also)
      void client.invoke('callList.all', { archived: true }).then((reply) => {
        if (current && reply.ok) setEverything(reply.value);
      });
    return () => {
      current = false;
    };
  }, [client, version]);
  const lists = all ? everything : present;
  const active = present.filter(({ state }) => state === 'active').length;
  return (
    <>
      <PlaceHeader title={t('callLists.title')} detail={lists.length === 0 ? undefined : t('callLists.count', { count: lists.length })}>
        {active > 1 && <WorkAll />}
        {leads && <Switch label={t('callLists.all')} checked={all} onChange={setAll} />}
        {leads && (
          <Button size="s" variant="quiet" aria-expanded={making === 'rules'} onClick={() => setMaking(making === 'rules' ? null : 'rules')}>
            {t('callLists.rules.title')}
          </Button>
        )}
        {leads && (
          <Button size="s" icon={<Plus />} aria-expanded={making === 'list'} onClick={() => setMaking(making === 'list' ? null : 'list')}>
            {t('callLists.new')}
          </Button>
        )}
      </PlaceHeader>
      {making === 'list' && <NewList onDone={() => setMaking(null)} onCancel={() => setMaking(null)} />}
      {making === 'rules' && <ProjectRules onDone={() => setMaking(null)} />}
      <div className={styles['scroll']}>
        {lists.length === 0 ? (
          <div className={styles['nothing']}>
            <EmptyState icon={<ListChecks size={28} />} title={t('callLists.none')}>
              {leads ? t('callLists.noneLeads') : t('callLists.noneText')}
            </EmptyState>
          </div>
        ) : (
          <ul className={styles['lists']}>
            {lists.map((list) => (
              <ListCard key={list.id} list={list} worked={work?.list.id === list.id} filling={filling?.listId === list.id ? filling.added : null} leads={leads} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** What a list was made of, and how far its goal is. */
function About({ list: { source, settings, results } }: { readonly list: CallList }) {
  const { t } = useTranslation();
  const language = useAppState((state) => state.settings.language);
  const now = useNow(DAY_MS);
  const { goal } = settings;
  const lines = [
    goal === null ? '' : goal.until === null ? t('callLists.goalSo', { results, goal: goal.results }) : t('callLists.goalSoUntil', { results, goal: goal.results, day: formatDay(goal.until, language, now) }),
    source.kind === 'filter' ? '' : t(`callLists.made.${source.kind}`, { name: source.name }),
  ].filter((line) => line !== '');
  return lines.length === 0 ? null : <p className={styles['soft']}>{lines.join(' · ')}</p>;
}

/** Several lists at once, by their weights. */
function WorkAll() {
  const { t } = useTranslation();
  const close = useView((view) => view.close);
  const together = useAppState(({ callLists }) => callLists.work?.together === true);
  const work = useCommand('callList.work');
  return (
    <Button
      size="s"
      icon={<Play />}
      disabled={together}
      pending={work.pending}
      onClick={() =>
        void work.run({ listId: 'all' }).then(({ ok }) => {
          if (ok) close();
        })
      }
    >
      {t('callLists.workAll')}
    </Button>
  );
}

function ListCard({ list, worked, filling, leads }: { readonly list: CallList; readonly worked: boolean; readonly filling: number | null; readonly leads: boolean }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const close = useView((view) => view.close);
  const work = useCommand('callList.work');
  const change = useCommand('callList.change');
  const stop = useCommand('callList.stopFilling');
  const [open, setOpen] = useState<'settings' | 'figures' | null>(null);
  const { total, behind } = progressOf(list);
  const number = new Intl.NumberFormat(language);
  const setState = (state: CallList['state']): void => void change.run({ listId: list.id, version: list.version, state });
  return (
    <li className={styles['listed']} aria-label={list.name}>
    <div className={styles['card']}>
      <div className={styles['about']}>
        <h3>
          {list.name}
          {list.state === 'paused' && <Tag tone="warn">{t('callLists.paused')}</Tag>}
          {list.state === 'archived' && <Tag>{t('callLists.archived')}</Tag>}
          {worked && <Tag tone="accent">{t('callLists.working')}</Tag>}
        </h3>
        <progress className={styles['progress']} value={behind} max={Math.max(1, total)} aria-label={t('callLists.progress')} />
        <p className={styles['soft']}>
          {filling === null
            ? t('callLists.counts', { total: number.format(total), fresh: number.format(list.counts.fresh), waiting: number.format(list.counts.waiting), reached: number.format(list.reached), behind: number.format(behind) })
            : t('callLists.filling', { added: number.format(filling) })}
        </p>
        <About list={list} />
        <ErrorAlert error={work.error ?? change.error} />
      </div>
      <div className={styles['acts']}>
        {filling !== null && (
          <Button size="s" onClick={() => void stop.run({})}>
            {t('callLists.stopFilling')}
          </Button>
        )}
        {leads && (
          <>
            <Button size="s" variant="quiet" icon={list.state === 'active' ? <Pause /> : <Play />} pending={change.pending} onClick={() => setState(list.state === 'active' ? 'paused' : 'active')}>
              {list.state === 'active' ? t('callLists.pause') : t('callLists.resume')}
            </Button>
            <Button size="s" variant="quiet" aria-expanded={open === 'figures'} onClick={() => setOpen(open === 'figures' ? null : 'figures')}>
              {t('callLists.figures.title')}
            </Button>
            <Button size="s" variant="quiet" aria-expanded={open === 'settings'} onClick={() => setOpen(open === 'settings' ? null : 'settings')}>
              {t('callLists.settings')}
            </Button>
            {list.state !== 'archived' && (
              <Button size="s" variant="quiet" icon={<Archive />} onClick={() => setState('archived')}>
                {t('callLists.archive')}
              </Button>
            )}
          </>
        )}
        <Button
          size="s"
          variant="primary"
          disabled={list.state !== 'active' || worked}
          pending={work.pending}
          onClick={() =>
            void work.run({ listId: list.id }).then(({ ok }) => {
              if (ok) close();
            })
          }
        >
          {t('callLists.work')}
        </Button>
      </div>
    </div>
    {open === 'settings' && <ListPanel key={list.version} list={list} onDone={() => setOpen(null)} />}
    {open === 'figures' && <FiguresPanel list={list} />}
    </li>
  );
}
