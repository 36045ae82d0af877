import type { MergeField, MergeValues } from '../../../../shared/domain/script/merge-fields.ts';
import { MERGE_FIELDS, mergeText } from '../../../../shared/domain/script/merge-fields.ts';
import type { StepAnswer } from '../../../../shared/domain/script/script-run.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './script.module.css';

/** The words to say: filled-in data stand out, and what is not known shows as a blank to fill by mouth. */
export function SpokenText({
  text,
  values,
  answers,
}: {
  readonly text: string;
  readonly values: MergeValues;
  readonly answers: Readonly<Record<string, StepAnswer>>;
}) {
  const { t } = useTranslation();
  return (
    <p className={styles['spoken']}>
      {mergeText(text, values, answers).map((segment, index) => {
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
            [{t(`script.unknown.${blankOf(segment.field)}`)}]
          </span>
        );
      })}
    </p>
  );
}

function blankOf(field: string): MergeField | 'answer' {
  return MERGE_FIELDS.find((known) => known === field) ?? 'answer';
}
