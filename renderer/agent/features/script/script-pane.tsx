import { ClipboardCheck, MessageSquareText, PhoneMissed } from 'lucide-react';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { isClosed } from '../../../../shared/domain/interaction/interaction-reducer.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EmptyState, PaneHeader } from '../../ui/pane.tsx';
import { OpenPoints } from '../coaching/index.ts';
import styles from './script.module.css';
import { ScriptOpening } from './script-opening.tsx';
import { ScriptView } from './script-view.tsx';
import { useScript } from './use-script.ts';

/** The content of the region: the script of the interaction on screen, or what will be here. */
export function ScriptPane() {
  const interaction = useFocusedInteraction();
  const inHand = useAppState(({ callLists: { work } }) => (work?.phase === 'preview' ? work.entry : null));
  if (inHand !== null && (interaction === null || isClosed(interaction))) return <ScriptOpening entry={inHand} />;
  if (interaction === null) return <NoConversation />;
  return isClosed(interaction) ? <Finished interaction={interaction} /> : <Running interaction={interaction} />;
}

function Running({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const { script, error, retry } = useScript(interaction.script);
  if (script !== null) return <ScriptView key={interaction.id} interaction={interaction} script={script} />;
  return (
    <div className={styles['pane']}>
      <PaneHeader title={t('script.region')} />
      {error === null ? (
        <p className={styles['loading']}>{t('script.loading')}</p>
      ) : (
        <ErrorAlert
          error={error}
          actions={
            <Button size="s" onClick={retry}>
              {t('common.tryAgain')}
            </Button>
          }
        />
      )}
    </div>
  );
}

function NoConversation() {
  const { t } = useTranslation();
  const practice = useAppState(({ account }) => account.kind === 'practice');
  return (
    <div className={styles['pane']}>
      <PaneHeader title={t('script.region')} />
      <EmptyState icon={<MessageSquareText />} title={t('script.empty')}>
        <p>{t('script.emptyText')}</p>
        {practice && <p className={styles['start']}>{t('script.emptyPractice')}</p>}
      </EmptyState>
      <OpenPoints />
    </div>
  );
}

function Finished({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const { state, contact } = interaction;
  const name = contact === null ? '' : fullName(contact) || contact.organisation;
  const missed = state === 'unregistered';
  return (
    <div className={styles['pane']}>
      <PaneHeader title={t('script.region')} />
      <EmptyState
        icon={missed ? <PhoneMissed /> : <ClipboardCheck />}
        title={t(missed ? 'script.unregistered' : state === 'incomplete' ? 'script.incomplete' : 'script.done')}
      >
        <p>
          {missed
            ? t('script.unregisteredText')
            : name === ''
              ? t('script.doneTextUnknown')
              : t('script.doneText', { name })}
        </p>
        <p>{t('script.nextOne')}</p>
      </EmptyState>
    </div>
  );
}
