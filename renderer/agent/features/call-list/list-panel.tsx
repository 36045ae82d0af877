import { useState } from 'react';
import type { CallList } from '../../../../shared/domain/call-list/call-list.ts';
import { RECYCLED } from '../../../../shared/domain/call-list/list-source.ts';
import { COUNTDOWN_SECONDS, LIST_MODES, MOST_WEIGHT, type ListSettings } from '../../../../shared/domain/call-list/list-settings.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './call-list.module.css';
import { GoalFields } from './goal-fields.tsx';
import { goalOf, typedGoal } from './goal.ts';
import { OutcomeTicks } from './outcome-ticks.tsx';
import { RulesForm } from './rules-form.tsx';
import { SegmentsForm } from './segments-form.tsx';

/** An amount as it is typed, in cents; null for what is none or too much. */
function cents(text: string): number | null {
  const found = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return found === null ? null : Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}
const money = (amount: number | null, language: string): string => (amount === null ? '' : (amount / 100).toFixed(2).replace('.', language === 'nl' ? ',' : '.'));

/** A whole number within its bounds; null for anything else. */
const whole = (text: string, least: number, most: number): number | null => (/^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null);

const LONGEST_NAME = 120;
const TABS = ['how', 'rules', 'parts', 'again'] as const;
type Tab = (typeof TABS)[number];

/** Everything about a list that whoever leads can set. */
export function ListPanel({ list, onDone }: { readonly list: CallList; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('how');
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape leaves the panel from its tabs as from its fields
    <div
      className={styles['panel']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <Segmented labelHidden label={t('callLists.settings')} value={tab} options={TABS.map((value) => ({ value, label: t(`callLists.tab.${value}`) }))} onChange={setTab} />
      {tab === 'how' && <SettingsForm list={list} onDone={onDone} />}
      {tab === 'rules' && <ListRules list={list} onDone={onDone} />}
      {tab === 'parts' && <SegmentsForm list={list} onDone={onDone} />}
      {tab === 'again' && <RecycleForm list={list} onDone={onDone} />}
    </div>
  );
}

/** Those whom the list is done with, called anew. */
function RecycleForm({ list, onDone }: { readonly list: CallList; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly (typeof RECYCLED)[number][]>(['exhausted']);
  const recycle = useCommand('callList.recycle');
  return (
    <EscapeForm
      className={styles['form']}
      label={t('callLists.tab.again')}
      onCancel={onDone}
      onSubmit={() =>
        void recycle.run({ listId: list.id, outcomes: [...chosen] }).then(({ ok }) => {
          if (ok) onDone();
        })
      }
    >
      <p className={styles['soft']}>{t('callLists.recycleText')}</p>
      <OutcomeTicks of={RECYCLED} chosen={chosen} onChange={setChosen} />
      <ErrorAlert error={recycle.error} />
      <div className={styles['acts']}>
        <LineActs save={t('callLists.recycle')} disabled={chosen.length === 0} pending={recycle.pending} onCancel={onDone} />
      </div>
    </EscapeForm>
  );
}

/** The rules of one list: its own, or those of the project. */
function ListRules({ list, onDone }: { readonly list: CallList; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const change = useCommand('callList.change');
  const save = (rules: CallList['rules'] | null): void =>
    void change.run({ listId: list.id, version: list.version, rules }).then(({ ok }) => {
      if (ok) onDone();
    });
  return (
    <>
      <p className={styles['soft']}>{t(list.ownRules ? 'callLists.rules.own' : 'callLists.rules.ofProject')}</p>
      <RulesForm rules={list.rules} pending={change.pending} error={change.error} onSave={save} onCancel={onDone}>
        {list.ownRules && (
          <Button size="s" pending={change.pending} onClick={() => save(null)}>
            {t('callLists.rules.backToProject')}
          </Button>
        )}
      </RulesForm>
    </>
  );
}

/** How a list is worked. */
function SettingsForm({ list, onDone }: { readonly list: CallList; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const language = useAppState((state) => state.settings.language);
  const [name, setName] = useState(list.name);
  const [settings, setSettings] = useState<ListSettings>(list.settings);
  const set = (change: Partial<ListSettings>): void => setSettings({ ...settings, ...change });
  const [goal, setGoal] = useState(() => typedGoal(list.settings.goal));
  const aim = goalOf(goal);
  const change = useCommand('callList.change');
  return (
    <EscapeForm
      className={styles['form']}
      label={t('callLists.tab.how')}
      onCancel={onDone}
      onSubmit={() =>
        name.trim() !== '' && aim !== 'wrong' && void change.run({ listId: list.id, version: list.version, name: name.trim(), settings: { ...settings, goal: aim } }).then(({ ok }) => {
          if (ok) onDone();
        })
      }
    >
      <TextField label={t('callLists.name')} value={name} maxLength={LONGEST_NAME} onChange={({ target }) => setName(target.value)} />
      <div className={styles['fields']}>
        <Segmented label={t('callLists.mode')} value={settings.mode} options={LIST_MODES.map((value) => ({ value, label: t(`callLists.modes.${value}`) }))} onChange={(mode) => set({ mode })} />
        <NumberText
          label={t('callLists.countdownSeconds')}
          disabled={settings.mode !== 'timed'}
          value={String(settings.countdownSeconds)}
          read={(text) => whole(text, COUNTDOWN_SECONDS.least, COUNTDOWN_SECONDS.most)}
          onChange={(value) => value !== null && set({ countdownSeconds: value })}
        />
        <NumberText label={t('callLists.weight')} disabled={false} value={String(settings.weight)} read={(text) => whole(text, 1, MOST_WEIGHT)} onChange={(value) => value !== null && set({ weight: value })} />
      </div>
      <div className={styles['fields']}>
        <NumberText label={t('callLists.costPerHour')} disabled={false} value={money(settings.costPerHour, language)} read={cents} onChange={(value) => set({ costPerHour: value })} />
        <NumberText label={t('callLists.costPerMinute')} disabled={false} value={money(settings.costPerMinute, language)} read={cents} onChange={(value) => set({ costPerMinute: value })} />
        <GoalFields goal={goal} onChange={setGoal} />
      </div>
      <ErrorAlert error={change.error} />
      <div className={styles['acts']}>
        <LineActs disabled={name.trim() === '' || aim === 'wrong'} pending={change.pending} onCancel={onDone} />
      </div>
    </EscapeForm>
  );
}
