// The baseline: a telephone as a first page with JsSIP has it, with the library's own defaults and nothing of ours.
import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';

const parameters = new URLSearchParams(location.search);
const element = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found as T;
};
const line = element('line');
const state = element('state');
const answer = element<HTMLButtonElement>('answer');
const hangUp = element<HTMLButtonElement>('hangup');
let current: RTCSession | null = null;

const ua = new UA({
  sockets: [new WebSocketInterface(parameters.get('server') ?? '')],
  uri: parameters.get('uri') ?? '',
  password: parameters.get('password') ?? '',
});
ua.on('registered', () => (line.textContent = 'Registered'));
ua.on('unregistered', () => (line.textContent = 'Offline'));

const media = { mediaConstraints: { audio: true, video: false } };

ua.on('newRTCSession', ({ session }: { session: RTCSession }) => {
  current = session;
  const incoming = String(session.direction) === 'incoming';
  state.textContent = incoming ? `Ringing: ${session.remote_identity.uri.user}` : 'Calling';
  answer.hidden = !incoming;
  hangUp.hidden = false;
  session.on('peerconnection', ({ peerconnection }) => playSound(peerconnection));
  if (!incoming) playSound(session.connection);
  session.on('accepted', () => {
    state.textContent = 'Talking';
    answer.hidden = true;
  });
  const over = (): void => {
    state.textContent = 'Idle';
    answer.hidden = true;
    hangUp.hidden = true;
    current = null;
  };
  session.on('ended', over);
  session.on('failed', over);
});

function playSound(connection: RTCPeerConnection | undefined): void {
  connection?.addEventListener('track', ({ streams }) => {
    element<HTMLAudioElement>('sound').srcObject = streams[0] ?? null;
  });
}

element('call').addEventListener('click', () => ua.call(element<HTMLInputElement>('number').value, media));
answer.addEventListener('click', () => current?.answer(media));
hangUp.addEventListener('click', () => current?.terminate());
ua.start();
