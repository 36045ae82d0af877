// Opens the real thing for tests: a file in a folder of its own, on the built data threads.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';

import type { CallRecord } from '../../../electron/app/ports/data-port.ts';
import type { Log } from '../../../electron/app/ports/platform-ports.ts';
import { openData, type DataOptions, type OpenData } from '../../../electron/db/client.ts';
import { upgradeFields, type EarlierFields } from '../../../shared/domain/contact/contact-fields.ts';
import { newPhone, type ContactFields, type ContactPhone } from '../../../shared/domain/contact/contact.ts';
import type { Interaction } from '../../../shared/domain/interaction/interaction.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import { SERVICE_DEFINITION } from '../../../shared/domain/registration/service-form.ts';
import { SERVICE_OUTCOMES } from '../../../shared/domain/registration/shipped/outcomes.ts';
import { brandId, type AgentId, type E164, type EntityId, type SessionId } from '../../../shared/lib/brand.ts';

/** The worker as it is shipped; the contract project builds it before the tests. */
export const BUILT_WORKER = path.resolve('out/main/db-worker.cjs');

/** Full sizes are for long runs. */
export const FULL = process.env['BALIE_N'] === 'full';

/** A new identifier of any kind. */
export function id<Id extends EntityId>(): Id {
  return brandId<Id>(v7());
}

export const e164 = (number: string): E164 => brandId<E164>(number);

/** A folder that goes when the test is over; gigabytes take a busy disk a while. */
export function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balie-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }), FULL ? 300_000 : 30_000);
  return folder;
}

export type LogLine = { readonly level: string; readonly message: string; readonly details: unknown };

export function collectingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (message: string, details?: unknown) => void lines.push({ level, message, details });
  return { lines, error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** The instant of every test unless it moves the clock. */
export const T0 = Date.UTC(2026, 0, 15, 9, 0, 0);

export type TestData = {
  readonly options: DataOptions;
  readonly clock: { now: number };
  readonly workers: Worker[];
  readonly log: ReturnType<typeof collectingLog>;
};

export function testOptions(folder = tempFolder()): TestData {
  const clock = { now: T0 };
  const workers: Worker[] = [];
  const log = collectingLog();
  const startWorker = (): Worker => {
    const worker = new Worker(pathToFileURL(BUILT_WORKER));
    workers.push(worker);
    return worker;
  };
  const options = {
    file: path.join(folder, 'balie.sqlite'),
    backupFolder: path.join(folder, 'backups'),
    now: () => clock.now,
    log,
    startWorker,
  };
  return { options, clock, workers, log };
}

/** Opens data that must open; closes it when the test is over. */
export async function opened(options: DataOptions): Promise<OpenData> {
  const result = await openData(options);
  if (!result.ok) throw new Error(`did not open: ${JSON.stringify(result.error)}`);
  onTestFinished(() => result.value.close());
  return result.value;
}

/** A fresh file with one agent, open. */
export async function freshData(): Promise<
  TestData & {
    readonly data: OpenData;
    readonly agentId: AgentId;
    readonly author: { readonly agentId: AgentId; readonly at: number };
  }
> {
  const test = testOptions();
  const data = await opened(test.options);
  const agentId = id<AgentId>();
  await data.agents.save({ id: agentId, name: 'Ans', role: 'administrator', active: true }, T0);
  await data.forms.add({ forms: [SERVICE_DEFINITION], outcomes: [SERVICE_OUTCOMES] }, T0);
  return { ...test, data, agentId, author: { agentId, at: T0 } };
}

/** A person by the name of Anna van den Berg; e-mail address and postal address may be given as plain texts. */
export function fields(given: EarlierFields = {}): ContactFields {
  const name = { salutation: 'mrs', initials: 'A.B.', firstName: 'Anna', infix: 'van den', lastName: 'Berg' } as const;
  return upgradeFields({ ...name, ...given });
}

export function mobile(number: string): ContactPhone {
  return newPhone(number, e164(number), 'mobile');
}

export function callRecord(agentId: AgentId, given: Partial<CallRecord> = {}): CallRecord {
  return {
    id: id(),
    interactionId: id(),
    projectId: SERVICE_PROJECT.id,
    agentId,
    direction: 'in',
    remoteUri: 'sip:0612345678@pbx.example',
    remoteRaw: '0612345678',
    remoteNumber: e164('+31612345678'),
    displayName: '',
    sipCallId: 'abc@pbx',
    startedAt: T0,
    answeredAt: null,
    endedAt: null,
    end: null,
    holdMs: 0,
    codec: '',
    seen: true,
    transferredTo: null,
    handOverNote: '',
    consultsFor: null,
    ...given,
  };
}

export function interaction(agentId: AgentId, given: Partial<Interaction> = {}): Interaction {
  return {
    id: id(),
    callId: id(),
    projectId: SERVICE_PROJECT.id,
    agentId,
    direction: 'in',
    remoteRaw: '0612345678',
    remoteNumber: e164('+31612345678'),
    contactId: null,
    startedAt: T0,
    answeredAt: null,
    endedAt: null,
    end: null,
    state: 'open',
    incompleteReason: null,
    completedAt: null,
    wrapUp: null,
    script: { scriptId: 'service', version: 1, path: ['start'], answers: {} },
    form: { formId: 'service', version: SERVICE_DEFINITION.version, outcomes: { setId: 'service', version: 1 } },
    values: {},
    ...given,
  };
}

export function interval(
  sessionId: SessionId,
  agentId: AgentId,
  state: 'ready' | 'ringing' | 'dialling' | 'talking' | 'hold' | 'handling',
  from: number,
) {
  return { sessionId, agentId, projectId: SERVICE_PROJECT.id, state, reason: null, callId: null, from, to: null };
}

export function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
