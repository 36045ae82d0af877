import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import type { InteractionId } from '../../../../shared/lib/brand.ts';
import { openInteractions, useNaturalId } from '../../bridge/focused-interaction.ts';
import { useAppState, useConnection } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './registration.module.css';

/** Switches between the interactions that still need something; not there while there is only one. */
export function InteractionTabs({ shown }: { readonly shown: InteractionId | null }) {
  const { t } = useTranslation();
  const { view } = useConnection();
  const over = useNaturalId();
  const open = openInteractions({ interactions: useAppState(({ interactions }) => interactions) });
  const country = useAppState(({ settings }) => settings.country);
  const calls = useAppState((state) => state.calls.calls);
  if (open.length === 0 || (open.length === 1 && open[0]?.id === shown)) return null;
  return (
    <div role="group" aria-label={t('registration.open')} className={styles['tabs']}>
      {open.map((interaction) => {
        const remote = calls.find(({ id }) => id === interaction.callId)?.remote.displayName ?? '';
        const name = nameOf(interaction, country) || remote || t('telephone.anonymous');
        return (
          <button
            key={interaction.id}
            type="button"
            aria-pressed={interaction.id === shown}
            className={cx(styles['tab'], interaction.id === shown && styles['tab-on'])}
            title={name}
            onClick={() => view.setState({ chosen: { id: interaction.id, over } })}
          >
            <span className={styles['tab-name']}>{name}</span>
            <span className={styles['tab-state']}>
              {t(`registration.tabState.${interaction.state === 'open' ? 'open' : 'handling'}`)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function nameOf({ contact, remoteRaw, remoteNumber }: InteractionView, country: string): string {
  const name = contact === null ? '' : fullName(contact) || contact.organisation.trim();
  return name || displayPhone(remoteNumber ?? remoteRaw, country);
}
