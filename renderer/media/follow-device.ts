/** What can be led to an output device: an audio element, or an AudioContext (Web Audio API 1.1). */
type Output = { readonly sinkId: string | object; readonly setSinkId: (deviceId: string) => Promise<void> };

/** How long a change of device may take before the next wish is carried out all the same, in ms. */
const PATIENCE_MS = 2_000;

/**
 * Leads what plays to the output device that was asked for last, one change at a time: while one is under way, `sinkId` still
 * names the device before. A device that cannot be had leaves the system's choice: sound that nobody hears is worse.
 *
 * @returns asks for a device by id; empty for the system's choice
 */
export function followDevice(output: Output, onFault: (error: unknown) => void): (deviceId: string) => void {
  let wanted: string | null = null;
  let running = false;

  const change = async (id: string): Promise<void> => {
    if (output.sinkId === id) return;
    try {
      await output.setSinkId(id);
    } catch (error) {
      if (id === '') onFault(error);
      else await output.setSinkId('').catch(onFault);
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    while (wanted !== null) {
      const id = wanted;
      wanted = null;
      await Promise.race([change(id), new Promise((resolve) => window.setTimeout(resolve, PATIENCE_MS))]);
    }
    running = false;
  };

  return (deviceId) => {
    wanted = deviceId;
    if (!running) void run();
  };
}
