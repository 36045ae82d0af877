// A made-up call centre at work, thousands of calls in a few seconds: agents who dial, skip, postpone, crash and click twice; customers who
// object; supervisors who change rules; clocks that are set.
import type BetterSqlite from 'better-sqlite3';
import { repositories } from '../../../electron/db/repositories.ts';
import type { RepoContext } from '../../../electron/db/repos/context.ts';
import type { DataPort } from '../../../electron/app/ports/data-port.ts';
import type { AttemptResult } from '../../../shared/domain/call-list/attempt.ts';
import type { AttemptRules } from '../../../shared/domain/call-list/attempt-policy.ts';
import { ENTRY_PRIORITIES } from '../../../shared/domain/call-list/entry-priority.ts';
import { SKIP_REASONS } from '../../../shared/domain/call-list/call-list.ts';
import type { EndCause } from '../../../shared/domain/call/end-cause.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { brandId, type AgentId, type CallId, type CallListId, type ConsentId, type ContactId, type E164, type ObjectionId, type ProjectId } from '../../../shared/lib/brand.ts';
import { createFakeClock } from '../fake-clock.ts';
import { rowsInto } from '../made-rows.ts';
import { createDesk, type Records, type SimulatedDesk } from './desk.ts';
import { FILE_LIST, objectionId } from './file.ts';
import { Oracle, type Dial } from './oracle.ts';
import { EMERGENCIES, HOUR, MINUTE, type MadeList, type World } from './world.ts';

/** What came of a working life. */
export type Lived = {
  readonly dials: number;
  readonly refused: Readonly<Record<string, number>>;
  /** How often each thing happened. */
  readonly happened: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
};

/** How a call ends that nobody answered, and what that is booked as. */
const ENDS: readonly (readonly [EndCause, AttemptResult])[] = [
  ['no-answer', 'no-answer'],
  ['no-answer', 'no-answer'],
  ['busy', 'busy'],
  ['not-found', 'wrong-number'],
  ['declined', 'refused'],
  ['unreachable', 'technical'],
];
const BY_HAND = ['voicemail', 'wrong-number', 'busy', 'fax', 'refused'] as const;
/** So often in a row nobody could be called: the day is done. */
const QUIET = 15;

type Held = { readonly list: MadeList; readonly rulesBefore: AttemptRules; readonly entryId: number };

