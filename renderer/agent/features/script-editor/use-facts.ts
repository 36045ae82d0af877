import { CUSTOMER_FACTS } from '../../../../shared/domain/condition/condition.ts';
import { optionsOf } from '../../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import type { ConditionFact } from '../conditions/condition-lines.tsx';

/** Answers given in the conversation, fields of the form, and what is known of the customer. */
export function useFacts(script: Script, form: RegistrationForm, language: Language): readonly ConditionFact[] {
  const { t } = useTranslation();
  return [
    ...script.steps
      .filter(({ kind }) => kind === 'choice' || kind === 'ask')
      .map(({ id, title, answers }) => ({
        value: `answer.${id}`,
        label: t('scriptEditor.factAnswer', { step: title[language].trim() || t('scriptEditor.untitled') }),
        options: (answers ?? []).map(({ value, label }) => ({ value, label })),
      })),
    ...form.fields.map((field) => ({
      value: `field.${field.key}`,
      label: t('scriptEditor.factField', { field: field.label[language] }),
      options: optionsOf(form, field) ?? [],
    })),
    ...CUSTOMER_FACTS.map((fact) => ({
      value: `customer.${fact}`,
      label: t('formBuilder.ofCustomer', { fact: t(`formBuilder.fact.${fact}`) }),
    })),
  ];
}
