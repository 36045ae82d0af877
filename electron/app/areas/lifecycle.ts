import { livingCalls } from '../../../shared/domain/call/call-selectors.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { DataFailure } from '../ports/data-file.ts';
import { applyProvisionedAccounts, openSessionOrLogIn } from '../use-cases/begin-work.ts';
import type { Areas } from './areas.ts';

/** Loads everything once the data is open. Null when that went well. */
export async function afterOpen(areas: Areas): Promise<DataFailure | null> {
  const { base, people, projects, lines, work, outbound, customers, afterwards, figures, telephony, sound } = areas;
  const { deps, data, store, notices, clock, log } = base;
  const provisioned = await deps.provisioning();
  if (!provisioned.ok) return { problem: 'provisioning-invalid', details: provisioned.error.details };
  const { value } = provisioned;
  try {
    // Asked at once, answered one after the other by the thread of the data: what waits for nothing else is in one group.
    await Promise.all([
      people.rules.load(),
      people.reasons.load(),
      projects.forms.load(),
      projects.scripts.load(),
      outbound.guard.load(),
    ]);
    await projects.projects.load(value);
    await Promise.all([
      work.verification.load(),
      people.settings.load({
        ...(value?.language == null ? {} : { language: value.language }),
        ...(value?.country == null ? {} : { country: value.country }),
        ...(deps.languageOverride === null ? {} : { language: deps.languageOverride }),
      }),
      people.people.load(value?.accounts[0]?.account.displayName ?? deps.firstAgentName),
    ]);
    if (value !== null) await applyProvisionedAccounts(value, data(), deps.secrets);
    if (value !== null) await telephony.features.provision(value);
    await sound.library.provision(value);
    await Promise.all([
      sound.recordings.recover().then(sound.library.load),
      lines.directory.load(value?.directory ?? null),
      lines.line.load(),
      telephony.atHand.load().then(telephony.features.load),
      sound.devices.load(),
      sound.sound.load(),
      sound.headset.load(),
      customers.files.load(),
      figures.reports.load(),
      people.backups.start(),
    ]);
    sound.library.startSweeping();
    customers.sweep.start();
    await afterwards.followUp.start();
    await openSessionOrLogIn({ data: data(), store, session: work.session, notices, clock });
    return null;
  } catch (error) {
    log.error('the data could not be loaded', error);
    const full = isAppError(error) && error.code === 'disk-full';
    return { problem: full ? 'disk-full' : 'database-unavailable', details: {} };
  }
}

/** Ends calls and the session, and lets go of everything that uses the data. */
export async function beforeClose(areas: Areas): Promise<void> {
  const { base, people, lines, work, outbound, customers, afterwards, figures, telephony, sound } = areas;
  people.backups.stop();
  customers.sweep.stop();
  await customers.files.stop();
  await Promise.all([
    figures.reports.stop(),
    customers.bulk.stop(),
    outbound.callLists.stop(),
    outbound.guard.doNotCall.stop(),
  ]);
  await afterwards.followUp.stop();
  for (const call of livingCalls(base.store.get().calls.calls)) telephony.calls.hangUp(call.id);
  await lines.queue.leave();
  await lines.line.stop();
  await work.session.logOut('quit');
  work.session.stop();
  await sound.recordings.idle();
  await work.records.idle();
}
