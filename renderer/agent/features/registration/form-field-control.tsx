import { useContext, type KeyboardEvent } from 'react';
import { CALLBACK_FIELD } from '../../../../shared/domain/callback/outcome.ts';
import { addDays } from '../../../../shared/domain/registration/field-text.ts';
import type { FieldProblem } from '../../../../shared/domain/registration/field-state.ts';
import { optionsOf } from '../../../../shared/domain/registration/field-values.ts';
import type { FormField, RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import { displayDate, displayMinor, displayNumber } from '../../../../shared/domain/registration/describe.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { Field } from '../../ui/field.tsx';
import fieldStyles from '../../ui/field.module.css';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { OutcomeCallback } from '../callback/index.tsx';
import { ArticleInput } from './article-input.tsx';
import { NameInput } from './name-input.tsx';
import styles from './registration.module.css';
import { TableControl } from './table-control.tsx';
import { displayed, TypedControl, type TypedField } from './typed-control.tsx';
import { useCatalogue } from './use-catalogue.ts';
import { DraftsContext, useFieldDraft } from './use-field-draft.ts';
import { useExcess } from './use-excess.ts';
import { useFormAbout } from './use-form.ts';

/** Up to this many options stand side by side; more open as a list. */
const SIDE_BY_SIDE = 2;
const LONGEST_TEXT = 20_000;

/** One field by its kind: long texts and tables below their label, everything else beside it. */
export function FormFieldControl({
  interaction,
  form,
  field,
  language,
  missing,
  problem,
  begin = false,
}: {
  readonly interaction: InteractionView;
  readonly form: RegistrationForm;
  readonly field: FormField;
  readonly language: Language;
  /** Marked as what keeps the registration from being complete. */
  readonly missing: boolean;
  /** What is wrong with what stands there; said at once, in the way of nothing. */
  readonly problem: FieldProblem | null;
  /** Asked at once, where it takes more than a field. */
  readonly begin?: boolean;
}) {
  const { t } = useTranslation();
  const { value, origin, change } = useFieldDraft(interaction, field.key);
  const { today } = useFormAbout(interaction);
  const label = field.label[language];
  const source =
    origin === 'script'
      ? t('registration.fromScript')
      : origin === 'contact'
        ? t('registration.fromCustomer')
        : origin === 'list'
          ? t('registration.fromList')
          : undefined;
  const wrong = problem === null ? undefined : t(`registration.problem.${problem}`, { bound: boundOf(field, problem, today, language) });
  const catalogue = useCatalogue(field, value, interaction.id);
  const excess = useExcess(interaction, field, value, catalogue);
  const beyond = excess === null ? undefined : t('registration.overMandate', { limit: excess.kind === 'discount' ? `${displayNumber(String(excess.limit / 100), language)}%` : displayMinor(excess.limit, 'EUR', language).replace(' ', '\u00a0') });
  const aside = wrong ?? (missing ? t('registration.missing') : (beyond ?? source));
  const marked = missing || problem !== null;
  const hint = field.help?.[language];

  const tried = useContext(DraftsContext) !== null;

  if (field.key === CALLBACK_FIELD && !tried) {
    return (
      <div data-field={field.key}>
        <OutcomeCallback interaction={interaction} label={label} aside={aside} marked={marked} begin={begin} day={displayed(field.kind, value, language)} />
      </div>
    );
  }
  if (field.kind === 'table') {
    return (
      <div data-field={field.key}>
        <TableControl interaction={interaction} field={field} catalogue={catalogue} language={language} label={label} aside={aside} marked={marked} hint={hint} />
      </div>
    );
  }
  if (field.kind === 'long-text') {
    return (
      <div data-field={field.key}>
        <TextArea
          label={label}
          hint={hint}
          aside={aside}
          missing={marked}
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
  if (field.kind === 'lookup') {
    const line = { title: hint, className: fieldStyles['control'], value, onType: change };
    return (
      <div data-field={field.key}>
        <Field label={label} hint={undefined} aside={aside} missing={marked} className={styles['beside']}>
          {({ id }) =>
            field.of === 'contact' || field.of === 'organisation' ? (
              <NameInput {...line} id={id} of={field.of} onPick={(name) => change(name, true)} />
            ) : (
              <ArticleInput {...line} id={id} interactionId={interaction.id} language={language} onPick={({ name }) => change(name, true)} />
            )
          }
        </Field>
      </div>
    );
  }
  if (isTyped(field)) {
    return (
      <div data-field={field.key}>
        <TypedControl
          field={field}
          language={language}
          today={today}
          label={label}
          hint={hint}
          aside={aside}
          marked={marked}
          invalid={problem !== null}
          value={value}
          onChange={change}
        />
      </div>
    );
  }
  const options = (optionsOf(form, field) ?? []).map((option) => ({
    value: option.value,
    label: option.label[language],
    ...(option.code === undefined ? {} : { code: option.code }),
  }));
  if (options.length > SIDE_BY_SIDE) {
    return (
      <div data-field={field.key}>
        <Select
          label={label}
          hint={hint}
          aside={aside}
          missing={marked}
          className={styles['beside']}
          options={options}
          value={value === '' ? null : value}
          placeholder={t('registration.choose')}
          onChange={(next) => change(next, true)}
        />
      </div>
    );
  }
  /** The key of a choice picks it, as in a list; those without one count from 1. */
  const pick = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = options.findIndex((option, index) => (option.code ?? String(index + 1)) === event.key);
    const picked = options[at];
    if (picked === undefined) return;
    event.preventDefault();
    change(picked.value, true);
    // Tab goes on from what is chosen.
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[at]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the radio group inside
    <div data-field={field.key} data-own-keys className={cx(styles['beside'], marked && styles['beside-missing'])} title={hint} onKeyDown={pick}>
      <div className={styles['side-label']} aria-hidden="true">
        <span>{label}</span>
        {aside !== undefined && <span className={styles['mark']}>{aside}</span>}
      </div>
      <Segmented label={label} labelHidden options={options} value={value} onChange={(next) => change(next, true)} />
    </div>
  );
}

function isTyped(field: FormField): field is TypedField {
  return field.kind !== 'choice' && field.kind !== 'yes-no' && field.kind !== 'outcome' && field.kind !== 'table';
}

/** The bound that a value has passed, as it is read. */
function boundOf(field: FormField, problem: FieldProblem, today: string, language: Language): string {
  if (field.kind === 'date') {
    const days = problem === 'too-early' ? field.earliestDays : field.latestDays;
    return days === undefined ? '' : displayDate(addDays(today, days), language);
  }
  if (field.kind === 'money' || field.kind === 'number') {
    const bound = problem === 'too-small' ? field.min : field.max;
    if (bound === undefined) return '';
    return field.kind === 'money' ? displayMinor(bound, field.currency, language) : String(bound);
  }
  return field.kind === 'text' ? String(field.maxLength ?? '') : '';
}
