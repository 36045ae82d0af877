import { Headset as HeadsetIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { askForHeadset } from '../../bridge/ask-headset.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { HeadsetButtons } from './headset-buttons.tsx';
import { HeadsetList } from './headset-list.tsx';
import styles from './headset.module.css';
import { HeadsetProblems } from './headset-problems.tsx';

/** Which headsets are connected, and what can be tried out on the one in use. */
export function HeadsetSettings() {
  const { t } = useTranslation();
  const client = useClient();
  const headset = useAppState((state) => state.headset);
  const inUse = headset.headsets.find(({ key }) => key === headset.inUse);
  useEffect(() => void client.invoke('headset.look', {}), [client]);
  return (
    <SettingsPage>
      <HeadsetProblems />
      <section className={styles['part']} aria-label={t('headset.title')}>
        <PaneHeader title={t('headset.title')} level={3} />
        <HeadsetList />
        <Connect />
      </section>
      {inUse !== undefined && <HeadsetButtons headset={inUse} />}
    </SettingsPage>
  );
}

/** The button, and what it finds: a list of our own instead of a dialog of the system. */
function Connect() {
  const { t } = useTranslation();
  const choices = useAppState((state) => state.headset.choices);
  const pick = useCommand('headset.pick');
  const [supported, setSupported] = useState(true);
  const cancel = (): void => void pick.run({ deviceId: null });
  if (choices === null)
    return (
      <>
        <Button icon={<HeadsetIcon />} className={styles['start']} onClick={() => setSupported(askForHeadset())}>
          {t('headset.connect')}
        </Button>
        {!supported && <InlineAlert severity="warning" title={t('headset.notSupported')} />}
        <ErrorAlert error={pick.error} />
      </>
    );
  return (
    <>
      {choices.length === 0 ? (
        <InlineAlert severity="info" title={t('headset.nothingFound')}>
          {t('headset.nothingFoundText')}
        </InlineAlert>
      ) : (
        <ChoiceList
          autoFocus
          label={t('headset.choose')}
          choices={choices.map(({ deviceId, name }) => ({ value: deviceId, label: name }))}
          onPick={(deviceId) => void pick.run({ deviceId })}
          onCancel={cancel}
        />
      )}
      <Button className={styles['start']} onClick={cancel}>
        {t('common.cancel')}
      </Button>
    </>
  );
}
