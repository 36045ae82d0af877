import { useEffect, useState } from 'react';
import { dayStart } from '../../../../shared/domain/agreement/agenda.ts';
import type { EntryInHand } from '../../../../shared/domain/call-list/call-list.ts';
import type { Contact } from '../../../../shared/domain/contact/contact.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { houseOf } from '../../../../shared/domain/project/project.ts';
import { mergeValuesOf } from '../../../../shared/domain/interaction/merge-values.ts';
import { NO_PLAN } from '../../../../shared/domain/project/project-plan.ts';
import { listValues } from '../../../../shared/domain/script/merge-fields.ts';
import { spokenLanguage } from '../../../../shared/domain/script/spoken-language.ts';
import type { Script, ScriptStep } from '../../../../shared/domain/script/script.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { PaneHeader } from '../../ui/pane.tsx';
import styles from './script.module.css';
import { SpokenText } from './spoken-text.tsx';
import { spokenDate } from './spoken-values.ts';

const DAY_MS = 24 * 60 * 60_000;
/** As many steps as are read before a call. */
const SHOWN = 3;

/** How the conversation with whoever is in hand will begin: the first words of the script, with their data filled in. */
export function ScriptOpening({ entry }: { readonly entry: EntryInHand }) {
  const { t } = useTranslation();
  const client = useClient();
  const project = useAppState((state) => state.project);
  const session = useAppState((state) => state.session);
  const settings = useAppState((state) => state.settings);
  const [script, setScript] = useState<Script | null>(null);
  const [contact, setContact] = useState<Contact | null>(null);
  const scriptId = project?.scriptId ?? '';
  const { contactId } = entry;
  useEffect(() => {
    let current = true;
    void client.invoke('script.inUse', { scriptId }).then((reply) => {
      if (current && reply.ok) setScript(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, scriptId]);
  useEffect(() => {
    let current = true;
    void client.invoke('contact.get', { contactId }).then((reply) => {
      if (current) setContact(reply.ok ? reply.value : null);
    });
    return () => {
      current = false;
    };
  }, [client, contactId]);
  const { country } = settings;
  const known = contact?.id === contactId ? contact : null;
  const language = spokenLanguage({ script: {}, contact: known }, settings.language, project?.plan ?? NO_PLAN);
  const now = useNow(DAY_MS);
  const values = { ...listValues(entry.fields), ...mergeValuesOf({
    contact: known,
    phone: displayPhone(entry.numbers[0] ?? '', country),
    agentName: session.agent?.name ?? '',
    companyName: project === null ? '' : houseOf(project),
    language,
    today: spokenDate(new Date(now), language),
    tomorrow: spokenDate(new Date(dayStart(now, 1)), language),
  }) };
  return (
    <div className={styles['pane']}>
      <PaneHeader title={t('script.beginning')} />
      <ol className={styles['opening']}>
        {(script === null || known === null ? [] : firstSteps(script)).map((step) => (
          <li key={step.id}>
            <h3>{step.title[settings.language]}</h3>
            <SpokenText text={step.text[language]} values={values} answers={{}} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The way that the script goes when nothing turns it aside. */
function firstSteps(script: Script): readonly ScriptStep[] {
  const steps: ScriptStep[] = [];
  let id: string | undefined = script.firstStep;
  while (id !== undefined && steps.length < SHOWN) {
    const step: ScriptStep | undefined = script.steps.find((each) => each.id === id);
    if (step === undefined || steps.includes(step)) break;
    steps.push(step);
    id = step.next ?? step.answers?.[0]?.next;
  }
  return steps;
}
