import { Merge, Split, Undo2 } from 'lucide-react';
import type { TimelineEntryOf } from '../../../../../shared/domain/timeline/timeline.ts';
import { useTranslation } from '../../../bridge/texts.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorAlert } from '../../../ui/error-alert.tsx';
import styles from '../timeline.module.css';
import type { KindView } from './kind.ts';

type Entry = TimelineEntryOf<'merge'>;

export const mergeView: KindView<'merge'> = {
  icon: ({ body }) => (body.event === 'merged' ? Merge : Split),
  tone: () => 'neutral',
  title: ({ body }, { t }) => t(`timeline.merge.${body.event}`, { name: body.name || t('customer.noName') }),
  about: () => '',
  result: () => '',
  details: MergeDetails,
};

/** The way back from a merge, for as long as it stands. */
function MergeDetails({ entry, onChanged }: { readonly entry: Entry; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const unmerge = useCommand('duplicate.unmerge');
  if (!entry.body.undoable) return null;
  return (
    <div className={styles['act']}>
      <Button
        size="s"
        icon={<Undo2 aria-hidden="true" />}
        pending={unmerge.pending}
        onClick={() => void unmerge.run({ mergeId: entry.body.mergeId }).then(({ ok }) => ok && onChanged())}
      >
        {t('timeline.merge.takeBack')}
      </Button>
      <span className={styles['hint']}>{t('timeline.merge.takeBackHint')}</span>
      <ErrorAlert error={unmerge.error} onDismiss={unmerge.clear} />
    </div>
  );
}
