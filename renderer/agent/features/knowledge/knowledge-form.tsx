import { useState } from 'react';
import { KNOWLEDGE_KINDS, MAX_KNOWLEDGE, MAX_TITLE, type KnowledgeFields, type KnowledgeItem } from '../../../../shared/domain/knowledge/knowledge.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { LineActs } from '../../ui/line-acts.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { dateValue, instantOf } from '../agreements/due-text.ts';
import { BesideField } from './beside-field.tsx';
import styles from './knowledge.module.css';

const EVERY = 'every';

/** Writing and changing what can be looked up, in both languages. Escape leaves it. */
export function KnowledgeForm({ item, onSaved, onCancel }: { readonly item: KnowledgeItem | null; readonly onSaved: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const own = useAppState(({ settings }) => settings.language);
  const projects = useAppState((state) => state.projects);
  const save = useCommand('knowledge.save');
  const [language, setLanguage] = useState(own);
  const [fields, setFields] = useState<KnowledgeFields>(() => item ?? { kind: 'article', title: { en: '', nl: '' }, body: { en: '', nl: '' }, projectId: null, beside: [], validFrom: new Date().setHours(0, 0, 0, 0), validTo: null, mustRead: false });
  const set = (changed: Partial<KnowledgeFields>): void => setFields((now) => ({ ...now, ...changed }));
  const store = (): void => {
    if (save.pending) return;
    const { kind, title, body, projectId, beside, validFrom, validTo, mustRead } = fields;
    void save.run({ id: item?.id ?? null, version: item?.version ?? 0, fields: { kind, title, body, projectId, beside: [...beside], validFrom, validTo, mustRead } }).then(({ ok }) => ok && onSaved());
  };
  return (
    <EscapeForm label={t(item === null ? 'knowledge.write' : 'common.change')} className={styles['form']} onSubmit={store} onCancel={onCancel}>
      <div className={styles['row']}>
        <Select label={t('knowledge.kindOf')} value={fields.kind} options={KNOWLEDGE_KINDS.map((value) => ({ value, label: t(`knowledge.kind.${value}`) }))} onChange={(kind) => set({ kind, mustRead: kind === 'news' })} />
        <Select
          label={t('knowledge.project')}
          value={fields.projectId ?? EVERY}
          options={[{ value: EVERY, label: t('knowledge.everyProject') }, ...projects.map(({ id, name }) => ({ value: id as string, label: name }))]}
          onChange={(value) => set({ projectId: projects.find(({ id }) => id === value)?.id ?? null })}
        />
        <Segmented
          label={t('knowledge.language')}
          value={language}
          options={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
      </div>
      <TextField
        key={`title ${language}`}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key to type into
        autoFocus
        lang={language}
        label={t('knowledge.titleOf')}
        value={fields.title[language]}
        maxLength={MAX_TITLE}
        onChange={(event) => set({ title: { ...fields.title, [language]: event.target.value } })}
      />
      <TextArea rows={5} lang={language} label={t('knowledge.text')} value={fields.body[language]} maxLength={MAX_KNOWLEDGE} onChange={(event) => set({ body: { ...fields.body, [language]: event.target.value } })} />
      <div className={styles['row']}>
        <TextField type="date" label={t('knowledge.from')} value={dateValue(fields.validFrom)} onChange={(event) => set({ validFrom: instantOf(event.target.value, '00:00') ?? fields.validFrom })} />
        <TextField
          type="date"
          label={t('knowledge.to')}
          value={fields.validTo === null ? '' : dateValue(fields.validTo)}
          onChange={(event) => set({ validTo: event.target.value === '' ? null : (instantOf(event.target.value, '00:00') ?? fields.validTo) })}
        />
        <BesideField value={fields.beside} onChange={(beside) => set({ beside })} />
      </div>
      <Switch label={t('knowledge.mustRead')} hint={t('knowledge.mustReadHint')} checked={fields.mustRead} onChange={(mustRead) => set({ mustRead })} />
      <ErrorAlert error={save.error} />
      <span className={styles['acts']}>
        <LineActs shortcut={null} pending={save.pending} onCancel={onCancel} />
      </span>
    </EscapeForm>
  );
}
