import { describe, expect, it } from 'vitest';

import { isBackupName, nameStamp } from '../../../../electron/db/backup.ts';
import { laneOf, LANES } from '../../../../electron/db/protocol.ts';
import { interactionColumns, toInteraction, typedIn } from '../../../../electron/db/repos/interaction-rows.ts';
import { sqliteCodec } from '../../../../electron/db/codec.ts';
import { brandId } from '../../../../shared/lib/brand.ts';

describe('lanes', () => {
  it('know every method and nothing else', () => {
    for (const [group, methods] of Object.entries(LANES))
      for (const [name, lane] of Object.entries(methods)) expect(laneOf(`${group}.${name}`)).toBe(lane);
    for (const name of ['', 'contacts', 'contacts.', 'contacts.toString', 'toString.call', '__proto__.get'])
      expect(laneOf(name), name).toBeNull();
  });
});

describe('names of copies', () => {
  it('hold the instant and stay inside their folder', () => {
    expect(nameStamp(Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe('20260102T030405006Z');
    expect(isBackupName('daily-20260102T030405006Z.sqlite')).toBe(true);
    expect(isBackupName('migration-20260102T030405006Z-v12.sqlite')).toBe(true);
    for (const name of [
      '../daily-20260102T030405006Z.sqlite',
      'daily-20260102T030405006Z.sqlite.part',
      'daily-2026.sqlite',
      'other-20260102T030405006Z.sqlite',
      '',
    ])
      expect(isBackupName(name), name).toBe(false);
  });
});

describe('interactions as rows', () => {
  it('come back as they were, ends with and without codes', () => {
    for (const end of [
      null,
      { cause: 'busy' as const, sipStatus: 486 },
      { cause: 'busy' as const, q850Cause: 17 },
      { cause: 'missed' as const },
    ]) {
      const interaction = {
        id: brandId<never>('i'),
        callId: brandId<never>('c'),
        projectId: brandId<never>('p'),
        agentId: brandId<never>('a'),
        direction: 'out' as const,
        remoteRaw: '1',
        remoteNumber: null,
        contactId: null,
        startedAt: 1,
        answeredAt: null,
        endedAt: 2,
        end,
        state: 'incomplete' as const,
        incompleteReason: 'other' as const,
        completedAt: 3,
        wrapUp: null,
        script: { scriptId: 's', version: 1, path: ['a'], answers: {} },
        form: { formId: 'service', version: 1, outcomes: { setId: 'service', version: 1 } },
        values: { note: { value: 'x', origin: 'agent' as const } },
      };
      const row = {
        id: 'i',
        ...interactionColumns(sqliteCodec, interaction, 0),
        created_at: 0,
        created_by: null,
        updated_at: 0,
        updated_by: null,
      };
      expect(toInteraction(sqliteCodec, row)).toEqual(interaction);
    }
  });

  it('count as typed in only when the agent wrote something', () => {
    expect(typedIn({})).toBe(false);
    expect(typedIn({ note: { value: '  ', origin: 'agent' } })).toBe(false);
    expect(typedIn({ note: { value: 'x', origin: 'script' } })).toBe(false);
    expect(typedIn({ note: { value: 'x', origin: 'agent' } })).toBe(true);
  });
});
