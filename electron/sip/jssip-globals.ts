import type { RTCConfigurationLike } from '../../shared/media/protocol.ts';
import type { SipAccount } from '../../shared/domain/account/account.ts';
import type { RemoteMedia } from '../media/remote-media.ts';
import { RemoteSessionDescription, type RemotePeerConnection } from '../media/remote-peer.ts';

/** Under this key a configuration carries the media that its connection is to be made in. */
const MEDIA = Symbol('media of the connection');
/** Under this one a connection that is there already. */
const MADE = Symbol('the connection');

/** What JsSIP passes on to `new RTCPeerConnection` untouched. */
export type PeerConfiguration = RTCConfigurationLike & { readonly [MEDIA]: RemoteMedia; readonly [MADE]?: RemotePeerConnection };

/** @param playRemote false for a simulated customer, who has no loudspeaker. */
export function peerConfiguration(
  media: RemoteMedia,
  account: Partial<Pick<SipAccount, 'iceServers' | 'codecs' | 'relayOnly'>>,
  playRemote = true,
): PeerConfiguration {
  const { iceServers = [], codecs, relayOnly = false } = account;
  return {
    iceServers,
    playRemote,
    ...(relayOnly ? { iceTransportPolicy: 'relay' } : {}),
    ...(codecs === undefined ? {} : { codecs }),
    [MEDIA]: media,
  };
}

/** The configuration for a call that is to have this connection. */
export function withConnection(config: PeerConfiguration, made: RemotePeerConnection): PeerConfiguration {
  return { ...config, [MADE]: made };
}

/** A connection as configured: the one that was made for it, or a new one. */
export function makePeerConnection(config: PeerConfiguration): RemotePeerConnection {
  const { [MEDIA]: media, [MADE]: made, ...rest } = config;
  return made ?? media.createPeerConnection(rest);
}

/**
 * Gives JsSIP the three names that it looks up when it needs them: `window.RTCPeerConnection` (to see whether WebRTC is
 * there), `RTCPeerConnection` and `RTCSessionDescription`. It never gets as far as `navigator`, because every call brings
 * its microphone along. Doing it twice changes nothing.
 */
export function installJsSipGlobals(target: object = globalThis): void {
  // A constructor that returns an object makes `new` give that object.
  function RTCPeerConnection(config: PeerConfiguration): RemotePeerConnection {
    return makePeerConnection(config);
  }
  Object.assign(target, {
    RTCPeerConnection,
    RTCSessionDescription: RemoteSessionDescription,
    window: { RTCPeerConnection },
  });
}
