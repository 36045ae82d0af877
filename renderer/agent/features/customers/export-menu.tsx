import { Download } from 'lucide-react';
import { EXPORT_FORMATS } from '../../../../shared/domain/contact-file/import-job.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import type { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

type Run = ReturnType<typeof useCommand<'export.contacts'>>;

/** Writes customers to a file of the format that is chosen. Nothing for whoever may not carry customers out of the house. */
export function ExportMenu({ label, target, write }: { readonly label: string; readonly target: Parameters<Run['run']>[0]['target']; readonly write: Run }) {
  const { t } = useTranslation();
  const role = useAppState(({ session }) => session.agent?.role ?? 'agent');
  const mayExport = useAppState(({ access }) => role !== 'agent' && !access.hideNumbersFrom.includes(role));
  const running = useAppState(({ contactFiles }) => contactFiles.exporting?.phase === 'running');
  if (!mayExport) return null;
  return (
    <Menu
      trigger={
        <Button size="s" icon={<Download />} disabled={running} pending={write.pending}>
          {label}
        </Button>
      }
      groups={[EXPORT_FORMATS.map((format) => ({ key: format, label: t(`contactFiles.export.${format}`), onSelect: () => void write.run({ target, format }) }))]}
    />
  );
}
