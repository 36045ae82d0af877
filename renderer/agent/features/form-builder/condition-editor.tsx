import { CUSTOMER_FACTS, type Condition } from '../../../../shared/domain/condition/condition.ts';
import { optionsOf } from '../../../../shared/domain/registration/field-values.ts';
import type { FormDefinition } from '../../../../shared/domain/registration/form.ts';
import type { Outcome } from '../../../../shared/domain/registration/outcome.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { ConditionLines } from '../conditions/condition-lines.tsx';

/** When something of a form holds: lines about other fields and the customer. */
export function ConditionEditor({
  label,
  condition,
  form,
  own,
  outcomes,
  language,
  onChange,
}: {
  readonly label: string;
  readonly condition: Condition;
  readonly form: FormDefinition;
  /** Key of the field it belongs to: it does not wait for itself. */
  readonly own: string;
  readonly outcomes: readonly Outcome[];
  readonly language: Language;
  readonly onChange: (condition: Condition | undefined) => void;
}) {
  const { t } = useTranslation();
  const facts = [
    ...form.fields.filter(({ key }) => key !== own).map((field) => ({ value: `field.${field.key}`, label: field.label[language], options: optionsOf({ choices: outcomes }, field) ?? [] })),
    ...CUSTOMER_FACTS.map((fact) => ({ value: `customer.${fact}`, label: t('formBuilder.ofCustomer', { fact: t(`formBuilder.fact.${fact}`) }) })),
  ];
  return <ConditionLines label={label} condition={condition} facts={facts} language={language} onChange={onChange} />;
}
