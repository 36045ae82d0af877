import { useMemo, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import { beginValues, fillFromCustomer } from '../../../../shared/domain/registration/begin-values.ts';
import type { FormDefinition } from '../../../../shared/domain/registration/form.ts';
import { refOf, withOutcomes } from '../../../../shared/domain/registration/form-ref.ts';
import type { OutcomeSet } from '../../../../shared/domain/registration/outcome.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { brandId, type AgentId, type CallId, type InteractionId, type ProjectId } from '../../../../shared/lib/brand.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { draftKey, DraftsContext, FormFields, useFormView, type Draft, type DraftKey, type Drafts } from '../registration/index.ts';
import styles from './form-builder.module.css';

const NOWHERE = '00000000-0000-7000-8000-000000000000';
/** What a customer would fill in. */
const SAMPLE = { name: 'Anna van den Berg', organisation: 'Bakkerij Van den Berg', number: '10234', phone: '+31612345678', email: 'anna@example.org', address: 'Lindelaan 12, 2801 AB Gouda', language: 'nl', kind: 'person', type: 'doing' };

/** What is typed into a preview stays in it. */
function tryOut(): Drafts {
  const store = createStore<ReadonlyMap<DraftKey, Draft>>(() => new Map());
  return {
    store,
    change: (interactionId, field, value) => store.setState(new Map(store.getState()).set(draftKey(interactionId, field), { interactionId, field, value, error: null }), true),
    flush: () => Promise.resolve(),
  };
}

/** The form as an agent will have it, to be filled in for a try. */
export function FormPreview({ definition, outcomes }: { readonly definition: FormDefinition; readonly outcomes: OutcomeSet }) {
  const drafts = useMemo(() => tryOut(), []);
  return (
    <DraftsContext value={drafts}>
      <Tried definition={definition} outcomes={outcomes} />
    </DraftsContext>
  );
}

function Tried({ definition, outcomes }: { readonly definition: FormDefinition; readonly outcomes: OutcomeSet }) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState<Language>(i18n.language === 'nl' ? 'nl' : 'en');
  const [marked, setMarked] = useState(false);
  const [startedAt] = useState(() => Date.now());
  const form = useMemo(() => withOutcomes(definition, outcomes), [definition, outcomes]);
  const interaction = useMemo<InteractionView>(
    () => ({
      ...{ id: brandId<InteractionId>(NOWHERE), callId: brandId<CallId>(NOWHERE), projectId: brandId<ProjectId>(NOWHERE), agentId: brandId<AgentId>(NOWHERE) },
      ...{ direction: 'in', remoteRaw: '', remoteNumber: null, contactId: null, contact: null, startedAt, answeredAt: startedAt, endedAt: null, end: null },
      ...{ state: 'open', incompleteReason: null, completedAt: null, wrapUp: null, script: { scriptId: '', version: 1, path: [''], answers: {} } },
      form: refOf(form),
      values: fillFromCustomer(beginValues(form, localDate(startedAt)), form, SAMPLE),
    }),
    [form, startedAt],
  );
  const view = useFormView(interaction, form);
  return (
    <section aria-label={t('formBuilder.preview')} className={styles['preview']}>
      <div className={styles['preview-head']}>
        <h3>{t('formBuilder.preview')}</h3>
        <Segmented
          label={t('formBuilder.previewLanguage')}
          labelHidden
          value={language}
          options={[
            { value: 'nl', label: 'NL' },
            { value: 'en', label: 'EN' },
          ]}
          onChange={setLanguage}
        />
      </div>
      <div className={styles['preview-fields']}>
        <FormFields interaction={interaction} form={form} language={language} view={view} marked={marked} />
      </div>
      <div className={styles['preview-foot']}>
        <Switch label={t('formBuilder.markMissing')} checked={marked} onChange={setMarked} />
        <span className={styles['soft']}>{view.missing.length === 0 ? t('formBuilder.complete') : t('registration.fieldsMissing', { count: view.missing.length })}</span>
      </div>
    </section>
  );
}
