// Runs as a process of its own, types into a form, says what was acknowledged, and is killed by the test.
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { openData } from '../../../electron/db/client.ts';
import type { AgentId, CallId, InteractionId } from '../../../shared/lib/brand.ts';
import { brandId } from '../../../shared/lib/brand.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';

const [file = '', backupFolder = '', worker = '', interactionId = '', agentId = ''] = process.argv.slice(2);
const silent = () => undefined;
const opened = await openData({
  file,
  backupFolder,
  now: Date.now,
  log: { error: console.error, warn: silent, info: silent, debug: silent },
  startWorker: () => new Worker(pathToFileURL(worker)),
});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const data = opened.value;
const agent = brandId<AgentId>(agentId);
if ((await data.agents.list()).length === 0)
  await data.agents.save({ id: agent, name: 'Ans', role: 'administrator', active: true }, Date.now());

const start = Number((await data.interactions.unfinished())[0]?.remoteRaw ?? 0);
for (let typed = start + 1; ; typed++) {
  await data.interactions.save(
    {
      id: brandId<InteractionId>(interactionId),
      callId: brandId<CallId>(interactionId),
      projectId: SERVICE_PROJECT.id,
      agentId: agent,
      direction: 'in',
      remoteRaw: String(typed),
      remoteNumber: null,
      contactId: null,
      startedAt: 1,
      answeredAt: 2,
      endedAt: null,
      end: null,
      state: 'open',
      incompleteReason: null,
      completedAt: null,
      wrapUp: null,
      script: { scriptId: 's', version: 1, path: ['a'], answers: {} },
      form: { formId: 'service', version: 1, outcomes: { setId: 'service', version: 1 } },
      values: { note: { value: `typed ${typed} ${'x'.repeat(typed % 3_000)}`, origin: 'agent' } },
    },
    { agentId: agent, at: Date.now() },
  );
  process.stdout.write(`${typed}\n`);
}
