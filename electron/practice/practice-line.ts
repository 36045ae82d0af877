import type { RemoteParty } from '../../shared/domain/call/call.ts';
import { AUDIO_CODECS } from '../../shared/domain/account/account.ts';
import { appError, type AppError } from '../../shared/errors/app-error.ts';
import type { CallId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { TypedEmitter } from '../../shared/lib/typed-emitter.ts';
import type { MediaControl } from '../media/media-control.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import { createSipEngine } from '../sip/jssip-engine.ts';
import type { SipEngine, SipEngineAccount } from '../sip/sip-engine.ts';
import { PracticeCustomer } from './practice-customer.ts';
import { PracticeExchange } from './practice-exchange.ts';
import type { PracticeLanguage, PracticeScenario } from './scenarios/scenario.ts';

export type PracticeLineDeps = {
  readonly media: RemoteMedia;
  /** Tells when the agent speaks. */
  readonly control: Pick<MediaControl, 'events'>;
  readonly scenarios: readonly PracticeScenario[];
  /** Reads a sound by its name in the scenario, such as `nl/order-greeting.ogg`. */
  readonly readAudio: (file: string) => Promise<Uint8Array>;
  readonly language: () => PracticeLanguage;
  readonly newCallId: () => CallId;
  readonly parseRemote: (uri: string, displayName: string) => RemoteParty;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  readonly version: string;
  /** Pause before the first customer rings by itself, in ms; 8 to 15 s unless given. */
  readonly firstCallAfterMs?: () => number;
};

export type PracticeLineEvents = {
  /** What the customer is saying; empty when no conversation runs. */
  caption: string;
  /** Wall-clock ms at which a customer rings by itself; null when none is planned. */
  plannedAt: number | null;
};

/** The practice line: an exchange, simulated customers, and the agent's telephone on it. */
export type PracticeLinePort = {
  readonly engine: SipEngine;
  /** What the agent's telephone registers with. */
  readonly account: () => SipEngineAccount;
  /** A customer rings now; null takes the next one. Refused while one is on the line or the line is not registered. */
  readonly callMe: (scenarioId: string | null) => Result<void, AppError>;
  /** Practice is the line in use: a first customer is planned. Otherwise every customer leaves. */
  readonly setActive: (active: boolean) => void;
  readonly events: TypedEmitter<PracticeLineEvents>;
  readonly stop: () => Promise<void>;
};

const DOMAIN = 'practice.invalid';
const AGENT_URI = `sip:agent@${DOMAIN}`;
/** The agent is busy when a planned customer's time has come: in ms until the next try. */
const AGAIN_MS = 3_000;

function account(uri: string, displayName: string): SipEngineAccount {
  // Nothing of this leaves the process; the exchange asks for no password.
  const tls = { caFile: '', rejectUnauthorized: true };
  const server = `ws://${DOMAIN}`;
  return {
    account: { displayName, uri, server, authUser: '', tls, iceServers: [], codecs: AUDIO_CODECS },
    password: '',
  };
}

export function createPracticeLine(deps: PracticeLineDeps): PracticeLinePort {
  const events = new TypedEmitter<PracticeLineEvents>((error, event) =>
    deps.log(`practice listener for ${event} failed: ${String(error)}`),
  );
  const exchange = new PracticeExchange();
  const createEngine = (media: RemoteMedia): SipEngine =>
    createSipEngine({
      media,
      newCallId: deps.newCallId,
      clock: deps.clock,
      log: deps.log,
      parseRemote: deps.parseRemote,
      version: deps.version,
      createSocket: () => exchange.createSocket(),
    });

  const engine = createEngine(deps.media);
  const customers = deps.scenarios.map(
    (scenario) =>
      new PracticeCustomer({ ...deps, scenario, createEngine, onCaption: (text) => events.emit('caption', text) }),
  );
  const nameOf = ({ customer: { firstName, infix, lastName } }: PracticeScenario): string =>
    [firstName, infix, lastName].filter(Boolean).join(' ');

  let active = false;
  let registered = false;
  let nextCustomer = 0;
  let plan: ReturnType<typeof setTimeout> | undefined;
  const agentCalls = new Set<CallId>();
  engine.events.on('line', (line) => {
    registered = line.state === 'registered';
  });
  engine.events.on('incoming', ({ callId }) => agentCalls.add(callId));
  engine.events.on('call', ({ callId, type }) => {
    if (type === 'ended') agentCalls.delete(callId);
    else agentCalls.add(callId);
  });
  deps.control.events.on('speech', ({ speaking }) => {
    for (const customer of customers) customer.setAgentSpeaking(speaking);
  });

  const cancelPlan = (): void => {
    clearTimeout(plan);
    plan = undefined;
    events.emit('plannedAt', null);
  };
  const callMe: PracticeLinePort['callMe'] = (scenarioId) => {
    if (!active || !registered) return err(appError('line-not-registered', 'the practice line is not ready'));
    if (customers.some(({ busy }) => busy)) return err(appError('already-in-a-call', 'a customer is on the line'));
    const index = scenarioId === null ? nextCustomer : customers.findIndex(({ id }) => id === scenarioId);
    const customer = customers[index];
    if (customer === undefined) return err(appError('not-found', 'there is no such customer'));
    nextCustomer = (index + 1) % customers.length;
    cancelPlan();
    void customer.call(AGENT_URI).then((dialled) => {
      if (!dialled.ok) deps.log(`a practice customer could not call: ${dialled.error.code} ${dialled.error.message}`);
    });
    return ok();
  };
  const planCall = (delayMs: number): void => {
    clearTimeout(plan);
    plan = setTimeout(() => {
      // Nobody wants a second customer on the first call.
      if (agentCalls.size > 0 || !callMe(null).ok) planCall(AGAIN_MS);
    }, delayMs);
    events.emit('plannedAt', deps.clock.now() + delayMs);
  };

  const leave = async (): Promise<void> => {
    for (const customer of customers) customer.hangUp();
    await Promise.all(customers.map((customer) => customer.engine.stop()));
  };

  return {
    engine,
    account: () => account(AGENT_URI, ''),
    callMe,
    setActive: (wanted) => {
      if (wanted === active) return;
      active = wanted;
      if (!active) {
        cancelPlan();
        void leave();
        return;
      }
      for (const [index, customer] of customers.entries()) {
        const scenario = deps.scenarios[index];
        if (scenario !== undefined)
          customer.engine.start(account(`sip:${scenario.customer.phone}@${DOMAIN}`, nameOf(scenario)));
      }
      planCall(deps.firstCallAfterMs?.() ?? 8_000 + Math.random() * 7_000);
    },
    events,
    stop: async () => {
      active = false;
      cancelPlan();
      await Promise.all([leave(), engine.stop()]);
    },
  };
}
