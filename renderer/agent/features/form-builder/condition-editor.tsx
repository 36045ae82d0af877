import { CUSTOMER_FACTS, type Condition } from '../../../../shared/domain/condition/condition.ts';
import { conditionOf, SIMPLE_TESTS, simpleOf, type SimpleTest } from '../../../../shared/domain/condition/simple-condition.ts';
import type { FieldOption, FormDefinition } from '../../../../shared/domain/registration/form.ts';
import type { Outcome } from '../../../../shared/domain/registration/outcome.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { EditRows } from '../../ui/edit-rows.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './form-builder.module.css';

/** When something holds: lines about other fields and the customer, all of them or any. */
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
  const simple = simpleOf(condition);
  const others = form.fields.filter(({ key }) => key !== own);
  const facts = [
    ...others.map(({ key, label: name }) => ({ value: `field.${key}`, label: name[language] })),
    ...CUSTOMER_FACTS.map((fact) => ({ value: `customer.${fact}`, label: t('formBuilder.ofCustomer', { fact: t(`formBuilder.fact.${fact}`) }) })),
  ];
  if (simple === null)
    return (
      <div className={styles['row']}>
        <span className={styles['soft']}>{t('formBuilder.composed')}</span>
        <Button size="s" onClick={() => onChange(undefined)}>
          {t('formBuilder.dropCondition')}
        </Button>
      </div>
    );
  const optionsOf = (on: string): readonly FieldOption[] => {
    const field = others.find(({ key }) => `field.${key}` === on);
    if (field?.kind === 'choice') return field.options;
    if (field?.kind === 'outcome') return outcomes.map(({ code, label: name }) => ({ value: code, label: name }));
    return field?.kind === 'yes-no' ? [{ value: 'yes', label: { en: 'Yes', nl: 'Ja' } }, { value: 'no', label: { en: 'No', nl: 'Nee' } }] : [];
  };
  const set = (tests: readonly SimpleTest[], join = simple.join): void => onChange(conditionOf({ join, tests }));
  return (
    <div className={styles['stack']}>
      {simple.tests.length > 1 && (
        <Segmented
          label={t('formBuilder.join')}
          labelHidden
          value={simple.join}
          options={[
            { value: 'all', label: t('formBuilder.joinAll') },
            { value: 'any', label: t('formBuilder.joinAny') },
          ]}
          onChange={(join) => set(simple.tests, join)}
        />
      )}
      <EditRows
        label={label}
        add={t('formBuilder.addTest')}
        rows={simple.tests}
        most={12}
        create={(): SimpleTest => ({ on: facts[0]?.value ?? 'customer.name', test: 'filled', value: '' })}
        onChange={(tests) => set(tests)}
      >
        {(test, change) => {
          const options = optionsOf(test.on);
          const asksValue = test.test !== 'filled' && test.test !== 'empty';
          return (
            <div className={styles['cells']}>
              <Select label={t('formBuilder.what')} labelHidden value={test.on} options={facts} placeholder={test.on} onChange={(on) => change({ on, value: '' })} />
              <Select
                label={t('formBuilder.how')}
                labelHidden
                value={test.test}
                options={SIMPLE_TESTS.map((value) => ({ value, label: t(`formBuilder.test.${value}`) }))}
                onChange={(how) => change({ test: how, value: how === 'filled' || how === 'empty' ? '' : test.value })}
              />
              {asksValue &&
                (options.length > 0 && !test.value.includes(',') ? (
                  <Select label={t('formBuilder.value')} labelHidden value={test.value === '' ? null : test.value} placeholder={t('registration.choose')} options={options.map(({ value, label: name }) => ({ value, label: name[language] }))} onChange={(value) => change({ value })} />
                ) : (
                  <TextField label={t('formBuilder.value')} labelHidden value={test.value} maxLength={300} onChange={({ target }) => change({ value: target.value })} />
                ))}
            </div>
          );
        }}
      </EditRows>
    </div>
  );
}
