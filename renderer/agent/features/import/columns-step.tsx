import type { ImportJob, ImportPreview } from '../../../../shared/domain/contact-file/import-job.ts';
import { DELIMITERS, type Delimiter } from '../../../../shared/domain/contact-file/csv-dialect.ts';
import { customTarget, fieldOfTarget, isFixed, TARGETS, type Target } from '../../../../shared/domain/contact-file/target-field.ts';
import { ENCODINGS } from '../../../../shared/domain/contact-file/text-encoding.ts';
import { VCARD_COLUMNS } from '../../../../shared/domain/contact-file/vcard-columns.ts';
import { formatBytes } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './import.module.css';

const DELIMITER_NAME: Readonly<Record<Delimiter, 'semicolon' | 'comma' | 'tab' | 'bar'>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
};
/** Values of a column that stand beside it. */
const SAMPLES = 4;

/** How the file is read and what its columns are, with the first values of each. */
export function ColumnsStep({ job, preview }: { readonly job: ImportJob; readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const check = useCommand('import.check');
  const close = useCommand('import.close');
  return (
    <>
      <div className={styles['scroll']}>
        <ReadingFields preview={preview} />
        <Problems preview={preview} fileName={job.fileName} />
        <ColumnTable preview={preview} key={job.id} />
      </div>
      <div className={styles['foot']}>
        <Button
          variant="primary"
          data-first-focus
          disabled={preview.problems.length > 0}
          pending={check.pending}
          onClick={() => void check.run({})}
        >
          {t('contactFiles.check')}
        </Button>
        <Button onClick={() => void close.run({})}>{t('contactFiles.another')}</Button>
        {preview.remembered && <span className={styles['soft']}>{t('contactFiles.remembered')}</span>}
        <ErrorAlert error={check.error} />
      </div>
    </>
  );
}

function ReadingFields({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const setReading = useCommand('import.setReading');
  const setColumns = useCommand('import.setColumns');
  const { reading, hasHeadings } = preview;
  return (
    <div className={styles['fields']}>
      {reading.format === 'xlsx' && (
        <Select
          label={t('contactFiles.reading.sheet')}
          value={reading.sheet}
          onChange={(sheet) => void setReading.run({ sheet })}
          options={reading.sheets.map((name) => ({ value: name, label: name }))}
        />
      )}
      {reading.format !== 'xlsx' && (
        <Select
          label={t('contactFiles.reading.encoding')}
          value={reading.encoding}
          onChange={(encoding) => void setReading.run({ encoding })}
          options={ENCODINGS.map((value) => ({ value, label: t(`contactFiles.encoding.${value}`) }))}
        />
      )}
      {reading.format === 'csv' && (
        <Select
          label={t('contactFiles.reading.delimiter')}
          value={reading.delimiter}
          onChange={(delimiter) => void setReading.run({ delimiter })}
          options={DELIMITERS.map((value) => ({ value, label: t(`contactFiles.delimiter.${DELIMITER_NAME[value]}`) }))}
        />
      )}
      {reading.format !== 'vcard' && (
        <Switch
          label={t('contactFiles.reading.headings')}
          checked={hasHeadings}
          onChange={(checked) => void setColumns.run({ hasHeadings: checked })}
        />
      )}
    </div>
  );
}

function Problems({ preview, fileName }: { readonly preview: ImportPreview; readonly fileName: string }) {
  const { t, i18n } = useTranslation();
  const label = useTargetLabel();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const name = useColumnName(preview);
  return (
    <>
      {preview.problems.map((problem) => (
        <InlineAlert
          key={problem.problem === 'twice' ? problem.target : problem.problem}
          severity="error"
          title={
            problem.problem === 'twice'
              ? t('contactFiles.problem.twice', {
                  target: label(problem.target),
                  columns: problem.columns.map(name).join(', '),
                })
              : t('contactFiles.problem.no-name')
          }
        />
      ))}
      {preview.shortOfRoom !== undefined && (
        <InlineAlert
          severity="warning"
          title={t('contactFiles.shortOfRoom', {
            file: fileName,
            needed: formatBytes(preview.shortOfRoom.needed, i18n.language),
            free: formatBytes(preview.shortOfRoom.free, i18n.language),
          })}
        />
      )}
      {preview.doubts.map(({ column, doubt, share }) => (
        <InlineAlert
          key={`${doubt} ${column}`}
          severity="warning"
          title={t(`contactFiles.doubt.${doubt}`, { column: name(column), share: percent.format(share) })}
        />
      ))}
    </>
  );
}

function ColumnTable({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const setColumns = useCommand('import.setColumns');
  const name = useColumnName(preview);
  const label = useTargetLabel();
  const fields = useAppState(({ customFields }) => customFields);
  const own = fields.filter(({ active }) => active).map(({ id }) => customTarget(id));
  const options = [...TARGETS, ...own].map((value) => ({ value, label: label(value) }));
  const choose = (column: number, target: Target): void =>
    void setColumns.run({ mapping: preview.mapping.map((one, index) => (index === column ? target : one)) });
  return (
    <ul className={styles['columns']} aria-label={t('contactFiles.columns')}>
      {preview.mapping.map((target, column) => (
        // A column has nothing but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={column} className={cx(target === 'ignore' && styles['ignored'])}>
          <span className={styles['heading']} title={name(column)}>
            {name(column)}
          </span>
          <Select
            label={t('contactFiles.takenFor', { column: name(column) })}
            labelHidden
            value={target}
            onChange={(next) => choose(column, next)}
            options={options}
          />
          <span className={styles['samples']}>{samplesOf(preview, column)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The name of what a column is taken for; a field of one's own has the name that it was given. */
function useTargetLabel(): (target: Target) => string {
  const { t } = useTranslation();
  const fields = useAppState(({ customFields }) => customFields);
  return (target) =>
    isFixed(target)
      ? t(`contactFiles.target.${target}`)
      : (fields.find(({ id }) => id === fieldOfTarget(target))?.label ?? t('contactFiles.target.ignore'));
}

function samplesOf({ rows }: ImportPreview, column: number): string {
  const filled = rows.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '');
  return [...new Set(filled)].slice(0, SAMPLES).join('  ·  ');
}

/** The heading that the file has; the properties of a card have names that nobody reads, so they are called by what they hold. */
function useColumnName({ headings, reading }: ImportPreview): (column: number) => string {
  const { t } = useTranslation();
  return (column) => {
    const heading = headings[column]?.trim() ?? '';
    const property = reading.format === 'vcard' ? VCARD_COLUMNS.find(([name]) => name === heading) : undefined;
    if (property?.[0] === 'N.titles') return t('contactFiles.titles');
    if (property !== undefined) return t(`contactFiles.target.${property[1]}`);
    return heading || t('contactFiles.column', { number: column + 1 });
  };
}
