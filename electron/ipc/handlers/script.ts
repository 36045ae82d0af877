import type { ArticleDesk } from '../../app/article-desk.ts';
import type { InteractionDesk } from '../../app/interaction-desk.ts';
import type { DataPort } from '../../app/ports/data-port.ts';
import type { ScriptDesk } from '../../app/script-desk.ts';
import type { ArticleFound } from '../../../shared/domain/article/article.ts';
import { checklistFor } from '../../../shared/domain/checklist/checklist.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { InteractionId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function scriptHandlers(
  interactions: InteractionDesk,
  scripts: Pick<ScriptDesk, 'summaries' | 'inUse'>,
  data: () => DataPort,
  articles: Pick<ArticleDesk, 'named'>,
): Handlers<'script'> {
  const offered = async (interactionId: InteractionId, hintId: string): Promise<ArticleFound | null> => {
    const wanted = interactions.offered(interactionId, hintId);
    return wanted === null ? null : articles.named(wanted, interactionId);
  };
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
    'script.hint': async ({ interactionId, hintId, accepted }) =>
      // What was said yes to is written down, whether the catalogue can be read or not.
      interactions.hint(
        interactionId,
        hintId,
        accepted,
        accepted ? await offered(interactionId, hintId).catch(() => null) : null,
      ),
    'script.offered': async ({ interactionId, hintId }) => ok(await offered(interactionId, hintId)),
  };
}
