import type { MergeField, MergeValues } from '../../../../shared/domain/script/merge-fields.ts';
import { isListField, MERGE_FIELDS } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import styles from './script.module.css';
import { useFilledText } from './use-template.ts';

/** The words to say: filled-in data stand out, and what is not known shows as a blank to fill by mouth. */
export function SpokenText({
  text,
  values,
  answers,
  small = false,
}: {
  readonly text: string;
  readonly values: MergeValues;
  readonly answers: Readonly<Record<string, StepAnswer>>;
  /** Beside something else. */
  readonly small?: boolean;
}) {
  const { t } = useTranslation();
  const segments = useFilledText(text, values, answers) ?? [];
  return (
    <p className={cx(styles['spoken'], small && styles['spoken-small'])}>
      {segments.map((segment, index) => {
        const key = `${String(index)}-${'text' in segment ? '' : segment.field}`;
        if ('text' in segment) return <span key={key}>{segment.text}</span>;
        if (segment.value !== null) {
          return (
            <span key={key} className={styles['merged']}>
              {segment.value}
            </span>
          );
        }
        return (
          <span key={key} className={styles['blank']} title={t('script.unknownTip')}>
            [{isListField(segment.field) ? columnOf(segment.field) : t(`script.unknown.${blankOf(segment.field)}`)}]
          </span>
        );
      })}
    </p>
  );
}

function blankOf(field: string): MergeField | 'answer' {
  return MERGE_FIELDS.find((known) => known === field) ?? 'answer';
}

/** A column of the call list as one would name it. */
function columnOf(field: string): string {
  return field.slice(field.indexOf('.') + 1).replaceAll('-', ' ');
}
