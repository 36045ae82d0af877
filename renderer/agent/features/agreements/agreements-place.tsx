import { CalendarCheck2, FolderOpen, Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { agenda } from '../../../../shared/domain/agreement/agenda.ts';
import { isOpen, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import { useAppState } from '../../bridge/hooks.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceBody, PlaceNews, PlaceNote } from '../../ui/place-body.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useKeysOf, useShortcut } from '../shortcuts/index.ts';
import { AgreementList, type ListPart } from './agreement-list.tsx';
import styles from './agreements.module.css';
import { HandOverPanel } from './hand-over-panel.tsx';
import { NewAgreement } from './new-agreement.tsx';
import { useAgreements, type Which } from './use-agreements.ts';

const HALF_MINUTE_MS = 30_000;

/** What was done last, with the way back. */
type Done = { readonly what: 'kept' | 'missed' | 'removed'; readonly agreement: Agreement };

/** What is to be kept today and later, what colleagues offer, and what came of it. */
export function AgreementsPlace({ about }: PlaceProps) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const now = useNow(HALF_MINUTE_MS);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const [which, setWhich] = useState<Which>('mine');
  const { agreements, error, refresh } = useAgreements(which);
  const [done, setDone] = useState<Done | null>(null);
  const reopen = useCommand('agreement.move');
  const remove = useCommand('agreement.remove');
  const choose = useCommand('handOver.choose');
  const handOver = useAppState((state) => state.handOver);
  const [making, setMaking] = useState(false);
  useShortcut('new-agreement', () => setMaking(true));
  const takeBack = async ({ what, agreement: { id, version } }: Done): Promise<void> => {
    const { ok } = what === 'removed' ? await remove.run({ agreementId: id, removed: false }) : await reopen.run({ agreementId: id, version, move: { do: 'reopen' } });
    if (ok) setDone(null);
    refresh();
  };
  if (me === null) return null;
  const all = agreements ?? [];
  const parts: readonly ListPart[] =
    which === 'settled'
      ? all.length === 0
        ? []
        : [{ part: 'settled', agreements: all }]
      : agenda(all.filter(isOpen), me, now);
  return (
    <>
      <PlaceHeader title={t('agreements.title')} detail={all.length === 0 ? undefined : t('agreements.count', { count: all.length })}>
        <Button size="s" icon={<Plus aria-hidden="true" />} title={keysOf('new-agreement')} onClick={() => setMaking(true)}>
          {t('agreements.new')}
        </Button>
        <Button size="s" icon={<FolderOpen aria-hidden="true" />} title="O" pending={choose.pending} onClick={() => void choose.run({})}>
          {t('handOver.open')}
        </Button>
        <Segmented
          label={t('agreements.show')}
          labelHidden
          value={which}
          options={[
            { value: 'mine', label: t('agreements.mine') },
            { value: 'everyone', label: t('agreements.everyone') },
            { value: 'settled', label: t('agreements.settled') },
          ]}
          onChange={setWhich}
        />
      </PlaceHeader>
      <PlaceNews>
        {done !== null && (
          <InlineAlert
            severity="ok"
            onDismiss={() => setDone(null)}
            actions={
              <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={reopen.pending || remove.pending} onClick={() => void takeBack(done)}>
                {t('common.undo')}
              </Button>
            }
          >
            {t(`agreements.was.${done.what}`, { what: done.agreement.what })}
          </InlineAlert>
        )}
        <ErrorAlert error={error ?? reopen.error ?? remove.error ?? choose.error} />
      </PlaceNews>
      {handOver !== null && <HandOverPanel key={handOver.kind === 'offer' ? handOver.offer.id : handOver.receipt.id} opened={handOver} onAccepted={refresh} />}
      {making && (
        <div className={styles['making']}>
          <NewAgreement contactId={null} interactionId={null} number="" onDone={() => setMaking(false)} onCancel={() => setMaking(false)} />
        </div>
      )}
      {parts.length > 0 ? (
        <AgreementList
          key={which}
          parts={parts}
          me={me}
          now={now}
          about={about}
          onMoved={(agreement) => {
            setDone(isOpen(agreement) ? null : { what: agreement.state === 'kept' ? 'kept' : 'missed', agreement });
            refresh();
          }}
          onOpenFile={() => void choose.run({})}
          onRemove={(agreement) =>
            void remove.run({ agreementId: agreement.id, removed: true }).then(({ ok }) => {
              if (ok) setDone({ what: 'removed', agreement });
              refresh();
            })
          }
        />
      ) : agreements === null ? (
        <PlaceNote>{t('common.loading')}</PlaceNote>
      ) : (
        <PlaceBody>
          <EmptyState icon={<CalendarCheck2 size={28} />} title={t(which === 'settled' ? 'agreements.noneSettled' : 'agreements.none')}>
            {t('agreements.noneText')}
          </EmptyState>
        </PlaceBody>
      )}
    </>
  );
}
