import { describe, expect, it } from 'vitest';

import { readAmiEvent, readQueueStatus } from '../../../../../shared/domain/acd/ami-event.ts';
import { staffedMs } from '../../../../../shared/domain/acd/member-time.ts';
import { isMemberEvent, visitAfter, visitCollector, type CallerEntry, type MemberEvent, type QueueVisit } from '../../../../../shared/domain/acd/queue-entry.ts';
import { waitingIn } from '../../../../../shared/domain/acd/queue-live.ts';
import { readQueueLogLine } from '../../../../../shared/domain/acd/queue-log.ts';
import { addQueueSums, NO_QUEUE_SUMS, queueFigure, serviceLevel } from '../../../../../shared/domain/acd/service-level.ts';
import { guessQueueColumns, readDuration, readInstant, tableKind, tableProblem, tableReader } from '../../../../../shared/domain/acd/queue-table.ts';
import { USUAL_LEVEL } from '../../../../../shared/domain/project/service-level-rule.ts';

const LOG = `1790000000|NONE|NONE|NONE|QUEUESTART|
1790000001|a.1|service|PJSIP/1001|ADDMEMBER|
1790000010|a.1|service|NONE|ENTERQUEUE||0612345678|1
1790000015|a.1|service|Agent Anna|CONNECT|5|a.2|3
1790000075|a.1|service|Agent Anna|COMPLETECALLER|5|60|1
1790000080|b.1|service|NONE|ENTERQUEUE||0612345679|1
1790000110|b.1|service|NONE|ABANDON|1|1|30
1790000120|c.1|sales|NONE|ENTERQUEUE|||1
1790000180|c.1|sales|NONE|EXITWITHTIMEOUT|1|1|60
1790000200|d.1|sales|NONE|ENTERQUEUE|||1
1790000203|d.1|sales|NONE|EXITWITHKEY|5|1|1|3
1790000210|e.1|service|NONE|ENTERQUEUE|||1
1790000211|e.1|service|Agent Anna|RINGNOANSWER|15000
1790000231|e.1|service|Agent Anna|CONNECT|21|e.2|2
1790000251|e.1|service|Agent Anna|BLINDTRANSFER|600|phones|21|20|1
1790000260|f.1|service|NONE|ENTERQUEUE|||1
`;

function visitsOf(log: string): { readonly visits: QueueVisit[]; readonly members: MemberEvent[] } {
  const [visits, members]: [QueueVisit[], MemberEvent[]] = [[], []];
  const collector = visitCollector((visit) => visits.push(visit));
  for (const line of log.trim().split('\n')) {
    const entry = readQueueLogLine(line)?.entry;
    if (entry == null) continue;
    if (isMemberEvent(entry)) members.push(entry);
    else collector.add(entry);
  }
  collector.rest();
  return { visits, members };
}

describe('queue_log', () => {
  it('gives each caller once, with wait, talk and end as the PBX counts them, and no number', () => {
    const { visits, members } = visitsOf(LOG);
    expect(visits.map(({ callId, outcome, waitMs, talkMs, agent }) => [callId, outcome, waitMs, talkMs, agent])).toEqual([
      ['a.1', 'answered', 5_000, 60_000, 'Agent Anna'],
      ['b.1', 'abandoned', 30_000, null, ''],
      ['c.1', 'left', 60_000, null, ''],
      ['d.1', 'left', 3_000, null, ''],
      ['e.1', 'answered', 21_000, 20_000, 'Agent Anna'],
      ['f.1', 'waiting', null, null, ''],
    ]);
    expect(JSON.stringify(visits)).not.toContain('0612');
    expect(members.map(({ kind }) => kind)).toEqual(['restart', 'in']);
  });

  it.each(['', 'x', '12|a|b|c|D', 'date,queue,calls', '1790000000|a.1|service|NONE', '\u0000'.repeat(40)])('refuses %j', (line) => {
    expect(readQueueLogLine(line)).toBeNull();
  });

  it('begins in the middle: who was connected before it came that much earlier', () => {
    const { visits } = visitsOf('1790000075|a.1|service|Agent Anna|COMPLETEAGENT|5|60|1');
    expect(visits).toMatchObject([{ enteredAt: 1_790_000_010_000, outcome: 'answered', waitMs: 5_000, talkMs: 60_000 }]);
  });

  it('takes a second entry of the same call for another visit', () => {
    const { visits } = visitsOf(`1790000010|a.1|service|NONE|ENTERQUEUE|||1\n1790000020|a.1|service|NONE|EXITWITHTIMEOUT|1\n1790000030|a.1|service|NONE|ENTERQUEUE|||1\n1790000031|a.1|service|NONE|ABANDON|1|1|1`);
    expect(visits.map(({ outcome, waitMs }) => [outcome, waitMs])).toEqual([['left', 10_000], ['abandoned', 1_000]]);
  });
});

