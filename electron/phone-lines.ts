import { emptyContactFields } from '../shared/domain/contact/contact-name.ts';
import { newAddress, newMail, newPhone } from '../shared/domain/contact/contact.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { remoteParty } from '../shared/domain/contact/phone-number.ts';
import type { AppState, PracticeState } from '../shared/ipc/app-state.ts';
import { brandId, type CallId, type E164 } from '../shared/lib/brand.ts';
import type { Clock } from '../shared/lib/clock.ts';
import type { PracticeLinePort } from './app/line-desk.ts';
import type { Log, NewId } from './app/ports/platform-ports.ts';
import type { PracticeContact } from './app/use-cases/seed-practice-contacts.ts';
import type { MediaControl } from './media/media-control.ts';
import type { RemoteMedia } from './media/remote-media.ts';
import { createPracticeLine } from './practice/practice-line.ts';
import { PRACTICE_SCENARIOS } from './practice/scenarios/index.ts';
import type { PracticeCustomer } from './practice/scenarios/scenario.ts';
import { createSipEngine } from './sip/jssip-engine.ts';
import { createManyLines } from './sip/many-lines.ts';
import type { SipEngine, TestRegistration } from './sip/sip-engine.ts';
import { createTestRegistration } from './sip/test-registration.ts';

/** The telephone lines of the application: the account's and the practice line. */
export type PhoneLines = {
  readonly sipEngine: SipEngine;
  readonly practiceLine: PracticeLinePort;
  readonly testRegistration: TestRegistration;
  readonly practiceContacts: readonly PracticeContact[];
};

function contactOf(customer: PracticeCustomer): PracticeContact {
  const phone = brandId<E164>(customer.phone);
  const { salutation, initials, firstName, infix = '', lastName, email, street, houseNumber, postcode, city, customerNumber } = customer;
  return {
    phone,
    fields: {
      ...emptyContactFields(newPhone(customer.phone, phone, 'mobile')),
      ...{ salutation, initials, firstName, infix, lastName, customerNumber },
      mails: [newMail(email)],
      addresses: [newAddress({ street, houseNumber, postcode, city })],
    },
  };
}

export function createPhoneLines(deps: {
  readonly media: RemoteMedia;
  readonly control: MediaControl;
  /** Where the build puts the voices of the practice customers. */
  readonly audioFolder: string;
  readonly version: string;
  readonly state: () => AppState;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}): PhoneLines {
  const { media, clock, version } = deps;
  const log = (message: string): void => deps.log.warn(message);
  const newCallId = (): CallId => brandId<CallId>(deps.newId());
  const parseRemote = (uri: string, displayName: string): ReturnType<typeof remoteParty> =>
    remoteParty({ uri, displayName, country: deps.state().settings.country });

  const practice = createPracticeLine({
    media,
    control: deps.control,
    scenarios: PRACTICE_SCENARIOS,
    readAudio: (file) => readFile(path.join(deps.audioFolder, file)),
    language: () => deps.state().settings.language,
    newCallId,
    parseRemote,
    clock,
    log,
    version,
  });

  return {
    sipEngine: createManyLines(
      (callsElsewhere) => createSipEngine({ media, newCallId, clock, log, parseRemote, version, callsElsewhere }),
      log,
    ),
    practiceLine: {
      ...practice,
      onChanged: (listener) => {
        let change: Pick<PracticeState, 'nextCallAt' | 'caption'> = { nextCallAt: null, caption: '' };
        const tell = (part: Partial<typeof change>): void => {
          change = { ...change, ...part };
          listener(change);
        };
        practice.events.on('caption', (caption) => tell({ caption }));
        practice.events.on('plannedAt', (nextCallAt) => tell({ nextCallAt }));
      },
    },
    testRegistration: createTestRegistration({ clock, log, version }),
    practiceContacts: PRACTICE_SCENARIOS.map(({ customer }) => contactOf(customer)),
  };
}
