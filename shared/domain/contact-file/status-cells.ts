import type { ContactFields } from '../contact/contact.ts';
import { searchKey } from '../contact/search-key.ts';
import type { AgentId } from '../../lib/brand.ts';
import { dateIn } from './cell-values.ts';
import { NO, YES } from './consent-words.ts';
import type { Target } from './target-field.ts';

/** Who works here, as far as a file can name them. */
export type NamedAgent = { readonly id: AgentId; readonly name: string };
export type StatusRemark = 'yes-no-unreadable' | 'deceased-assumed' | 'agent-unknown';

const STATUS = ['deceased', 'moved', 'readOnly', 'rightPersonFor', 'owner', 'visibleTo'] as const;
export type StatusTarget = (typeof STATUS)[number];

/** Whether a column says how things stand with somebody, and who of one's own people has to do with it. */
export function isStatusTarget(target: Target): target is StatusTarget {
  return (STATUS as readonly Target[]).includes(target);
}

const DEAD = new Set(['overleden', 'gestorven', 'dood', 'deceased', 'died', 'dead', 'has died', 'is overleden']);
const ALIVE = new Set(['onbekend', 'unknown', 'leeft', 'levend', 'in leven', 'alive', 'living']);
const MOVED = new Set(['verhuisd', 'moved', 'has moved', 'is verhuisd']);
const LOCKED = new Set(['alleen lezen', 'read only', 'locked', 'op slot']);
/** As many topics as the contact form takes, and as long. */
const MOST_TOPICS = 20;

type Told = { readonly fields: Partial<ContactFields>; readonly remark: StatusRemark | null };

/**
 * What one cell of such a column says.
 * @param importer who imports: sees what nobody else that is named could see
 */
export function readStatus(target: StatusTarget, text: string, agents: readonly NamedAgent[], importer: AgentId | null): Told {
  const word = searchKey(text);
  switch (target) {
    case 'deceased':
      return deceased(text, word);
    case 'moved':
      return flag('moved', word, MOVED);
    case 'readOnly':
      return flag('readOnly', word, LOCKED);
    case 'rightPersonFor':
      return { fields: { isRightPersonFor: parted(text).slice(0, MOST_TOPICS) }, remark: null };
    case 'owner': {
      const owner = agentNamed(text, agents);
      return owner === null ? { fields: {}, remark: 'agent-unknown' } : { fields: { ownerId: owner }, remark: null };
    }
    case 'visibleTo':
      return visible(text, agents, importer);
  }
}

/** What is neither yes nor no counts as died: one call too few does less harm than one to the bereaved. */
function deceased(text: string, word: string): Told {
  const clear = YES.has(word) || DEAD.has(word) || dateIn(text) !== null || text.trim() === '†';
  if (!clear && (NO.has(word) || ALIVE.has(word))) return { fields: {}, remark: null };
  return { fields: { deceased: true }, remark: clear ? null : 'deceased-assumed' };
}

function flag(field: 'moved' | 'readOnly', word: string, names: ReadonlySet<string>): Told {
  if (NO.has(word)) return { fields: {}, remark: null };
  return YES.has(word) || names.has(word) ? { fields: { [field]: true }, remark: null } : { fields: {}, remark: 'yes-no-unreadable' };
}

/** Whoever is not known here is left out; confidential it stays. */
function visible(text: string, agents: readonly NamedAgent[], importer: AgentId | null): Told {
  const named = parted(text).map((name) => agentNamed(name, agents));
  const known = named.filter((id) => id !== null);
  const visibleTo = known.length > 0 || importer === null ? known : [importer];
  return { fields: { confidential: true, visibleTo }, remark: known.length === named.length ? null : 'agent-unknown' };
}

/** Who works here under this name; null for nobody. */
export function agentNamed(name: string, agents: readonly NamedAgent[]): AgentId | null {
  const key = searchKey(name);
  return agents.find((agent) => searchKey(agent.name) === key)?.id ?? null;
}

function parted(text: string): readonly string[] {
  return text.split(/\s*[|;\n]\s*/u).filter((part) => part !== '');
}