describe('events of the manager interface', () => {
  const fold = (...events: Readonly<Record<string, string>>[]): QueueVisit | null =>
    events.reduce<QueueVisit | null>((visit, fields, index) => visitAfter(visit, readAmiEvent({ Queue: 'service', Uniqueid: 'a.1', ...fields }, 1_000_000 + index * 7_000) as CallerEntry), null);

  it('a caller who leaves the queue because somebody answers is answered', () => {
    expect(fold({ Event: 'QueueCallerJoin', CallerIDNum: '0612345678' }, { Event: 'QueueCallerLeave' }, { Event: 'AgentConnect', MemberName: 'Agent Anna', HoldTime: '7' }, { Event: 'AgentComplete', MemberName: 'Agent Anna', HoldTime: '7', TalkTime: '9' })).toEqual({
      ...{ queue: 'service', callId: 'a.1', enteredAt: 1_000_000, outcome: 'answered', waitMs: 7_000, talkMs: 9_000, agent: 'Agent Anna' },
    });
  });

  it('who hangs up is told twice, and counts as given up; who only leaves went on', () => {
    expect(fold({ Event: 'QueueCallerJoin' }, { Event: 'QueueCallerAbandon', HoldTime: '7' }, { Event: 'QueueCallerLeave' })).toMatchObject({ outcome: 'abandoned', waitMs: 7_000 });
    expect(fold({ Event: 'QueueCallerJoin' }, { Event: 'QueueCallerLeave' })).toMatchObject({ outcome: 'left', waitMs: 7_000 });
  });

  it('reads who waits and works now, and nothing else', () => {
    expect(readQueueStatus({ Event: 'QueueEntry', Queue: 'service', Uniqueid: 'a.1', Wait: '12' })).toEqual({ kind: 'waiting', queue: 'service', callId: 'a.1', waitMs: 12_000 });
    expect(readQueueStatus({ Event: 'QueueMember', Queue: 'service', Name: 'Agent Anna', Paused: '1' })).toEqual({ kind: 'member', queue: 'service', agent: 'Agent Anna', paused: true });
    expect(readQueueStatus({ Event: 'QueueParams', Queue: 'service' })).toBeNull();
    expect(readAmiEvent({ Event: 'Newchannel', Uniqueid: 'a.1' }, 1)).toBeNull();
  });
});

describe('service level', () => {
  const sums = { ...NO_QUEUE_SUMS, answered: 90, answeredWithin: 80, abandoned: 10, abandonedWithin: 4 };

  it('80 of 100 in time is 80.0 %; abandoned against it, counted within, or left out', () => {
    expect(serviceLevel(sums, USUAL_LEVEL)).toBe(80);
    expect(serviceLevel(sums, { abandoned: 'within' })).toBe(84);
    expect(serviceLevel(sums, { abandoned: 'left-out' })).toBeCloseTo(88.888_9, 4);
    expect(serviceLevel({ ...sums, left: 20, leftWithin: 1 }, { abandoned: 'within' })).toBeCloseTo(70.833_3, 4);
  });

  it('is not known without callers, and where a file counted by another time', () => {
    expect(serviceLevel(NO_QUEUE_SUMS, USUAL_LEVEL)).toBeNull();
    expect(serviceLevel({ ...sums, otherRule: 3 }, USUAL_LEVEL)).toBeNull();
  });

  it('adds up, but for the longest wait', () => {
    const both = addQueueSums([{ ...sums, longestMs: 5 }, { ...sums, longestMs: 9 }]);
    expect(both).toMatchObject({ answered: 180, abandoned: 20, longestMs: 9 });
    expect(queueFigure('abandonedShare').of(both, USUAL_LEVEL)).toBe(10);
  });
});

describe('people in a queue', () => {
  const event = (kind: MemberEvent['kind'], at: number, agent = 'anna', queue = 'service'): MemberEvent => ({ kind, at, agent, queue });

  it('counts once whoever is in two queues, without pauses, and only what is on record', () => {
    const events = [event('in', 0), event('in', 10, 'anna', 'sales'), event('paused', 20), event('paused', 20, 'anna', 'sales'), event('unpaused', 30), event('in', 40, 'bert'), event('out', 60)];
    expect(staffedMs(events, [{ from: 0, to: 1_000 }], [0, 50, 100])).toEqual([20 + 20 + 10, 10 + 50]);
    expect(staffedMs(events, [{ from: 5, to: 45 }], [0, 50, 100])).toEqual([15 + 15 + 5, 0]);
  });

  it('sends everybody home when the PBX begins anew', () => {
    expect(staffedMs([event('in', 0), event('restart', 10, '', '')], [{ from: 0, to: 100 }], [0, 100])).toEqual([10]);
  });
});

