import type { Agent, Role } from '../../shared/domain/agent-state/agent-state.ts';
import { appError } from '../../shared/errors/app-error.ts';
import { brandId, type AgentId } from '../../shared/lib/brand.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { DataPort } from './ports/data-port.ts';
import type { NewId, Outcome, Passwords } from './ports/platform-ports.ts';
import type { StateStore } from './state-store.ts';

/** The people who share this profile: names, roles, passwords. The role of whoever asks is checked here, in main. */
export type PeopleDesk = {
  /** Makes sure that there is somebody: a new profile starts with one administrator without a password. */
  readonly load: (firstName: string) => Promise<void>;
  readonly checkPassword: (agentId: AgentId, password: string) => Promise<Outcome<Agent>>;
  readonly save: (agentId: AgentId | null, name: string, role: Role, active: boolean) => Promise<Outcome<Agent>>;
  readonly setPassword: (agentId: AgentId, currentPassword: string, newPassword: string) => Promise<Outcome>;
};

export function createPeopleDesk(deps: {
  readonly data: () => DataPort;
  readonly store: StateStore;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly newId: NewId;
}): PeopleDesk {
  const { store } = deps;

  const refresh = async (): Promise<readonly Agent[]> => {
    const agents = await deps.data().agents.list();
    const { session } = store.get();
    const self = session.agent === null ? null : (agents.find(({ id }) => id === session.agent?.id) ?? session.agent);
    store.setSlice('session', { ...session, agents, agent: self });
    return agents;
  };

  const verify = async (agent: Agent, password: string): Promise<boolean> => {
    if (!agent.hasPassword) return true;
    const hash = await deps.data().agents.passwordHash(agent.id);
    return hash !== null && deps.passwords.verify(password, hash);
  };

  return {
    load: async (firstName) => {
      const agents = await refresh();
      if (agents.length > 0) return;
      await deps.data().agents.save({ id: brandId<AgentId>(deps.newId()), name: firstName, role: 'administrator', active: true }, deps.clock.now());
      await refresh();
    },
    checkPassword: async (agentId, password) => {
      const agent = store.get().session.agents.find(({ id, active }) => id === agentId && active);
      if (agent === undefined) return err(appError('not-found', 'no such agent'));
      return (await verify(agent, password)) ? ok(agent) : err(appError('wrong-password', 'the password does not match'));
    },
    save: async (agentId, name, role, active) => {
      const self = store.get().session.agent;
      const present = store.get().session.agents.find(({ id }) => id === agentId);
      if (self?.role !== 'administrator') {
        const ownNameOnly = agentId !== null && agentId === self?.id && role === self.role && active;
        if (!ownNameOnly) return err(appError('not-allowed', 'people are managed by administrators', { role: 'administrator' }));
      }
      if (agentId !== null && present === undefined) return err(appError('not-found', 'no such agent'));
      if (agentId !== null && agentId === self?.id && !active) return err(appError('not-allowed', 'nobody deactivates themselves', { role: 'administrator' }));
      const id = agentId ?? brandId<AgentId>(deps.newId());
      const saved = await deps.data().agents.save({ id, name: name.trim(), role, active }, deps.clock.now(), self?.id ?? null);
      if (saved.ok) await refresh();
      return saved;
    },
    setPassword: async (agentId, currentPassword, newPassword) => {
      const self = store.get().session.agent;
      const agent = store.get().session.agents.find(({ id }) => id === agentId);
      if (agent === undefined) return err(appError('not-found', 'no such agent'));
      if (agentId === self?.id) {
        if (!(await verify(agent, currentPassword))) return err(appError('wrong-password', 'the present password does not match'));
      } else if (self?.role !== 'administrator') {
        return err(appError('not-allowed', 'passwords of others are set by administrators', { role: 'administrator' }));
      }
      const hash = newPassword === '' ? null : await deps.passwords.hash(newPassword);
      await deps.data().agents.setPasswordHash(agentId, hash, deps.clock.now(), self?.id ?? null);
      await refresh();
      return ok();
    },
  };
}
