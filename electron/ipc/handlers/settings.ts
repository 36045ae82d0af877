import type { DeviceDesk } from '../../app/device-desk.ts';
import type { LineDesk } from '../../app/line-desk.ts';
import type { Desktop } from '../../app/ports/platform-ports.ts';
import type { SettingsDesk } from '../../app/settings-desk.ts';
import type { SoundDesk } from '../../app/sound-desk.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Handlers } from '../handler.ts';

export function settingsHandlers(settings: SettingsDesk, devices: DeviceDesk, sound: SoundDesk): Handlers<'settings'> {
  return {
    'settings.change': (patch) => settings.change(patch),
    'settings.chooseDevice': ({ kind, deviceId }) => devices.choose(kind, deviceId),
    'settings.changeSound': (patch) => sound.change(patch),
    'settings.testRinger': ({ tone }) => sound.testRinger(tone),
    'settings.chooseOwnRing': () => sound.chooseOwnRing(),
    'settings.selfTest': ({ on }) => sound.selfTest(on),
    'settings.monitorMicrophone': ({ on }) => devices.monitorMicrophone(on),
  };
}

/** Words for the file chooser, in the language of the interface. */
export type ChooserTitle = () => string;

export function accountHandlers(line: LineDesk, desktop: Desktop, caFileTitle: ChooserTitle): Handlers<'account'> & Handlers<'practice'> {
  return {
    'account.usePractice': () => line.usePractice(),
    'account.useSip': ({ account, password }) => line.useSip(account, password),
    'account.save': ({ accountId, ...input }) => line.saveAccount({ ...input, id: accountId }),
    'account.remove': ({ accountId }) => line.removeAccount(accountId),
    'account.test': ({ account, password, accountId }) => line.test(account, password, accountId ?? null),
    'account.enterPassword': ({ password, accountId }) => line.enterPassword(password, accountId ?? null),
    'account.reconnect': () => line.reconnect(),
    'account.chooseCaFile': async () => ok(await desktop.chooseFile(caFileTitle())),
    'practice.callMe': ({ scenarioId }) => line.callMe(scenarioId),
  };
}
