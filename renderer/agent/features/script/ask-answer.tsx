import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { fieldByKey } from '../../../../shared/domain/registration/field-values.ts';
import type { FormField } from '../../../../shared/domain/registration/form.ts';
import type { ScriptStep } from '../../../../shared/domain/script/script.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useConnection } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useFieldDraft, useForm } from '../registration/index.ts';
import { FieldAnswer } from './field-answer.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import styles from './script.module.css';
import { takeTyping } from './type-ahead.ts';

type Props = {
  readonly interaction: InteractionView;
  readonly step: ScriptStep;
  readonly onAnswer: (text: string) => void;
};

/**
 * The typed answer to a question. Where the step fills a field of the form it is that field itself, so every word is kept as it is typed
 * and both places always say the same.
 */
export function AskAnswer(props: Props) {
  const form = useForm(props.interaction.form);
  const { fillsField } = props.step;
  if (fillsField === undefined) return <OwnText {...props} />;
  // Until the form is there nobody can tell what kind of field it is.
  if (form === null) return null;
  const field = fieldByKey(form, fillsField);
  if (field === null) return <OwnText {...props} />;
  return isText(field) ? <FieldText {...props} field={field.key} /> : <FieldAnswer key={props.step.id} interaction={props.interaction} form={form} field={field} onAnswer={props.onAnswer} />;
}

function isText({ kind }: FormField): boolean {
  return kind === 'text' || kind === 'long-text' || kind === 'lookup';
}

function FieldText({ field, ...props }: Props & { readonly field: string }) {
  const draft = useFieldDraft(props.interaction, field);
  return <AnswerField {...props} value={draft.value} onChange={draft.change} />;
}

function OwnText(props: Props) {
  const [value, setValue] = useState(props.interaction.script.answers[props.step.id]?.text ?? '');
  return <AnswerField {...props} value={value} onChange={setValue} />;
}

function AnswerField({
  interaction,
  value,
  onChange,
  onAnswer,
}: Props & { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const { view } = useConnection();
  const box = useRef<HTMLDivElement>(null);
  const next = (): void => onAnswer(value.trim());
  useShortcut('script-next', next);

  const addTyped = useEffectEvent(() => {
    const typed = takeTyping();
    if (typed !== '') onChange(value + typed);
  });

  // Ready to type when the step comes up, unless the agent is typing or choosing somewhere else. A button that was pressed is no reason.
  useLayoutEffect(() => {
    const elsewhere =
      document.activeElement?.matches('input, textarea, [role="combobox"], [role="listbox"], [role="option"]') === true;
    const field = box.current?.querySelector('textarea');
    if (!elsewhere || box.current?.closest('section')?.contains(document.activeElement) === true) {
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
      addTyped();
    }
  }, []);

  return (
    <div ref={box} className={styles['ask']}>
      <TextArea
        label={t('script.typed')}
        labelHidden
        placeholder={t('script.typedPlaceholder')}
        rows={1}
        maxLength={20_000}
        spellCheck={false}
        value={value}
        className={styles['ask-field']}
        controlClassName={styles['ask-text']}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => view.setState({ editing: interaction.id })}
        onBlur={() => view.setState({ editing: null })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          next();
        }}
      />
      <Button variant="primary" size="l" shortcut="↵" title={keysOf('script-next')} onClick={next}>
        {t('script.next')}
      </Button>
    </div>
  );
}
