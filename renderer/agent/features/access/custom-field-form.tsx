import { useLayoutEffect, useRef, useState } from 'react';
import { CUSTOM_KINDS, type CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import { brandId, type ProjectId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './access.module.css';

/** A field that is added to the customer file, or one that is there. Its kind stays: values were read as that kind. */
export function CustomFieldForm({ field, position, onDone }: { readonly field: CustomField | null; readonly position: number; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const projects = useAppState((state) => state.projects);
  const save = useCommand('customField.save');
  const [label, setLabel] = useState(field?.label ?? '');
  const [kind, setKind] = useState(field?.kind ?? 'text');
  const [projectId, setProjectId] = useState<string>(field?.projectId ?? '');
  const [options, setOptions] = useState(field?.options.join(', ') ?? '');
  const [required, setRequired] = useState(field?.required ?? false);
  const [searchable, setSearchable] = useState(field?.searchable ?? false);
  const [attempted, setAttempted] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const offered = [...new Set(options.split(',').map((option) => option.trim()))].filter((option) => option !== '');
  const submit = async (): Promise<void> => {
    setAttempted(true);
    if (label.trim() === '' || (kind === 'choice' && offered.length === 0)) return;
    const reply = await save.run({
      fieldId: field?.id ?? null,
      field: {
        projectId: projectId === '' ? null : brandId<ProjectId>(projectId),
        label: label.trim(),
        kind,
        options: kind === 'choice' ? offered : [],
        required,
        searchable,
        position,
        active: true,
      },
    });
    if (reply.ok) onDone();
  };
  return (
    <EscapeForm className={styles['form']} label={t(field === null ? 'access.fields.add' : 'access.fields.change')} onSubmit={() => void submit()} onCancel={onDone}>
      <div className={styles['pair']}>
        <TextField
          label={t('access.fields.label')}
          maxLength={100}
          error={attempted && label.trim() === '' ? t('common.required') : undefined}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          ref={first}
        />
        <Select
          label={t('access.fields.kind')}
          disabled={field !== null}
          options={CUSTOM_KINDS.map((value) => ({ value, label: t(`access.fields.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <Select
          label={t('access.fields.project')}
          options={[{ value: '', label: t('access.fields.everyProject') }, ...projects.map(({ id, name }) => ({ value: id as string, label: name }))]}
          value={projectId}
          onChange={setProjectId}
        />
        {kind === 'choice' && (
          <TextField
            label={t('access.fields.options')}
            hint={t('customer.form.commas')}
            maxLength={2000}
            error={attempted && offered.length === 0 ? t('common.required') : undefined}
            value={options}
            onChange={(event) => setOptions(event.target.value)}
          />
        )}
      </div>
      <Switch label={t('access.fields.required')} checked={required} onChange={setRequired} />
      <Switch label={t('access.fields.searchable')} hint={t('access.fields.searchableHint')} checked={searchable} onChange={setSearchable} />
      <ErrorAlert error={save.error} />
      <div className={styles['line']}>
        <Button type="submit" variant="primary" pending={save.pending}>
          {t('common.save')}
        </Button>
        <Button variant="quiet" shortcut="Esc" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </EscapeForm>
  );
}
