import { activeCall, livingCalls, partyName, ringingCall } from '../../shared/domain/call/call-selectors.ts';
import { linkTarget } from '../../shared/domain/contact/link-target.ts';
import { isEmergency } from '../../shared/domain/contact/emergency-numbers.ts';
import { AppFailure, appError, isAppError } from '../../shared/errors/app-error.ts';
import type { Language } from '../../shared/ipc/app-state.ts';
import type { Role } from '../../shared/domain/agent-state/agent-state.ts';
import { brandId, type AccountId, type AgentId, type ProjectId, type RecordingId } from '../../shared/lib/brand.ts';
import { createDispatcher } from '../ipc/dispatcher.ts';
import { accessHandlers } from '../ipc/handlers/access.ts';
import { callListHandlers } from '../ipc/handlers/call-list.ts';
import { agentHandlers } from '../ipc/handlers/agent.ts';
import { bulkHandlers } from '../ipc/handlers/bulk.ts';
import { articleHandlers, quoteHandlers } from '../ipc/handlers/article.ts';
import { barHandlers } from '../ipc/handlers/bar.ts';
import { callHandlers } from '../ipc/handlers/call.ts';
import { contactHandlers } from '../ipc/handlers/contact.ts';
import { customersHandlers } from '../ipc/handlers/customers.ts';
import { draftHandlers } from '../ipc/handlers/draft.ts';
import { customerHandlers } from '../ipc/handlers/customer.ts';
import { directoryHandlers } from '../ipc/handlers/directory.ts';
import { projectHandlers } from '../ipc/handlers/project.ts';
import { duplicateHandlers } from '../ipc/handlers/duplicate.ts';
import { createHeardDesks } from './heard-desks.ts';
import { diagnosisHandlers } from '../ipc/handlers/diagnosis.ts';
import { headsetHandlers } from '../ipc/handlers/headset.ts';
import { recordingHandlers } from '../ipc/handlers/recording.ts';
import { featureHandlers } from '../ipc/handlers/feature.ts';
import { registrationHandlers } from '../ipc/handlers/registration.ts';
import { createReportDesks } from './report-desks.ts';
import { formHandlers } from '../ipc/handlers/form.ts';
import { scriptHandlers } from '../ipc/handlers/script.ts';
import { scriptsHandlers } from '../ipc/handlers/scripts.ts';
import { verificationHandlers } from '../ipc/handlers/verification.ts';
import { accountHandlers, settingsHandlers } from '../ipc/handlers/settings.ts';
import { systemHandlers } from '../ipc/handlers/system.ts';
import { timelineHandlers } from '../ipc/handlers/timeline.ts';
import { contactFileHandlers } from '../ipc/handlers/contact-file.ts';
import { transferHandlers } from '../ipc/handlers/transfer.ts';
import { createAtHandDesk } from './at-hand/at-hand-desk.ts';
import { createFeatureDesk } from './at-hand/feature-desk.ts';
import { createAccessDesk } from './access-desk.ts';
import { createAgentSession } from './agent-session.ts';
import { createSellingDesks } from './selling-desks.ts';
import { createPromises } from './callback/promises.ts';
import { createBackupSchedule } from './backup-schedule.ts';
import { createBulkDesk } from './bulk-desk.ts';
import { createCallDesk } from './call-desk.ts';
import { createCallListDesk } from './call-list/call-list-desk.ts';
import { createCallStore } from './call-store.ts';
import { createConferenceDesk } from './conference-desk.ts';
import { createContactDesk } from './contact-desk.ts';
import { createContactFiles } from './contact-file/contact-files.ts';
import type { Core, CoreDeps } from './core.ts';
import { createCustomerDesk } from './customer-desk.ts';
import { createRingFile } from './ring-file.ts';
import { createSoundDesk } from './sound-desk.ts';
import { createDeviceDesk } from './device-desk.ts';
import { createDirectoryDesk } from './directory-desk.ts';
import { createDuplicateDesk } from './duplicate-desk.ts';
import { startDuplicateSweep, type DuplicateSweep } from './duplicate-sweep.ts';
import { createEmergencyDesk } from './emergency-desk.ts';
import { createEffectRunner } from './effect-runner.ts';
import { createFlightRecorder } from './flight-recorder.ts';
import { createFloor } from './floor.ts';
import { createFollowUp } from './follow-up/follow-up.ts';
import { createHeadsetDesk } from './headset-desk.ts';
import { createInteractionDesk } from './interaction-desk.ts';
import { createLineDesk } from './line-desk.ts';
import { createNumberShield } from './number-shield.ts';
import { createNoticeDesk } from './notice-desk.ts';
import { createPeopleDesk } from './people-desk.ts';
import type { DataFailure } from './ports/data-file.ts';
import { createFormDesk } from './form-desk.ts';
import type { InviteFacts } from '../../shared/domain/project/route-call.ts';
import { createProjectDesk } from './project-desk.ts';
import { createScriptDesk } from './script-desk.ts';
import { createProjectFiles } from './project-files.ts';
import { createQueueDesks } from './queue-desks.ts';
import { keepReadyToDial } from './ready-to-dial.ts';
import { createReasonDesk } from './reason-desk.ts';
import { createRecordDesk } from './record-desk.ts';
import { createRegistrations } from './registration/index.ts';
import { createRecordingDesk } from './recording-desk.ts';
import { createRecordingLibrary } from './recording-library.ts';
import { createSettingsDesk } from './settings-desk.ts';
import { createStartup } from './startup.ts';
import { createStateStore } from './state-store.ts';
import { createTransferDesk } from './transfer-desk.ts';
import { applyProvisionedAccounts, openSessionOrLogIn } from './use-cases/begin-work.ts';
import { createVerificationDesk } from './verification-desk.ts';
import { createVerificationVeil } from './verification-veil.ts';
import { createVisibility } from './visibility.ts';
import { createWindowFeed } from './window-feed.ts';
import { seedPracticeContacts } from './use-cases/seed-practice-contacts.ts';

