import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { RunningJob } from '../../ui/running-job.tsx';

/** How far a file of numbers is, and what came of it. */
export function ImportLine() {
  const { t, i18n } = useTranslation();
  const importing = useAppState(({ guard }) => guard.importing);
  const stop = useCommand('doNotCall.stopImport');
  if (importing === null) return null;
  const { name, phase, share, problem } = importing;
  const done = new Intl.NumberFormat(i18n.language).format(importing.done);
  if (phase === 'failed')
    return (
      <InlineAlert severity="error" onDismiss={() => void stop.run({})}>
        {t('guard.list.failed', { name, problem: t(`guard.list.problem.${problem ?? 'other'}`) })}
      </InlineAlert>
    );
  if (phase === 'done')
    return (
      <InlineAlert severity="ok" onDismiss={() => void stop.run({})}>
        {t('guard.list.done', { name, done })}
      </InlineAlert>
    );
  const label = t(phase === 'reading' ? 'guard.list.reading' : 'guard.list.writing', { name, done });
  return (
    <RunningJob label={label} share={share}>
      <Button size="s" pending={stop.pending} onClick={() => void stop.run({})}>
        {t('guard.list.stop')}
      </Button>
    </RunningJob>
  );
}
