import { Ban, PhoneForwarded, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import { displayPhone } from '../../../../../shared/domain/contact/phone-number.ts';
import type { TimelineEntryOf, TimelineRecording } from '../../../../../shared/domain/timeline/timeline.ts';
import type { RecordingId } from '../../../../../shared/lib/brand.ts';
import { formatDecimal, formatDuration } from '../../../bridge/format.ts';
import { useView } from '../../../bridge/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { CallChecklist } from '../../checklist/index.ts';
import { RecordingRow, RecordingToggle } from '../../recording/index.ts';
import { TalkStrip } from '../../silence/index.ts';
import { Facts, type Fact } from '../facts.tsx';
import styles from '../timeline.module.css';
import { useWording } from '../use-wording.ts';
import type { KindView } from './kind.ts';

type Entry = TimelineEntryOf<'call'>;

export const callView: KindView<'call'> = {
  icon: ({ body }) => {
    if (body.handedOverTo !== '') return PhoneForwarded;
    if (!body.answered) return body.cause === 'declined-here' ? Ban : PhoneMissed;
    return body.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  },
  tone: ({ body }) => (body.state === 'incomplete' ? 'warn' : body.answered ? 'accent' : 'bad'),
  title: ({ body }, { t, language }) => {
    if (body.registered.subject !== null) return body.registered.subject[language];
    return t(body.answered ? 'customer.noNote' : missed(body.direction, body.cause));
  },
  about: ({ body }, { t, country, language }) =>
    [
      t(`timeline.call.${body.direction}`),
      body.number === '' ? t('timeline.call.anonymous') : displayPhone(body.number, country),
      body.talkMs === null ? '' : formatDuration(body.talkMs),
      body.mos === null ? '' : t('timeline.call.sound', { score: formatDecimal(body.mos, language) }),
      body.silenceMs === 0 ? '' : t('silence.sum.unannounced', { time: formatDuration(body.silenceMs) }),
      body.registered.facts.find(({ key }) => key === 'proposedSolution')?.value[language] ?? '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  result: ({ body }, wording) => {
    if (body.state === 'incomplete') return wording.t('customer.incomplete');
    if (body.registered.outcome !== null) return body.registered.outcome[wording.language];
    if (!body.answered && body.cause !== null) return wording.t(`telephone.brief.${body.cause}`);
    return body.state === 'open' || body.state === 'handling' ? wording.t('customer.busyEntry') : '';
  },
  details: CallDetails,
};

function missed(direction: Entry['body']['direction'], cause: Entry['body']['cause']) {
  if (direction === 'out') return 'customer.notReached';
  if (cause === 'answered-elsewhere') return 'customer.elsewhere';
  return cause === 'declined-here' ? 'customer.declinedCall' : 'customer.missedCall';
}

function CallDetails({ entry, onChanged }: { readonly entry: Entry; readonly onChanged: () => void }) {
  const wording = useWording();
  const { t, language } = wording;
  const [open, setOpen] = useState<RecordingId | null>(null);
  const goTo = useView((view) => view.goTo);
  const { body } = entry;
  const registered = body.registered.facts.map(({ name, value }): Fact => ({ name: name[language], value: value[language] }));
  const facts: readonly Fact[] = [
    ...registered,
    ...(body.handedOverTo === '' ? [] : [{ name: t('timeline.call.handedOver'), value: body.handedOverTo }]),
    ...(body.holdMs < 1_000 ? [] : [{ name: t('timeline.call.hold'), value: formatDuration(body.holdMs) }]),
    ...(body.incompleteReason === null
      ? []
      : [{ name: t('customer.incomplete'), value: t(`registration.reason.${body.incompleteReason}`) }]),
  ];
  return (
    <>
      <Facts facts={facts} />
      <TalkStrip callId={body.callId} />
      <CallChecklist callId={body.callId} />
      {(body.state === 'completed' || body.state === 'incomplete') && (
        <div>
          <Button size="s" onClick={() => goTo('registrations', body.interactionId)}>
            {t('onRecord.open')}
          </Button>
        </div>
      )}
      {registered.length === 0 && <p className={styles['full']}>{callView.about(entry, wording)}</p>}
      {body.recordings.length > 0 && (
        <div className={styles['recordings']}>
          {body.recordings.map(({ id, durationMs }) => (
            <RecordingToggle key={id} durationMs={durationMs} open={open === id} onToggle={() => setOpen(open === id ? null : id)} />
          ))}
        </div>
      )}
      {body.recordings
        .filter(({ id }) => id === open)
        .map((each) => (
          <RecordingRow key={each.id} entry={asEntry(each, entry)} onChanged={onChanged} />
        ))}
    </>
  );
}

function asEntry({ id, durationMs, at, pauses, interrupted }: TimelineRecording, { body, byName }: Entry) {
  return {
    ...{ id, durationMs, at, pauses, interrupted, agentName: byName },
    ...{ callId: body.callId, interactionId: body.interactionId },
  };
}
