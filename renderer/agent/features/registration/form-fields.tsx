import { Fragment, useContext, type Ref } from 'react';
import { CALLBACK_FIELD } from '../../../../shared/domain/callback/outcome.ts';
import { meaningOf } from '../../../../shared/domain/registration/outcome.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { OutcomeCallback } from '../callback/index.tsx';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView, Language } from '../../../../shared/ipc/app-state.ts';
import { fieldRef } from '../../../../shared/domain/project/procedure-places.ts';
import { FieldProcedure } from '../beside/procedure-links.tsx';
import { FormFieldControl } from './form-field-control.tsx';
import styles from './registration.module.css';
import { DraftsContext, useFieldDraft } from './use-field-draft.ts';
import type { FormView } from './use-form.ts';

/** The fields that are shown, under the headings of their sections. */
export function FormFields({
  interaction,
  form,
  language,
  view: { states, missing },
  marked,
  without,
  ref,
}: {
  readonly interaction: InteractionView;
  readonly form: RegistrationForm;
  readonly language: Language;
  readonly view: FormView;
  /** What is missing is marked. */
  readonly marked: boolean;
  /** A field that is shown elsewhere. */
  readonly without?: string | undefined;
  readonly ref?: Ref<HTMLDivElement>;
}) {
  const shown = form.fields.filter(({ key }) => key !== without && states.get(key)?.shown === true);
  const { t } = useTranslation();
  const tried = useContext(DraftsContext) !== null;
  const chosen = useFieldDraft(interaction, 'outcome').value;
  // Forms that ask for the day have the callback in its place.
  const later = !tried && meaningOf(form.choices, chosen) === 'callback' && states.get(CALLBACK_FIELD)?.shown !== true;
  return (
    <div ref={ref} className={styles['fields']}>
      {shown.map((field, index) => {
    const section = form.sections.find(({ id }) => id === field.section);
    const begins = section !== undefined && shown[index - 1]?.section !== section.id;
    return (
      <Fragment key={field.key}>
        {begins && <h3 className={styles['section']}>{section.title[language]}</h3>}
        <div className={styles['with-procedure']}>
          <FormFieldControl
            interaction={interaction}
            form={form}
            field={field}
            language={language}
            problem={states.get(field.key)?.problem ?? null}
            missing={marked && missing.includes(field.key)}
          />
          <FieldProcedure interaction={interaction} reference={fieldRef(form.id, field.key)} />
        </div>
        {field.kind === 'outcome' && later && <OutcomeCallback interaction={interaction} label={t('callbacks.new')} aside={undefined} marked={false} />}
      </Fragment>
    );
  })}
    </div>
  );
}