/** How often figures that grow with time are counted again. */
const FIGURES_EVERY_MS = 60_000;
/** How long the card stays when its registration is finished after the call. */
const CLOSED_CARD_MS = 2_500;
/** Closing the window twice within this time ends even a living call. */
const CLOSE_INSISTED_MS = 5_000;

/** Puts the application together: the only place that decides who works with whom. Runs in plain Node. */
export function composeCore(deps: CoreDeps): Core {
  const { clock, timers, newId, log, media, desktop } = deps;
  const store = createStateStore(deps.initial);
  const notices = createNoticeDesk(store, log);
  const startup = createStartup({ file: deps.dataFile, store, log, afterOpen: () => afterOpen(), beforeClose: () => beforeClose() });
  const { data } = startup;
  const language = (): Language => store.get().settings.language;
  /** Calls that end while the agent is being logged out are still the agent's. */
  let lastAgentId: AgentId | null = null;
  const agentId = (): AgentId => {
    const id = store.get().session.agent?.id ?? lastAgentId;
    if (id === null) throw new AppFailure(appError('not-logged-in', 'nobody is logged in'));
    return id;
  };

  const forms = createFormDesk({ data, clock, log, shipped: deps.forms });
  const scripts = createScriptDesk({ data, clock, log, newId, shipped: deps.scripts, forms, isChosen: (id) => [store.get().project, ...store.get().projects].some((project) => project?.scriptId === id), desktop, words: () => deps.words.scriptFiles(language()) });
  const projects = createProjectDesk({ hasScript: scripts.has, hasForm: forms.hasForm, hasOutcomes: forms.hasOutcomes, readForms: forms.reload, data, store, clock, zone: () => zone(), newId, onChanged: () => projectChanged() });
  const projectFiles = createProjectFiles({ projects, forms, scripts, customFields: () => rules, verification: () => verification, desktop, newId, words: () => deps.words.projectFiles(language()) });
  const practice = (): boolean => line.practice(), zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const people = createPeopleDesk({ data, store, passwords: deps.passwords, clock, newId });
  const whoSees = (): AgentId | null => store.get().session.agent?.id ?? null;
  const visibility = createVisibility({ data, who: whoSees });
  const rules = createAccessDesk({ data, store, people, timers, newId, idleSeconds: deps.idleSeconds });
  const shield = createNumberShield(rules.hidesNumbers, () => store.get().settings.country);
  const reasons = createReasonDesk({ data, store });
  const settings = createSettingsDesk({ data, store, onChanged: deps.onSettings });
  const devices = createDeviceDesk({ data, store, media, notices, timers, log, onMicrophoneLost: (problem) => session.microphoneLost(problem) });
  const sound = createSoundDesk({ data, store, media, ringFile: createRingFile(deps.dataFolder), desktop, chooserTitle: () => deps.words.ringFileTitle(language()), timers, log });
  const backups = createBackupSchedule({ data, store, notices, clock, timers });
  const records = createRecordDesk({ data, store, desktop, clock, agentId: whoSees, practice, recent: visibility.recent });
  const line = createLineDesk({
    data,
    store,
    secrets: deps.secrets,
    sipEngine: deps.sipEngine,
    practiceLine: deps.practiceLine,
    testRegistration: deps.testRegistration,
    projectKey: projects.key,
    newId,
    onKindChanged: (kind) => {
      projects.setPractice(kind === 'practice');
      library.load().catch((error: unknown) => notices.report('the recording settings could not be read', error));
      loadFeatures();
      if (kind === 'practice') seedPractice().catch((error: unknown) => notices.report('the practice customers could not be added', error));
      records.refresh().catch((error: unknown) => notices.report('the recent calls could not be read', error));
      agreements.load(false).catch((error: unknown) => notices.report('the agreements could not be read', error));
      followUp.load().catch((error: unknown) => notices.report('the outgoing mail could not be read', error));
    },
    log,
  });
  const queue = createQueueDesks({ store, engine: () => deps.sipEngine, token: (accountId) => line.queueToken(accountId), notices, clock, timers, log });
  const directory = createDirectoryDesk({ data, store, engine: line.engine, newId });
  const session = createAgentSession({
    data,
    store,
    notices,
    clock,
    timers,
    newId,
    projectId: projects.id,
    offersReason: reasons.offers,
    prepareMicrophone: (on) => devices.warm(on),
    onLoggedIn: async (agent) => {
      await bulk.stop();
      if (agent === null) {
        calls.clearEnded();
        interactions.clear();
        records.clear();
      } else {
        lastAgentId = agent.id;
        await projects.follow(agent);
        for (const call of livingCalls(store.get().calls.calls)) callStore.dispatch({ type: 'attended', callId: call.id, at: clock.now() });
        await interactions.resume((await data().interactions.unfinished()).filter((unfinished) => unfinished.agentId === agent.id));
        await records.refresh();
      }
      await Promise.all([agreements.load(true), followUp.load()]);
      callLists.load(agent !== null).catch((error: unknown) => notices.report('the call lists could not be read', error));
      if (agent === null) await queue.leave();
      else queue.join();
      await line.setLoggedIn(agent !== null);
    },
  });
  const interactions = createInteractionDesk({
    data,
    store,
    notices,
    clock,
    agentId,
    projectId: projects.id,
    wrapUpMs: projects.wrapUpMs,
    script: (projectId) => scripts.inUse(projects.scriptId(projectId)),
    forms,
    formChoice: projects.formChoice,
    verifyItems: (project) => store.get().verifyRules[project] ?? [],
    onClosed: (interaction) => {
      const { id, callId, state } = interaction;
      followUp.closed(interaction); registrations.aftermath.closed(interaction); callLists.closed(interaction, calledBack(interaction));
      // The card of a call without registration stays as long as there is a reason to read.
      if (state !== 'unregistered') {
        timers.after(CLOSED_CARD_MS, () => {
          calls.dismiss(callId);
          // The card may have gone before, or belong to a former run.
          interactions.release(id);
        });
      }
      records.refresh().catch((error: unknown) => notices.report('the recent calls could not be read', error));
    },
    onChanged: () => session.follow(),
  });
  const callLists = createCallListDesk({ data, store, notices, calls: () => calls, interactions, projectId: projects.id, planOf: projects.planOf, purposeOf: projects.purposeOf, whoAsks: () => whoAsks(), guardRules: () => guard.rules.now(), holidaysOf: (country, at) => holidays.of(country, at), agentId, clock, timers, newId, desktop, saveTitle: () => deps.words.contactFiles(language()).save, zone });
  const verification = createVerificationDesk({ data, store, clock, change: (id, next) => interactions.verify(id, next) });
  const veil = createVerificationVeil(store);
  const floor = createFloor({
    store,
    engine: line.engine,
    holdRefused: (call) => {
      line.engine().setMuted(call.id, true);
      notices.show({ code: 'hold-refused', severity: 'warning', details: { name: partyName(call) } });
    },
  });
  const callStore = createCallStore({
    store,
    media,
    log,
    onCallsChanged: () => {
      session.follow();
      floor.follow();
      emergency.follow(); conferences.follow(); callLists.follow(); callbacks.follow();
    },
    runEffect: (effect) => runEffect(effect),
    onEvent: (before, after, event) => transfers.follow(before, after, event),
  });
  const conferences = createConferenceDesk({ store, calls: callStore, engine: line.engine, floor, media, clock, timers, newId });
  const heard = createHeardDesks({ data, store, notices, clock, timers, media, interactions, planOf: projects.planOf, projectId: projects.id, newId, agentId, role: () => store.get().session.agent?.role ?? 'agent' });
  const flight = createFlightRecorder({
    store,
    clock,
    timers,
    statsOf: deps.statsOf,
    sipCallIdOf: callStore.sipCallIdOf,
    intervalsOf: heard.intervalsOf,
    folder: deps.reportFolder,
    versions: deps.versions,
    words: () => deps.words.report(language()),
  });
  const library = createRecordingLibrary({ data, store, notices, files: deps.recordingFiles, clock, timers, practice });
  const recordings = createRecordingDesk({
    data,
    store,
    notices,
    recorder: deps.recorder,
    files: deps.recordingFiles,
    clock,
    newId,
    agentId,
    projectId: projects.id,
    log,
  });
  const role = (): Role => store.get().session.agent?.role ?? 'agent';
  const contacts = createContactDesk({ data, store, interactions, notices, clock, newId, agentId, practice, role, visibility, onKnown: (...known) => void agreements.linkUnknown(...known).catch((error: unknown) => notices.report('promises could not be linked', error)) });
  const customers = createCustomerDesk({ data, contacts, visibility, clock, newId, agentId, practice });
  const { agreements, callbacks, calledBack, guard, holidays, promiseHandlers } = createPromises({ forms, interactions: () => interactions, lists: () => callLists, dueWords: (...due) => deps.words.callbackDue(language())(...due), words: () => deps.words.callback(language()), desktop, dataFolder: deps.dataFolder, numberFile: deps.numberFile, numbersTitle: () => deps.words.projectFiles(language()).numbers, data, store, notices, visibility, clock, timers, newId, agentId, role, projectId: projects.id, practice, calls: () => calls, callingHours: () => projects.planOf(projects.id()).callingHours, lookUpHolidays: deps.holidays, deceased: customers.dialRefusal, purposeOf: projects.purposeOf, planOf: projects.planOf, zone });
  const followUp = createFollowUp({ data, store, notices, visibility, clock, timers, newId, log, agentId, role, projectId: projects.id, practice, mailSecrets: deps.mailSecrets, desktop, dataFolder: deps.dataFolder, words: { material: () => deps.words.materialTitle(language()), calendar: () => deps.words.calendarTitle(language()), handOver: () => deps.words.handOver(language()) }, handOverSecrets: deps.handOverSecrets, addCustomer: (fields) => contacts.save(null, 0, fields, null), onPromises: () => agreements.load(false), onNews: session.newsChanged });
  let sweep: DuplicateSweep | null = null;
  const duplicates = createDuplicateDesk({ data, contacts, newId, author: () => ({ agentId: agentId(), at: clock.now() }), practice, overReadOnly: () => access.role() !== 'agent', visibility, onChanged: () => sweep?.soon() });
  const files = createContactFiles({ data, dataFile: deps.dataFile.path, dataFolder: deps.dataFolder, store, desktop, clock, newId, log, agentId, practice, words: () => deps.words.contactFiles(language()) });
  const selling = createSellingDesks({ data, thread: files.thread, desktop, clock, newId, title: () => deps.words.projectFiles(language()).catalogue, find: interactions.find, projectId: projects.id, clientOf: (id) => projects.planOf(id).client, houseOf: projects.houseOf, sendOut: (asked) => followUp.ask(asked), limitsOf: projects.mandateOf, forms, dataFolder: deps.dataFolder, agent: () => store.get().session.agent, print: deps.printPage, words: deps.words.quote, language });
  const reports = createReportDesks({ ...deps, data, store, notices, visibility, agentId, planOf: projects.planOf, print: deps.printPage, saveTitle: () => deps.words.contactFiles(language()).save, title: () => deps.words.projectFiles(language()).queue, teamTitle: () => deps.words.projectFiles(language()).figures, key: followUp.key, newId, language });
  const registrations = createRegistrations({ data, store, forms, agreements, contacts, look: selling.articles.look, visibility, limitsOf: projects.mandateOf, notices, clock, agentId, practice, words: () => deps.words.aftermath(language()), language });
  const bulk = createBulkDesk({ data, store, contacts, author: () => ({ agentId: agentId(), at: clock.now() }), role, whoAsks: () => whoAsks(), timers, now: () => clock.monotonic(), log });
  const projectOfLine = (id: AccountId | undefined, invite?: InviteFacts): ProjectId => projects.forInvite(invite)?.id ?? projects.byKey(line.projectOf(id))?.id ?? projects.id();
  const calls = createCallDesk({ data, store, mayDial: (id, contactId, number, target) => projects.dialRefusal(id, contactId, number) ?? guard.mayDial(id, contactId, number, target), callerIdOf: (id) => projects.planOf(id).callerId, calls: callStore, contacts, engine: line.engine, accountFor: line.accountFor, projectOf: projectOfLine, floor, practice, clock, newId });
  const emergency = createEmergencyDesk({ store, line, calls, timers });
  keepReadyToDial({ store, engine: line.engine, accountFor: line.accountFor });
  const transfers = createTransferDesk({ store, calls, dispatch: callStore.dispatch, runEffect: (effect) => runEffect(effect), engine: line.engine, clock, timers });
  const runEffect = createEffectRunner({
    data,
    store,
    interactions,
    contacts: () => contacts,
    records,
    notices,
    desktop,
    media,
    clock,
    timers,
    agentId,
    projectId: projects.id,
    sipCallIdOf: callStore.sipCallIdOf,
    incomingTexts: (call, locked) => deps.words.incoming(language())(shield.out(call), locked),
    answer: (callId) => void calls.answer(callId),
    decline: (callId) => calls.decline(callId),
    dismiss: (callId) => calls.dismiss(callId),
  });

  const projectChanged = (): void => {
    line.projectChanged();
    if (access.started()) Promise.all([followUp.load(), records.refresh(), callLists.load(false)]).catch((error: unknown) => notices.report('the news or the figures could not be read', error));
    loadFeatures();
  };
  /** What the telephone can do depends on the project and on the account. */
  function loadFeatures(): void {
    if (access.started()) features.load().catch((error: unknown) => notices.report('the telephone settings could not be read', error));
  }
  const features = createFeatureDesk({ data, store, onChanged: () => atHand.follow() });
  const atHand = createAtHandDesk({
    data,
    store,
    autoAnswers: (accountId, invite) => features.autoAnswers(projectOfLine(accountId, invite)),
    engine: line.engine,
    calls,
    media,
    notices,
    clock,
    newId,
    author: () => (store.get().session.agent === null ? null : { agentId: agentId(), projectId: projects.id() }),
    onRecorded: records.refresh,
  });

  for (const engine of [deps.sipEngine, deps.practiceLine.engine]) {
    engine.events.on('incoming', atHand.incoming);
    engine.events.on('call', (event) => {
      if (!atHand.takes(event) && !conferences.hears(event)) callStore.dispatch(event);
    });
    engine.events.on('notified', atHand.notified);
    engine.events.on('trace', flight.onSip);
    engine.events.on('line', transfers.lineChanged);
    engine.events.on('presence', directory.presenceChanged);
  }
  rules.watch();
  const feed = createWindowFeed({ store, timers, send: deps.send, outward: (event) => shield.event(veil.event(event)) });
  veil.watch();
  const headset = createHeadsetDesk({ data, store, media, access: deps.headsetAccess, calls, clock, timers, log });
  store.subscribe(({ event }) => {
    if (event.type !== 'call') return;
    recordings.onCall(event.event);
    heard.onCall(event.event);
    flight.onCall(event.event);
  });
  media.events.on('path', ({ callId, codec, arrives }) => {
    const call = livingCalls(store.get().calls.calls).find(({ id }) => id === callId);
    const at = clock.now();
    if (call !== undefined && call.soundArrives !== arrives) callStore.dispatch({ type: 'sound-arrives', callId, at, on: arrives });
    if (call !== undefined && codec !== '' && call.codec !== codec) callStore.dispatch({ type: 'codec-changed', callId, at, codec });
  });
  media.events.on('levels', (levels) => deps.send({ kind: 'levels', levels }));

  async function seedPractice(): Promise<void> {
    const [author] = store.get().session.agents;
    if (author !== undefined) await seedPracticeContacts(deps.practiceContacts, { data: data(), agentId: author.id, clock, newId });
  }

  async function afterOpen(): Promise<DataFailure | null> {
    const provisioned = await deps.provisioning();
    if (!provisioned.ok) return { problem: 'provisioning-invalid', details: provisioned.error.details };
    try {
      // Asked at once, answered one after the other by the thread of the data: what waits for nothing else is in one group.
      await Promise.all([rules.load(), reasons.load(), forms.load(), scripts.load(), guard.load()]);
      await projects.load(provisioned.value);
      await Promise.all([
        verification.load(),
        settings.load({
          ...(provisioned.value?.language == null ? {} : { language: provisioned.value.language }),
          ...(provisioned.value?.country == null ? {} : { country: provisioned.value.country }),
          ...(deps.languageOverride === null ? {} : { language: deps.languageOverride }),
        }),
        people.load(provisioned.value?.accounts[0]?.account.displayName ?? deps.firstAgentName),
      ]);
      if (provisioned.value !== null) await applyProvisionedAccounts(provisioned.value, data(), deps.secrets);
      if (provisioned.value !== null) await features.provision(provisioned.value);
      await library.provision(provisioned.value);
      await Promise.all([
        recordings.recover().then(library.load),
        directory.load(provisioned.value?.directory ?? null),
        line.load(),
        atHand.load().then(features.load),
        devices.load(),
        sound.load(),
        headset.load(),
        files.load(), reports.load(),
        backups.start(),
      ]);
      library.startSweeping();
      sweep = startDuplicateSweep({ data, timers, log, now: clock.now, busy: () => store.get().calls.calls.length > 0 });
      await followUp.start();
      await openSessionOrLogIn({ data: data(), store, session, notices, clock });
      return null;
    } catch (error) {
      log.error('the data could not be loaded', error);
      return { problem: isAppError(error) && error.code === 'disk-full' ? 'disk-full' : 'database-unavailable', details: {} };
    }
  }

  async function beforeClose(): Promise<void> {
    backups.stop();
    sweep?.stop();
    await files.stop();
    await Promise.all([reports.stop(), bulk.stop(), callLists.stop(), guard.doNotCall.stop()]);
    await followUp.stop();
    for (const call of livingCalls(store.get().calls.calls)) calls.hangUp(call.id);
    await queue.leave();
    await line.stop();
    await session.logOut('quit');
    session.stop();
    await recordings.idle();
    await records.idle();
  }

  const whoAsks = () => ({ agentId: agentId(), practice: practice(), country: store.get().settings.country });
  const handlers = {
    ...callHandlers(calls, conferences, records, emergency), ...callListHandlers(callLists),
    ...transferHandlers(transfers),
    ...contactFileHandlers(files.imports, files.exports),
    ...contactHandlers(contacts, data, whoAsks),
    ...customersHandlers(data, whoAsks, newId),
    ...customerHandlers(customers),
    ...bulkHandlers(bulk),
    ...accessHandlers(rules), ...promiseHandlers,
    ...articleHandlers(selling.articles, () => store.get().session.agent?.id ?? null), ...quoteHandlers(selling.quotes),
    ...followUp.handlers,
    ...duplicateHandlers(duplicates), ...reports.handlers,
    ...timelineHandlers(data, () => ({ agentId: agentId(), all: access.role() !== 'agent' }), visibility),
    ...directoryHandlers(directory),
    ...draftHandlers(data, agentId),
    ...verificationHandlers(verification, agentId),
    ...scriptHandlers(interactions, scripts, data, selling.articles),
    ...scriptsHandlers(scripts, agentId),
    ...formHandlers(forms, () => store.get().session.agent?.id ?? null),
    ...recordingHandlers(recordings, library, desktop, () => deps.words.announcementTitle(language())),
    ...registrationHandlers(interactions, registrations.desk),
    ...agentHandlers(session, people, records, reasons), ...barHandlers(store, desktop),
    ...projectHandlers(projects, projectFiles, () => store.get().session.agent),
    ...settingsHandlers(settings, devices, sound),
    ...heard.handlers,
    ...diagnosisHandlers(flight, heard.intervalsOf, desktop, deps.reportFolder),
    ...headsetHandlers(headset),
    ...featureHandlers(features, atHand),
    ...accountHandlers(line, desktop, () => deps.words.caFileTitle(language())),
    ...systemHandlers({ store, feed, startup, backups, notices, desktop, dataFolder: deps.dataFolder, onPainted: deps.onPainted }),
  };
  const access = { started: () => store.get().startup.phase === 'ready', role: () => store.get().session.agent?.role ?? null };

  const dispatch = createDispatcher(handlers, access, log, newId);
  let nonce = 0;
  let closeRefusedAt = Number.NEGATIVE_INFINITY;
  return {
    dispatch: async ({ name, input }) =>
      rules.hidesNumbers() && (name === 'export.contacts' || name === 'export.person' || name === 'handOver.send' || name === 'handOver.saveAgain')
        ? { ok: false, error: appError('not-allowed', `${name}: this role may not see numbers`, { role: 'administrator' }) }
        : veil.refuses(name, input)
          ? { ok: false, error: appError('verify-first', `${name}: the caller is not verified yet`) }
          : shield.answer(name, veil.out(name, await dispatch({ name, input: shield.back(input) }))),
    start: async () => {
      timers.every(FIGURES_EVERY_MS, () => {
        if (access.started()) records.refresh().catch((error: unknown) => notices.report('the figures could not be counted', error));
      });
      await startup.start();
    },
    stop: () => startup.stop(),
    state: () => shield.state(veil.state(store.get())),
    onChanged: (listener) => void store.subscribe(() => listener()),
    recordingFile: (id) => (access.started() ? library.fileFor(brandId<RecordingId>(id)) : Promise.resolve(null)),
    prepareNumber: (link) => {
      const target = linkTarget(link);
      if (target === null) {
        notices.show({ code: 'link-unusable', severity: 'warning', details: {} });
        return;
      }
      nonce += 1;
      store.setSlice('prepared', { target, nonce });
      const { dialLinksAtOnce, country } = store.get().settings;
      // A link on a page must never send for the emergency services: that takes a finger.
      // Nor does a page call from a desk that was left.
      if (dialLinksAtOnce && access.role() !== null && !store.get().locked && !isEmergency(target, country)) void calls.dial(target, null);
    },
    openHandOver: (file) => void followUp.openFile(file).catch((error: unknown) => notices.report('a hand-over could not be opened', error)),
    computerLocked: rules.computerLocked,
    reconnect: (cause) => void line.reconnect(cause),
    mayClose: () => {
      const insisted = clock.monotonic() - closeRefusedAt < CLOSE_INSISTED_MS;
      if (insisted || livingCalls(store.get().calls.calls).length === 0) return true;
      closeRefusedAt = clock.monotonic();
      notices.show({ code: 'during-call', severity: 'warning', details: {} });
      return false;
    },
    shortcut: (action) => {
      const all = store.get().calls.calls;
      const ringing = ringingCall(all);
      const present = activeCall(all);
      if (action === 'answer' && ringing !== null) void calls.answer(ringing.id);
      if (action === 'hang-up' && present !== null) calls.hangUp(present.id, true);
      if (action === 'mute' && present !== null) calls.setMuted(present.id, !present.muted);
    },
  };
}

