import { Archive, ListChecks, Pause, Play, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { progressOf, type CallList } from '../../../../shared/domain/call-list/call-list.ts';
import { goalState, stoppedByGoal } from '../../../../shared/domain/call-list/goal.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import styles from './call-list.module.css';
import { FiguresPanel } from './figures-panel.tsx';
import { GoalLine } from './goal-line.tsx';
import { ListPanel } from './list-panel.tsx';
import { NewList, type Among } from './new-list.tsx';
import { ProjectRules } from './project-rules.tsx';

const MINUTE_MS = 60_000;

/** The call lists of the project: how far each is, and the way to begin. Those who lead make them, pause them and put them away. */
export function ListsPlace({ about }: PlaceProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { lists: present, filling, work } = useAppState(({ callLists }) => callLists);
  const leads = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [making, setMaking] = useState<'list' | 'rules' | null>(null);
  const [seen, setSeen] = useState<string | null>(null);
  const [among, setAmong] = useState<Among | null>(null);
  // Opened about a search or a filter of the customer file: a list of those whom it shows.
  if (about !== seen) {
    setSeen(about);
    if (about !== null && leads) {
      setAmong(JSON.parse(about) as Among);
      setMaking('list');
    }
  }
  const made = (): void => {
    setMaking(null);
    setAmong(null);
  };
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
  const box = useRef<HTMLDivElement>(null);
  useKeptFocus(box);
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
          <Button size="s" icon={<Plus />} aria-expanded={making === 'list'} onClick={() => (making === 'list' ? made() : setMaking('list'))}>
            {t('callLists.new')}
          </Button>
        )}
      </PlaceHeader>
      {making === 'list' && <NewList key={JSON.stringify(among)} among={among} onDone={made} onCancel={made} />}
      {making === 'rules' && <ProjectRules onDone={() => setMaking(null)} />}
      <div ref={box} className={styles['scroll']}>
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
  const now = useNow(MINUTE_MS);
  const goal = list.settings.goal === null ? 'open' : goalState(list.settings.goal, list.results, now);
  const setState = (state: CallList['state']): void => void change.run({ listId: list.id, version: list.version, state });
  return (
    <li className={styles['listed']} aria-label={list.name}>
    <div className={styles['card']}>
      <div className={styles['about']}>
        <h3>
          {list.name}
          {list.state === 'paused' && <Tag tone="warn">{t('callLists.paused')}</Tag>}
          {list.state === 'archived' && <Tag>{t('callLists.archived')}</Tag>}
          {goal !== 'open' && <Tag tone={goal === 'reached' ? 'ok' : 'neutral'}>{t(`callLists.goalIs.${goal}`)}</Tag>}
          {worked && <Tag tone="accent">{t('callLists.working')}</Tag>}
        </h3>
        <progress className={styles['progress']} value={behind} max={Math.max(1, total)} aria-label={t('callLists.progress')} />
        <p className={styles['soft']}>
          {filling !== null
            ? t('callLists.filling', { added: number.format(filling) })
            : total === 0
              ? t('callLists.nobody')
              : t('callLists.counts', { count: total, total: number.format(total), fresh: number.format(list.counts.fresh), waiting: number.format(list.counts.waiting), reached: number.format(list.reached), behind: number.format(behind) })}
        </p>
        <GoalLine list={list} />
        {list.source.kind !== 'filter' && <p className={styles['soft']}>{t(`callLists.made.${list.source.kind}`, { name: list.source.name })}</p>}
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
          disabled={list.state !== 'active' || worked || total === 0 || stoppedByGoal(list, now) !== null}
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
