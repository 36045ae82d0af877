import { ClipboardPen } from 'lucide-react';
import { useState } from 'react';
import { idFrom, newForm } from '../../../../shared/domain/registration/build-form.ts';
import type { FormDefinition } from '../../../../shared/domain/registration/form.ts';
import type { OutcomeSet } from '../../../../shared/domain/registration/outcome.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { BuiltForm } from './built-form.tsx';
import { BuiltOutcomes } from './built-outcomes.tsx';
import styles from './form-builder.module.css';
import { useDefinitions } from './use-definitions.ts';

type Open = { readonly kind: 'form'; readonly form: FormDefinition; readonly basedOn: number } | { readonly kind: 'outcomes'; readonly set: OutcomeSet; readonly basedOn: number };

/** Forms and outcomes of registrations, built without code: what there is at the left, one of them beside its preview. */
export function FormBuilderPlace() {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const { forms, sets, refresh } = useDefinitions();
  const [open, setOpen] = useState<Open | null>(null);
  /** What was changed and not published: leaving it asks first. */
  const [dirty, setDirty] = useState(false);
  const [wanted, setWanted] = useState<Open | null>(null);

  const show = (next: Open): void => {
    if (dirty) setWanted(next);
    else setOpen(next);
  };
  const openForm = async (id: string): Promise<void> => {
    const reply = await client.invoke('form.definition', { formId: id, version: null });
    if (reply.ok) show({ kind: 'form', form: reply.value, basedOn: reply.value.version });
  };
  const openSet = async (id: string): Promise<void> => {
    const reply = await client.invoke('form.outcomeSet', { setId: id });
    if (reply.ok) show({ kind: 'outcomes', set: reply.value, basedOn: reply.value.version });
  };
  const begin = (): void => {
    const name = { en: t('formBuilder.newName', { lng: 'en' }), nl: t('formBuilder.newName', { lng: 'nl' }) };
    show({ kind: 'form', form: newForm(idFrom(name.en, forms.map(({ id }) => id)), name, sets[0]?.id ?? 'service'), basedOn: 0 });
  };
  const copy = (form: FormDefinition): void => {
    const name = { en: t('formBuilder.copyName', { name: form.name.en, lng: 'en' }), nl: t('formBuilder.copyName', { name: form.name.nl, lng: 'nl' }) };
    show({ kind: 'form', form: { ...form, id: idFrom(name.en, forms.map(({ id }) => id)), version: 1, name }, basedOn: 0 });
  };
  const beginSet = (): void => {
    const [first] = sets;
    if (first === undefined) return;
    void client.invoke('form.outcomeSet', { setId: first.id }).then((reply) => {
      const name = { en: t('formBuilder.newOutcomes', { lng: 'en' }), nl: t('formBuilder.newOutcomes', { lng: 'nl' }) };
      if (reply.ok) show({ kind: 'outcomes', set: { ...reply.value, id: idFrom(name.en, sets.map(({ id }) => id), 'outcomes'), version: 1, name }, basedOn: 0 });
    });
  };
  const leave = (): void => {
    if (wanted !== null) setOpen(wanted);
    setWanted(null);
    setDirty(false);
  };
  const published = (): void => {
    setDirty(false);
    refresh();
  };
  const entry = (id: string, name: string, version: number, current: boolean, onOpen: () => void) => (
    <li key={id}>
      <button type="button" aria-current={current} className={cx(styles['entry'], current && styles['entry-on'])} onClick={onOpen}>
        <span className={styles['pick-name']}>{name}</span>
        <span className={styles['soft']}>{t('formBuilder.version', { version })}</span>
      </button>
    </li>
  );
  return (
    <>
      <PlaceHeader title={t('formBuilder.title')} />
      <div className={styles['place']}>
        <nav className={styles['list']} aria-label={t('formBuilder.title')}>
          <h3>{t('formBuilder.forms')}</h3>
          <ul>{byName(forms, language).map(({ id, name, version }) => entry(id, name[language], version, open?.kind === 'form' && open.form.id === id, () => void openForm(id)))}</ul>
          <Button size="s" variant="quiet" onClick={begin}>
            {t('formBuilder.newForm')}
          </Button>
          <h3>{t('formBuilder.outcomes')}</h3>
          <ul>{byName(sets, language).map(({ id, name, version }) => entry(id, name[language], version, open?.kind === 'outcomes' && open.set.id === id, () => void openSet(id)))}</ul>
          <Button size="s" variant="quiet" onClick={beginSet}>
            {t('formBuilder.newSet')}
          </Button>
        </nav>
        {open === null ? (
          <div className={styles['nothing']}>
            <EmptyState icon={<ClipboardPen size={28} />} title={t('formBuilder.pick')}>
              {t('formBuilder.pickText')}
            </EmptyState>
          </div>
        ) : open.kind === 'form' ? (
          <BuiltForm
            key={`${open.form.id}@${String(open.basedOn)}`}
            initial={open.form}
            basedOn={open.basedOn}
            sets={sets}
            asksToLeave={wanted !== null}
            onStay={() => setWanted(null)}
            onLeave={leave}
            onDirty={setDirty}
            onCopy={copy}
            onPublished={(form) => {
              published();
              setOpen({ kind: 'form', form, basedOn: form.version });
            }}
          />
        ) : (
          <BuiltOutcomes
            key={`${open.set.id}@${String(open.basedOn)}`}
            initial={open.set}
            basedOn={open.basedOn}
            asksToLeave={wanted !== null}
            onStay={() => setWanted(null)}
            onLeave={leave}
            onDirty={setDirty}
            onPublished={(set) => {
              published();
              setOpen({ kind: 'outcomes', set, basedOn: set.version });
            }}
          />
        )}
      </div>
    </>
  );
}

/** As a list reads: by their names in the language of the window. */
function byName<Item extends { readonly name: Readonly<Record<Language, string>> }>(items: readonly Item[], language: Language): readonly Item[] {
  return items.toSorted((a, b) => a.name[language].localeCompare(b.name[language], language));
}
