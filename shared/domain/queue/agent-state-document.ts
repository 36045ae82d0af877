import type { QueueStep } from './queue-position.ts';
import type { QueueSettings } from './queue-settings.ts';

/** Agent states of CSTA (ECMA-269, 14.1.5) and the events that tell of them (ECMA-323, 19). */
const EVENTS = {
  loggedOn: 'AgentLoggedOnEvent',
  loggedOff: 'AgentLoggedOffEvent',
  ready: 'AgentReadyEvent',
  notReady: 'AgentNotReadyEvent',
  workingAfterCall: 'AgentWorkingAfterCallEvent',
} as const;
export type CstaAgentState = keyof typeof EVENTS;

const NAMESPACE = 'http://www.ecma-international.org/standards/ecma-323/csta/ed3';
const PRIVATE_DATA = 'http://schema.broadsoft.com/CSTAPrivateData';

/** The agent state that a step means. */
export function cstaStateOf(step: QueueStep): CstaAgentState {
  switch (step.action) {
    case 'log-in':
      return 'loggedOn';
    case 'log-out':
      return 'loggedOff';
    case 'unpause':
      return 'ready';
    case 'pause':
      return step.reason === 'handling' ? 'workingAfterCall' : 'notReady';
  }
}

const escaped = (text: string): string =>
  text.replaceAll(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** The request for an agent state (ECMA-323, SetAgentState), with the reason as BroadWorks takes it. */
export function setAgentState(step: QueueStep, { reasons }: Pick<QueueSettings, 'reasons'>): string {
  const state = cstaStateOf(step);
  const code = state === 'notReady' && step.action === 'pause' ? reasons[step.reason] : '';
  const reason =
    code === ''
      ? ''
      : `<extensions><privateData><private xmlns:pri="${PRIVATE_DATA}"><pri:AgentNotReadyReasonValue>${escaped(code)}</pri:AgentNotReadyReasonValue></private></privateData></extensions>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\r\n<SetAgentState xmlns="${NAMESPACE}"><device/><requestedAgentState>${state}</requestedAgentState>${reason}<agentID/><password/></SetAgentState>\r\n`;
}

/** Whether a notification tells that the agent is in this state, alone or among other documents. */
export function tellsAgentState(body: string, state: CstaAgentState): boolean {
  return new RegExp(String.raw`<(?:[\w.-]+:)?${EVENTS[state]}[\s/>]`).test(body);
}
