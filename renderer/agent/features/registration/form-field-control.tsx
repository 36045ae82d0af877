import type { FormField } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './registration.module.css';
import { useFieldDraft } from './use-field-draft.ts';

/** Up to this many options stand side by side; more open as a list. */
const SIDE_BY_SIDE = 2;
const LONGEST_TEXT = 20_000;

/** One field by its kind: texts below their label, choices beside it. */
export function FormFieldControl({
  interaction,
  field,
  language,
  missing,
}: {
  readonly interaction: InteractionView;
  readonly field: FormField;
  readonly language: Language;
  readonly missing: boolean;
}) {
  const { t } = useTranslation();
  const { value, origin, change } = useFieldDraft(interaction, field.key);
  const label = field.label[language];
  const aside = missing
    ? t('registration.missing')
    : origin === 'script'
      ? t('registration.fromScript')
      : origin === 'contact'
        ? t('registration.fromCustomer')
        : undefined;

  if (field.kind !== 'choice') {
    return (
      <div data-field={field.key}>
        <TextArea
          label={label}
          aside={aside}
          missing={missing}
          value={value}
          rows={1}
          maxLength={LONGEST_TEXT}
          spellCheck={false}
          controlClassName={styles['area']}
          onChange={(event) => change(event.target.value)}
        />
      </div>
    );
  }
  const options = field.options.map((option) => ({ value: option.value, label: option.label[language] }));
  if (options.length > SIDE_BY_SIDE) {
    return (
      <div data-field={field.key}>
        <Select
          label={label}
          aside={aside}
          missing={missing}
          className={styles['beside']}
          options={options}
          value={value === '' ? null : value}
          placeholder={t('registration.choose')}
          onChange={(next) => change(next, true)}
        />
      </div>
    );
  }
  return (
    <div data-field={field.key} className={cx(styles['beside'], missing && styles['beside-missing'])}>
      <div className={styles['side-label']} aria-hidden="true">
        <span>{label}</span>
        {aside !== undefined && <span className={styles['mark']}>{aside}</span>}
      </div>
      <Segmented label={label} labelHidden options={options} value={value} onChange={(next) => change(next, true)} />
    </div>
  );
}
