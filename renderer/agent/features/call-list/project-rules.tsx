import { useEffect, useState } from 'react';
import type { AttemptRules } from '../../../../shared/domain/call-list/attempt-policy.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import styles from './call-list.module.css';
import { RulesForm } from './rules-form.tsx';

/** When somebody is tried again, for all lists of the project that have no rules of their own. */
export function ProjectRules({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [given, setGiven] = useState<{ readonly rules: AttemptRules; readonly version: number } | null>(null);
  const save = useCommand('callList.setRules');
  useEffect(() => {
    let current = true;
    void client.invoke('callList.rules', {}).then((reply) => {
      if (current && reply.ok) setGiven(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client]);
  if (given === null) return null;
  return (
    <div className={styles['new']}>
      <p className={styles['soft']}>{t('callLists.rules.forProject')}</p>
      <RulesForm
        rules={given.rules}
        pending={save.pending}
        error={save.error}
        onCancel={onDone}
        onSave={(rules) =>
          void save.run({ version: given.version, rules }).then(({ ok }) => {
            if (ok) onDone();
          })
        }
      />
    </div>
  );
}
