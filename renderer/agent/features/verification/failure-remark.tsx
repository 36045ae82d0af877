import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';

/** A quality remark about a caller who could not be verified, in one press; it keeps the call and the step. */
export function FailureRemark({ interaction }: { readonly interaction: InteractionView }) {
  const { t } = useTranslation();
  const add = useCommand('remark.add');
  const [noted, setNoted] = useState(false);
  const { scriptId, version, path } = interaction.script;
  const stepId = path.at(-1);
  const note = (): void =>
    void add
      .run({ kind: 'verification', text: '', product: '', department: '', contactId: interaction.contactId, interactionId: interaction.id, about: stepId === undefined ? null : { on: 'step', scriptId, version, stepId } })
      .then((reply) => setNoted(reply.ok));
  return (
    <>
      <Button size="s" icon={<MessageSquareWarning aria-hidden="true" />} disabled={noted || add.pending} onClick={note}>
        {t(noted ? 'verification.remarked' : 'verification.remark')}
      </Button>
      <ErrorAlert error={add.error} />
    </>
  );
}