describe('a table of a queue', () => {
  it('of calls: headings of either language, wait and talk in any notation, equal rows apart', () => {
    const mapping = guessQueueColumns(['Wachtrij', 'Datum', 'Tijd', 'Wachttijd', 'Gesprekstijd', 'Resultaat', 'Medewerker', 'Kleur']);
    expect(mapping.columns).toEqual(['queue', 'date', 'time', 'wait', 'talk', 'outcome', 'agent', null]);
    expect([tableKind(mapping), tableProblem(mapping)]).toEqual(['calls', null]);
    const read = tableReader(mapping);
    const row = ['service', '23-11-2026', '10:00:05', '0:12', '125', 'Beantwoord', 'Anna', 'rood'];
    const [first, second] = [read(row), read(row)];
    expect(first).toMatchObject({ kind: 'visit', visit: { queue: 'service', enteredAt: new Date(2026, 10, 23, 10, 0, 5).getTime(), outcome: 'answered', waitMs: 12_000, talkMs: 125_000, agent: 'Anna' } });
    expect(JSON.stringify(second)).not.toBe(JSON.stringify(first));
    expect(read(['service', '23-11-2026', '10:01', '8', '', 'Opgehangen', '', ''])).toMatchObject({ visit: { outcome: 'abandoned', talkMs: null, agent: '' } });
    expect(read(['service', '23-13-2026', '10:01', '8', '', 'Opgehangen', '', ''])).toEqual({ kind: 'fault', fault: 'date' });
    expect(read(['service', '23-11-2026', '10:01', 'lang', '', 'Opgehangen', '', ''])).toEqual({ kind: 'fault', fault: 'duration' });
    expect(read(['service', '23-11-2026', '10:01', '8', '', 'Zomaar', '', ''])).toEqual({ kind: 'fault', fault: 'outcome' });
  });

  it('of totals: what is left over went on without an agent; sums that cannot be are refused', () => {
    const mapping = guessQueueColumns(['Queue', 'Start', 'Offered', 'Answered', 'Answered within 20 s', 'Abandoned', 'ASA', 'Longest wait']);
    expect([tableKind(mapping), tableProblem(mapping), mapping.withinSeconds]).toEqual(['intervals', null, 20]);
    const read = tableReader(mapping);
    expect(read(['service', '2026-11-23 10:00', '100', '90', '80', '8', '9', '1:40'])).toEqual({
      kind: 'interval',
      interval: {
        ...{ queue: 'service', from: new Date(2026, 10, 23, 10).getTime(), to: new Date(2026, 10, 23, 10, 30).getTime(), answered: 90, abandoned: 8, left: 2, within: 80, abandonedWithin: null },
        ...{ withinSeconds: 20, waitMs: 810_000, longestMs: 100_000, talkMs: 0 },
      },
    });
    expect(read(['service', '2026-11-23 10:00', '10', '9', '10', '1', '9', '1'])).toEqual({ kind: 'fault', fault: 'sum' });
    expect(read(['service', '2026-11-23 10:00', 'veel', '9', '10', '1', '9', '1'])).toEqual({ kind: 'fault', fault: 'number' });
  });

  it('says what is missing', () => {
    const problem = (...headings: string[]) => tableProblem(guessQueueColumns(headings));
    expect(problem('kleur', 'maat')).toBe('no-start');
    expect(problem('start', 'agent')).toBe('no-queue');
    expect(problem('queue', 'start')).toBe('no-outcome');
    expect(problem('queue', 'start', 'offered')).toBe('no-counts');
    expect(tableProblem({ ...guessQueueColumns(['start', 'agent', 'x']), queue: 'service' })).toBeNull();
    expect(tableProblem({ ...guessQueueColumns(['start', 'agent', 'x']), columns: ['start', 'start', 'agent'] })).toBe('twice');
  });

  it.each([['0:23', 23_000], ['1:02:03', 3_723_000], ['23', 23_000], ['23,5', 23_500], ['7 s', 7_000], ['', null], ['-4', null], ['snel', null]])('reads %j as %j ms', (text, ms) => expect(readDuration(text)).toBe(ms));
  it.each([['2026-11-23T10:00:00Z', Date.UTC(2026, 10, 23, 10)], ['2026-11-23 10:00:00+0100', Date.UTC(2026, 10, 23, 9)], ['1790000000', 1_790_000_000_000], ['23/11/2026', new Date(2026, 10, 23).getTime()], ['31-02-2026', null], ['gisteren', null]])('reads %j as an instant', (text, at) => expect(readInstant(text)).toBe(at));
});

it('says who waits in the queues of a project', () => {
  const live = { state: 'on', problem: null, listenedTo: false, queues: [{ name: 'Service-NL', waiting: 2, since: 50, ready: 1 }, { name: 'sales', waiting: 1, since: 20, ready: 0 }] } as const;
  expect(waitingIn(live, ['service*'])).toEqual({ waiting: 2, since: 50 });
  expect(waitingIn(live, [])).toEqual({ waiting: 3, since: 20 });
});
