import { useState } from 'react';
import type { Agent } from '../../../../shared/domain/agent-state/agent-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineConfirm } from '../../ui/inline-confirm.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { EditItem } from '../../ui/settings-page.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { PasswordForm } from './password-form.tsx';
import styles from './people.module.css';
import { PersonForm } from './person-form.tsx';

/** One person; opens in place for changes. */
export function PersonRow({
  agent,
  self,
  open,
  onOpen,
  onClose,
}: {
  readonly agent: Agent;
  readonly self: Agent;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const isSelf = agent.id === self.id;
  return (
    <EditItem open={open}>
      <div className={styles['person']}>
        <span className={cx(styles['name'], 'words', !agent.active && styles['soft'])}>{agent.name}</span>
        {isSelf && <Tag tone="accent">{t('people.you')}</Tag>}
        {!agent.active && <Tag tone="warn">{t('people.inactive')}</Tag>}
        {agent.active && !agent.hasPassword && <Tag>{t('people.noPassword')}</Tag>}
        <span className={styles['role']}>{t(`people.role.${agent.role}`)}</span>
        <Button
          size="s"
          aria-label={open ? t('common.close') : t('people.edit', { name: agent.name })}
          aria-expanded={open}
          onClick={open ? onClose : onOpen}
        >
          {open ? t('common.close') : t('common.change')}
        </Button>
      </div>
      {open && (
        <>
          <PersonForm agent={agent} self={self} />
          <div className={styles['part']}>
            <PaneHeader title={t('people.password')} level={3} />
            <PasswordForm agent={agent} own={isSelf} />
          </div>
          {!isSelf && <Activity agent={agent} />}
        </>
      )}
    </EditItem>
  );
}

function Activity({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation();
  const save = useCommand('agent.save');
  const [asked, setAsked] = useState(false);
  const set = (active: boolean): void => {
    void save.run({ agentId: agent.id, name: agent.name, role: agent.role, active }).then(() => setAsked(false));
  };
  return (
    <div className={styles['part']}>
      {!agent.active && (
        <Button className={styles['start']} pending={save.pending} onClick={() => set(true)}>
          {t('people.activate')}
        </Button>
      )}
      {agent.active && !asked && (
        <Button className={styles['start']} onClick={() => setAsked(true)}>
          {t('people.deactivate')}
        </Button>
      )}
      {agent.active && asked && (
        <InlineConfirm
          question={t('people.deactivateQuestion', { name: agent.name })}
          verb={t('people.deactivate')}
          pending={save.pending}
          onConfirm={() => set(false)}
          onCancel={() => setAsked(false)}
        />
      )}
      <ErrorAlert error={save.error} />
    </div>
  );
}
