import type { CommandName } from '../../shared/ipc/contract.ts';

/**
 * Who may give a command. `anyone`: also before log-in. `logged-in`: whoever works here now. `administrator`: only that role.
 * `needs`: `started` refuses while the data is not open.
 */
export type Permission = { readonly who: 'anyone' | 'logged-in' | 'administrator'; readonly needs: 'nothing' | 'started' };

const always: Permission = { who: 'anyone', needs: 'nothing' };
const open: Permission = { who: 'anyone', needs: 'started' };
const agent: Permission = { who: 'logged-in', needs: 'started' };
const administrator: Permission = { who: 'administrator', needs: 'started' };

export const POLICY: Readonly<Record<CommandName, Permission>> = {
  'account.chooseCaFile': administrator,
  'account.enterPassword': agent,
  'account.reconnect': agent,
  'account.test': administrator,
  'account.usePractice': administrator,
  'account.useSip': administrator,
  'agent.chooseState': agent,
  'agent.logIn': open,
  'agent.logOut': agent,
  'agent.save': agent,
  'agent.setPassword': agent,
  'backup.create': agent,
  'backup.restore': always,
  'bar.show': agent,
  'bar.showWindow': agent,
  'call.answer': agent,
  'call.decline': agent,
  'call.dial': agent,
  'call.dismiss': agent,
  'call.hangUp': agent,
  'call.hold': agent,
  'call.markMissedSeen': agent,
  'call.merge': agent,
  'call.mute': agent,
  'call.redial': agent,
  'call.sendDtmf': agent,
  'call.split': agent,
  'contact.get': agent,
  'contact.history': agent,
  'contact.pick': agent,
  'contact.remove': agent,
  'contact.save': agent,
  'contact.search': agent,
  'contact.undo': agent,
  'headset.forget': agent,
  'headset.look': agent,
  'headset.pick': agent,
  'headset.tryLights': agent,
  'practice.callMe': agent,
  'registration.change': agent,
  'registration.close': agent,
  'registration.save': agent,
  'script.answer': agent,
  'script.back': agent,
  'script.get': agent,
  'script.jump': agent,
  'settings.change': open,
  'settings.changeSound': agent,
  'settings.chooseDevice': agent,
  'settings.chooseOwnRing': agent,
  'settings.monitorMicrophone': agent,
  'settings.selfTest': agent,
  'settings.testRinger': agent,
  'system.dismissNotice': always,
  'system.quit': always,
  'system.retryStart': always,
  'system.showDataFolder': always,
  'system.snapshot': always,
  'system.startFresh': always,
  'transfer.acknowledge': agent,
  'transfer.complete': agent,
  'transfer.consult': agent,
  'transfer.start': agent,
  'transfer.takeBack': agent,
};
