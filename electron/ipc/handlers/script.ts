import type { InteractionDesk } from '../../app/interaction-desk.ts';
import type { DataPort } from '../../app/ports/data-port.ts';
import type { ScriptDesk } from '../../app/script-desk.ts';
import { checklistFor } from '../../../shared/domain/checklist/checklist.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function scriptHandlers(interactions: InteractionDesk, scripts: Pick<ScriptDesk, 'summaries' | 'inUse'>, data: () => DataPort): Handlers<'script'> {
  return {
    'script.get': async ({ scriptId, version }) => {
      const script = await data().scripts.get(scriptId, version);
      return script === null ? err(appError('not-found', 'no such script version')) : ok(script);
    },
    'script.list': () => ok(scripts.summaries()),
    'script.inUse': ({ scriptId }) => ok(scripts.inUse(scriptId)),
    'script.answer': ({ interactionId, stepId, value, text }) => interactions.answerStep(interactionId, stepId, value, text),
    'script.jump': ({ interactionId, stepId }) => interactions.jump(interactionId, stepId),
    'script.back': ({ interactionId }) => interactions.back(interactionId),
    'script.objection': ({ interactionId, objectionId }) => interactions.objection(interactionId, objectionId),
    'script.speak': ({ interactionId, language }) => interactions.speak(interactionId, language),
    'script.tick': ({ interactionId, item, on }) => interactions.tick(interactionId, item, on),
    'script.checklist': async ({ callId }) => {
      const found = await data().interactions.runOf(callId);
      const script = found === null ? null : await data().scripts.get(found.script.scriptId, found.script.version);
      return ok(found === null || script === null ? null : checklistFor(script, found.script, found.direction));
    },
    'script.hint': ({ interactionId, hintId, accepted }) => interactions.hint(interactionId, hintId, accepted),
  };
}
