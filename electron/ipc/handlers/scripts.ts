import type { ScriptDesk } from '../../app/script-desk.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function scriptsHandlers(scripts: ScriptDesk, by: () => AgentId): Handlers<'scripts'> {
  return {
    'scripts.library': async () => ok(await scripts.library()),
    'scripts.begin': ({ from, name }) => scripts.begin(from, name, by()),
    'scripts.draft': ({ scriptId }) => scripts.draft(scriptId),
    'scripts.save': ({ scriptId, script }) => scripts.save(scriptId, script, by()),
    'scripts.discard': ({ scriptId }) => scripts.discard(scriptId),
    'scripts.propose': ({ scriptId, note }) => scripts.propose(scriptId, note, by()),
    'scripts.decide': ({ scriptId, version, move, note }) => scripts.decide(scriptId, version, move, note, by()),
    'scripts.export': ({ scriptId, version }) => scripts.export(scriptId, version),
    'scripts.import': () => scripts.import(by()),
  };
}
