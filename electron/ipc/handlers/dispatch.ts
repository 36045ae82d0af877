import type { DispatchDesk } from '../../app/follow-up/dispatch-desk.ts';
import type { MailDesk } from '../../app/follow-up/mail-desk.ts';
import type { Handlers } from '../handler.ts';

export function dispatchHandlers(desk: DispatchDesk, mail: MailDesk): Handlers<'dispatch'> & Handlers<'mail'> {
  return {
    'dispatch.ask': (dispatch) => desk.ask(dispatch),
    'dispatch.move': ({ dispatchId, version, move }) => desk.move(dispatchId, version, move),
    'mail.get': ({ projectId }) => mail.view(projectId),
    'mail.saveServer': ({ projectId, server, password }) => mail.saveServer(projectId, server, password),
    'mail.test': ({ projectId, server, password }) => mail.test(projectId, server, password),
    'mail.addMaterial': ({ projectId, kind, title }) => mail.addMaterial(projectId, kind, title),
    'mail.saveTemplate': ({ projectId, kind, template }) => mail.saveTemplate(projectId, kind, template),
    'mail.removeMaterial': ({ projectId, id }) => mail.removeMaterial(projectId, id),
  };
}
