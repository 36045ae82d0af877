import { ArrowRight, Check, Dot, ListTree } from 'lucide-react';
import { SCRIPT_PHASES, type Script } from '../../../../shared/domain/script/script.ts';
import type { ScriptRun } from '../../../../shared/domain/script/script-run.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

/** Any step of the script at once; ticked are those that have been on screen. */
export function StepList({
  script,
  run,
  language,
  closed,
  why,
  onJump,
}: {
  readonly script: Script;
  readonly run: ScriptRun;
  readonly language: Language;
  /** Steps that cannot be gone to yet, and why. */
  readonly closed: (stepId: string) => boolean;
  readonly why: string;
  readonly onJump: (stepId: string) => void;
}) {
  const { t } = useTranslation();
  const current = run.path.at(-1);
  const phases = SCRIPT_PHASES.filter((phase) => script.steps.some((step) => step.phase === phase));
  return (
    <Menu
      trigger={
        <Button size="s" icon={<ListTree aria-hidden="true" />}>
          {t('script.steps')}
        </Button>
      }
      groups={phases.map((phase) =>
        script.steps
          .filter((step) => step.phase === phase)
          .map((step) => {
            const now = step.id === current;
            const visited = run.path.includes(step.id);
            return {
              key: step.id,
              label: `${step.title[language]}${now ? ` (${t('script.phaseNow')})` : visited ? ` (${t('script.visited')})` : ''}`,
              icon: now ? <ArrowRight size={14} /> : visited ? <Check size={14} /> : <Dot size={14} />,
              disabled: now || closed(step.id),
              ...(closed(step.id) ? { title: why } : {}),
              onSelect: () => onJump(step.id),
            };
          }),
      )}
    />
  );
}
