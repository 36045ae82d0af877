import { CopyCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { DuplicatePair } from '../../../../shared/ipc/commands/duplicate.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceBody, PlaceNote } from '../../ui/place-body.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './duplicates.module.css';
import { MergePanel, type Merged } from './merge-panel.tsx';
import { PairList } from './pair-list.tsx';
import { usePairs, type PairState } from './use-pairs.ts';

/** From here the number is not counted out. */
const MANY = 1_000;

/** What was done last, with the way back. */
type Done =
  | { readonly kind: 'merged'; readonly merged: Merged }
  | { readonly kind: 'decided'; readonly pair: DuplicatePair; readonly notSame: boolean }
  | { readonly kind: 'undone'; readonly kept: readonly string[] };

/** Customers that may be one: the list by score, and two of them side by side. */
export function DuplicatesPlace(_props: PlaceProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<PairState>('open');
  const pairs = usePairs(state);
  const [opened, setOpened] = useState<DuplicatePair | null>(null);
  const [active, setActive] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const decide = useCommand('duplicate.decide');
  const unmerge = useCommand('duplicate.unmerge');

  const judge = async (pair: DuplicatePair, notSame: boolean): Promise<void> => {
    const { ok } = await decide.run({ one: pair.one.id, other: pair.other.id, notSame });
    if (!ok) return;
    setOpened(null);
    pairs.drop(pair);
    setDone({ kind: 'decided', pair, notSame });
  };
  const takeBack = async (): Promise<void> => {
    if (done?.kind === 'decided') {
      const { ok } = await decide.run({ one: done.pair.one.id, other: done.pair.other.id, notSame: !done.notSame });
      if (ok) setDone(null);
    } else if (done?.kind === 'merged') {
      const reply = await unmerge.run({ mergeId: done.merged.mergeId });
      if (reply.ok) setDone({ kind: 'undone', kept: reply.value.kept.map((field) => t(`timeline.field.${field}`)) });
    }
    pairs.refresh();
  };

  return (
    <>
      <PlaceHeader
        title={t('duplicates.title')}
        detail={
          pairs.toCheck === 0
            ? undefined
            : pairs.toCheck > MANY
              ? t('duplicates.toCheckMany', { count: MANY })
              : t('duplicates.toCheck', { count: pairs.toCheck })
        }
      >
        <Segmented
          label={t('duplicates.show')}
          labelHidden
          value={state}
          options={[
            { value: 'open', label: t('duplicates.open') },
            { value: 'not-same', label: t('duplicates.notSameList') },
          ]}
          onChange={(next) => {
            setOpened(null);
            setState(next);
          }}
        />
      </PlaceHeader>
      {done !== null && (
        <div className={styles['told']}>
        <InlineAlert
          severity="ok"
          onDismiss={() => setDone(null)}
          actions={
            done.kind === 'undone' ? undefined : (
              <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={unmerge.pending || decide.pending} onClick={() => void takeBack()}>
                {t('common.undo')}
              </Button>
            )
          }
        >
          {done.kind === 'merged' && t('duplicates.merge.done', { goes: done.merged.goes, stays: done.merged.stays })}
          {done.kind === 'decided' && t(done.notSame ? 'duplicates.decided' : 'duplicates.reconsidered')}
          {done.kind === 'undone' && t('duplicates.merge.takenBack')}
          {done.kind === 'undone' && done.kept.length > 0 && ` ${t('duplicates.merge.kept', { fields: done.kept.join(', ') })}`}
        </InlineAlert>
        </div>
      )}
      <ErrorAlert error={pairs.error ?? decide.error ?? unmerge.error} />
      {opened !== null ? (
        <MergePanel
          pair={opened}
          onMerged={(merged) => {
            setOpened(null);
            pairs.drop(opened);
            pairs.refresh();
            setDone({ kind: 'merged', merged });
          }}
          onNotSame={state === 'open' ? () => void judge(opened, true) : null}
          onClose={() => setOpened(null)}
        />
      ) : pairs.pairs.length > 0 ? (
        <PairList
          pairs={pairs.pairs}
          active={active}
          onActive={setActive}
          label={t('duplicates.list')}
          onMore={pairs.more}
          onOpen={setOpened}
          decideLabel={t(state === 'open' ? 'duplicates.notSame' : 'duplicates.mayBe')}
          onDecide={(pair) => void judge(pair, state === 'open')}
        />
      ) : pairs.loading || (state === 'open' && pairs.toCheck > 0) ? (
        <PlaceNote>{t(pairs.loading ? 'duplicates.loading' : 'duplicates.comparing')}</PlaceNote>
      ) : (
        <PlaceBody>
          <EmptyState icon={<CopyCheck size={28} />} title={t(state === 'open' ? 'duplicates.none' : 'duplicates.noneNotSame')}>
            {t('duplicates.noneText')}
          </EmptyState>
        </PlaceBody>
      )}
    </>
  );
}
