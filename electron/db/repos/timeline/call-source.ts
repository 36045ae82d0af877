import type { Kysely } from 'kysely';

import type { CallDirection } from '../../../../shared/domain/call/call.ts';
import type { EndCause } from '../../../../shared/domain/call/end-cause.ts';
import type { IncompleteReason, InteractionState } from '../../../../shared/domain/interaction/interaction.ts';
import type { QualityInterval } from '../../../../shared/domain/quality/quality-history.ts';
import type { RecordingPause } from '../../../../shared/domain/recording/recording.ts';
import { describeRegistration, type DescribedRegistration } from '../../../../shared/domain/registration/describe.ts';
import type { FormRef, RegistrationValues } from '../../../../shared/domain/registration/form.ts';
import type { CallBody, TimelineBound, TimelineRecording } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type CallId, type ContactId, type InteractionId, type RecordingId } from '../../../../shared/lib/brand.ts';
import type { Codec } from '../../codec.ts';
import type { Database } from '../../schema.ts';
import { formsOf } from '../form.ts';
import { wordsOf, type SourceContext, type TimelineSource } from './source.ts';

function interactions(db: Kysely<Database>, contactId: string, { at, id }: TimelineBound, limit: number) {
  return db
    .selectFrom('interaction as i')
    .leftJoin('agent as a', 'a.id', 'i.agent_id')
    .select(['i.id', 'i.call_id', 'i.direction', 'i.remote_raw', 'i.remote_number', 'i.started_at', 'i.answered_at', 'i.ended_at'])
    .select(['i.end_cause', 'i.state', 'i.incomplete_reason', 'i.form_values', 'i.form', 'a.name as agent_name'])
    .where('i.contact_id', '=', contactId)
    // The bound on the instant alone is what the index answers; the rest sorts out the entries of that very instant.
    .where('i.started_at', '<=', at)
    .where((test) => test.or([test('i.started_at', '<', at), test('i.id', '<', id)]))
    .orderBy('i.started_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit);
}

/** Calls with what was registered on them, their sound and their recordings. */
export const callSource: TimelineSource<'call'> = {
  kind: 'call',
  page: async (context, contactId, after, limit) => {
    const { db, codec, filters } = context;
    const page = interactions(db, contactId, after, limit);
    const registeredOnly = filters.has('registration') && !filters.has('call');
    const rows = await (registeredOnly ? page.where('i.state', 'in', ['completed', 'incomplete']) : page).execute();
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const calls = await callsOf(db, codec, ids);
    const recordings = await recordingsOf(context, ids);
    const formOf = await formsOf(db, codec, rows.map(({ form }) => codec.json.read(form) as FormRef));
    return rows.map((row) => {
      const call = calls.get(row.id);
      // What was registered stands in the draft too: closing writes both at once.
      const registered = describeRegistration(formOf(codec.json.read(row.form) as FormRef), codec.json.read(row.form_values) as RegistrationValues);
      const body: CallBody = {
        interactionId: brandId<InteractionId>(row.id),
        callId: brandId<CallId>(row.call_id),
        direction: row.direction as CallDirection,
        number: row.remote_number ?? row.remote_raw,
        answered: row.answered_at !== null,
        cause: row.end_cause as EndCause | null,
        talkMs: row.answered_at === null || row.ended_at === null ? null : Math.max(0, row.ended_at - row.answered_at),
        holdMs: call?.holdMs ?? 0,
        mos: call?.mos ?? null,
        silenceMs: call?.silenceMs ?? 0,
        handedOverTo: call?.handedOverTo ?? '',
        recordings: recordings.get(row.id) ?? [],
        state: row.state as InteractionState,
        incompleteReason: row.incomplete_reason as IncompleteReason | null,
        registered,
      };
      const byName = row.agent_name ?? '';
      return {
        entry: {
          ...{ kind: 'call', id: row.id, at: row.started_at, byName, body },
          contactId: brandId<ContactId>(contactId),
        },
        text: wordsOf(byName, body.number, body.handedOverTo, ...wordsOfRegistered(registered)),
      };
    });
  },
};

/** Choices are found by what they are called on the screen, in both languages. */
function wordsOfRegistered({ facts }: DescribedRegistration): readonly string[] {
  return facts.flatMap(({ value }) => (value.en === value.nl ? [value.en] : [value.en, value.nl]));
}

type CallFacts = { readonly holdMs: number; readonly mos: number | null; readonly silenceMs: number; readonly handedOverTo: string };

async function callsOf(db: Kysely<Database>, codec: Codec, ids: readonly string[]): Promise<ReadonlyMap<string, CallFacts>> {
  const rows = await db
    .selectFrom('call as c')
    .leftJoin('call_quality as q', 'q.call_id', 'c.id')
    .leftJoin('call_talk as t', 't.call_id', 'c.id')
    .select(['c.interaction_id', 'c.hold_ms', 'c.transferred_to', 'c.transferred_name', 'q.intervals', 't.unannounced_ms'])
    .where('c.interaction_id', 'in', ids)
    .where('c.consults_for', 'is', null)
    .orderBy('c.started_at')
    .execute();
  return new Map(
    rows.map((row) => [
      row.interaction_id,
      {
        holdMs: row.hold_ms,
        mos: row.intervals === null ? null : meanScore(codec.json.read(row.intervals) as readonly (QualityInterval | null)[]),
        silenceMs: row.unannounced_ms ?? 0,
        handedOverTo: row.transferred_name ?? row.transferred_to ?? '',
      },
    ]),
  );
}

function meanScore(intervals: readonly (QualityInterval | null)[]): number | null {
  const scores = intervals.flatMap((interval) => (interval === null ? [] : [interval[0]]));
  return scores.length === 0 ? null : Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length) / 10;
}

/** Agents hear what they recorded themselves. */
async function recordingsOf(
  { db, codec, viewer }: SourceContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TimelineRecording[]>> {
  const found = db
    .selectFrom('recording')
    .select(['id', 'interaction_id', 'started_at', 'duration_ms', 'pauses', 'state'])
    .where('interaction_id', 'in', ids)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'recording')
    .orderBy('started_at');
  const rows = await (viewer.all ? found : found.where('agent_id', '=', viewer.agentId)).execute();
  const byInteraction = new Map<string, TimelineRecording[]>();
  for (const row of rows) {
    const recording: TimelineRecording = {
      ...{ id: brandId<RecordingId>(row.id), at: row.started_at, durationMs: row.duration_ms },
      pauses: codec.json.read(row.pauses) as readonly RecordingPause[],
      interrupted: row.state === 'interrupted',
    };
    byInteraction.set(row.interaction_id, [...(byInteraction.get(row.interaction_id) ?? []), recording]);
  }
  return byInteraction;
}
