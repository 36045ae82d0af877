import type { AgentSession } from '../../app/agent-session.ts';
import type { PeopleDesk } from '../../app/people-desk.ts';
import type { RecordDesk } from '../../app/record-desk.ts';
import type { ReasonDesk } from '../../app/reason-desk.ts';
import type { Outcome } from '../../app/ports/platform-ports.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function agentHandlers(session: AgentSession, people: PeopleDesk, records: Pick<RecordDesk, 'day'>, reasons: Pick<ReasonDesk, 'change'>): Handlers<'agent'> {
  /** One change of person at a time: a second click waits for the first, so that nobody has two sessions. */
  let changing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const next = changing.then(change);
    changing = next.catch(() => undefined);
    return next;
  };

  const logIn = async (agentId: AgentId, password: string): Promise<Outcome> => {
    const checked = await people.checkPassword(agentId, password);
    if (!checked.ok) return checked;
    if (session.agent() !== null) {
      const out = await session.logOut('logged-out');
      if (!out.ok) return out;
    }
    await session.logIn(checked.value);
    return ok();
  };

  return {
    'agent.logIn': ({ agentId, password }) => inTurn(() => logIn(agentId, password)),
    'agent.logOut': () => inTurn(() => session.logOut('logged-out')),
    'agent.chooseState': ({ choice }) => session.choose(choice),
    'agent.setReasons': ({ reasons: rules }) => reasons.change(rules),
    'agent.day': () => records.day(),
    'agent.save': ({ agentId, name, role, active }) => people.save(agentId, name, role, active),
    'agent.setPassword': ({ agentId, currentPassword, newPassword }) => people.setPassword(agentId, currentPassword, newPassword),
  };
}
