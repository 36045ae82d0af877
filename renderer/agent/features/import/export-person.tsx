import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ContactId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useErrorText } from '../../bridge/use-error-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './import.module.css';

/** Everything about the customer on screen as a file, for whoever may. */
export function ExportPerson({ contactId }: { readonly contactId: ContactId }) {
  const { t } = useTranslation();
  const text = useErrorText();
  const run = useCommand('export.person');
  const [written, setWritten] = useState(false);
  const allowed = useAppState(
    ({ session, contactFiles }) =>
      session.agent !== null && (session.agent.role !== 'agent' || contactFiles.agentsMayExport),
  );
  const file = useAppState(({ contactFiles }) => contactFiles.exporting);
  if (!allowed) return null;
  const failed =
    written && file?.phase === 'failed'
      ? t(`contactFiles.export.failed.${file.problem ?? 'data'}`, { name: file.fileName })
      : '';
  const message = run.error === null ? failed : text(run.error);
  return (
    <>
      {message !== '' && (
        <span role="alert" className={styles['refused']} title={message}>
          {message}
        </span>
      )}
      <IconButton
        variant="quiet"
        size="s"
        label={t('contactFiles.export.person')}
        icon={<Download />}
        onClick={() => void run.run({ contactId }).then(() => setWritten(true))}
      />
    </>
  );
}
