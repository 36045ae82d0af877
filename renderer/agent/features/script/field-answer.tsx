import { useLayoutEffect, useRef } from 'react';
import { isCallback } from '../../../../shared/domain/agreement/callback.ts';
import { CALLBACK_FIELD } from '../../../../shared/domain/callback/outcome.ts';
import { fieldProblem } from '../../../../shared/domain/registration/field-state.ts';
import type { FormField, RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useConnection } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { momentIn } from '../callback/moment-text.ts';
import { FormFieldControl, useFieldDraft } from '../registration/index.ts';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';
import { takeTyping } from './type-ahead.ts';

/** The answer to a question that fills a number, an amount, a day, a choice or lines: the very field of the form, with room. */
export function FieldAnswer({
  interaction,
  form,
  field,
  onAnswer,
}: {
  readonly interaction: InteractionView;
  readonly form: RegistrationForm;
  readonly field: FormField;
  readonly onAnswer: (text: string) => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { view } = useConnection();
  const language = useAppState(({ settings }) => settings.language);
  const { value } = useFieldDraft(interaction, field.key);
  const box = useRef<HTMLDivElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  // Lines stand in the form; as an answer they would be there twice.
  const agreed = useAppState(({ agreements }) => (field.key === CALLBACK_FIELD ? (agreements.find((one) => one.interactionId === interaction.id && isCallback(one)) ?? null) : null));
  const next = (): void => onAnswer(field.kind === 'table' ? '' : agreed?.callback === undefined ? value.trim() : momentIn(agreed.callback.zone, agreed.dueAt, interaction.script.language ?? language));
  const waits = field.key === CALLBACK_FIELD && agreed === null;
  useShortcut('script-next', next);

  useLayoutEffect(() => {
    const elsewhere = document.activeElement?.matches('input, textarea, select, [role="combobox"], [role="listbox"], [role="option"]') === true;
    if (!elsewhere || box.current?.closest('section')?.contains(document.activeElement) === true)
      box.current?.querySelector<HTMLElement>('input:not([type=hidden], [aria-hidden]), select, button, [role=radio]')?.focus();
    // As if typed here, so that the field reads it as it reads every key.
    const typed = takeTyping();
    if (typed !== '' && document.activeElement instanceof HTMLInputElement && box.current?.contains(document.activeElement) === true)
      document.execCommand('insertText', false, typed);
  }, []);

  // What was agreed there stands in the field: Enter goes on.
  const there = useRef(value);
  useLayoutEffect(() => {
    if (field.key === CALLBACK_FIELD && there.current !== value && value !== '') onward.current?.focus();
    there.current = value;
  }, [field.key, value]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter in any of its fields goes on
    <div
      ref={box}
      className={cx(styles['ask'], field.kind === 'table' && styles['ask-lines'])}
      role="group"
      aria-label={t('script.typed')}
      onFocus={() => view.setState({ editing: interaction.id })}
      onBlur={() => view.setState({ editing: null })}
      onKeyDown={(event) => {
        // In a table Enter goes from cell to cell; from an empty line it goes on.
        const inCell = event.target instanceof HTMLElement && event.target.dataset['cell'] !== undefined;
        const blankLine = inCell && event.target instanceof HTMLInputElement && event.target.value === '' && event.target.dataset['cell']?.endsWith(`.${firstColumn(field)}`) === true;
        if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || (event.target instanceof HTMLButtonElement && !inCell)) return;
        if (inCell && !blankLine) return;
        // A form of its own in the place of the field is sent first.
        const own = event.target instanceof HTMLElement ? event.target.closest('form') : null;
        if (own !== null && box.current?.contains(own) === true) return;
        event.preventDefault();
        next();
      }}
    >
      <div className={styles['ask-field']}>
        <FormFieldControl
          interaction={interaction}
          form={form}
          field={field}
          language={language}
          missing={false}
          begin
          problem={value.trim() === '' ? null : fieldProblem(form, field, value, '')}
        />
      </div>
      <Button ref={onward} variant={waits ? 'quiet' : 'primary'} size="l" shortcut={waits ? undefined : '↵'} title={keysOf('script-next')} onClick={next}>
        {t('script.next')}
      </Button>
    </div>
  );
}

function firstColumn(field: FormField): string {
  return field.kind === 'table' ? (field.columns[0]?.key ?? '') : '';
}
