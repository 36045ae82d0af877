import { ArrowDown, ArrowUp, Copy, Plus, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { DefinitionFault } from '../../../../shared/domain/definition/definition-fault.ts';
import { FIELD_KINDS, keyFrom, moveField, newField, removeField, type FieldKind } from '../../../../shared/domain/registration/build-form.ts';
import { REGISTRATION_KINDS, type FormDefinition, type FormField } from '../../../../shared/domain/registration/form.ts';
import type { OutcomeSet, OutcomeSetSummary } from '../../../../shared/domain/registration/outcome.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { EditRows } from '../../ui/edit-rows.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Select } from '../../ui/select.tsx';
import { BothTexts } from './both-texts.tsx';
import { FieldEditor } from './field-editor.tsx';
import styles from './form-builder.module.css';

/** How long after the last change the definition is checked, in ms. */
const CHECK_AFTER_MS = 250;

/** What keeps the form from being used, looked for while it is built. */
export function useFault(definition: FormDefinition): DefinitionFault | null {
  const client = useClient();
  const [found, setFound] = useState<{ readonly of: FormDefinition; readonly fault: DefinitionFault | null } | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('form.check', { definition }).then((reply) => {
        if (current && reply.ok) setFound({ of: definition, fault: reply.value });
      });
    }, CHECK_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, definition]);
  return found?.fault ?? null;
}

