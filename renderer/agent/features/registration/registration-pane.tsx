import { ClipboardCheck, ClipboardList, PhoneMissed } from 'lucide-react';
import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, PaneHeader } from '../../ui/pane.tsx';
import { InteractionTabs } from './interaction-tabs.tsx';
import { RegistrationForm } from './registration-form.tsx';
import styles from './registration.module.css';
import { SavingStatus } from './saving-status.tsx';
import { useFlushOnLeave } from './use-field-draft.ts';
import { useForm } from './use-form.ts';

/** The content of the region: the form of the interaction on screen, or what will be here. */
export function RegistrationPane() {
  const { t } = useTranslation();
  const interaction = useFocusedInteraction();
  const open = interaction !== null && !isClosed(interaction);
  useFlushOnLeave();
  return (
    <div className={styles['pane']}>
      <PaneHeader title={t('registration.region')} className={styles['header']}>
        {open && <SavingStatus interaction={interaction} />}
      </PaneHeader>
      <InteractionTabs shown={interaction?.id ?? null} />
      {open ? (
        <FormOf key={interaction.id} interaction={interaction} />
      ) : (
        <Nothing interaction={interaction} />
      )}
    </div>
  );
}

function FormOf({ interaction }: { readonly interaction: InteractionView }) {
  const form = useForm(interaction.form);
  return form === null ? null : <RegistrationForm interaction={interaction} form={form} />;
}

function Nothing({ interaction }: { readonly interaction: InteractionView | null }) {
  const { t } = useTranslation();
  const goTo = useView((view) => view.goTo);
  if (interaction === null) {
    return (
      <EmptyState icon={<ClipboardList />} title={t('registration.empty')}>
        {t('registration.emptyText')}
      </EmptyState>
    );
  }
  if (interaction.state === 'unregistered') {
    return <EmptyState icon={<PhoneMissed />} title={t('registration.doneUnregistered')}>{t('registration.doneUnregisteredText')}</EmptyState>;
  }
  const { incompleteReason } = interaction;
  return (
    <EmptyState
      icon={<ClipboardCheck />}
      title={t(interaction.state === 'incomplete' ? 'registration.doneIncomplete' : 'registration.done')}
    >
      {incompleteReason === null ? null : `${t(`registration.reason.${incompleteReason}`)}. `}
      {t('registration.doneText')}
      <span className={styles['again']}>
        <Button size="s" onClick={() => goTo('registrations', interaction.id)}>
          {t('onRecord.open')}
        </Button>
      </span>
    </EmptyState>
  );
}