export async function live(world: World, context: Omit<RepoContext, 'now'>): Promise<Lived> {
  const { random, lists, people } = world;
  const clock = createFakeClock(world.plan.begin);
  const port: DataPort = repositories({ ...context, now: clock.now });
  const { raw } = context;
  const oracle = new Oracle(world);
  const wrong: string[] = [];
  const refused: Record<string, number> = {};
  const happened: Record<string, number> = {};
  const count = (of: Record<string, number>, what: string): void => void (of[what] = (of[what] ?? 0) + 1);
  let home = world.plan.home;
  const byContact = new Map(people.map((person) => [person.id, person]));
  const listOf = new Map(lists.map((list) => [list.id, list]));
  const held = new Map<string, Held>();
  const desks: SimulatedDesk[] = [];
  const author = (agentId: string = world.agents[0] ?? '') => ({ agentId: brandId<AgentId>(agentId), at: clock.now() });
  const workOf = (desk: SimulatedDesk) => desk.store.get().callLists.work;

  const records = recordsIn(raw, () => {
    for (const desk of desks) desk.store.setSlice('recentCalls', [{ at: oracle.latest } as never]);
  });
  const onAsked = (target: string): void => {
    if (oracle.isEmergency(target)) wrong.push(`a list asked the telephone for ${target}, an emergency service`);
  };
  const onInvite = (desk: SimulatedDesk, target: string): void => {
    const work = workOf(desk);
    const hold = held.get(desk.agentId);
    const person = byContact.get(work?.entry?.contactId ?? '');
    if (work?.entry == null || hold === undefined || person === undefined || work.number !== target) return void wrong.push(`dialled ${target} with ${JSON.stringify(work)} in hand`);
    const others = desks.filter((other) => other !== desk).flatMap((other) => {
      const theirs = workOf(other);
      const one = byContact.get(theirs?.entry?.contactId ?? '');
      return one === undefined ? [] : [{ person: one, calling: theirs?.phase === 'calling' ? theirs.number : null }];
    });
    const leased = raw.prepare<[number], string | null>('select leased_by from list_entry where id = ?').pluck().get(work.entry.entryId);
    const dial: Dial = { agent: desk.agentId, ...hold, entryId: work.entry.entryId, person, number: target, at: clock.now(), others };
    const against = [...oracle.judge(dial), ...(leased === desk.agentId ? [] : [`in the hand of ${String(leased)}`])];
    if (against.length > 0) wrong.push(`${hold.list.project.purpose} to ${target} at ${new Date(dial.at).toISOString()}, entry ${String(dial.entryId)}: ${against.join(', ')}; ${oracle.story(dial)} ${JSON.stringify(raw.prepare('select * from call_attempt where contact_id = ? order by id').all(person.id))} ${JSON.stringify(raw.prepare('select * from list_entry where contact_id = ?').all(person.id))}`);
    oracle.left(dial);
  };
  /** It rang too long, as far as nobody said otherwise. */
  const onGivenUp = (desk: SimulatedDesk): void => {
    const entryId = workOf(desk)?.entry?.entryId ?? 0;
    if (oracle.lastTry(entryId)?.result === null) oracle.ended(entryId, 'no-answer');
  };
  const open = (agentId: string): Promise<SimulatedDesk> => createDesk({ world, port, clock, agentId: brandId<AgentId>(agentId), rules: () => oracle.guard, zone: () => home, records, onAsked, onInvite, onGivenUp, onRefused: (code) => count(refused, code) });
  for (const id of world.agents) desks.push(await open(id));
  const settle = async (): Promise<void> => {
    for (const desk of desks) await desk.settled();
    for (const desk of desks) {
      const work = workOf(desk);
      const list = work?.entry == null ? undefined : listOf.get(work.entry.listId);
      if (work?.entry == null || list === undefined) {
        held.delete(desk.agentId);
        continue;
      }
      const offered = [work.number, ...work.entry.numbers].find((number) => oracle.isEmergency(number));
      if (offered !== undefined) wrong.push(`a list offered ${String(offered)}, an emergency service`);
      if (held.get(desk.agentId)?.entryId !== work.entry.entryId) held.set(desk.agentId, { list, rulesBefore: list.rules, entryId: work.entry.entryId });
    }
  };
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
    // What was to happen at once, such as the next call by itself.
    clock.advance(0);
    await settle();
  };

  /** The call of a desk goes on, and ends. */
  const finish = async (desk: SimulatedDesk, callId: CallId): Promise<void> => {
    const work = workOf(desk);
    const entryId = work?.entry?.entryId ?? 0;
    const person = byContact.get(work?.entry?.contactId ?? '');
    const callNow = () => desk.store.get().calls.calls.find(({ id }) => id === callId);
    const tried = oracle.lastTry(entryId);
    await pass(random.int(20) * 1_000);
    if (random.chance(0.03)) await pass(50_000);
    let result: AttemptResult;
    const [cause, means] = random.pick(ENDS);
    const byHand = random.pick(BY_HAND);
    // It rang too long, and the next one may be called already.
    if (callNow()?.end !== null) return;
    if (random.chance(0.35)) {
      desk.sip.happens(callId, { type: 'connected' });
      if (person !== undefined && tried !== undefined) oracle.answered(person, tried.number, tried.at);
      await pass(random.chance(0.1) ? random.int(4) * MINUTE : random.int(15) * 1_000);
      if (random.chance(0.2)) {
        result = byHand;
        oracle.ended(entryId, result);
        await desk.work.book(byHand);
      } else {
        result = 'answered';
        desk.sip.ends(callId, random.pick(['hung-up-there', 'hung-up-here']));
        oracle.ended(entryId, result);
        await settle();
        const interactionId = callNow()?.interactionId;
        if (interactionId !== undefined) {
          desk.closed.add(interactionId);
          desk.work.closed({ id: interactionId, callId } as Interaction, Promise.resolve(null));
        }
      }
    } else if (random.chance(0.05)) {
      result = byHand;
      oracle.ended(entryId, result);
      await desk.work.book(byHand);
    } else {
      result = means;
      oracle.ended(entryId, result);
      desk.sip.ends(callId, cause);
    }
    await pass(0);
  };

  const crash = async (desk: SimulatedDesk): Promise<void> => {
    const work = workOf(desk);
    if (work?.phase === 'calling' && work.entry !== null) oracle.ended(work.entry.entryId, 'technical');
    // Nobody wrote down what came of a conversation that was not registered yet: it may be tried again.
    if (work?.phase === 'after' && work.entry !== null) oracle.ended(work.entry.entryId, 'technical');
    desk.vanish();
    const at = desks.indexOf(desk);
    held.delete(desk.agentId);
    desks.splice(at, 1);
    await port.callLists.release(desk.agentId, clock.now());
    desks.push(await open(desk.agentId));
  };

  let objections = 0;
  /** Things that happen in a call centre besides calls. */
  const events: Readonly<Record<string, (desk: SimulatedDesk) => Promise<void>>> = {
    objection: async (desk) => {
      // Often of somebody who is in a hand just now.
      const inHand = byContact.get(workOf(random.pick(desks))?.entry?.contactId ?? '');
      const person = inHand !== undefined && random.chance(0.4) ? inHand : random.pick(people);
      const purpose = random.pick(['all', 'sales', 'research'] as const);
      const byNumber = random.chance(0.3) ? (person.numbers[0] ?? null) : null;
      oracle.object(byNumber === null ? person : null, byNumber, purpose);
      await port.consents.object(brandId<ObjectionId>(objectionId(objections++)), { contactId: byNumber === null ? brandId<ContactId>(person.id) : null, number: byNumber as E164 | null, purpose, channel: random.pick(['phone', 'all']), note: '', interactionId: null }, author(desk.agentId));
    },
    'objection withdrawn': async (desk) => {
      const n = random.int(Math.max(1, oracle.objections.length));
      const objection = oracle.objections[n];
      if (objection === undefined || objection.withdrawn) return;
      objection.withdrawn = true;
      await port.consents.withdrawObjection(brandId<ObjectionId>(objectionId(n)), true, author(desk.agentId));
    },
    'consent withdrawn': async (desk) => {
      const inHand = byContact.get(workOf(random.pick(desks))?.entry?.contactId ?? '');
      const consent = random.pick((inHand !== undefined && random.chance(0.4) ? inHand : random.pick(people)).consents);
      if (consent === undefined || consent.withdrawn) return;
      consent.withdrawn = true;
      await port.consents.withdraw(brandId<ConsentId>(consent.id), clock.now(), author(desk.agentId));
    },
    'kept by hand': async (desk) => {
      const number = random.pick(random.pick(people).numbers);
      if (number === undefined) return;
      const purpose = random.pick(['all', 'sales', 'research'] as const);
      oracle.kept.set(number, purpose);
      await port.guard.addOwn({ number: number as E164, reason: 'asked', source: 'letter', purpose }, author(desk.agentId));
    },
    'kept no more': async (desk) => {
      const number = random.pick([...oracle.kept.keys(), '']);
      if (!oracle.kept.delete(number)) return;
      await port.guard.removeOwn(number as E164, author(desk.agentId));
      if (random.chance(0.1)) await reopen('do-not-call');
    },
    'file out of use, or back': async (desk) => {
      oracle.fileInUse = !oracle.fileInUse;
      await port.guard.setListRemoved(FILE_LIST, !oracle.fileInUse, author(desk.agentId));
      if (!oracle.fileInUse) await reopen('do-not-call');
    },
    'put before the others': async (desk) => {
      const { entryId, projectId } = random.pick(raw.prepare<[], { entryId: number; projectId: string }>('select e.id as entryId, l.project_id as projectId from list_entry e join call_list l on l.id = e.list_id limit 500').all());
      await port.callLists.setPriority(entryId, projectId as ProjectId, random.pick(ENTRY_PRIORITIES), author(desk.agentId));
    },
    died: async () => {
      const person = random.pick(people);
      person.deceased = true;
      raw.prepare('update contact set deceased = 1 where id = ?').run(person.id);
    },
    'rules of a list': async (desk) => {
      const list = random.pick(lists);
      const now = await port.callLists.get(list.id as CallListId);
      if (now === null) return;
      const { rules } = list;
      list.rules = { ...rules, maxAttempts: 1 + random.int(8), pauseMinutes: 1 + random.int(60), after: { ...rules.after, busy: { delayMinutes: 5 + random.int(200), max: 1 + random.int(5), otherDayPart: random.chance(0.3) } } };
      await port.callLists.change(list.id as CallListId, now.version, { rules: list.rules }, author(desk.agentId));
    },
    'rules for all calls': async () => {
      const { versions } = oracle.guard;
      const changed = versions.map((version) => ({ ...version, pauseMinutes: random.pick([0, 5, 30]), maxTries: 1 + random.int(8), proof: random.chance(0.7), onHolidays: random.chance(0.2) }));
      oracle.guard = { ...oracle.guard, versions: changed };
      await reopen('no-legal-basis');
    },
    'called anew': async () => {
      const { id } = random.pick(lists);
      const rounds = () => raw.prepare<[string], { id: number; after: number }>('select id, tries_after as after from list_entry where list_id = ?').all(id);
      const before = new Map(rounds().map((row) => [row.id, row.after]));
      for (let after: number | null = 0; after !== null; ) after = (await port.callLists.recycle(id as CallListId, ['exhausted', 'skipped', 'no-number', 'no-result'], { after, limit: 1_000, at: clock.now() })).after;
      for (const row of rounds()) if (row.after !== before.get(row.id)) oracle.anew(row.id);
    },
    'clock set': async () => {
      clock.jump(random.pick([-3 * HOUR, -HOUR, -20 * MINUTE, HOUR, 5 * HOUR, -26 * HOUR, 25 * HOUR]) + random.int(10 * MINUTE));
      await settle();
    },
    'other time zone': () => {
      home = random.pick(['Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata']);
      return Promise.resolve();
    },
    'callback to an emergency number': async (desk) => {
      const { phase } = workOf(desk) ?? {};
      if (phase === 'calling' || phase === 'after') return;
      const waiting = raw.prepare<[string], string>(`select contact_id from list_entry e join call_list l on l.id = e.list_id where l.project_id = ? and e.state = 'waiting' and e.leased_by is null limit 50`).pluck().all(desk.projectId());
      const reply = waiting.length === 0 ? null : await desk.work.callBack(brandId<ContactId>(random.pick(waiting)), random.pick(EMERGENCIES) as string as E164, () => undefined);
      if (reply?.ok === true) wrong.push('somebody was called back by an emergency number');
      // Whoever was to be called back stays in hand, with the number that was asked for.
      if (reply !== null && workOf(desk)?.entry != null) await desk.work.skip('other');
    },
    crash,
    'other project': async (desk) => {
      const { phase } = workOf(desk) ?? {};
      if (phase !== 'calling' && phase !== 'after') await desk.choose(random.pick(lists).project.id);
    },
  };
  async function reopen(why: 'no-legal-basis' | 'do-not-call'): Promise<void> {
    for (let after: number | null = 0; after !== null; ) after = (await port.guard.reopen(why, after, clock.now())).after;
  }
  const kinds = Object.keys(events);
  /** What goes through every entry of a list happens seldom where there are many. */
  const RARE = new Set(['called anew', 'file out of use, or back', 'rules for all calls', 'clock set']);
  /** However many there are, the days are as many. */
  const seldom = (): boolean => random.chance(Math.min(1, 200 / world.entries.length));

  let quiet = 0;
  const most = world.entries.length * 4;
  for (let step = 0; quiet < QUIET && step < most && wrong.length === 0; step++) {
    const desk = random.pick(desks);
    const work = workOf(desk);
    if (random.chance(0.03)) {
      const kind = random.pick(kinds);
      if (!RARE.has(kind) || seldom()) {
        count(happened, kind);
        await events[kind]?.(desk);
        await settle();
      }
      continue;
    }
    const before = oracle.dials;
    if (work === null) {
      const list = random.pick(lists);
      await desk.choose(list.project.id);
      await desk.work.work(random.chance(0.3) ? 'all' : (list.id as CallListId));
      await settle();
    } else if (work.phase === 'calling' && work.callId !== null) {
      await finish(desk, work.callId);
    } else if (work.phase === 'preview' && work.entry !== null) {
      const chance = random.next();
      const { numbers } = work.entry;
      if (chance < 0.04) await desk.work.skip(random.pick(SKIP_REASONS));
      else if (chance < 0.07) await desk.work.postpone(clock.now() + random.pick([5 * MINUTE, HOUR, 20 * HOUR]));
      // Somebody reads long: whatever was so when the entry was taken may have changed.
      else if (chance < 0.09 && seldom()) await pass(random.int(10) * HOUR + random.int(HOUR));
      else if (chance < 0.11 && work.before !== null) {
        const result = random.pick(BY_HAND);
        const { entryId } = work.before;
        if ((await desk.work.book(result)).ok) {
          count(happened, 'put right');
          oracle.ended(entryId, result);
        }
      } else {
        if (random.chance(0.01)) desk.sip.refuse('dial', appError('internal', 'the network is gone'));
        const number = (random.chance(0.9) ? work.number : random.pick(numbers)) ?? (numbers[0] as E164);
        const clicks = random.chance(0.05) ? 2 : 1;
        const replies = await Promise.all(Array.from({ length: clicks }, () => desk.work.dial(number)));
        await settle();
        desk.sip.refuse('dial', null);
        if (replies.filter((reply) => reply.ok).length > 1) wrong.push('two clicks dialled twice');
        for (const reply of replies) if (!reply.ok) count(refused, reply.error.code);
        const now = workOf(desk);
        if (oracle.dials > before && now?.phase !== 'calling') oracle.ended(work.entry.entryId, 'technical');
        // Whoever may not be called is put away.
        if (oracle.dials === before && now?.phase === 'preview') await desk.work.skip('other');
      }
      await settle();
    } else if (work.phase === 'after') {
      await pass(1_000);
      const interactionId = desk.store.get().calls.calls.find(({ id }) => id === work.callId)?.interactionId;
      if (interactionId !== undefined) desk.closed.add(interactionId);
      if (interactionId !== undefined && work.callId !== null) desk.work.closed({ id: interactionId, callId: work.callId } as Interaction, Promise.resolve(null));
      await settle();
    } else if (desks.every((each) => ['empty', undefined].includes(workOf(each)?.phase))) {
      // Nobody can be called now: the next moment, or another list.
      quiet += 1;
      const nexts = desks.flatMap((each) => workOf(each)?.nextAt ?? []);
      await pass(Math.max(MINUTE, random.chance(0.7) && nexts.length > 0 ? Math.min(...nexts) - clock.now() : random.int(9) * HOUR));
      if (random.chance(0.5)) await desk.work.work(null);
    } else if (random.chance(0.2)) await desk.work.work(null);
    if (oracle.dials > before) quiet = 0;
    for (const each of desks) if (each.failures.length > 0) wrong.push(...each.failures);
  }
  return { dials: oracle.dials, refused, happened, wrong };
}

