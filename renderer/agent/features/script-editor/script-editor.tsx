import { Download, Redo2, SendHorizontal, Trash2, Undo2, Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { withoutStep, withStep, withStepAfter } from '../../../../shared/domain/script/edit-script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { later } from '../../ui/later.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { ProblemList } from './problem-list.tsx';
import { ScriptForm } from './script-form.tsx';
import styles from './script-editor.module.css';
import { StepComments } from './step-comments.tsx';
import { StepForm } from './step-form.tsx';
import { StepPreview } from './step-preview.tsx';
import { useDraft } from './use-draft.ts';

const ScriptGraph = later(async () => (await import('./script-graph.tsx')).ScriptGraph);

/** A draft as drawing and as text, with what the agent will see and what the checks say. */
export function ScriptEditor({ scriptId, onProposed, onDiscarded }: { readonly scriptId: string; readonly onProposed: () => void; readonly onDiscarded: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const { script, check, saved, error, change, undo, redo, flush } = useDraft(scriptId);
  const propose = useCommand('scripts.propose');
  const discard = useCommand('scripts.discard');
  const exporting = useCommand('scripts.export');
  const [chosen, setChosen] = useState<string | null>(null);
  const [part, setPart] = useState<'step' | 'script'>('step');
  const [spoken, setSpoken] = useState<Language>(language);
  const back = useEffectEvent((event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    (key === 'y' || event.shiftKey ? redo : undo)?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => back(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (script === null || check === null) return error === null ? <p className={styles['quiet']}>{t('common.loading')}</p> : <ErrorAlert error={error} />;

  const step = script.steps.find(({ id }) => id === chosen) ?? script.steps.find(({ id }) => id === script.firstStep) ?? script.steps[0];
  if (step === undefined) return null;
  const select = (id: string): void => {
    setChosen(id);
    setPart('step');
  };
  const titleOf = (id: string): string => script.steps.find((each) => each.id === id)?.title[language].trim() || t('scriptEditor.untitled');
  // Mended meanwhile.
  const refused = propose.error?.code === 'script-faulty' && check.problems.length === 0 ? null : propose.error;
  const add = (): void => {
    const made = withStepAfter(script, step.id);
    change(() => made.script);
    select(made.id);
  };
  return (
    <div className={styles['editor']}>
      <div className={styles['bar']}>
        <Select label={t('scriptEditor.step')} labelHidden className={styles['steps']} value={step.id} options={script.steps.map(({ id }) => ({ value: id, label: titleOf(id) }))} onChange={select} />
        <Button size="s" icon={<Plus aria-hidden="true" />} onClick={add}>
          {t('scriptEditor.addStep')}
        </Button>
        <IconButton size="s" variant="quiet" icon={<Trash2 />} label={t('scriptEditor.removeStep')} disabled={script.steps.length === 1} onClick={() => change((now) => withoutStep(now, step.id))} />
        <IconButton size="s" variant="quiet" icon={<Undo2 />} label={t('common.undo')} shortcut="Ctrl+Z" disabled={undo === null} onClick={() => undo?.()} />
        <IconButton size="s" variant="quiet" icon={<Redo2 />} label={t('scriptEditor.redo')} shortcut="Ctrl+Y" disabled={redo === null} onClick={() => redo?.()} />
        <span className={styles['saved']} role="status">
          {t(saved ? 'scriptEditor.saved' : 'scriptEditor.saving')}
        </span>
        <IconButton size="s" variant="quiet" icon={<Download />} label={t('scriptEditor.export')} onClick={() => void flush().then(() => exporting.run({ scriptId, version: null }))} />
        <Button
          size="s"
          onClick={() =>
            void discard.run({ scriptId }).then((reply) => {
              if (reply.ok) onDiscarded();
            })
          }
        >
          {t('scriptEditor.discard')}
        </Button>
        <Button
          size="s"
          variant="primary"
          icon={<SendHorizontal aria-hidden="true" />}
          pending={propose.pending}
          onClick={() =>
            void flush()
              .then(() => propose.run({ scriptId, note: '' }))
              .then((reply) => {
                if (reply.ok) onProposed();
              })
          }
        >
          {t('scriptEditor.propose')}
        </Button>
      </div>
      <ErrorAlert error={error ?? refused ?? discard.error ?? exporting.error} onDismiss={propose.clear} />
      <div className={styles['columns']}>
        <section className={styles['graph']} aria-label={t('scriptEditor.graph')}>
          <ScriptGraph script={script} selected={step.id} faulty={new Set(check.problems.map(({ where }) => where))} language={language} onSelect={select} />
        </section>
        <section className={styles['text']} aria-label={t('scriptEditor.words')}>
          <Segmented
            label={t('scriptEditor.words')}
            labelHidden
            value={part}
            options={[
              { value: 'step', label: t('scriptEditor.step') },
              { value: 'script', label: t('scriptEditor.whole') },
            ]}
            onChange={setPart}
          />
          {part === 'step' ? (
            <StepForm key={step.id} script={script} step={step} form={check.form} language={language} onChange={(next) => change((now) => withStep(now, step.id, next))} />
          ) : (
            <ScriptForm script={script} form={check.form} language={language} onChange={change} />
          )}
        </section>
        <div className={styles['side']}>
          <Segmented
            label={t('scriptEditor.previewIn')}
            labelHidden
            value={spoken}
            options={(['nl', 'en'] as const).map((value) => ({ value, label: t(`scriptEditor.language.${value}`) }))}
            onChange={setSpoken}
          />
          <StepPreview script={script} form={check.form} selected={step.id} language={language} spoken={spoken} onSelect={select} />
          <StepComments scriptId={scriptId} stepId={step.id} />
          <ProblemList
            script={script}
            form={check.form}
            problems={check.problems}
            language={language}
            onGo={(where) => {
              if (script.steps.some(({ id }) => id === where)) select(where);
              else setPart('script');
            }}
          />
        </div>
      </div>
    </div>
  );
}
