import { useRef } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { DoNotCallPart } from './do-not-call-part.tsx';
import { OverridesPart } from './overrides-part.tsx';
import { RulesPart } from './rules-part.tsx';

/** Who may be called: the rules with their sources, the lists of those who may not, and what was set aside. */
export function GuardSettings() {
  const { t } = useTranslation();
  const role = useAppState(({ session }) => session.agent?.role ?? 'agent');
  const page = useRef<HTMLDivElement>(null);
  useKeptFocus(page);
  return (
    <SettingsPage ref={page}>
      <InlineAlert severity="info">{t('guard.help')}</InlineAlert>
      <RulesPart disabled={role !== 'administrator'} />
      {role !== 'agent' && <DoNotCallPart />}
      {role !== 'agent' && <OverridesPart />}
    </SettingsPage>
  );
}
