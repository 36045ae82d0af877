import { partyName } from '../../../shared/domain/call/call-selectors.ts';
import type { InviteFacts } from '../../../shared/domain/project/route-call.ts';
import type { AccountId, ProjectId } from '../../../shared/lib/brand.ts';
import { callHandlers } from '../../ipc/handlers/call.ts';
import { featureHandlers } from '../../ipc/handlers/feature.ts';
import { transferHandlers } from '../../ipc/handlers/transfer.ts';
import { createAtHandDesk } from '../at-hand/at-hand-desk.ts';
import { createFeatureDesk } from '../at-hand/feature-desk.ts';
import { createCallDesk } from '../call-desk.ts';
import { createCallStore } from '../call-store.ts';
import { createConferenceDesk } from '../conference-desk.ts';
import { createEffectRunner } from '../effect-runner.ts';
import { createEmergencyDesk } from '../emergency-desk.ts';
import { createFloor } from '../floor.ts';
import { keepReadyToDial } from '../ready-to-dial.ts';
import { createTransferDesk } from '../transfer-desk.ts';
import type { Areas, TelephonyArea } from './areas.ts';

export function createTelephonyArea(
  {
    base,
    people: { shield },
    projects: { projects },
    lines: { line },
    work: { interactions, records },
    outbound: { guard },
    customers: { contacts },
  }: Pick<Areas, 'base' | 'people' | 'projects' | 'lines' | 'work' | 'outbound' | 'customers'>,
  onCallsChanged: () => void,
): TelephonyArea {
  const { deps, data, store, notices, clock, timers, newId, log, media, desktop, language, agentId, practice } = base;
  const { engine } = line;
  const projectOfLine = (id: AccountId | undefined, invite?: InviteFacts): ProjectId =>
    projects.forInvite(invite)?.id ?? projects.byKey(line.projectOf(id))?.id ?? projects.id();

  const floor = createFloor({
    store,
    engine,
    holdRefused: (call) => {
      engine().setMuted(call.id, true);
      notices.show({ code: 'hold-refused', severity: 'warning', details: { name: partyName(call) } });
    },
  });
  const callStore = createCallStore({
    store,
    media,
    log,
    onCallsChanged,
    runEffect: (effect) => runEffect(effect),
    onEvent: (before, after, event) => transfers.follow(before, after, event),
  });
  const conferences = createConferenceDesk({ store, calls: callStore, engine, floor, media, clock, timers, newId });
  const calls = createCallDesk({
    data,
    store,
    mayDial: (id, contactId, number, target) =>
      projects.dialRefusal(id, contactId, number) ?? guard.mayDial(id, contactId, number, target),
    callerIdOf: (id) => projects.planOf(id).callerId,
    calls: callStore,
    contacts,
    engine,
    accountFor: line.accountFor,
    projectOf: projectOfLine,
    floor,
    practice,
    clock,
    newId,
  });
  const emergency = createEmergencyDesk({ store, line, calls, timers });
  keepReadyToDial({ store, engine, accountFor: line.accountFor });
  const transfers = createTransferDesk({
    store,
    calls,
    dispatch: callStore.dispatch,
    runEffect: (effect) => runEffect(effect),
    engine,
    clock,
    timers,
  });
  const runEffect = createEffectRunner({
    data,
    store,
    interactions,
    contacts: () => contacts,
    records,
    notices,
    desktop,
    media,
    clock,
    timers,
    agentId,
    projectId: projects.id,
    sipCallIdOf: callStore.sipCallIdOf,
    incomingTexts: (call, locked) => deps.words.incoming(language())(shield.out(call), locked),
    answer: (callId) => void calls.answer(callId),
    decline: (callId) => calls.decline(callId),
    dismiss: (callId) => calls.dismiss(callId),
  });
  const features = createFeatureDesk({ data, store, onChanged: () => atHand.follow() });
  const atHand = createAtHandDesk({
    data,
    store,
    autoAnswers: (accountId, invite) => features.autoAnswers(projectOfLine(accountId, invite)),
    engine,
    calls,
    media,
    notices,
    clock,
    newId,
    author: () => (base.whoSees() === null ? null : { agentId: agentId(), projectId: projects.id() }),
    onRecorded: records.refresh,
  });
  return { floor, callStore, calls, conferences, transfers, emergency, features, atHand };
}

/** What both lines report goes to whom it concerns. */
export function listenToLines({ base: { deps }, lines, telephony, sound }: Areas): void {
  const { atHand, conferences, callStore, transfers } = telephony;
  for (const engine of [deps.sipEngine, deps.practiceLine.engine]) {
    engine.events.on('incoming', atHand.incoming);
    engine.events.on('call', (event) => {
      if (!atHand.takes(event) && !conferences.hears(event)) callStore.dispatch(event);
    });
    engine.events.on('notified', atHand.notified);
    engine.events.on('trace', sound.flight.onSip);
    engine.events.on('line', transfers.lineChanged);
    engine.events.on('presence', lines.directory.presenceChanged);
  }
}

export const telephonyHandlers = ({ work, telephony }: Areas) => ({
  ...callHandlers(telephony.calls, telephony.conferences, work.records, telephony.emergency),
  ...transferHandlers(telephony.transfers),
  ...featureHandlers(telephony.features, telephony.atHand),
});
