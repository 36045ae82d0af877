import type { HeadsetModel } from '../../../shared/domain/headset/headset.ts';
import type { HeadsetChoice } from '../../../shared/ipc/app-state.ts';

/** Which HID devices the pages may use. Only telephony devices are ever offered or allowed. */
export type HeadsetAccess = {
  /** Replaces the models that may be used. */
  readonly allow: (models: readonly HeadsetModel[]) => void;
  /** Told what can be picked while the window asks for a device, and null when it does not ask any more. */
  readonly onChoices: (listener: (choices: readonly HeadsetChoice[] | null) => void) => void;
  /** The model of a choice; null when it was unplugged meanwhile. */
  readonly modelOf: (deviceId: string) => HeadsetModel | null;
  /** Ends the asking, with a device or with none. */
  readonly choose: (deviceId: string | null) => void;
  /** Headsets that are plugged in and that the operating system does not let this program read. */
  readonly unreadable: () => Promise<readonly HeadsetModel[]>;
};
