import type { AgentSession } from '../../app/agent-session.ts';
import type { PeopleDesk } from '../../app/people-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function agentHandlers(session: AgentSession, people: PeopleDesk): Handlers<'agent'> {
  return {
    'agent.logIn': async ({ agentId, password }) => {
      const checked = await people.checkPassword(agentId, password);
      if (!checked.ok) return checked;
      if (session.agent() !== null) {
        const out = await session.logOut('logged-out');
        if (!out.ok) return out;
      }
      await session.logIn(checked.value);
      return ok();
    },
    'agent.logOut': () => session.logOut('logged-out'),
    'agent.chooseState': ({ choice }) => session.choose(choice),
    'agent.save': ({ agentId, name, role, active }) => people.save(agentId, name, role, active),
    'agent.setPassword': ({ agentId, currentPassword, newPassword }) => people.setPassword(agentId, currentPassword, newPassword),
  };
}