/** Name, kind and fields of a form. Up and down go along the fields, with Alt they move the field; Delete removes it. */
export function FormEditor({
  form,
  fault,
  outcomes,
  sets,
  language,
  undo,
  redo,
  onChange,
}: {
  readonly form: FormDefinition;
  readonly fault: DefinitionFault | null;
  readonly outcomes: OutcomeSet;
  readonly sets: readonly OutcomeSetSummary[];
  readonly language: Language;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly onChange: (form: FormDefinition, to?: string) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  /** Keys of fields that no version has yet. */
  const [fresh, setFresh] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.min(chosen, form.fields.length - 1);
  const field = form.fields[at];
  const wrong = Number(/^fields\.(\d+)/u.exec(fault?.path ?? '')?.[1] ?? -1);

  const focusOn = (index: number): void => {
    setChosen(index);
    // After the list was drawn with the field at its new place.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-form-field]')[index]?.focus());
  };
  const add = (kind: FieldKind): void => {
    const label = { en: t(`formBuilder.kinds.${kind}`, { lng: 'en' }), nl: t(`formBuilder.kinds.${kind}`, { lng: 'nl' }) };
    const key = kind === 'outcome' ? 'outcome' : keyFrom(label.en, form.fields.map((each) => each.key));
    const place = field === undefined ? 0 : at + 1;
    onChange({ ...form, fields: [...form.fields.slice(0, place), newField(kind, key, label), ...form.fields.slice(place)] });
    setChosen(place);
    setFresh(key);
  };
  const remove = (index: number): void => {
    const gone = form.fields[index];
    if (gone === undefined || form.fields.length === 1) return;
    onChange(removeField(form, gone.key));
    focusOn(Math.max(0, Math.min(index, form.fields.length - 2)));
  };
  const move = (from: number, to: number): void => {
    const moved = moveField(form, from, to);
    if (moved === form) return;
    onChange(moved);
    focusOn(to);
  };
  const double = (index: number): void => {
    const source = form.fields[index];
    if (source === undefined || source.kind === 'outcome') return;
    const copy: FormField = { ...source, key: keyFrom(source.label.en, form.fields.map(({ key }) => key)) };
    onChange({ ...form, fields: [...form.fields.slice(0, index + 1), copy, ...form.fields.slice(index + 1)] });
    setFresh(copy.key);
    setChosen(index + 1);
  };
  const changeField = (next: FormField, to: string): void => {
    if (field === undefined) return;
    const renamed = next.key !== field.key;
    if (renamed) setFresh(next.key);
    onChange({ ...form, fields: form.fields.map((each, index) => (index === at ? next : each)) }, to === '' ? '' : `${String(at)}.${to}`);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined && event.altKey) move(index, index + step);
    else if (step !== undefined) focusOn(Math.max(0, Math.min(form.fields.length - 1, index + step)));
    else if (event.key === 'Delete') remove(index);
    else return;
    event.preventDefault();
  };
  const marks = (each: FormField): string => [each.required === undefined || each.required === false ? '' : '*', each.shown === undefined ? '' : '?'].join('');

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- undo and redo from any of the fields
    <div
      className={styles['editor']}
      onKeyDown={(event) => {
        if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== 'z') return;
        event.preventDefault();
        (event.shiftKey ? redo : undo)?.();
      }}
    >
      <BothTexts label={t('formBuilder.name')} value={form.name} onChange={(name) => onChange({ ...form, name }, 'name')} />
      <div className={styles['row']}>
        <Select
          className={styles['grow']}
          label={t('formBuilder.registration')}
          value={form.kind}
          options={REGISTRATION_KINDS.map((value) => ({ value, label: t(`formBuilder.registrations.${value}`) }))}
          onChange={(kind) => onChange({ ...form, kind })}
        />
        <Select className={styles['grow']} label={t('formBuilder.outcomes')} value={form.outcomes} options={sets.map(({ id, name }) => ({ value: id, label: name[language] }))} onChange={(id) => onChange({ ...form, outcomes: id })} />
      </div>
      <div className={styles['bar']}>
        <Menu
          trigger={
            <Button size="s" icon={<Plus />}>
              {t('formBuilder.addField')}
            </Button>
          }
          groups={[FIELD_KINDS.filter((kind) => kind !== 'outcome' || !form.fields.some((each) => each.kind === 'outcome')).map((kind) => ({ key: kind, label: t(`formBuilder.kinds.${kind}`), onSelect: () => add(kind) }))]}
        />
        <span className={styles['grow']} />
        <IconButton size="s" variant="quiet" label={t('formBuilder.undo')} shortcut="Ctrl+Z" icon={<Undo2 />} disabled={undo === null} onClick={() => undo?.()} />
        <IconButton size="s" variant="quiet" label={t('formBuilder.redo')} shortcut="Ctrl+Shift+Z" icon={<Redo2 />} disabled={redo === null} onClick={() => redo?.()} />
      </div>
      <ul ref={list} className={styles['fields']} aria-label={t('formBuilder.fields')}>
        {form.fields.map((each, index) => (
          <li key={each.key}>
            <div className={cx(styles['item'], index === at && styles['chosen'])}>
            <button
              type="button"
              data-form-field={each.key}
              aria-current={index === at}
              tabIndex={index === at ? 0 : -1}
              className={cx(styles['pick'], index === wrong && styles['bad'])}
              onClick={() => setChosen(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span className={styles['pick-name']}>{each.label[language] || '—'}</span>
              <span className={styles['soft']} aria-hidden="true">
                {marks(each)}
              </span>
              <span className={styles['soft']}>{t(`formBuilder.kinds.${each.kind}`)}</span>
            </button>
            {index === at && (
              <span className={styles['acts']}>
                <IconButton size="s" variant="quiet" label={t('common.moveUp')} shortcut="Alt+↑" disabled={index === 0} icon={<ArrowUp />} onClick={() => move(index, index - 1)} />
                <IconButton size="s" variant="quiet" label={t('common.moveDown')} shortcut="Alt+↓" disabled={index === form.fields.length - 1} icon={<ArrowDown />} onClick={() => move(index, index + 1)} />
                {each.kind !== 'outcome' && <IconButton size="s" variant="quiet" label={t('formBuilder.double')} icon={<Copy />} onClick={() => double(index)} />}
                <IconButton size="s" variant="quiet" label={t('formBuilder.removeField')} shortcut="Del" disabled={form.fields.length === 1} icon={<Trash2 />} onClick={() => remove(index)} />
              </span>
            )}
            </div>
            {index === at && (
              <FieldEditor key={`${String(at)}.${String(each.key === fresh)}`} form={form} field={each} isNew={each.key === fresh} outcomes={outcomes.outcomes} language={language} onChange={changeField} />
            )}
          </li>
        ))}
      </ul>
      <Disclosure label={t('formBuilder.sections')} initiallyOpen={false}>
        <EditRows
          label={t('formBuilder.sectionsHint')}
          add={t('formBuilder.addSection')}
          rows={form.sections}
          most={40}
          ordered
          create={() => ({ id: keyFrom('', form.sections.map(({ id }) => id), `section${String(form.sections.length + 1)}`), title: { en: '', nl: '' } })}
          onChange={(sections) => onChange({ ...form, sections, fields: form.fields.map((each) => withoutLostSection(each, sections)) }, 'sections')}
        >
          {(section, change, index) => <BothTexts label={t('formBuilder.sectionName', { number: index + 1 })} labelHidden value={section.title} onChange={(title) => change({ title })} />}
        </EditRows>
      </Disclosure>
    </div>
  );
}

function withoutLostSection(field: FormField, sections: FormDefinition['sections']): FormField {
  if (field.section === undefined || sections.some(({ id }) => id === field.section)) return field;
  const { section: _gone, ...others } = field;
  return others;
}
