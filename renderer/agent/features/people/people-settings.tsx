import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Agent } from '../../../../shared/domain/agent-state/agent-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { EditCard, EditList, SettingsIntro, SettingsPage } from '../../ui/settings-page.tsx';
import { PasswordForm } from './password-form.tsx';
import styles from './people.module.css';
import { PersonForm } from './person-form.tsx';
import { PersonRow } from './person-row.tsx';
import { ReasonSettings } from './reason-settings.tsx';

/** Who works here. Administrators manage everybody, the others their own name and password. */
export function PeopleSettings() {
  const self = useAppState((state) => state.session.agent);
  if (self === null) return null;
  return self.role === 'administrator' ? <Everybody self={self} /> : <Own self={self} />;
}

function Everybody({ self }: { readonly self: Agent }) {
  const { t } = useTranslation();
  const agents = useAppState((state) => state.session.agents);
  const [open, setOpen] = useState<Agent['id'] | 'new' | null>(null);
  const sorted = agents.toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
  return (
    <SettingsPage>
      <SettingsIntro text={t('people.intro')}>
        <Button icon={<UserPlus />} disabled={open === 'new'} onClick={() => setOpen('new')}>
          {t('people.add')}
        </Button>
      </SettingsIntro>
      {open === 'new' && (
        <EditCard>
          <PaneHeader title={t('people.addTitle')} level={3} />
          <PersonForm agent={null} self={self} onDone={() => setOpen(null)} onCancel={() => setOpen(null)} />
        </EditCard>
      )}
      <EditList label={t('people.title')}>
        {sorted.map((agent) => (
          <PersonRow
            key={agent.id}
            agent={agent}
            self={self}
            open={open === agent.id}
            onOpen={() => setOpen(agent.id)}
            onClose={() => setOpen(null)}
          />
        ))}
      </EditList>
      <ReasonSettings />
    </SettingsPage>
  );
}

function Own({ self }: { readonly self: Agent }) {
  const { t } = useTranslation();
  return (
    <SettingsPage>
      <InlineAlert severity="info">{t('people.onlyAdministrators')}</InlineAlert>
      <section className={styles['part']}>
        <PaneHeader title={t('people.ownTitle')} detail={t(`people.role.${self.role}`)} level={3} />
        <PersonForm agent={self} self={self} />
      </section>
      <section className={styles['part']}>
        <PaneHeader title={t('people.password')} level={3} />
        <PasswordForm agent={self} own />
      </section>
    </SettingsPage>
  );
}
