import { createAudioContext } from './audio-output.ts';

/** How long is listened for a sign of life, in ms: longer than a wireless headset takes to wake up. */
const LISTEN_MS = 3_000;
const STEP_MS = 150;

/**
 * Whether the microphone that is open as this device gives no signal at all. Every working microphone has some noise in its
 * lowest bits; one that is switched off on the headset, or muted by the system, gives nothing but zeros. Listens to the device
 * without the processing that would take noise away, and opens nothing that stays.
 *
 * @param deviceId empty for the system's default
 */
export async function isSilent(deviceId: string): Promise<boolean> {
  const bare = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: deviceId === '' ? bare : { ...bare, deviceId: { exact: deviceId } },
  });
  const [track] = stream.getAudioTracks();
  const context = createAudioContext({ latencyHint: 'playback', silent: true });
  try {
    if (track === undefined || track.muted) return true;
    const analyser = new AnalyserNode(context, { fftSize: 16_384 });
    context.createMediaStreamSource(stream).connect(analyser);
    await context.resume();
    const samples = new Float32Array(analyser.fftSize);
    for (let waited = 0; waited < LISTEN_MS; waited += STEP_MS) {
      await new Promise((resolve) => window.setTimeout(resolve, STEP_MS));
      analyser.getFloatTimeDomainData(samples);
      if (samples.some((sample) => sample !== 0)) return false;
    }
    return true;
  } finally {
    track?.stop();
    void context.close();
  }
}
