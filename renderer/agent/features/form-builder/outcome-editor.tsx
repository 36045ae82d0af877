import { idFrom } from '../../../../shared/domain/registration/build-form.ts';
import { OUTCOME_MEANINGS, type Outcome, type OutcomeSet } from '../../../../shared/domain/registration/outcome.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { EditRows } from '../../ui/edit-rows.tsx';
import { Select } from '../../ui/select.tsx';
import { BothTexts } from './both-texts.tsx';
import styles from './form-builder.module.css';

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz'.split('');

/** How a conversation can end: what it is called, the key that picks it, and what it counts as. */
export function OutcomeEditor({ set, onChange }: { readonly set: OutcomeSet; readonly onChange: (set: OutcomeSet, to?: string) => void }) {
  const { t } = useTranslation();
  const free = KEYS.find((key) => !set.outcomes.some((outcome) => outcome.key === key)) ?? '0';
  return (
    <div className={styles['editor']}>
      <BothTexts label={t('formBuilder.name')} value={set.name} onChange={(name) => onChange({ ...set, name }, 'name')} />
      <EditRows
        label={t('formBuilder.outcomes')}
        add={t('formBuilder.addOutcome')}
        rows={set.outcomes}
        most={36}
        ordered
        create={(): Outcome => ({ code: idFrom('', set.outcomes.map(({ code }) => code), `outcome-${String(set.outcomes.length + 1)}`), key: free, meaning: 'contact', label: { en: '', nl: '' } })}
        onChange={(outcomes) => onChange({ ...set, outcomes }, 'outcomes')}
      >
        {(outcome, change, index) => (
          <div className={styles['cells']}>
            <Select label={t('formBuilder.outcomeKey')} labelHidden className={styles['short']} value={outcome.key} options={['0', ...KEYS].map((key) => ({ value: key, label: key }))} onChange={(key) => change({ key })} />
            <BothTexts label={t('formBuilder.outcome', { number: index + 1 })} labelHidden value={outcome.label} onChange={(label) => change({ label })} />
            <Select label={t('formBuilder.meaning')} labelHidden value={outcome.meaning} options={OUTCOME_MEANINGS.map((value) => ({ value, label: t(`formBuilder.meanings.${value}`) }))} onChange={(meaning) => change({ meaning })} />
          </div>
        )}
      </EditRows>
    </div>
  );
}
