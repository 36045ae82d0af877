import { accessHandlers } from '../../ipc/handlers/access.ts';
import { settingsHandlers } from '../../ipc/handlers/settings.ts';
import { createAccessDesk } from '../access-desk.ts';
import { createBackupSchedule } from '../backup-schedule.ts';
import { createNumberShield } from '../number-shield.ts';
import { createPeopleDesk } from '../people-desk.ts';
import { createReasonDesk } from '../reason-desk.ts';
import { createSettingsDesk } from '../settings-desk.ts';
import { createVerificationVeil } from '../verification-veil.ts';
import { createVisibility } from '../visibility.ts';
import type { Areas, PeopleArea } from './areas.ts';

export function createPeopleArea({ base }: Pick<Areas, 'base'>): PeopleArea {
  const { deps, data, store, notices, clock, timers, newId } = base;
  const people = createPeopleDesk({ data, store, passwords: deps.passwords, clock, newId });
  const rules = createAccessDesk({ data, store, people, timers, newId, idleSeconds: deps.idleSeconds });
  return {
    people,
    rules,
    visibility: createVisibility({ data, who: base.whoSees }),
    shield: createNumberShield(rules.hidesNumbers, () => store.get().settings.country),
    veil: createVerificationVeil(store),
    reasons: createReasonDesk({ data, store }),
    settings: createSettingsDesk({ data, store, onChanged: deps.onSettings }),
    backups: createBackupSchedule({ data, store, notices, clock, timers }),
  };
}

export const peopleHandlers = ({ people, sound }: Areas) => ({
  ...accessHandlers(people.rules),
  ...settingsHandlers(people.settings, sound.devices, sound.sound),
});
