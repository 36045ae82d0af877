import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CallEvent } from '../../shared/domain/call/call-event.ts';
import { callById } from '../../shared/domain/call/call-selectors.ts';
import type { Call } from '../../shared/domain/call/call.ts';
import { likelyCauses, type CallFacts, type LikelyCause } from '../../shared/domain/diagnosis/causes.ts';
import { createMasker } from '../../shared/domain/diagnosis/mask.ts';
import { factsOfStats, maskedStats } from '../../shared/domain/diagnosis/stats-facts.ts';
import type { QualityInterval } from '../../shared/domain/quality/quality-history.ts';
import { appError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { Outcome, Timers } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';
import { zipOf } from './zip.ts';

/** Signalling and states of the last while, in memory only. */
const MAX_MESSAGES = 600;
const MAX_MESSAGE_LENGTH = 16_000;
const MAX_CALLS = 30;
/** When the connection of a call has found its way, or has not; and how often it is looked at again. */
const FIRST_LOOK_MS = 3_000;
const LOOK_EVERY_MS = 10_000;

export type CallStats = readonly Readonly<Record<string, unknown>>[];
export type TracedMessage = { readonly direction: 'in' | 'out'; readonly text: string };

/** Words of a report, in the language of the interface. */
export type ReportWords = {
  readonly title: string;
  readonly likely: string;
  readonly privacy: string;
  readonly noTrace: string;
  readonly cause: (cause: LikelyCause) => string;
};

/** What happened to a call, told to whoever has to find the fault: without personal data, with the likely cause. */
export type FlightRecorder = {
  readonly onSip: (message: TracedMessage) => void;
  readonly onCall: (event: CallEvent) => void;
  /** Writes the report of a call into the folder of reports. */
  readonly save: (callId: CallId) => Promise<Outcome<{ readonly file: string; readonly causes: readonly LikelyCause[] }>>;
};

type Flight = {
  readonly sipCallId: string;
  readonly events: { readonly at: number; readonly what: string }[];
  call: Call | null;
  stats: CallStats;
  wasMuted: boolean;
};

export function createFlightRecorder(deps: {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Statistics of the call's connection now; empty without one. */
  readonly statsOf: (callId: CallId) => Promise<CallStats>;
  readonly sipCallIdOf: (call: Call) => string;
  readonly intervalsOf: (callId: CallId) => Promise<readonly (QualityInterval | null)[]>;
  /** Where reports go. */
  readonly folder: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly words: () => ReportWords;
}): FlightRecorder {
  const { store, clock } = deps;
  const messages: { readonly at: number; readonly direction: 'in' | 'out'; readonly sipCallId: string; readonly method: string; readonly text: string }[] = [];
  const flights = new Map<CallId, Flight>();

  const look = (callId: CallId): void => {
    const flight = flights.get(callId);
    if (flight?.call == null || flight.call.phase === 'ended') return;
    deps
      .statsOf(callId)
      .then((stats) => {
        if (stats.length > 0) flight.stats = stats;
      })
      .catch(() => undefined);
    deps.timers.after(LOOK_EVERY_MS, () => look(callId));
  };

  const factsOf = (flight: Flight | undefined, call: Call | null, callId: CallId, intervals: readonly (QualityInterval | null)[]): CallFacts => {
    const past = store.get().recentCalls.find((recent) => recent.callId === callId);
    const heard = intervals.filter((interval) => interval !== null);
    const worst = (index: 1 | 2 | 3 | 4): number => heard.reduce((most, interval) => Math.max(most, interval[index]), 0);
    return {
      endCause: call?.end?.cause ?? past?.cause ?? null,
      sipStatus: call?.end?.sipStatus ?? null,
      answered: (call?.answeredAt ?? past?.answeredAt ?? null) !== null,
      wasMuted: flight?.wasMuted ?? false,
      lossReceiving: worst(1) / 1_000,
      lossSending: worst(2) / 1_000,
      jitterMs: worst(3),
      roundTripMs: worst(4),
      ...factsOfStats(flight?.stats ?? []),
    };
  };

  return {
    onSip: ({ direction, text }) => {
      const sipCallId = /^(?:Call-ID|i)\s*:\s*(\S+)/im.exec(text)?.[1] ?? '';
      const method = /^CSeq\s*:\s*\d+\s+([A-Z]+)/im.exec(text)?.[1] ?? '';
      messages.push({ at: clock.now(), direction, sipCallId, method, text: text.slice(0, MAX_MESSAGE_LENGTH) });
      if (messages.length > MAX_MESSAGES) messages.splice(0, messages.length - MAX_MESSAGES);
    },
    onCall: (event) => {
      const { callId } = event;
      const call = callById(store.get().calls.calls, callId);
      const flight = flights.get(callId) ?? { sipCallId: call === null ? '' : deps.sipCallIdOf(call), events: [], call, stats: [], wasMuted: false };
      flights.set(callId, flight);
      for (const oldest of [...flights.keys()].slice(0, Math.max(0, flights.size - MAX_CALLS))) flights.delete(oldest);
      // The call as it was, without whom it was with.
      if (call !== null) flight.call = call;
      flight.events.push({ at: event.at, what: wordOf(event) });
      if (event.type === 'mute-changed' && event.on) flight.wasMuted = true;
      if (event.type === 'connected') deps.timers.after(FIRST_LOOK_MS, () => look(callId));
    },
    save: async (callId) => {
      const flight = flights.get(callId);
      const living = callById(store.get().calls.calls, callId);
      const past = store.get().recentCalls.find((recent) => recent.callId === callId);
      if (flight === undefined && past === undefined) return err(appError('not-found', 'nothing is known of this call'));
      if (flight !== undefined && living !== null && living.phase !== 'ended') {
        const stats = await deps.statsOf(callId).catch(() => []);
        if (stats.length > 0) flight.stats = stats;
      }
      const call = living ?? flight?.call ?? null;
      const intervals = await deps.intervalsOf(callId);
      const facts = factsOf(flight, call, callId, intervals);
      const causes = likelyCauses(facts);

      const { session, account, devices, line } = store.get();
      const masker = createMasker([
        ...session.agents.map(({ name }) => name),
        account.sip?.displayName ?? '',
        past?.name ?? '',
        call?.remote.displayName ?? '',
        call?.contact.state === 'found' ? `${call.contact.contact.name} ${call.contact.contact.organisation}` : '',
      ]);
      const sipCallId = call === null ? '' : deps.sipCallIdOf(call) || flight?.sipCallId;
      const own = messages.filter((message) => message.sipCallId !== '' && (message.sipCallId === sipCallId || message.sipCallId === flight?.sipCallId));
      const registration = messages.filter(({ method }) => method === 'REGISTER').slice(-8);
      const trace = [...new Set([...registration, ...own])]
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, direction, text }) => `--- ${timeOf(at)} ${direction === 'in' ? 'received' : 'sent'}\n${masker.sip(text)}`);
      const labelOf = (known: readonly { readonly id: string; readonly label: string }[]): readonly string[] => known.map(({ label }) => masker.text(label));
      const start = call?.startedAt ?? past?.at ?? 0;
      const report = {
        versions: deps.versions,
        call: {
          direction: call?.direction ?? past?.direction ?? null,
          answeredAfterMs: call?.answeredAt == null ? null : call.answeredAt - call.startedAt,
          lastedMs: call?.endedAt == null ? null : call.endedAt - call.startedAt,
          end: call?.end ?? (past?.cause == null ? null : { cause: past.cause }),
          line: line.state,
        },
        likelyCauses: causes,
        facts,
        states: (flight?.events ?? []).map(({ at, what }) => ({ atMs: at - start, what })),
        /** Intervals of five seconds: [mos × 10, loss in ‰, loss at the far end in ‰, jitter ms, round trip ms]. */
        quality: intervals,
        connection: maskedStats(flight?.stats ?? [], masker),
        devices: { microphones: labelOf(devices.microphones), speakers: labelOf(devices.speakers), microphoneProblem: devices.microphoneProblem },
      };
      const words = deps.words();
      const readable = [
        words.title,
        '',
        words.likely,
        ...causes.map((cause) => `- ${words.cause(cause)}`),
        '',
        ...report.states.map(({ atMs, what }) => `${(atMs / 1_000).toFixed(1).padStart(8)} s  ${what}`),
        '',
        words.privacy,
      ].join('\n');
      const name = `call-${new Date(start).toISOString().replaceAll(/[^\dT]/g, '').slice(0, 15)}-${callId.slice(-6)}.zip`;
      const file = path.join(deps.folder, name);
      await mkdir(deps.folder, { recursive: true, mode: 0o700 });
      await writeFile(
        file,
        zipOf([
          { name: 'report.txt', content: readable },
          { name: 'report.json', content: JSON.stringify(report, null, 2) },
          { name: 'sip.txt', content: trace.length === 0 ? words.noTrace : trace.join('\n\n') },
        ]),
        { mode: 0o600 },
      );
      return ok({ file: name, causes });
    },
  };
}

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 23);

/** The fact of an event, without what may say who or what. */
function wordOf(event: CallEvent): string {
  switch (event.type) {
    case 'hold-changed':
      return `hold ${event.local}`;
    case 'remote-hold-changed':
      return `held by the far end: ${event.on ? 'yes' : 'no'}`;
    case 'mute-changed':
      return event.on ? 'muted' : 'unmuted';
    case 'media-changed':
      return `media ${event.media}`;
    case 'contact-changed':
      return `customer ${event.contact.state}`;
    case 'ended':
      return `ended: ${event.end.cause}${event.end.sipStatus === undefined ? '' : ` (SIP ${event.end.sipStatus})`}`;
    default:
      return event.type;
  }
}
