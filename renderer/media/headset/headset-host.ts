import type { Headset, HeadsetLights, HeadsetSignal } from '../../../shared/media/headset.ts';
import type { HidDevicePort, HidPort } from './hid-port.ts';
import { isTelephony, layoutOf, type ReportLayout } from './report-layout.ts';
import { createInputReader, createLightWriter } from './reports.ts';

export type HeadsetHost = {
  /** Opens telephony devices of these models, also those plugged in later, and lets go of all others. */
  readonly look: (models: readonly Model[]) => Promise<void>;
  readonly light: (key: string, lights: HeadsetLights, again: boolean) => void;
};

type Model = Pick<Headset, 'vendorId' | 'productId'>;

type Open = {
  readonly port: HidDevicePort;
  readonly layout: ReportLayout;
  readonly write: ReturnType<typeof createLightWriter>;
  problem: Headset['problem'];
  /** Reports go out one after the other, in the order of the calls. */
  sending: Promise<void>;
};

/** Opens the headsets that the agent has connected, says what is pressed on them, and lights them. Decides nothing. */
export function createHeadsetHost({
  port,
  onHeadsets,
  onSignal,
  onFault,
}: {
  readonly port: HidPort;
  readonly onHeadsets: (headsets: readonly Headset[]) => void;
  readonly onSignal: (key: string, signal: HeadsetSignal) => void;
  readonly onFault: (error: unknown) => void;
}): HeadsetHost {
  const open = new Map<string, Open>();
  let looking: Promise<void> = Promise.resolve();
  let wanted: readonly Model[] = [];

  const tell = (): void =>
    onHeadsets(
      [...open.values()].map(({ port: { key, name, vendorId, productId }, layout: { controls, lights }, problem }) => ({
        key,
        name,
        vendorId,
        productId,
        problem,
        controls,
        lights,
      })),
    );

  const take = async (device: HidDevicePort): Promise<void> => {
    const layout = layoutOf(device.collections);
    const entry: Open = {
      port: device,
      layout,
      write: createLightWriter(layout),
      problem: 'none',
      sending: Promise.resolve(),
    };
    const read = createInputReader(layout);
    device.onInputReport((reportId, data) => {
      if (open.get(device.key) !== entry) return;
      for (const signal of read(reportId, data)) onSignal(device.key, signal);
    });
    open.set(device.key, entry);
    await attempt(entry);
  };

  const attempt = async (entry: Open): Promise<void> => {
    try {
      await entry.port.open();
      entry.problem = 'none';
    } catch (error) {
      entry.problem = isRefusal(error) ? 'refused' : 'failed';
      onFault(error);
    }
  };

  const lookNow = async (): Promise<void> => {
    const present = (await port.devices()).filter(
      ({ vendorId, productId, collections }) =>
        isTelephony(collections) &&
        wanted.some((model) => model.vendorId === vendorId && model.productId === productId),
    );
    for (const [key, { port: gone }] of open) {
      if (present.some((device) => device.key === key)) continue;
      open.delete(key);
      await gone.close().catch(() => undefined);
    }
    for (const device of present) {
      const known = open.get(device.key);
      if (known === undefined) await take(device);
      else if (known.problem !== 'none') await attempt(known);
    }
    tell();
  };

  const look = (): Promise<void> => {
    looking = looking.then(lookNow).catch(onFault);
    return looking;
  };
  port.onChange(() => void look());

  return {
    look: (models) => {
      wanted = models;
      return look();
    },
    light: (key, lights, again) => {
      const entry = open.get(key);
      if (entry === undefined || entry.problem === 'refused') return;
      const reports = entry.write(lights, again);
      entry.sending = entry.sending.then(async () => {
        try {
          for (const { reportId, data } of reports) await entry.port.sendReport(reportId, data);
        } catch (error) {
          // Unplugged in this moment, or taken by another program; a look tells which.
          if (open.get(key) !== entry) return;
          onFault(error);
          if (isRefusal(error) && entry.problem === 'none') {
            entry.problem = 'refused';
            tell();
          }
        }
      });
    },
  };
}

/** WebHID's words for a device that the system or another program does not let go. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'SecurityError');
}