/** What the application writes down of each call, as far as it asks for it again before the next one. */
function recordsIn(raw: BetterSqlite.Database, onChange: () => void): Records {
  const interaction = rowsInto(raw, 'interaction', ['id', 'contact_id', 'started_at', 'direction', 'agent_id', 'project_id', 'script', 'state']);
  const call = rowsInto(raw, 'call', ['id', 'interaction_id', 'project_id', 'agent_id', 'direction', 'remote_number', 'started_at']);
  const answered = raw.prepare('update interaction set answered_at = ? where id = ? and answered_at is null');
  const changed = raw.prepare('update call set answered_at = ?, ended_at = ? where id = ?');
  return {
    began: ({ id, interactionId, projectId, remote, startedAt }, contactId, agentId) => {
      interaction({ id: interactionId, contact_id: contactId, started_at: startedAt, direction: 'out', agent_id: agentId, project_id: projectId ?? '', script: '{}', state: 'handling' });
      call({ id, interaction_id: interactionId, project_id: projectId ?? '', agent_id: agentId, direction: 'out', remote_number: remote.number, started_at: startedAt });
    },
    changed: ({ id, interactionId, answeredAt, endedAt }) => {
      if (answeredAt !== null) answered.run(answeredAt, interactionId);
      changed.run(answeredAt, endedAt, id);
      onChange();
    },
  };
}
