import { cstaStateOf, setAgentState, tellsAgentState } from '../../shared/domain/queue/agent-state-document.ts';
import { fillQueueText, codeOf, type QueueStep } from '../../shared/domain/queue/queue-position.ts';
import type { QueueSettings } from '../../shared/domain/queue/queue-settings.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { SipEngine } from '../sip/sip-engine.ts';
import type { Outcome } from './ports/platform-ports.ts';

/** What the PBX said to one step: a status of SIP or HTTP (200 to 699), and its words. */
export type QueueAnswer = { readonly status: number; readonly text: string };

/** Asks one thing of the PBX; null where the settings have nothing to say for it. Errors: no answer, or one that refuses. */
export type AskQueue = (step: QueueStep, settings: QueueSettings, agent: string) => Promise<Outcome<QueueAnswer | null>>;

/** How long an HTTP service may take, in ms. */
const HTTP_MS = 10_000;
/** An answer is shown in one line. */
const ANSWER_CHARACTERS = 120;

/** One line of whatever a service says. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').trim().slice(0, ANSWER_CHARACTERS);
}

function verdict({ status, text }: QueueAnswer): Result<QueueAnswer, ReturnType<typeof appError>> {
  return status >= 200 && status < 300 ? ok({ status, text }) : err(appError('queue-refused', 'the telephone system refused', { status, answer: text }));
}

/** What a line is asked for its queue. */
export type QueueLine = Pick<SipEngine, 'callService' | 'askFeature'>;

/** Tells the queue by feature codes (calls), by HTTP, or by feature events, as the account says. */
export function createAskQueue(line: QueueLine, fetcher: typeof fetch = fetch): AskQueue {
  const byCode: AskQueue = async (step, settings, agent) => {
    const code = codeOf(step, settings, agent);
    if (code === '') return ok(null);
    const answer = await line.callService(code);
    return answer.ok ? verdict({ status: answer.value.status, text: oneLine(answer.value.reason) }) : answer;
  };
  const byHttp: AskQueue = async (step, { http, reasons }, agent) => {
    if (http.url === '') return ok(null);
    const body = fillQueueText(http.body, step, { agent, reasons, encode: (value) => (http.body.trimStart().startsWith('{') ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value)) });
    try {
      const response = await fetcher(fillQueueText(http.url, step, { agent, reasons, encode: encodeURIComponent }), {
        method: body === '' ? 'GET' : 'POST',
        // A service that sends us elsewhere would get the token too.
        redirect: 'error',
        headers: {
          ...(http.token === undefined || http.token === '' ? {} : { Authorization: `Bearer ${http.token}` }),
          ...(body === '' ? {} : { 'Content-Type': body.trimStart().startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded' }),
        },
        ...(body === '' ? {} : { body }),
        signal: AbortSignal.timeout(HTTP_MS),
      });
      return verdict({ status: response.status, text: oneLine((await response.text()).slice(0, 10_000)) || response.statusText });
    } catch (error) {
      return err(appError('queue-refused', `the queue service cannot be reached: ${error instanceof Error ? error.name : 'error'}`, { status: 0, answer: '' }));
    }
  };
  const byFeature: AskQueue = async (step, settings) => {
    const state = cstaStateOf(step);
    const answer = await line.askFeature(setAgentState(step, settings), (body) => tellsAgentState(body, state));
    return answer.ok ? verdict({ status: answer.value.status, text: oneLine(answer.value.reason) }) : answer;
  };
  return (step, settings, agent) => {
    switch (settings.method) {
      case 'none':
        return Promise.resolve(ok(null));
      case 'codes':
        return byCode(step, settings, agent);
      case 'http':
        return byHttp(step, settings, agent);
      case 'feature-event':
        return byFeature(step, settings, agent);
    }
  };
}
