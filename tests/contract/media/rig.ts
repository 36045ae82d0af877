import { createMediaControl } from '../../../electron/media/create-media-control.ts';
import { MediaClient } from '../../../electron/media/media-client.ts';
import type { MediaControl } from '../../../electron/media/media-control.ts';
import type { RemoteStream } from '../../../electron/media/remote-audio.ts';
import { createRemoteMedia, type RemoteMedia } from '../../../electron/media/remote-media.ts';
import type { RemotePeerConnection } from '../../../electron/media/remote-peer.ts';
import type { MediaPort } from '../../../shared/media/media-port.ts';

/** A media host for the contract: the fake one, or the media page in Electron. */
export type HostUnderTest = {
  /** Called with the port of the present page and of each later one. */
  readonly onPort: (listener: (port: MediaPort) => void) => void;
  /** Ends the page; a new one follows. */
  readonly crash: () => void;
  readonly stop: () => Promise<void>;
};

/** Main's side on top of a host, as the application composes it. */
export type Rig = {
  readonly client: MediaClient;
  readonly media: RemoteMedia;
  readonly control: MediaControl;
  readonly log: string[];
};

export async function connectRig(host: HostUnderTest): Promise<Rig> {
  const log: string[] = [];
  const note = (message: string): void => void log.push(message);
  const client = new MediaClient(note);
  const media = createRemoteMedia(client, note);
  const control = createMediaControl(client, media, note);
  host.onPort((port) => client.attach(port));
  if (!(await client.whenReady(15_000))) throw new Error('the media host did not say hello');
  return { client, media, control, log };
}

/** Polls until true. @throws after `timeoutMs` */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = 8_000,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function microphoneOf(media: RemoteMedia): Promise<RemoteStream> {
  const taken = await media.takeMicrophone();
  if (!taken.ok) throw new Error(taken.error.message);
  return taken.value;
}

export async function fileSourceOf(media: RemoteMedia): Promise<RemoteStream> {
  const taken = await media.takeFileSource();
  if (!taken.ok) throw new Error(taken.error.message);
  return taken.value;
}

export function addStream(peer: RemotePeerConnection, stream: RemoteStream): void {
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
}

export async function gathered(peer: RemotePeerConnection): Promise<void> {
  if (peer.iceGatheringState === 'complete') return;
  await new Promise<void>((resolve) => {
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState === 'complete') resolve();
    });
  });
}

/** One offer and answer, with all candidates in the descriptions as in SIP. */
export async function negotiate(
  from: RemotePeerConnection,
  to: RemotePeerConnection,
  changeOffer: (sdp: string) => string = (sdp) => sdp,
): Promise<void> {
  await from.setLocalDescription(await from.createOffer());
  await gathered(from);
  await to.setRemoteDescription({ type: 'offer', sdp: changeOffer(from.localDescription?.sdp ?? '') });
  await to.setLocalDescription(await to.createAnswer());
  await gathered(to);
  await from.setRemoteDescription({ type: 'answer', sdp: to.localDescription?.sdp ?? '' });
}

export type Conversation = {
  readonly agent: RemotePeerConnection;
  readonly customer: RemotePeerConnection;
  readonly microphone: RemoteStream;
  readonly voice: RemoteStream;
};

/** The agent with a microphone, connected to a simulated customer with a voice from files, inside one host. */
export async function converse(media: RemoteMedia): Promise<Conversation> {
  const [microphone, voice] = await Promise.all([microphoneOf(media), fileSourceOf(media)]);
  const agent = media.createPeerConnection();
  const customer = media.createPeerConnection({ playRemote: false });
  addStream(agent, microphone);
  addStream(customer, voice);
  await negotiate(agent, customer);
  await until(() => agent.health === 'connected' && customer.health === 'connected', 'both ends connected');
  return { agent, customer, microphone, voice };
}

export function hangUp(media: RemoteMedia, { agent, customer, microphone, voice }: Conversation): void {
  agent.close();
  customer.close();
  media.releaseStream(microphone);
  media.releaseStream(voice);
}
