import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { NotReadyReason } from '../../../../shared/domain/agent-state/agent-state.ts';
import { isShippedReason, MAX_OWN_REASONS, MAX_REASON_LENGTH, type ReasonRule } from '../../../../shared/domain/agent-state/not-ready-reasons.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useReasonText } from '../../bridge/use-reason-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './people.module.css';

/** Which reasons for Not ready there are, and whose time is billed. What is switched counts at once. */
export function ReasonSettings() {
  const { t } = useTranslation();
  const rules = useAppState((state) => state.notReadyReasons);
  const reasonText = useReasonText();
  const save = useCommand('agent.setReasons');
  const [name, setName] = useState('');
  const taken = (given: string, except?: NotReadyReason): boolean =>
    rules.some(({ reason }) => reason !== except && reasonText(reason).toLocaleLowerCase() === given.trim().toLocaleLowerCase());
  const change = (reason: NotReadyReason, patch: Partial<ReasonRule>): void =>
    void save.run({ reasons: rules.map((rule) => (rule.reason === reason ? { ...rule, ...patch } : rule)) });
  const offered = rules.filter((rule) => rule.offered).length;
  const full = rules.filter(({ reason }) => !isShippedReason(reason)).length >= MAX_OWN_REASONS;
  return (
    <section className={styles['part']}>
      <PaneHeader title={t('agentState.reasons.title')} level={3} />
      <p className={styles['soft']}>{t('agentState.reasons.intro')}</p>
      <ul className={styles['reasons']} aria-label={t('agentState.reasons.title')}>
        {rules.map((rule) => {
          const { reason } = rule;
          const word = reasonText(reason);
          const alone = rule.offered && offered === 1;
          return (
            <li key={reason} className={styles['reason']}>
              {isShippedReason(reason) ? <span className={styles['name']}>{word}</span> : <OwnName rule={rule} taken={(given) => taken(given, reason)} onRename={(next) => change(reason, { name: next })} />}
              <Switch label={t('agentState.reasons.billable')} name={t('agentState.reasons.billableOf', { reason: word })} checked={rule.billable} onChange={(billable) => change(reason, { billable })} />
              <Switch
                label={t('agentState.reasons.offered')}
                name={t('agentState.reasons.offeredOf', { reason: word })}
                disabled={alone}
                {...(alone ? { hint: t('agentState.reasons.last') } : {})}
                checked={rule.offered}
                onChange={(on) => change(reason, { offered: on })}
              />
            </li>
          );
        })}
      </ul>
      {!full && (
        <form
          className={styles['add']}
          aria-label={t('agentState.reasons.add')}
          onSubmit={(event) => {
            event.preventDefault();
            const given = name.trim();
            if (given === '' || taken(given)) return;
            void save.run({ reasons: [...rules, { reason: `own-${crypto.randomUUID()}`, name: given, billable: false, offered: true }] }).then(({ ok }) => ok && setName(''));
          }}
        >
          <TextField
            label={t('agentState.reasons.name')}
            value={name}
            maxLength={MAX_REASON_LENGTH}
            error={name.trim() !== '' && taken(name) ? t('agentState.reasons.taken') : undefined}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" icon={<Plus />} pending={save.pending} disabled={name.trim() === '' || taken(name)}>
            {t('agentState.reasons.add')}
          </Button>
        </form>
      )}
      <ErrorAlert error={save.error} onDismiss={save.clear} />
    </section>
  );
}

/** Kept when the field is left or Enter is pressed; Escape takes back what was typed. */
function OwnName({ rule, taken, onRename }: { readonly rule: ReasonRule; readonly taken: (name: string) => boolean; readonly onRename: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(rule.name);
  const keep = (): void => {
    const given = name.trim();
    if (given === '' || taken(given)) setName(rule.name);
    else if (given !== rule.name) onRename(given);
  };
  return (
    <TextField
      label={t('agentState.reasons.rename', { reason: rule.name })}
      labelHidden
      value={name}
      maxLength={MAX_REASON_LENGTH}
      error={name.trim() !== '' && taken(name) ? t('agentState.reasons.taken') : undefined}
      onChange={(event) => setName(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setName(rule.name);
      }}
    />
  );
}
