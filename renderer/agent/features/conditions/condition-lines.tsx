import type { Condition } from '../../../../shared/domain/condition/condition.ts';
import { conditionOf, SIMPLE_TESTS, simpleOf, type SimpleTest } from '../../../../shared/domain/condition/simple-condition.ts';
import type { FieldOption } from '../../../../shared/domain/registration/form.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { EditRows } from '../../ui/edit-rows.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './conditions.module.css';

/** What a condition can look at: `field.KEY`, `answer.STEP` or `customer.NAME`, and what it can be, where that is a choice. */
export type ConditionFact = { readonly value: string; readonly label: string; readonly options?: readonly FieldOption[] };

/** When something holds: lines about facts, all of them or any. */
export function ConditionLines({
  label,
  condition,
  facts,
  language,
  onChange,
}: {
  readonly label: string;
  readonly condition: Condition;
  readonly facts: readonly ConditionFact[];
  readonly language: Language;
  /** Undefined when the last line was taken away. */
  readonly onChange: (condition: Condition | undefined) => void;
}) {
  const { t } = useTranslation();
  const simple = simpleOf(condition);
  if (simple === null)
    return (
      <div className={styles['composed']}>
        <span>{t('formBuilder.composed')}</span>
        <Button size="s" onClick={() => onChange(undefined)}>
          {t('formBuilder.dropCondition')}
        </Button>
      </div>
    );
  const set = (tests: readonly SimpleTest[], join = simple.join): void => onChange(conditionOf({ join, tests }));
  return (
    <div className={styles['lines']}>
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
          const options = facts.find(({ value }) => value === test.on)?.options ?? [];
          const asksValue = test.test !== 'filled' && test.test !== 'empty';
          return (
            <div className={styles['cells']}>
              <Select label={t('formBuilder.what')} labelHidden value={test.on} options={facts.map(({ value, label: name }) => ({ value, label: name }))} placeholder={test.on} onChange={(on) => change({ on, value: '' })} />
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
