import { useState } from 'react';
import { DO_NOT_DISTURB_ANSWERS, DTMF_MODES, FEATURE_CODES, isFeatureValue, type PhoneFeatures } from '../../../../shared/domain/account/phone-features.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './feature-bar.module.css';

type TextName = { [Name in keyof PhoneFeatures]: string extends PhoneFeatures[Name] ? Name : never }[keyof PhoneFeatures];

/** Auto-answer, do not disturb, keys, and the codes of the exchange. Administrators change it; everybody else sees it. */
export function CallingSettings() {
  const { t } = useTranslation();
  const features = useAppState((state) => state.features);
  const project = useAppState((state) => state.project?.name ?? '');
  const administrator = useAppState(({ session }) => session.agent?.role === 'administrator');
  const change = useCommand('feature.change');
  const save = (patch: Partial<PhoneFeatures>): void => void change.run(patch);
  const text = (name: TextName, hint?: string) => (
    <FeatureText key={name} name={name} label={t(`atHand.settings.${name}`)} hint={hint} value={features[name]} disabled={!administrator} onSave={(value) => save({ [name]: value })} />
  );

  return (
    <SettingsPage>
      {!administrator && <InlineAlert severity="info">{t('atHand.settings.onlyAdministrators')}</InlineAlert>}
      <Switch
        label={t('atHand.settings.autoAnswer', { project })}
        hint={t('atHand.settings.autoAnswerHint')}
        checked={features.autoAnswer}
        disabled={!administrator}
        onChange={(autoAnswer) => save({ autoAnswer })}
      />
      <Switch
        label={t('atHand.settings.autoAnswerByHeader')}
        hint={t('atHand.settings.autoAnswerByHeaderHint')}
        checked={features.autoAnswerByHeader}
        disabled={!administrator}
        onChange={(autoAnswerByHeader) => save({ autoAnswerByHeader })}
      />
      <Switch
        label={t('atHand.settings.refuseWhenNotReady')}
        hint={t('atHand.settings.refuseWhenNotReadyHint')}
        checked={features.refuseWhenNotReady}
        disabled={!administrator}
        onChange={(refuseWhenNotReady) => save({ refuseWhenNotReady })}
      />
      <fieldset disabled={!administrator} className={styles['page']}>
        <Segmented
          label={t('atHand.settings.disturbAnswer')}
          options={DO_NOT_DISTURB_ANSWERS.map((value) => ({ value, label: t(`atHand.settings.disturb.${value}`) }))}
          value={features.disturbAnswer}
          onChange={(disturbAnswer) => administrator && save({ disturbAnswer })}
        />
        <Segmented
          label={t('atHand.settings.dtmf')}
          options={DTMF_MODES.map((value) => ({ value, label: t(`atHand.settings.dtmfMode.${value}`) }))}
          value={features.dtmf}
          onChange={(dtmf) => administrator && save({ dtmf })}
        />
      </fieldset>
      <section aria-label={t('atHand.settings.codes')}>
        <h3 className={styles['group']}>{t('atHand.settings.codes')}</h3>
        <p className={styles['soft']}>{t('atHand.settings.codesHint')}</p>
      </section>
      <div className={styles['grid']}>
        {text('voicemail')}
        {text('parkingSlots', t('atHand.settings.parkingSlotsHint'))}
        {FEATURE_CODES.map((name) => text(name))}
      </div>
      <ErrorAlert error={change.error} />
    </SettingsPage>
  );
}

/** A text that is saved when it is left, and only when it makes sense. */
function FeatureText({
  name,
  label,
  hint,
  value,
  disabled,
  onSave,
}: {
  readonly name: TextName;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly disabled: boolean;
  readonly onSave: (value: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const good = isFeatureValue(name, shown.trim());
  return (
    <TextField
      label={label}
      hint={hint}
      error={good ? undefined : t('atHand.settings.invalid')}
      value={shown}
      disabled={disabled}
      maxLength={60}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed === null || !good) return;
        setTyped(null);
        if (typed.trim() !== value) onSave(typed.trim());
      }}
    />
  );
}
